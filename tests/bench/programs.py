"""The programs that are measured, and how each is started."""

import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story

PROGRAM = Path(sysconfig.get_path("scripts")) / "perfection-tui"
PYTHON = Path(sys.executable)
BARE = (PYTHON, "-m", "tests.bench.bare")

Command = Sequence[str | Path]


class Told(Struct, frozen=True):
    """A story as it is measured: its name in the table, its file, and what it says."""

    name: str
    path: Path
    story: Story

    @property
    def titles(self) -> list[str]:
        """The titles of all beats, in film order."""
        return [beat.title for chapter in self.story.chapters for beat in chapter.beats]

    @property
    def premise(self) -> str:
        """The words with which the premise begins. They stand in one line of the cover."""
        return " ".join(self.story.about.premise.split()[:3])

    @property
    def cover(self) -> Command:
        """Opens the cover, everything open."""
        return (*self._program, "--watched", "all")

    @property
    def beat(self) -> Command:
        """Opens the first beat."""
        return (*self.cover, "--at", "1/1")

    @property
    def unfolding(self) -> Command:
        """Opens a first viewing, on the card before the first beat."""
        return (*self._program, "--unfold", "--at", "1")

    @property
    def _program(self) -> Command:
        return (PROGRAM,) if self.name == "film" else (PROGRAM, self.path)


def told(name: str, path: Path) -> Told:
    """The story in a file, by the name that the table gives it."""
    return Told(name, path, read_story(path))


def film() -> Told:
    """The bundled story."""
    return told("film", library.find(library.DEFAULT))
