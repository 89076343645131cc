"""`perfection-tui config`: write the file of one's own keys and looks, or say what is wrong."""

from pathlib import Path

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError, cannot
from perfection_tui.reader import settings
from perfection_tui.reader.settings import is_key, typed_as
from perfection_tui.script.characters import visible
from perfection_tui.script.files import write

HEAD = Path(__file__).with_name("config.yaml")
"""How the file begins that is written: every setting but the keys."""


def run(_: Options) -> None:
    """Write the file, with every setting as it comes; where it is there, read it. Then name it."""
    file = settings.path()
    # Looked for first: where nothing can be written, there may still be a file to be checked.
    done = _check(file) if file.exists() else _write(file)
    print(f"{visible(str(file))} is {done}")


def _check(file: Path) -> str:
    from perfection_tui.tui import commands

    if wrong := settings.read(file, commands.choice())[1]:
        raise CliError(f"{file} is not all right", *wrong, code=1)
    return "there, and all of it is understood."


def _write(file: Path) -> str:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, template().encode(), overwrite=False)
    except OSError as error:
        raise cannot(str(file), error) from None
    return "written: every setting, as it comes. Change what you like."


def template() -> str:
    """The file as it is written: every setting with its comment, every command with its keys."""
    from perfection_tui.tui import commands

    own = [each for each in commands.BY_ID.values() if each.keys]
    lines = [f"{f'  # {each.id}: {_typed(each.keys)}':<38}# {each.words}" for each in own]
    return HEAD.read_text("utf-8") + "\n".join(lines) + "\n"


def _typed(keys: str) -> str:
    """Keys as they are typed into the file: a sign in quotes, for YAML has a use for many."""
    typed = ", ".join(key if is_key(key) else typed_as(key) for key in keys.split(","))
    if typed.replace(", ", "").replace("+", "").isalnum():
        return typed
    escaped = typed.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
