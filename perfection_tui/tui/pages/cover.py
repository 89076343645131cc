"""The cover: what the story is, what it contains, and how much of it the reader has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from perfection_tui.reader import offers
from perfection_tui.reader.opening import CoverAnswer, Question
from perfection_tui.tui import commands
from perfection_tui.tui.pages.item_page import MARGIN, NONE_YET
from perfection_tui.tui.pages.page import HELP_HINT
from perfection_tui.tui.pages.watched_page import WIDEST_QUESTION, QuestionPage
from perfection_tui.tui.widgets.blocks import Blocks
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.key_line import KeyHint, off_page
from perfection_tui.tui.widgets.line import Line, pressable
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import BLANK_LINE, LINE, plain, prose
from perfection_tui.tui.widgets.typesetting import wrapped
from perfection_tui.view.edition import Edition
from perfection_tui.view.phrases import emphasis_removed
from perfection_tui.view.wording import contains, subtitle

LOW = 22
"""Below so many rows the cover goes without its blank lines."""

TINY = 10
"""Below so many rows nothing is left of the words of the cover but the title."""

SLIM = 40
"""Below so many columns the cover goes without its margins."""

LEAST_WORDS = 3
"""Where the words have fewer rows than that, they go: what is asked needs the room."""

LEAST_ANSWERS = 2
"""So many rows of answers are seen, however long the question is."""

ANSWERING = ("answer(", "scroll_text(")
"""What is bound to keys that choose an answer, as it begins."""

TOO_EARLY = "That came before the question could be read. Press it again."


class Cover(QuestionPage[CoverAnswer]):
    """The first page. It asks how much has been seen, or where to go on, or neither."""

    NAME = ""
    TAKES = "{enter}"
    OWN_HINTS: ClassVar[Sequence[KeyHint]] = ()
    """What works on some covers alone."""

    BINDINGS = commands.bound(commands.ABOUT, commands.SHELF, commands.THEME, go=commands.ENTER)

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012

    DEFAULT_CSS = f"""
    Cover {{ align: center middle; }}
    Cover #sheet {{ width: 100%; max-width: {WIDEST_QUESTION}; height: auto; padding: 0 2; }}
    Cover #words, Cover #items {{ padding: 0; margin: 0; }}
    Cover #items, Cover.-high #items {{ border: none; margin: 0; }}
    Cover #question {{ height: auto; text-style: bold; margin: 1 0; }}
    Cover.-low #question {{ margin: 0; }}
    Cover.-slim #sheet {{ padding: 0; }}
    """

    @dataclass
    class Answered(Message):
        """The reader has chosen an answer, or None: to go back to the question before."""

        cover: "Cover"
        answer: CoverAnswer | None

    def __init__(self, edition: Edition, question: Question) -> None:
        chosen = NONE_YET if question.chosen is None else question.chosen
        super().__init__(edition, question.answers, chosen)
        self._question = question
        self._seen_at = inf

    def compose(self) -> ComposeResult:
        """Lay out the words, the question and its answers."""
        self.fit()
        with Vertical(id="sheet"):
            yield Scroll(id="words", keys=self.by_pages())
            yield Line(id="contains")
            yield Static(self._question.words, id="question", markup=False)
            yield ItemText()
        yield Line(id="keys")

    def on_mount(self) -> None:
        """Write the cover."""
        self._write()
        self.call_after_refresh(self._note_seen)

    def take_up(self, edition: Edition, question: Question) -> None:
        """Say and ask something else."""
        self.edition, self._question, self.entries = edition, question, question.answers
        self.query_one("#question", Static).update(plain(question.words))
        self._write()
        self.show_list()

    def _write(self) -> None:
        self.words.show(self._words)
        self.query_one("#contains", Line).show(lambda _: self._contains)

    def hints(self) -> Sequence[KeyHint]:
        """The keys that work here."""
        question = self._question
        count = len(question.answers)
        numbers = f"{{number_1}}-{{number_{min(count, 9)}}}"
        begin = KeyHint("{enter}", "begin" if count == 1 else "choose", "screen.go")
        return (
            *([begin] if self.highlighted in self.walk else []),
            *([KeyHint(numbers, "answer", "screen.scroll_text(1)")] if count > 1 else []),
            *([KeyHint("{close}", "back")] if question.can_go_back else []),
            KeyHint("{about}", "what it contains" if self.view.advisory else "about"),
            *self.OWN_HINTS,
            KeyHint("{shelf}", "stories"),
            KeyHint("{leave}", "leave"),
            HELP_HINT,
        )

    def stand_on(self, item: int) -> None:
        """Highlight an answer; from the first on there is a key that takes it."""
        super().stand_on(item)
        self.show_frame(*self.hints())

    def show_frame(self, *hints: KeyHint) -> None:
        """Show the keys alone."""
        self.show_keys(*hints)

    @property
    def list_width(self) -> int:
        """The cells that an answer has: where there are few, without a margin."""
        return super().list_width + (2 * MARGIN if self.size.width < SLIM else 0)

    def share_room(self, blocks: Blocks) -> None:
        """Give the advisory, the question and the answers their room, and the words the rest."""
        width, height = self.list_width + 2, self.size.height
        gaps = 0 if height < LOW else 2
        above = len(wrapped(self._contains, width)) if self._contains else 0
        self.query_one("#contains").display = above > 0
        room = height - 1 - above - gaps
        answers = len(blocks.lines)
        asked = len(wrapped(plain(self._question.words), width))
        asked = min(asked, max(1, room - min(LEAST_ANSWERS, answers)))
        self.query_one("#question").styles.max_height = asked
        answers = max(1, min(answers, room - asked))
        self.text.styles.height = answers
        words = room - asked - answers
        self.words.display = words >= LEAST_WORDS
        self.words.styles.max_height = max(LEAST_WORDS, words)

    def _note_seen(self) -> None:
        """Notice that the question has been drawn."""
        self._seen_at = monotonic()

    def on_key(self, event: events.Key) -> None:
        """Drop an answer that was typed before its question could be read."""
        bound = self.active_bindings.get(event.key)
        if event.time < self._seen_at and bound and bound.binding.action.startswith(ANSWERING):
            event.stop()
            self.notify(TOO_EARLY)

    def action_go(self) -> None:
        """Begin with the answer that is highlighted."""
        if self.highlighted in self.walk:
            self.post_message(self.Answered(self, self.goal()))
        else:
            self.tell_how()

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
        if self.app.size.height < TINY:
            title = plain(emphasis_removed(self.view.title), "bold")
            return title + LINE + pressable(plain(words), "app.about")
        # Where rows are few, they are for the question and its answers.
        notes = "" if self.app.size.height < LOW else off_page(offers.PUTS_NOTES)
        more = self.keys.drawn(f"{offers.ABOUT_TELLS}{notes}", "$muted")
        return plain(f"{words} ") + pressable(more, "app.about") if words else Content("")

    def _words(self, width: int) -> Content:
        view = self.view
        title = _title(emphasis_removed(view.title), width)
        chapters = " ── ".join(emphasis_removed(each.title) for each in view.chapters)
        premise = prose(view.about.premise.split("\n\n")[0])
        twice = self.keys.drawn(off_page(offers.told_twice(self.edition)), "$muted")
        heading = title + LINE + plain(subtitle(view), "$muted")
        return BLANK_LINE.join([heading, plain(chapters, "$accent"), premise, twice])


def _title(title: str, width: int) -> Content:
    """The title in spaced capitals, as on a programme, where there is room for that."""
    spaced = plain(" ".join(title.upper()), "bold")
    return spaced if spaced.cell_length <= width else plain(title, "bold")
