"""The shelf: the stories that can be read, and where one is in each, with nothing given away."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script import library
from perfection_tui.script.characters import visible
from perfection_tui.script.problems import Problem, ScriptError, errors_in, unshown
from perfection_tui.script.read import ScriptFile, read_story
from perfection_tui.view.phrases import capital, count_of, emphasis_removed, one_line

NOT_BEGUN = "Not begun."

NAME_TAKEN = "Another story has its name; this one opens by its path."


class Shelved(Struct, frozen=True):
    """A story on the shelf: what to type for it, and what it is; `where`: how far one is in it.

    One that is `broken` cannot be read. It has no title but its name, and `where` says why.
    """

    typed: str
    title: str
    kind: str = ""
    where: str = ""
    broken: bool = False

    @property
    def advice(self) -> str:
        """What to do about one that is broken."""
        return library.check_tells(str(library.stories().get(self.typed, self.typed)))


class Shelf(Struct, frozen=True):
    """The stories of a folder, or without one the bundled ones, then one's own.

    `take` opens the story that was chosen, by what is typed for it. Raises ScriptError.
    """

    take: Callable[[str], tuple[Opening, ScriptFile]]
    folder: Path | None = None
    fresh: bool = False

    def stories(self) -> list[Shelved]:
        """What stands on it, in order; nothing where the folder is gone."""
        return shelved(self.folder, fresh=self.fresh)


def shelved(folder: Path | None = None, *, fresh: bool = False) -> list[Shelved]:
    """The stories of a `Shelf`; `fresh`: nothing that was saved is told."""
    if folder is not None:
        return [_shelved(str(path), path, None, fresh=fresh) for path in library.scripts(folder)]
    bundled = library.bundled()
    named = [
        _shelved(name, path, name if name in bundled else None, fresh=fresh)
        for name, path in library.stories().items()
    ]
    others = [_shelved(str(path), path, None, fresh=fresh) for path in library.nameless()]
    return named + [replace(each, where=f"{NAME_TAKEN} {each.where}") for each in others]


def _shelved(typed: str, path: Path, bundled: str | None, *, fresh: bool) -> Shelved:
    """A story as it stands on the shelf; `bundled`: its name, if it came with the program."""
    try:
        story = read_story(path)
    except ScriptError as error:
        return Shelved(typed, visible(path.name), where=_broken(error.problems), broken=True)
    progress = Progress(None if fresh else path_of(path, bundled))
    where = _where(Opening(story, progress))
    # A notice is told once: what was wrong with what was saved is told here or never.
    words = " ".join([where, *progress.notices()])
    return Shelved(typed, one_line(story.title), capital(one_line(story.about.kind)), words)


def _where(opening: Opening) -> str:
    """How far one is in a story, in the words of its cover."""
    if opening.asks_how_much:
        return NOT_BEGUN
    story, left = opening.reading.story, opening.left_at
    words = [story.state]
    # How long a story is, is no secret once all of it is open.
    words += [f"{capital(count_of(len(story.open_beats), 'moment'))}."] * story.view.complete
    if left:
        # No title of it: this run may show less of the story than is kept.
        chapter = emphasis_removed(left.chapter.title)
        where = "at the last moment" if opening.left_at_the_end else f"in {chapter}"
        words.append(f"You left off {where}.")
    return " ".join(words)


def _broken(problems: tuple[Problem, ...]) -> str:
    """Why a script cannot be read, by code and line alone: its words may give the story away."""
    first = errors_in(problems)[0]
    at = f" in line {first.line}" if first.line else ""
    more = f", {unshown(problems)}" if unshown(problems) else ""
    return f"Cannot be read: {first.code}{at}{more}."
