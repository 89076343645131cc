"""`perfection-tui stories`: the bundled stories by the name to type, their title and kind."""

from __future__ import annotations

from perfection_tui.cli.arguments import Options
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.view.wording import one_line


def run(_: Options) -> int:
    """List the bundled stories."""
    stories = [(name, read_story(library.find(name))) for name in library.names()]
    rows = [(name, one_line(each.title), one_line(each.about.kind)) for name, each in stories]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(map(str.ljust, row, widths)).rstrip())
    return 0
