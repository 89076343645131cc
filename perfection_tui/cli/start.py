"""Reading: from the arguments to the app, or to lines and prompts."""

from __future__ import annotations

import gc

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError
from perfection_tui.cli.output import with_output
from perfection_tui.plain.console import why_plain
from perfection_tui.reader.opening import Opening, Start
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script.changes import ScriptFile
from perfection_tui.script.model import Story
from perfection_tui.tui import terminal
from perfection_tui.view.wording import one_line


def run(options: Options) -> int:
    """Read a story on the screen or without one; returns the exit code. Raises CliError."""
    notice = "" if options.plain else why_plain()
    if options.plain or notice:
        from perfection_tui.plain.session import read

        gc.enable()
        return with_output(lambda: read(_opening(options)[0], notice=notice))
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
    # A broken script does not know who asks. Unless all of it is open by the reader's own
    # word, its problems are told without its words; `check` tells them whole.
    in_words = not options.says_how_far and progress.saved.has_seen_all
    script = ScriptFile(path)
    story = named.load(path, spoiler_free=not in_words)
    opening = Opening(story, progress, _start(story, options))
    if options.at is not None:
        _begin_at(opening, *named.place(story, options.at))
    return opening, script


def _start(story: Story, options: Options) -> Start:
    return Start(
        as_before=options.spoiler_free,
        to=None if options.watched is None else named.point(story, options.watched),
        unfold=options.unfold,
    )


def _begin_at(opening: Opening, chapter: int, beat: int) -> None:
    try:
        opening.begin_at(chapter, beat)
    except IndexError:
        title = one_line(opening.reading.view.chapters[chapter].title)
        raise CliError(f"there is no moment {beat + 1} in {title}") from None
