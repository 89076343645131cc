"""Reading on while the script is edited: what is done once it has been read again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from textual import getters
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from perfection_tui.reader.editing import SHOWS_ALL, why_not_edited
from perfection_tui.reader.keeping import Keeper
from perfection_tui.reader.reading import Reading
from perfection_tui.script.model import Story
from perfection_tui.script.problems import Problem, counted, errors_in
from perfection_tui.script.read import Report, ScriptFile, line_of
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import Page, Thing, thing_at
from perfection_tui.tui.terminal.outside import open_editor
from perfection_tui.tui.themed import ThemedApp
from perfection_tui.view.edition import Moment
from perfection_tui.view.edits import Edit, edit_between
from perfection_tui.view.horizon import BeatView
from perfection_tui.view.wording import BELIEF_HEADING, WENT_TO_CHANGE, changed

# A page is imported when it is opened, so that the first frame waits for none but its own.
if TYPE_CHECKING:
    from perfection_tui.tui.pages.problems_page import ProblemsPage

POLL = 0.2
"""Seconds between two looks at the file. It is read at the second that finds it at rest, so
that a change shows within half a second, and a write that pauses for less does not."""

READ_AGAIN = "The script was read again."
ELSEWHERE = "The moment you were at is not here any more. This is the nearest."
LESS = "Some of what was open is closed now, or gone."
BEHIND = "{} in the script: {close} tells of it."

SUBJECT = "the script"
"""News of it takes the place of older news: who writes saves often, and presses no key here."""


class Reloader(Widget):
    """Reads a script again when it is asked to; and by itself, if it is `live`, on a change.

    It draws nothing.
    """

    DEFAULT_CSS = "Reloader { display: none; }"

    @dataclass
    class Reread(Message):
        """The script was read again, because the reader `asked` for it or it has changed."""

        report: Report
        asked: bool

    def __init__(self, script: ScriptFile, *, live: bool) -> None:
        super().__init__()
        self.script, self._live = script, live

    def on_mount(self) -> None:
        """Begin to look."""
        if self._live:
            self.set_interval(POLL, self._look)
            # What was saved since the script was last read, or while another screen read it.
            self.read(asked=False)

    def read(self, *, asked: bool = True) -> None:
        """Read the script, and post what came of it."""
        # A thread, since a long script takes a while and keys must not wait for it.
        self.run_worker(partial(self._read, asked), thread=True, exclusive=True)

    def _look(self) -> None:
        if self.script.has_changed():
            self.read(asked=False)

    def _read(self, asked: bool) -> None:
        report = self.script.read()
        if not get_current_worker().is_cancelled:
            self.post_message(self.Reread(report, asked))


class Rereading(Reloader):
    """Exchanges the story of a reading for what its script says now.

    Pages over the screen that follow the script go on with what it says now. For any other,
    the exchange waits: what is chosen there is of the story as it was when it was opened.
    """

    app = getters.app(ThemedApp)

    @dataclass
    class Exchanged(Message):
        """The script was read again: the story is what it says now, or its problems are others.

        `moved`: the reader stands elsewhere now.
        """

        moved: bool

    def __init__(
        self, reading: Reading, keeper: Keeper, script: ScriptFile, *, live: bool, stays: bool
    ) -> None:
        """`stays`: the reader stays where they are, and is not taken to what has changed."""
        super().__init__(script, live=live)
        self._reading, self._keeper, self._stays = reading, keeper, stays
        # Where the reader was asked whether to open an editor.
        self._asked_at: tuple[Thing, Screen[Any]] | None = None
        self._edited = False
        self._waiting: Reloader.Reread | None = None
        self._script_problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the script that this reader may be told of.

        Warnings are of no use to whoever reads spoiler-free, and would tell that there is
        something behind what they see.
        """
        if self._reading.spoiler_free:
            return errors_in(self._script_problems)
        return self._script_problems

    def edit(self) -> None:
        """Open the script in the reader's editor, and read it again.

        It opens at this moment or at what is highlighted on a page; from the page of problems,
        at the first of them.
        """
        path, here = self.script.path, (self._thing, self.app.screen)
        why_not = why_not_edited(path)
        asks = self._reading.spoiler_free and not self._edited
        if not why_not and asks and self._asked_at != here:
            self._asked_at = here
            self.notify(self.app.own_keys.said(SHOWS_ALL))
            return
        self._asked_at = None
        if why_not := why_not or open_editor(self.app, path, self._line_to_edit(path)):
            self.notify(why_not)
        else:
            self._edited = True
            self.read(asked=False)

    def _line_to_edit(self, path: Path) -> int | None:
        problem = next(iter(self.problems), None)
        if self._problems_page and problem:
            return problem.line
        return line_of(path, *self._thing)

    @property
    def _thing(self) -> Thing:
        """What the reader looks at."""
        page = self.app.screen
        highlighted = page.thing if isinstance(page, Page) else None
        return highlighted or thing_at(self._reading.stop)

    def note_key(self, key: str) -> None:
        """Ask again before an editor is opened, where the key pressed is another than that."""
        if self._asked_at:
            pressed = self.screen.active_bindings.get(key)
            if pressed is None or pressed.binding.id != commands.EDIT.id:
                self._asked_at = None

    def on_reloader_reread(self, reread: Reloader.Reread) -> None:
        """Take what came of reading the script again, now or once the reader is back here."""
        reread.stop()
        if not self._on_stack:
            return
        self._waiting = reread
        if not reread.report.story and _follows(self.app.screen):
            problems = counted(reread.report.problems)
            self._tell(self.app.own_keys.said(BEHIND).replace("{}", problems))
        self._take_next()

    def on_mount(self) -> None:
        """Take what has come meanwhile whenever a page is closed."""
        self.app.screen_change_signal.subscribe(self, self._take_next)

    def _take_next(self, _: Screen[object] | None = None) -> None:
        # Not at once: a page that was just closed has asked for its result to be taken next,
        # by the screen or by the app, and that is of the story as it still is.
        if self._on_stack:
            self.screen.call_next(self.app.call_next, self._take)

    @property
    def _on_stack(self) -> bool:
        """Whether the story is still read: screens that are taken off for another go later."""
        return self.is_attached and self.screen in self.app.screen_stack

    @property
    def _above(self) -> list[Screen[Any]]:
        """The screens over the one of the reading, the page of problems on top left out."""
        stack = self.app.screen_stack
        return stack[stack.index(self.screen) + 1 : -1 if self._problems_page else None]

    def _take(self) -> None:
        """Take what waits, unless a page is open that it has to wait for."""
        if self._waiting is None or not self._on_stack:
            return
        above = self._above
        if not all(map(_follows, above)) or (above and not self._waiting.report.story):
            return
        reread, self._waiting = self._waiting, None
        self._script_problems = reread.report.problems
        notices = self._read_on(reread)
        # A page of problems that opens is answer enough to whoever asked.
        answered = self._show_problems(reread) or not reread.asked
        self._tell(" ".join([*notices, *([] if answered else [READ_AGAIN])]))

    def _read_on(self, reread: Reloader.Reread) -> Sequence[str]:
        """Exchange the story on all screens; returns what is new that the reader cannot see."""
        reading, story = self._reading, reread.report.story
        before, here = reading.view, reading.stop
        new_ids, notices = self._exchange(story, asked=reread.asked) if story else ({}, ())
        self._keeper.exchanged(frozenset(chapter.id for chapter in before.chapters), new_ids)
        stands = here.kind, new_ids.get(here.beat or "", here.beat)
        moved = stands != (reading.stop.kind, reading.stop.beat)
        self.post_message(self.Exchanged(moved=moved))
        # Where nothing that may be seen is another, nothing at all is to move.
        if reading.view != before:
            for page in filter(_follows, self._above):
                page.follow(reading.edition, reading.edition.moment_at(reading.stop))
        return notices

    def _show_problems(self, reread: Reloader.Reread) -> bool:
        """Open, write anew or close the page of problems; returns whether that has opened.

        By itself a change opens it for what stops the story; whoever looks at something less
        sees it through.
        """
        from perfection_tui.tui.pages.problems_page import ProblemsPage

        page = self._problems_page
        looks_at_less = page is not None and not page.tells_of_errors
        stops = reread.report.story is None
        shows = self.problems and (stops or reread.asked or looks_at_less)
        edition, in_words = self._reading.edition, not self._reading.spoiler_free
        if shows and not page:
            self.app.push_screen(ProblemsPage(edition, self.problems, in_words=in_words))
            return True
        if page and shows:
            page.tell(edition, self.problems, in_words=in_words)
        elif page:
            page.dismiss()
        return False

    def _tell(self, words: str) -> None:
        """Tell the news of the script; where that is none, what was told before is old."""
        self.app.notify(words, title=SUBJECT)

    @property
    def _problems_page(self) -> ProblemsPage | None:
        """The page of problems, if that is what the reader looks at."""
        from perfection_tui.tui.pages.problems_page import ProblemsPage

        return self.app.screen if isinstance(self.app.screen, ProblemsPage) else None

    def _exchange(self, story: Story, *, asked: bool) -> tuple[Mapping[str, str], Sequence[str]]:
        """Read on in what the script says now, and go to what has changed, if that is one moment.

        Returns the new ids of beats by the old ones, and what is new that the reader cannot see.
        """
        reading = self._reading
        before, here, opened = reading.view, reading.moment, frozenset(reading.story.open_beats)
        new_ids = reading.replace_story(story)
        if reading.view == before:
            return new_ids, []
        notices = self._lost(here, opened)
        # Where an id is new, whatever names it has changed, and nothing that anybody reads.
        same_ids = opened.issubset(reading.story.open_beats)
        if notices or asked or self._stays or not same_ids:
            return new_ids, notices
        return new_ids, self._go_to_change(edit_between(before, reading.view), here)

    def _lost(self, here: Moment | None, opened: Collection[str]) -> list[str]:
        """What a reader has lost who was `here`, with the beats `opened`, in sentences."""
        reading = self._reading
        notices = []
        now = reading.moment
        if here and not (now and _is_same(here.beat, now.beat)):
            notices.append(ELSEWHERE)
        if reading.spoiler_free and len(reading.story.open_beats) < len(opened):
            notices.append(LESS)
        return notices

    def _go_to_change(self, found: Edit, before: Moment | None) -> Sequence[str]:
        """Go to the moment that changed, if it is one alone; returns what changed elsewhere.

        `before`: the moment at hand, as it was.
        """
        reading = self._reading
        here, now = reading.stop.beat, reading.moment
        if len(found.moments) == 1 and here not in found.moments:
            reading.jump(reading.stops.of_beat(found.moments[0]))
            if found.turned:
                reading.turn_to(True)
            return [self.app.own_keys.said(WENT_TO_CHANGE), *filter(None, [changed(found.pages)])]
        if here in found.turned:
            reading.turn_to(True)
        others = [reading.edition.moment(id_) for id_ in found.moments if id_ != here]
        behind = before and now and before.beat.beliefs != now.beat.beliefs and reading.turned
        where = [BELIEF_HEADING] if behind else []
        where += [*(other.title for other in others), *found.pages]
        return [*filter(None, [changed(where)])]


def _is_same(before: BeatView, after: BeatView) -> bool:
    """Whether a moment is still the one it was, under another title or another id."""
    return before.id == after.id or before.title == after.title


def _follows(screen: Screen[Any]) -> TypeGuard[Page[Any]]:
    """Whether a screen goes on with what an edited script says."""
    return isinstance(screen, Page) and screen.FOLLOWS
