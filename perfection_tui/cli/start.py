"""Reading: from the arguments to the app, or to lines and prompts."""

from __future__ import annotations

import gc

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError
from perfection_tui.cli.output import with_output
from perfection_tui.plain.console import why_plain
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress, Saved, path_of
from perfection_tui.reader.reading import Reading
from perfection_tui.script.changes import ScriptFile
from perfection_tui.script.model import Story
from perfection_tui.tui import terminal
from perfection_tui.view.horizon import NOTHING, Opened, after_chapters, everything


def run(options: Options) -> int:
    """Read a story on the screen or without one; returns the exit code. Raises CliError."""
    said = "" if options.plain else why_plain()
    if options.plain or said:
        from perfection_tui.plain.session import read

        gc.enable()
        return with_output(lambda: read(_opening(options)[0], said=said))
    with terminal.held() as tty:
        opening, script = _opening(options)
        if no_terminal := terminal.why_not():
            raise CliError(*no_terminal)
        terminal.forget_variables()
        from perfection_tui.tui import app

        return app.read(
            opening,
            tty,
            theme=options.theme,
            motion=not options.no_motion,
            script=script,
            live=options.live,
        )


def _opening(options: Options) -> tuple[Opening, ScriptFile]:
    """How the reading opens, and the file that is read."""
    path, name = named.script(options.story)
    progress = Progress(None if options.fresh else path_of(path, name))
    ask = not (options.says_how_far or options.fresh) and progress.saved.watched is None
    # A broken script does not know who asks. Unless all of it is open by the reader's own
    # word, its problems are told without its words; `check` tells them whole.
    in_words = not options.says_how_far and (options.fresh or progress.saved.watched_end)
    script = ScriptFile(path)
    story = named.load(path, spoiler_free=not in_words)
    reading = _begin(story, options, progress.saved)
    place = named.place(story, options.at) if options.at is not None else None
    if place and not ask:
        _open_at(reading, *place)
    return Opening(reading, progress, ask=ask, at=place), script


def _begin(story: Story, options: Options, saved: Saved) -> Reading:
    """A reading of as much of the story as is open to this reader, at its beginning."""
    if options.unfold:
        opened = Opened(frozenset(saved.unfolded), saved.unfolded_end)
        reading = Reading(story, unfold=True, opened=opened)
        reading.begin_at(reading.last_stop)
        return reading
    if options.watched is not None:
        return Reading(story, named.horizon(story, options.watched))
    if saved.watched is not None:
        return Reading(story, after_chapters(story, saved.watched, end=saved.watched_end))
    return Reading(
        story, everything(story) if options.fresh and not options.spoiler_free else NOTHING
    )


def _open_at(reading: Reading, chapter: int, beat: int) -> None:
    try:
        reading.begin_at(reading.chapter_stop(chapter, beat))
    except IndexError:
        title = named.one_line(reading.view.chapters[chapter].title)
        raise CliError(f"there is no beat {beat + 1} in {title}") from None
