"""What a wheel has beside its code, made while it is built.

From the one parser come the completions and the man page; from the repository that builds it,
the links and pictures of the package page.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

NAME = "perfection-tui"

PLACES = {
    "bash": f"share/bash-completion/completions/{NAME}",
    "zsh": f"share/zsh/site-functions/_{NAME}",
    "fish": f"share/fish/vendor_completions.d/{NAME}.fish",
    "man": f"share/man/man1/{NAME}.1",
}
"""Where each is looked for, below the prefix that the wheel is installed to."""


class Shared(BuildHookInterface[Any]):
    """Adds the completions and the man page to a wheel; an editable install goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files, and tell the builder where they go."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        # Removed with the builder, when the files are in the wheel.
        self.folder = tempfile.TemporaryDirectory()
        for which, text in [*completions().items(), ("man", man_page(self.metadata))]:
            path = Path(self.folder.name, which)
            path.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(path)] = PLACES[which]


class Address(MetadataHookInterface):
    """Adds the links, and a long description whose pictures are seen wherever it is shown.

    A package page can show only pictures with a whole address. Which one that is says the
    workflow that builds the release; built elsewhere, there are no links, and the pictures stay
    those that lie beside README.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `readme`, and `urls` where the repository is known."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        if repository := os.environ.get("GITHUB_REPOSITORY"):
            page = f"{os.environ['GITHUB_SERVER_URL']}/{repository}"
            commit = os.environ["GITHUB_SHA"]
            text = with_addresses(text, f"{page}/blob/{commit}", f"{page}/raw/{commit}")
            metadata["urls"] = {
                "Source": page,
                "Issues": f"{page}/issues",
                "Changelog": f"{page}/releases",
                "Writing a story": f"{page}/blob/{commit}/story/README.md",
            }
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def with_addresses(readme: str, pages: str, files: str) -> str:
    """README with whole addresses: `pages` before what its links name, `files` before pictures.

    A picture that changes with the reader's colours becomes the one that stands for all.
    """
    one = re.sub(r"<picture>.*?(<img .*?>).*?</picture>", r"\1", readme, flags=re.DOTALL)
    shown = re.sub(r'(<img src=")(?!https:)', rf"\1{files}/", one)
    return re.sub(r"(\]\()(?!https:|#)", rf"\1{pages}/", shown)


def completions() -> dict[str, str]:
    """The completion for each shell: of commands, options, names of stories and files.

    Where a story or a command may stand, shtab offers commands alone; the stories are added here.
    """
    import shtab

    from perfection_tui.cli.arguments import program
    from perfection_tui.script import library

    names = " ".join(library.bundled())
    shtab.CHOICE_FUNCTIONS["story"] = {
        "bash": "_perfection_tui_story_or_file",
        "zsh": "_perfection_tui_story_or_file",
        "fish": f"{names} {shtab.FILE['fish']}",
    }
    bash = shtab.complete(program(), "bash", preamble=_BASH.replace("NAMES", names))
    zsh = shtab.complete(program(), "zsh", preamble=_ZSH.replace("NAMES", names))
    for found, more in _ZSH_MORE.items():
        zsh = zsh.replace(found, more)
    fish = shtab.complete(program(), "fish") + _FISH.replace("NAMES", names)
    return {"bash": bash, "zsh": zsh, "fish": fish}


_BASH = """
_shtab_perfection_tui_pos_0_COMPGEN=_perfection_tui_story_or_file
_perfection_tui_story_or_file() {
  compgen -W 'NAMES' -- "$1"
  compgen -f -- "$1"
}
"""

_ZSH = """
_perfection_tui_story_or_file() {
  _alternative 'stories:story:(NAMES)' 'files:file:_files'
}
"""

_ZSH_MORE = {
    "_describe 'perfection-tui commands' _commands": (
        "_describe 'perfection-tui commands' _commands\n  _perfection_tui_story_or_file"
    ),
    "      esac\n  esac\n": (
        "        *) _arguments -C -s $_shtab_perfection_tui_options ;;\n      esac\n  esac\n"
    ),
}
"""What shtab writes for zsh, each with what takes its place: the second completes the options
of reading after a story."""

_FISH = """
function _perfection_tui_nothing_named
  _shtab_perfection_tui_using; and test $_shtab_perfection_tui_npos -eq 0
end
complete -c perfection-tui -n _perfection_tui_nothing_named -a 'NAMES' -d 'a story'
complete -c perfection-tui -n _perfection_tui_nothing_named -F
"""


def man_page(metadata: Any) -> str:
    """The man page, in roff."""
    from argparse_manpage.manpage import Manpage

    from perfection_tui.cli.arguments import program

    parser = program()
    usage = parser.format_usage().removeprefix("usage:").splitlines()
    notes, parser.epilog = parser.epilog, None
    parser.description = _with_terms(parser.description or "")
    data = {"project_name": NAME, "version": metadata.version, "manual_title": "User Commands"}
    data["description"] = metadata.core.description
    page = Manpage(parser, data, format="single-commands-section")
    page.add_section("synopsis", "=", page.format_text("\n.br\n".join(map(str.strip, usage))))
    page.add_section("keys", "=", page.format_text(_keys()))
    page.add_section("notes", "=", page.format_text(notes))
    # A wheel is the same on whichever day it is built, so the page names none.
    page.date = ""
    # What is to be typed is neither divided at the end of a line nor stretched.
    return str(page).replace(".SH NAME", ".nh\n.ad l\n.SH NAME", 1)


def _with_terms(description: str) -> str:
    """The description with its names in two columns set as options are."""
    return re.sub(
        r"^  ([A-Z]+) +(.+(?:\n {9,}.+)*)",
        lambda term: f".TP\n{term[1]}\n{' '.join(term[2].split())}",
        description,
        flags=re.MULTILINE,
    )


def _keys() -> str:
    """The keys, as the help on the screen lists them."""
    from perfection_tui.tui.commands import GROUPS

    lines = []
    for group, commands in GROUPS:
        lines.append(f".SS {group}")
        lines += [f".TP\n{each.shown}\n{each.words}" for each in commands]
    return "\n".join(lines)
