"""The programs that are measured, and how each is started."""

import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from perfection_tui.script.read import read_story

PROGRAM = Path(sysconfig.get_path("scripts")) / "perfection-tui"
PYTHON = Path(sys.executable)

Command = Sequence[str | Path]


class Start(Struct, frozen=True):
    """A program by its name in the table, the command, and what its first frame says."""

    name: str
    command: tuple[str | Path, ...]
    shows: str


BARE = Start("bare", (PYTHON, "-m", "tests.bench.bare"), "Text 0 of the bare app")


class Told:
    """A story as it is measured: its name in the table, its file, and what it says."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        self.story = read_story(path)
        self.titles = [beat.title for chapter in self.story.chapters for beat in chapter.beats]
        """The titles of all beats, in film order."""
        # The words with which the premise begins stand in one line of the cover.
        self.cover = self._start(" ".join(self.story.about.premise.split()[:3]), "--watched", "all")
        self.beat = self._start(self.titles[0], "--watched", "all", "--at", "1/1")
        self.unfolding = self._start("begins", "--unfold", "--at", "1")

    def _start(self, shows: str, *options: str) -> Start:
        story = () if self.name == "film" else (self.path,)
        return Start(self.name, (PROGRAM, *story, *options), shows)
