"""What the names on the command line mean: STORY, CHAPTER, and where `--at` is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from perfection_tui.cli.arguments import COMMANDS, PROGRAM
from perfection_tui.cli.errors import CliError, quoted
from perfection_tui.script import library, problems
from perfection_tui.script.model import Story
from perfection_tui.script.problems import Problem, ScriptError
from perfection_tui.script.read import read_story
from perfection_tui.script.suggest import did_you_mean
from perfection_tui.view.address import beat_called, chapter_called, folded, halves, index
from perfection_tui.view.phrases import one_line

if TYPE_CHECKING:
    from perfection_tui.reader.watched import Point


def folder(story: str | None) -> Path | None:
    """The folder that STORY means, if it is one and no story's name."""
    # Of an empty name Python makes the folder at hand, and a name may be one that nothing on a
    # disk can have.
    with suppress(OSError, ValueError):
        if story and Path(story).is_dir() and story not in library.stories():
            return Path(story)
    return None


def script(story: str | None) -> tuple[Path, str | None]:
    """The file that STORY means, and its name if it is a bundled one."""
    story = library.DEFAULT if story is None else story
    if folder(story):
        raise CliError(f"{quoted(story)} is a folder", "This takes one story: name a file in it.")
    if _is_path(story):
        return Path(story), None
    refuse_command(story)
    try:
        # What is said of a user's own story goes by its file, as of any other.
        return library.find(story), story if story in library.bundled() else None
    except KeyError:
        raise CliError(
            f"there is no story called {quoted(story)}",
            did_you_mean(story, [*library.stories(), "--help"]),
            *(f"The file here is read as {file}" for file in _files_called(story)),
            f"{PROGRAM} stories lists those that there are.",
        ) from None


def _is_path(story: str) -> bool:
    return os.sep in story or "/" in story or library.is_script(story)


def refuse_command(story: str) -> None:
    """Refuse what is no story's name and nothing here, but a command, or was meant for one."""
    stories = library.stories()
    if _is_path(story) or story in stories or folder(story) or _files_called(story):
        return
    if story in COMMANDS:
        raise CliError(f"a command stands first: {PROGRAM} {story}")
    # What is as near to a story's name may have been meant for that.
    if not did_you_mean(story, stories) and (slip := did_you_mean(story, COMMANDS)):
        raise CliError(f"there is no command {quoted(story)}", slip)


def _files_called(name: str) -> list[str]:
    """What to type for the files here that a name may mean, with or without an ending."""
    files = []
    for each in (name, *(f"{name}{ending}" for ending in library.ENDINGS)):
        # A name may be one that no file can have.
        with suppress(OSError, ValueError):
            files += [library.to_type(f".{os.sep}{each}")] if Path(each).is_file() else []
    return files


def load(path: Path, *, spoiler_free: bool) -> Story:
    """The story in a file. Spoiler-free, its problems are told without its words."""
    try:
        return read_story(path)
    except ScriptError as error:
        raise refusal(path, error.problems, spoiler_free=spoiler_free) from None


def refusal(path: Path, found: Sequence[Problem], *, spoiler_free: bool) -> CliError:
    """What to tell of a script that cannot be read."""
    tell = problems.spoiler_free if spoiler_free else problems.block
    in_words = spoiler_free and any(problem.line for problem in found)
    return CliError(
        "this story cannot be read",
        *tell(found).splitlines(),
        library.check_tells(str(path)) if in_words else "",
        code=1,
    )


def point(story: Story, watched: str) -> Point:
    """How far somebody has watched who says `--watched POINT`.

    A moment that is not there is refused, not taken for the last one: a slip of the finger
    must not open a chapter. What is said of it tells no count.
    """
    # It brings the whole view: a check, which needs none of it, would take 5 % more time.
    from perfection_tui.reader.watched import ALL, NONE, Point

    if folded(watched) in ("none", "all"):
        return ALL if folded(watched) == "all" else NONE
    within, beat = halves(watched, story.chapters)
    seen = story.chapters[chapter(story, within)]
    if within == watched:
        return Point(chapter=seen.id)
    if index(beat) < 0:
        raise CliError(
            f"--watched takes the number of a moment after the slash, not {quoted(beat)}"
        )
    if index(beat) >= len(seen.beats):
        raise CliError(f"there is no moment {beat} in {one_line(seen.title)}")
    return Point(beat=seen.beats[index(beat)].id)


def place(story: Story, at: str) -> tuple[int, int]:
    """The chapter and the beat that `--at` means, both counted from 0."""
    name, beat = halves(at, story.chapters)
    within = chapter(story, name)
    return within, beat_called(beat, story.chapters[within])


def chapter(story: Story, wanted: str) -> int:
    """The chapter that CHAPTER means, counted from 0."""
    found = chapter_called(wanted, story.chapters)
    if found is None:
        # Titles only: an id is for the script, and never on a screen.
        titles = [one_line(each.title) for each in story.chapters]
        raise CliError(
            f"there is no chapter {quoted(wanted)} in {one_line(story.title)}",
            did_you_mean(wanted, titles),
            "The chapters are:",
            *(f"{number:>3}  {title}" for number, title in enumerate(titles, 1)),
        )
    return found
