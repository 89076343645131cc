"""The cover: what the story is, what it contains, and how much of it the reader has seen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from perfection_tui.reader.opening import Answer, Question
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import Page
from perfection_tui.tui.pages.watched_page import answer_lines
from perfection_tui.tui.widgets.choices import Choices
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.setting import wrapped
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.view.edition import Edition
from perfection_tui.view.wording import TWICE, contains, emphasis_removed, subtitle

ONE_KEY = "One key turns the one into the other."

WIDTH = 76
"""The cover is at most so many cells wide, its padding included."""

LOW = 22
"""Below so many rows the cover goes without its blank lines."""

TINY = 10
"""Below so many rows only the advisory and the answers stay."""


class Cover(Page[None]):
    """The first page. It asks how much has been seen, or where to go on, or neither."""

    NAME = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.ABOUT.binding,
        # Before the answers take them: whoever reads on must not move the answer.
        Binding("space,pagedown", "read_on", show=False, priority=True),
        Binding("pageup", "read_back", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Cover { align: center middle; }
    Cover #sheet { width: 100%; max-width: 76; height: auto; padding: 0 2; }
    Cover Scroll { height: auto; }
    Cover #question { height: auto; text-style: bold; margin: 1 0; }
    Cover.-low #question { margin: 0; }
    Cover.-tiny #question, Cover.-tiny Scroll { display: none; }
    """

    class Answered(Message):
        """The reader has chosen an answer."""

        def __init__(self, cover: Cover, answer: Answer) -> None:
            super().__init__()
            self.cover, self.answer = cover, answer

    def __init__(self, edition: Edition, question: Question) -> None:
        super().__init__(edition)
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the words, the question and its answers."""
        with Vertical(id="sheet"):
            yield Scroll()
            yield Line(id="contains")
            yield Static(self._question.words, id="question", markup=False)
            yield Choices(*answer_lines(self._question.answers))
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Write the cover."""
        self.text.show(self._words)
        self.query_one("#contains", Line).show(lambda _: self._contains)
        self.query_one(Choices).focus()
        self.show_keys(
            KeyHint("Enter", "begin", "screen.begin"),
            KeyHint("↑ ↓", "choose", "screen.choose_next", works=len(self._question.answers) > 1),
            KeyHint("a", "what it contains", "app.about"),
            KeyHint("q", "leave", "app.leave"),
            KeyHint("?", "keys", "app.keys"),
        )

    def on_resize(self, event: events.Resize) -> None:
        """Give the advisory and the answers the room they need, and the words the rest."""
        low = event.size.height < LOW
        self.set_class(low, "-low")
        self.set_class(event.size.height < TINY, "-tiny")
        advisory = wrapped(self._contains, min(event.size.width, WIDTH) - 4)
        answers = min(self.query_one(Choices).option_count, max(2, event.size.height // 2))
        others = len(advisory) + answers + (2 if low else 4)
        self.query_one(Choices).styles.max_height = answers
        self.text.styles.max_height = max(2, event.size.height - others)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was answered."""
        answer = self._question.answers[event.option_index]
        self.post_message(self.Answered(self, answer))

    def action_begin(self) -> None:
        """Begin with the answer that is lit."""
        self.query_one(Choices).action_select()

    def action_choose_next(self) -> None:
        """Light the next answer."""
        self.query_one(Choices).action_cursor_down()

    def action_close(self) -> None:
        """Stay: there is nothing behind the cover."""

    @property
    def _contains(self) -> Content:
        """The general advisory, on every cover and before anything of the story."""
        words = contains(self.view.advisory)
        more = plain("a", "bold $accent") + plain(" tells you more.", "$muted")
        return plain(f"{words} ") + more if words else Content("")

    def _words(self, width: int) -> Content:
        view = self.view
        return BLANK_LINE.join(
            [
                _title(emphasis_removed(view.title), width)
                + LINE
                + plain(subtitle(view), "$muted"),
                plain(
                    " ── ".join(emphasis_removed(each.title) for each in view.chapters), "$accent"
                ),
                prose(view.about.premise.split("\n\n")[0]),
                plain(f"{TWICE} {ONE_KEY}", "$muted"),
            ]
        )


def _title(title: str, width: int) -> Content:
    """The title in spaced capitals, as on a programme, where there is room for that."""
    spaced = plain(" ".join(title.upper()), "bold")
    return spaced if spaced.cell_length <= width else plain(title, "bold")
