"""The shelf: the stories there are and where one is in each, to go on with another one."""

from collections.abc import Sequence

from textual.content import Content

from perfection_tui.reader.shelf import Shelved
from perfection_tui.tui import commands
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.widgets.styled import LINE, plain
from perfection_tui.tui.widgets.typesetting import beside
from perfection_tui.view.edition import Edition


class ShelfPage(ListPage[Shelved, str]):
    """Chooses a story. Its result is what is typed for it, or None."""

    NAME = "Stories"
    GO = "open it"
    BINDINGS = commands.bound(close=commands.SHELF)

    def __init__(self, edition: Edition, stories: Sequence[Shelved]) -> None:
        """`edition`: of the story that is being read, if the shelf lies over one."""
        super().__init__(edition, stories)

    def row(self, item: int, width: int) -> Content:
        """A story, with a line of how far one is in it."""
        story = self.entries[item]
        return _title(story, width) + LINE + beside(plain("  "), plain(story.where), width)

    def goal(self) -> str | None:
        """The highlighted story, unless it cannot be read."""
        story = self.entries[self.highlighted]
        return None if story.broken else story.typed

    @property
    def nowhere(self) -> str:
        """What to do about a story that cannot be read."""
        return self.entries[self.highlighted].advice


def _title(story: Shelved, width: int) -> Content:
    kind = plain(f"  {story.kind}") if story.kind else Content("")
    title = plain(story.title, "bold").truncate(max(1, width - kind.cell_length), ellipsis=True)
    return (title + kind).truncate(width, ellipsis=True)
