"""Reading: from the arguments to the app, or to lines and prompts."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError, quoted, with_output
from perfection_tui.plain.console import why_plain
from perfection_tui.reader import settings
from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.reader.shelf import Shelf, shelved
from perfection_tui.script.model import Story
from perfection_tui.script.read import ScriptFile, read_script, read_story
from perfection_tui.tui import terminal
from perfection_tui.view.address import BEYOND_ALL
from perfection_tui.view.phrases import one_line

if TYPE_CHECKING:
    from perfection_tui.tui.terminal.tty import Tty


def run(options: Options) -> int:
    """Read a story on the screen or without one; returns the exit code. Raises CliError."""
    notice = "" if options.plain else why_plain()
    if options.plain or notice:
        gc.enable()
        return with_output(lambda: _read_plain(options, notice))
    with terminal.held() as tty:
        shelf = Shelf(partial(_take, options), named.folder(options.story), options.fresh)
        story = _first(shelf) if shelf.folder else options.story
        return _Wanted(options, story).on_screen(tty, shelf)


class _Wanted:
    """What is to be read, as the command line says, and what is kept of it."""

    def __init__(self, options: Options, story: str | None) -> None:
        self._options = options
        path, name = named.script(story)
        self.script = ScriptFile(path, unfinished=options.live)
        self.progress = Progress(None if options.fresh else path_of(path, name))
        # A broken script does not know who asks. Unless all of it is open by the reader's own
        # word, its problems are told without its words; `check` tells them whole.
        self._in_words = not options.says_how_far and bool(self.progress.saved.seen_all)

    def opening(self) -> Opening:
        """How the reading opens. Raises CliError."""
        return self._opened(named.load(self.script.path, spoiler_free=not self._in_words))

    def on_screen(self, tty: Tty | None, shelf: Shelf) -> int:
        """Read on this terminal; `--live` waits there for a script that cannot be read yet."""
        report = read_script(self.script.path, unfinished=self._options.live)
        if report.story is None and not self._options.live:
            raise named.refusal(self.script.path, report.problems, spoiler_free=not self._in_words)
        opening = self._opened(report.story) if report.story else None
        if no_terminal := terminal.why_no_terminal():
            raise CliError(*no_terminal)
        terminal.forget_variables()
        from perfection_tui.tui import commands, launch
        from perfection_tui.tui.sitting import Setup

        chosen, wrong = settings.read(settings.path(), commands.choice())
        setup = Setup(
            script=self.script,
            theme=self._options.theme,
            motion=chosen.motion and not self._options.no_motion,
            live=self._options.live,
            shelf=shelf,
            settings=chosen,
            notice=settings.in_a_line(wrong),
        )
        if opening:
            return launch.read(opening, tty, setup)
        return launch.wait(report.problems, tty, setup, self._opened, in_words=self._in_words)

    def _opened(self, story: Story) -> Opening:
        options = self._options
        to = None if options.watched is None else named.point(story, options.watched)
        start = Start(as_before=options.spoiler_free, to=to, unfold=options.unfold)
        opening = Opening(story, self.progress, start)
        if options.at is not None:
            _begin_at(opening, options.at, *named.place(story, options.at))
        return opening


def _read_plain(options: Options, notice: str) -> None:
    from perfection_tui.plain.session import choose, read
    from perfection_tui.tui import commands

    folder, story = named.folder(options.story), options.story
    if folder:
        notice, story = "", choose(shelved(folder, fresh=options.fresh), notice)
        if story is None:
            return
    opening = _Wanted(options, story).opening()
    chosen, wrong = settings.read(settings.path(), commands.choice())
    opening.keeper.begin(notes_first=chosen.notes_first)
    told = " ".join(filter(None, (notice, settings.in_a_line(wrong))))
    read(opening, notice=told, keys=chosen.keys)


def _first(shelf: Shelf) -> str:
    """The story that lies behind the shelf of a folder: the first that can be read."""
    stories = shelf.stories()
    for each in stories:
        if not each.broken:
            return each.typed
    raise CliError(
        f"there is no story to read in {quoted(str(shelf.folder))}",
        *(f"{each.title}: {each.where}" for each in stories),
        code=1,
    )


def _take(options: Options, story: str) -> tuple[Opening, ScriptFile]:
    """Another story, opened as far as was said in it before. Raises ScriptError."""
    wanted = _Wanted(options, story)
    start = Start(as_before=options.spoiler_free)
    return Opening(read_story(wanted.script.path), wanted.progress, start), wanted.script


def _begin_at(opening: Opening, at: str, chapter: int, beat: int) -> None:
    try:
        opening.begin_at(chapter, beat)
    except IndexError:
        title = one_line(opening.reading.view.chapters[chapter].title)
        typed = at.rpartition("/")[2]
        moment = quoted(typed) if beat == BEYOND_ALL else typed
        raise CliError(f"there is no moment {moment} in {title}") from None
