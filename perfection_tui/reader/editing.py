"""A writer's own editor on a script: the command that opens it where a moment is written."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path, PurePath

from perfection_tui.script import library
from perfection_tui.script.characters import visible

NO_EDITOR = "No editor is named. Start with EDITOR=nano before the command, or the name of yours."
BUNDLED = "It came with the program: copy {} to change it."
NOT_STARTED = "The editor “{}”, which VISUAL or EDITOR names, could not be started."
SHOWS_ALL = "An editor shows the whole script, the end included. {edit} again opens it."

_AT_A_LINE = {
    "vi vim gvim nvim view vis kak nano pico micro": ("+{line}", "{file}"),
    "emacs emacsclient mg joe jed ne kate gedit": ("+{line}", "{file}"),
    "hx helix subl zed zeditor lite-xl": ("{file}:{line}",),
    "code code-insiders codium cursor windsurf": ("--goto", "{file}:{line}"),
}
"""What opens a file at a line, by the editors that take it so."""


def editor(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The editor that somebody has chosen, as a command; empty if they have none."""
    chosen = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        return shlex.split(chosen)
    except ValueError:  # a quote that is not closed
        return []


def why_not_edited(script: Path) -> str:
    """Why a script cannot be opened in an editor; empty if it can."""
    if library.is_installed(script):
        return BUNDLED.format(visible(str(script)))
    return "" if editor() else NO_EDITOR


def editor_command(script: Path, line: int) -> list[str]:
    """What opens a script in the editor, at a line if that is known how."""
    chosen = editor()
    name = PurePath(chosen[0]).stem.lower()
    # Made absolute: a name may begin with a dash or a plus.
    file = str(script.absolute())
    ways = (how for names, how in _AT_A_LINE.items() if name in names.split())
    return [*chosen, *(each.format(file=file, line=line) for each in next(ways, ("{file}",)))]
