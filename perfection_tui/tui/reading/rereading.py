"""Reading on while the script is edited: what is done once it has been read again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from perfection_tui.reader.reading import Reading
from perfection_tui.script.changes import ScriptFile
from perfection_tui.script.model import Story
from perfection_tui.script.problems import Problem, counted
from perfection_tui.tui.pages.problems_page import ProblemsPage
from perfection_tui.tui.reading.desk import Desk
from perfection_tui.tui.reading.reloader import Reloader

READ_AGAIN = "The script was read again."
ELSEWHERE = "The moment you were at is not here any more. This is the nearest."
LESS = "Some of what was open is closed now, or gone."


class Rereading(Desk):
    """A desk whose story is exchanged for what its script says now.

    That waits while another page lies on top: what the page offers is of the
    story as it was when it was opened.
    """

    class Exchanged(Message):
        """The story is another one now; `chapters` are the ids of those there were."""

        def __init__(self, chapters: frozenset[str]) -> None:
            super().__init__()
            self.chapters = chapters

    def __init__(self, reading: Reading, script: ScriptFile | None, *, live: bool) -> None:
        """`script`: where the story comes from; `live`: read it again when it changes."""
        super().__init__(reading)
        self._reloader = Reloader(script, live=live) if script else None
        self._waiting: Reloader.Reread | None = None
        self._script_problems: tuple[Problem, ...] = ()

    @abstractmethod
    def show_again(self) -> None:
        """Show the place where the reading stands as it is now, scrolled as it was."""

    def compose_reloader(self) -> Iterator[Widget]:
        """What reads the script again, to be laid out somewhere."""
        if self._reloader:
            yield self._reloader

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the script that this reader may be told of.

        Warnings are of no use to who reads spoiler-free, and would tell that there is
        something behind what they see.
        """
        if self._reading.spoiler_free:
            return [problem for problem in self._script_problems if problem.severity == "error"]
        return self._script_problems

    @property
    def problem_count(self) -> str:
        """How many of them there are, in words; empty where there are none."""
        return counted(self.problems) if self.problems else ""

    def reload(self) -> None:
        """Read the script again."""
        if self._reloader:
            self._reloader.read()

    def on_reloader_reread(self, reread: Reloader.Reread) -> None:
        """Take what came of reading the script again, now or once the reader is back here."""
        self._waiting = reread
        self._take_next()

    def on_mount(self) -> None:
        """Take what has come meanwhile whenever a page is closed."""
        self.app.screen_change_signal.subscribe(self, self._take_next)

    def _take_next(self, _: Screen[object] | None = None) -> None:
        # Not at once: a page that was just closed has asked for its result to be taken next,
        # by this screen or by the app, and that is of the story as it still is.
        self.call_next(self.app.call_next, self._take)

    def _take(self) -> None:
        reread, page = self._waiting, self._open_page
        if reread is None or self.app.screen not in (self, page):
            return
        self._waiting = None
        story = reread.report.story
        self._script_problems = reread.report.problems
        if story is not None:
            self._exchange(story)
        self.show_again()
        # By itself a change opens the page for what stops the story; whoever looks at
        # something less sees it through.
        looks_at_less = page is not None and not page.tells_of_errors
        if self.problems and (story is None or reread.asked or looks_at_less):
            self._tell_problems(page)
            return
        if page:
            page.dismiss()
        if reread.asked:
            self.notify(READ_AGAIN, timeout=3)

    @property
    def _open_page(self) -> ProblemsPage | None:
        """The page of problems, if that is what the reader looks at."""
        return self.app.screen if isinstance(self.app.screen, ProblemsPage) else None

    def _tell_problems(self, page: ProblemsPage | None) -> None:
        view, in_words = self._reading.view, not self._reading.spoiler_free
        if page:
            page.tell(view, self.problems, in_words=in_words)
        else:
            self.app.push_screen(ProblemsPage(view, self.problems, in_words=in_words))

    def _exchange(self, story: Story) -> None:
        """Read on in what the script says now, and tell what the reader cannot see of that."""
        reading = self._reading
        before, here, opened = reading.view, reading.stop, set(reading.open_beats)
        reading.replace_story(story)
        if reading.view == before:
            return
        self.post_message(self.Exchanged(frozenset(chapter.id for chapter in before.chapters)))
        told = []
        if here.beat != reading.stop.beat:
            self.show()
            told.append(ELSEWHERE)
        if reading.spoiler_free and not opened.issubset(reading.open_beats):
            told.append(LESS)
        if told:
            self.notify(" ".join(told), timeout=8, markup=False)
