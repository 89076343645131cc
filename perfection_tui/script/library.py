"""Where stories lie, be the package installed or a checkout, and how their files are typed."""

import os
import shlex
from pathlib import Path

from perfection_tui.script.characters import visible

DEFAULT = "the-perfection"
"""The story that is read when none is named."""

ENDINGS = (".yaml", ".yml")
"""How the names of scripts end."""

TELLS_IN_WORDS = "tells it in words, which may give the story away."

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled() -> dict[str, Path]:
    """The files of the bundled stories by name, the default one first."""
    files = sorted(folder().glob("*.yaml"), key=lambda path: (path.stem != DEFAULT, path))
    return {path.stem: path for path in files}


def own() -> dict[str, Path]:
    """The stories in the folder of one's own, by name; none that a bundled one has taken."""
    files = {path.stem: path for path in scripts(own_folder())}
    return {name: path for name, path in files.items() if name not in bundled()}


def nameless() -> list[Path]:
    """The stories that the user keeps there whose names others have: they open by their paths."""
    taken = stories().values()
    return [path for path in scripts(own_folder()) if path not in taken]


def is_script(name: str) -> bool:
    """Whether a file of this name is taken for a script."""
    return name.lower().endswith(ENDINGS)


def to_type(file: str) -> str:
    """How `file` is typed into a shell, and taken for a file, not for a story's name."""
    plain = os.sep not in file and not is_script(file)
    path = os.path.join(os.curdir, file) if plain or file.startswith("-") else file  # noqa: PTH118
    return shlex.quote(path)


def check_tells(file: str) -> str:
    """What tells the problems of a script in words; said where they are told by code alone."""
    return visible(f"perfection-tui check {to_type(file)} {TELLS_IN_WORDS}")


def scripts(folder: Path) -> list[Path]:
    """The scripts in a folder, by name; none that is hidden, nor where it cannot be read."""
    try:
        found = (path for path in folder.iterdir() if not path.name.startswith("."))
        return sorted(path for path in found if is_script(path.name))
    except OSError:
        return []


def own_folder() -> Path:
    """Where a user's own stories lie, to be read by their names."""
    from platformdirs import user_data_path

    return user_data_path("perfection-tui", appauthor=False) / "stories"


def stories() -> dict[str, Path]:
    """The files of all stories that have a name: the bundled ones, then the user's own."""
    return bundled() | own()


def find(name: str) -> Path:
    """The file of the story called `name`; `KeyError` if there is none."""
    return stories()[name]


def is_installed(path: Path) -> bool:
    """Whether a file is one of the package, which nobody is to write to."""
    return _PACKAGE in path.resolve().parents


def folder() -> Path:
    """The folder of the bundled stories: in the package if it ships there, else beside it."""
    inside = _PACKAGE / "story"
    # Only a folder with stories in it counts: an editable install may leave an empty one.
    return inside if any(inside.glob("*.yaml")) else _PACKAGE.parent / "story"
