"""How far the reader has watched: the answers the cover offers, and a page to change them."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from perfection_tui.reader.opening import CoverAnswer
from perfection_tui.reader.watched import EXPLAINED, OPENS_MORE, WatchedAnswer, watched_answers
from perfection_tui.tui import commands
from perfection_tui.tui.pages.list_page import ListPage
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.tui.widgets.typesetting import beside, padded
from perfection_tui.view.edition import Edition, Moment
from perfection_tui.view.wording import HOW_FAR, in_its_medium

Reply = TypeVar("Reply", bound=CoverAnswer | WatchedAnswer)

WIDEST_QUESTION = 76
"""The most cells that a question takes, the blank ones at its sides included."""


class QuestionPage(ListPage[Reply, Reply]):
    """A question with its answers, which can be given by their numbers, too."""

    GO = "choose"
    BINDINGS = commands.on_digits("answer", range(9))

    TAKES: ClassVar[str] = "{go}"
    """The key that takes the highlighted answer."""

    HAS_WORDS = True

    widest = WIDEST_QUESTION

    DEFAULT_CSS = "QuestionPage #words { display: block; height: auto; }"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An answer is nothing to copy."""
        return action != "copy" and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Let a double click give one answer, and not answer what is asked next as well."""
        self.text.twice = False

    @property
    def list_width(self) -> int:
        """The cells that an answer has."""
        return super().list_width - 2

    def row(self, item: int, width: int) -> Content:
        """An answer; what it does beside it, in one column for all of them, if that has room."""
        labels = [f"{number}  {each.label}" for number, each in enumerate(self.entries, 1)]
        column = max(map(cell_len, labels)) + 3
        label = plain(labels[item]).stylize("bold $accent", 0, 3)
        if column + max(cell_len(each.effect) for each in self.entries) > width:
            return beside(label[:3], label[3:], width)
        return padded(label, column) + plain(self.entries[item].effect, "$muted")

    def hints(self) -> Sequence[KeyHint]:
        """The key that works here."""
        return super().hints()[:1]

    def goal(self) -> Reply:
        """The highlighted answer."""
        return self.entries[self.highlighted]

    def action_answer(self, at: int) -> None:
        """Highlight an answer by its number, and give it."""
        if at in self.walk:
            self.action_press(at)
        else:
            self.tell_how()

    def tell_how(self) -> None:
        """Say how to answer."""
        last = min(len(self.entries), 9)
        words = f"Choose with a number from 1 to {last}, or with {{scroll_down}} and "
        self.notify(self.keys.said(f"{words}{self.TAKES}."))


class WatchedPage(QuestionPage[WatchedAnswer]):
    """Changes how far the story is open. Opening more asks once; closing does not."""

    NAME = HOW_FAR
    BINDINGS = commands.bound(close=commands.WATCHED)

    DEFAULT_CSS = """
    WatchedPage #words { max-height: 50%; }
    WatchedPage.-low #words { max-height: 3; }
    WatchedPage.-high #words { margin-top: 1; }
    WatchedPage #items { padding: 0 2; }
    WatchedPage.-high #items { margin-top: 0; }
    """

    def __init__(self, edition: Edition, here: Moment | None) -> None:
        """`here`: the moment at hand, which is an answer, too."""
        answers = watched_answers(edition, here)
        # The most that opens nothing more.
        now = max((each for each in answers if not each.opens_more), key=lambda each: each.moments)
        super().__init__(edition, answers, answers.index(now))
        self._asked: WatchedAnswer | None = None

    def between(self) -> Iterable[Widget]:
        """The explanation and the answers."""
        yield Scroll(id="words", keys=self.by_pages())
        yield from super().between()

    def on_mount(self) -> None:
        """Say what this page does."""
        self._explain()

    def _explain(self) -> None:
        self.words.show_text(Content(in_its_medium(self.view.about, EXPLAINED)))

    def stand_on(self, item: int) -> None:
        """Highlight an answer; what was asked of another is asked no more."""
        super().stand_on(item)
        if self._asked and self._asked != self.goal():
            self._asked = None
            self._explain()

    def action_go(self) -> None:
        """Take the answer; ask once more before more of the story is opened."""
        answer = self.goal()
        if answer.opens_more and answer != self._asked:
            self._asked = answer
            self.words.show_text(self.keys.offered(f"{OPENS_MORE} {{go}} opens it."))
        else:
            self.dismiss(answer)
