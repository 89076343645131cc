"""The cover: what the story is, what it contains, and how much of it the reader has seen."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList, Static

from perfection_tui.reader.opening import CoverAnswer, Question
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import HELP_HINT, Page
from perfection_tui.tui.pages.watched_page import answer_lines
from perfection_tui.tui.widgets.choices import Choices
from perfection_tui.tui.widgets.key_line import KeyHint
from perfection_tui.tui.widgets.line import Line, pressable
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.tui.widgets.typesetting import wrapped
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.wording import TWICE, contains, subtitle

CAN_PUT_NOTES = " and can put such notes before their moments"

ONE_KEY = "{turn} turns the one into the other; {order} and {main} tell it in a minute."

WIDEST_COVER = 76
"""The cover is at most so many cells wide, its padding included."""

LOW = 22
"""Below so many rows the cover goes without its blank lines."""

SLIM = 40
"""Below so many columns the cover goes without its margins."""

LEAST_WORDS = 3
"""Where the words have fewer rows than that, they go: what is asked needs the room."""

LEAST_ANSWERS = 2
"""So many rows of answers are seen, however long the question is."""

ANSWERING = ("answer(", "scroll_text(")
"""What is bound to keys that choose an answer, as it begins."""

CHOOSE = "Choose with a number from 1 to {}, or with {scroll_down} and {enter}."


class Cover(Page[None]):
    """The first page. It asks how much has been seen, or where to go on, or neither."""

    NAME = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.ABOUT.binding,
        commands.SHELF.binding,
        commands.ENTER.runs("begin"),
        commands.THEME.binding,
        *commands.numbered(range(1, 10), lambda number: f"answer({number - 1})"),
    ]

    DEFAULT_CSS = """
    Cover { align: center middle; }
    Cover #sheet { width: 100%; max-width: 76; height: auto; padding: 0 2; }
    Cover Scroll { height: auto; }
    Cover #question { height: auto; text-style: bold; margin: 1 0; }
    Cover.-low #question { margin: 0; }
    Cover.-slim #sheet { padding: 0; }
    """

    class Answered(Message):
        """The reader has chosen an answer, or None: to go back to the question before."""

        def __init__(self, cover: Cover, answer: CoverAnswer | None) -> None:
            super().__init__()
            self.cover, self.answer = cover, answer

    def __init__(self, edition: Edition, question: Question) -> None:
        super().__init__(edition)
        self._question = question
        self._seen_at = inf

    def compose(self) -> ComposeResult:
        """Lay out the words, the question and its answers."""
        question = self._question
        with Vertical(id="sheet"):
            yield Scroll(keys=self.by_pages())
            yield Line(id="contains")
            yield Static(question.words, id="question", markup=False)
            yield Choices(chosen=question.chosen)
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Write the cover."""
        self._write()
        self.call_after_refresh(self._note_seen)

    def take_up(self, edition: Edition, question: Question) -> None:
        """Say and ask something else."""
        self.edition, self._question = edition, question
        self.query_one("#question", Static).update(question.words)
        self._write()
        self._fit(self.size)

    def _write(self) -> None:
        self.text.show(self._words)
        self.query_one("#contains", Line).show(lambda _: self._contains)
        numbers = f"{{number_1}}-{{number_{len(self._question.answers)}}}"
        answers = len(self._question.answers)
        begin = KeyHint("{enter}", "begin", "screen.begin")
        self.show_keys(
            *([] if self._question.chosen is None else [begin]),
            *([KeyHint(numbers, "answer", "screen.scroll_text(1)")] if answers > 1 else []),
            *([KeyHint("{close}", "back", "screen.close")] if self._question.can_go_back else []),
            KeyHint("{about}", "what it contains", "app.about"),
            KeyHint("{shelf}", "stories", "app.shelf"),
            KeyHint("{leave}", "leave", "app.leave"),
            HELP_HINT,
        )

    def on_resize(self, event: events.Resize) -> None:
        """Fit it to the terminal."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """Give the advisory, the question and the answers their room, and the words the rest."""
        slim, height = size.width < SLIM, size.height
        self.set_class(slim, "-slim")
        width = min(size.width, WIDEST_COVER) - (0 if slim else 4)
        gaps = 0 if height < LOW else 2
        self.set_class(not gaps, "-low")
        above = len(wrapped(self._contains, width)) if self.view.advisory else 0
        room = height - 1 - above - gaps
        lines = answer_lines(self._question.answers, width - 2)
        self.query_one(Choices).show_lines(lines)
        answers = sum(len(line.split("\n")) for line in lines)
        asked = len(wrapped(plain(self._question.words), width))
        asked = min(asked, max(1, room - min(LEAST_ANSWERS, answers)))
        self.query_one("#question").styles.max_height = asked
        answers = min(answers, room - asked)
        self.query_one(Choices).styles.max_height = max(1, answers)
        words = room - asked - answers
        self.text.display = words >= LEAST_WORDS
        self.text.styles.max_height = max(LEAST_WORDS, words)

    def _note_seen(self) -> None:
        """Notice that the question has been drawn."""
        self._seen_at = monotonic()

    def on_key(self, event: events.Key) -> None:
        """Drop an answer that was typed before its question could be read."""
        bound = self.active_bindings.get(event.key)
        if event.time < self._seen_at and bound and bound.binding.action.startswith(ANSWERING):
            event.stop()
            self._tell_how()

    def _tell_how(self) -> None:
        words = self.keys.said(CHOOSE).replace("{}", str(len(self._question.answers)))
        self.notify(words)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was answered."""
        answer = self._question.answers[event.option_index]
        self.post_message(self.Answered(self, answer))

    def action_answer(self, at: int) -> None:
        """Answer by number."""
        if at < len(self._question.answers):
            self.post_message(self.Answered(self, self._question.answers[at]))
        else:
            self._tell_how()

    def action_begin(self) -> None:
        """Begin with the answer that is highlighted."""
        choices = self.query_one(Choices)
        if choices.highlighted is None:
            self._tell_how()
        choices.action_select()

    def action_scroll_text(self, lines: int) -> None:
        """Highlight the next answer, or the one before."""
        self.query_one(Choices).step(lines)

    def action_close(self) -> None:
        """Go back to the question before, if there is one: nothing else is behind the cover."""
        if self._question.can_go_back:
            self.post_message(self.Answered(self, None))
        else:
            self.notify(self.keys.said(commands.NOTHING_TO_CLOSE))

    @property
    def _contains(self) -> Content:
        """The general advisory, on every cover and before anything of the story."""
        words = contains(self.view.advisory)
        # Where rows are few, they are for the question and its answers.
        notes = "" if self.app.size.height < LOW else CAN_PUT_NOTES
        more = self.keys.drawn(f"{{about}} tells you more{notes}.", "$muted")
        return plain(f"{words} ") + pressable(more, "app.about") if words else Content("")

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
                self.keys.drawn(f"{TWICE} {ONE_KEY}", "$muted"),
            ]
        )


def _title(title: str, width: int) -> Content:
    """The title in spaced capitals, as on a programme, where there is room for that."""
    spaced = plain(" ".join(title.upper()), "bold")
    return spaced if spaced.cell_length <= width else plain(title, "bold")
