"""How far the reader has watched: the answers the cover offers, and a page to change them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from perfection_tui.reader.opening import Answer
from perfection_tui.reader.watched import (
    EXPLAINED,
    OPENS_MORE,
    Watched,
    all_watched,
    chapters_watched,
    nothing_watched,
)
from perfection_tui.tui.pages.page import CLOSE_HINT, Page
from perfection_tui.tui.widgets.choices import Choices
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view.edition import Edition


def answer_lines(answers: Sequence[Answer | Watched]) -> list[Content]:
    """The answers as lines, their effects in a column of their own."""
    widest = max(plain(answer.label).cell_length for answer in answers)
    return [
        plain(answer.label).pad_right(widest - plain(answer.label).cell_length + 3)
        + plain(answer.effect)
        for answer in answers
    ]


class WatchedPage(Page[Watched | None]):
    """Changes how far the story is open. Opening more asks once; closing does not."""

    NAME = "What I have watched"

    DEFAULT_CSS = """
    WatchedPage Vertical { height: 1fr; max-width: 76; padding: 1 2; }
    WatchedPage Scroll { height: auto; max-height: 50%; margin-bottom: 1; }
    WatchedPage Choices { height: auto; }
    """

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)
        view = edition.view
        self._answers = [nothing_watched("Nothing yet"), *chapters_watched(view), all_watched(view)]
        self._now = sum(chapter.whole for chapter in view.chapters)
        self._asked: Watched | None = None

    def compose(self) -> ComposeResult:
        """Lay out the header, the explanation and the answers."""
        yield Line(id="header")
        with Vertical():
            yield Scroll()
            yield Choices(*answer_lines(self._answers), chosen=self._now)
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Say what this page does."""
        self.text.show_text(Content(EXPLAINED))
        self.query_one(Choices).focus()
        self.show_frame(KeyHint("Enter", "choose", "screen.choose"), CLOSE_HINT)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer; ask once more before more of the story is opened."""
        answer = self._answers[event.option_index]
        if answer.chapters > self._now and answer != self._asked:
            self._asked = answer
            self.text.show_text(
                plain(f"{OPENS_MORE} ") + plain("Enter", "bold $accent") + plain(" again opens it.")
            )
        else:
            self.dismiss(answer)

    def action_choose(self) -> None:
        """Take the answer that is lit."""
        self.query_one(Choices).action_select()
