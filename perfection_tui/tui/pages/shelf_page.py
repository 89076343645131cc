"""The shelf: the stories there are and where one is in each, to go on with another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from perfection_tui.reader.shelf import Shelved
from perfection_tui.tui import commands
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.widgets.choices import Row
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.view.edition import Edition


class ShelfPage(ListPage[str]):
    """Chooses a story. Its result is what is typed for it, or None."""

    NAME = "Stories"
    BINDINGS: ClassVar[list[BindingType]] = [commands.SHELF.runs("close")]

    def __init__(self, edition: Edition, stories: Sequence[Shelved]) -> None:
        """`edition`: of the story that is being read, if the shelf lies over one."""
        super().__init__(edition, 0 if stories else None)
        self._stories = stories

    def rows(self, width: int) -> Iterator[Row]:
        """The stories, each with a line of how far one is in it."""
        for each in self._stories:
            lines = [
                _title(each, width),
                *(Content(f"  {line}") for line in plain(each.where).wrap(width - 2)),
            ]
            yield Row(LINE.join(lines))

    def goal(self, row: int) -> str | None:
        """The story in a row, unless it cannot be read."""
        story = self._stories[row]
        if story.broken:
            self.notify(story.advice)
        return None if story.broken else story.typed

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        return (KeyHint("{go}", "open it", "screen.go"), *super().hints()[1:])


def _title(story: Shelved, width: int) -> Content:
    kind = plain(f"  {story.kind}") if story.kind else Content("")
    title = plain(story.title, "bold").truncate(max(1, width - kind.cell_length), ellipsis=True)
    return (title + kind).truncate(width, ellipsis=True)
