"""What a reader has said and where they are, saved in one small file a story.

Nothing that is found on disk can stop a reader or open more than was open:
what cannot be read counts as nothing said, is kept aside, and is told of once.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from perfection_tui.script.files import contents, write
from perfection_tui.script.model import Trust

Value = TypeVar("Value")

SAVED_VERSION = 2
"""The version of the saved form that this program writes."""

MOST_SAVED = 1 << 20
"""A saved file larger than this is not one of ours."""

LEFT_ALONE = "What was saved comes from a newer version and is left alone."
NOR_NOW = "What you do here is not saved."

LOCK_WAIT = 2.0
"""Seconds to wait for another copy of the program that is saving."""


class Saved(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of one reader and one story. Everything is held by stable ids.

    `open`: the beats that are open, by the reader's word or stepped on; None: never asked.
    `end`: so is what comes after the last one. `seen_all`: the chapters there were when
    the reader said that they have seen all of it. `unfold`: stepping forward opens more.
    `times_said`: how many times the reader has said how far they have watched. The last word
    taken back counts no more; an earlier one, which leaves the later ones, counts once more.
    `place`: the beat they left at, `turned`: with its truth turned up. `unvisited`: beats that
    have got more truths or beliefs since the reader was there, with how many there were to turn up.
    `keep_turned`, `notes_first`, `pair`, `theme`: how they read; None: as it comes.
    `bookmarks`: lines by beat. `votes`: how far they trust people, by beat, then by person.
    """

    open: tuple[str, ...] | None = None
    end: bool = False
    seen_all: tuple[str, ...] = ()
    unfold: bool = False
    times_said: int = field(default=0, name="words")
    place: str | None = None
    turned: bool = False
    unvisited: dict[str, int] = {}
    keep_turned: bool = False
    notes_first: bool = False
    pair: bool | None = None
    theme: str | None = None
    bookmarks: dict[str, str] = {}
    votes: dict[str, dict[str, Trust]] = {}


class _Version(Struct):
    version: int


class Progress:
    """The saved state of one story: read once, then changed bit by bit.

    Without a path nothing is read and nothing written; changes hold for this run.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        """Where it is saved; None: nowhere, or nowhere any more."""
        self._notices: list[str] = []
        self.saved = self._read() or Saved()
        """What is remembered."""

    def notices(self) -> list[str]:
        """What the reader must be told about their saved state; each is told once."""
        notices, self._notices = self._notices, []
        return notices

    def amend(self, change: Callable[[Saved], Saved]) -> Saved:
        """Change what is remembered and save it; returns what was saved until then.

        `change` is applied to what is on disk at that moment, so that two copies
        of the program do not lose each other's changes.
        """
        before, self.saved = self.saved, change(self.saved)
        if self._path is None:
            return before
        try:
            with _locked(self._path):
                on_disk = self._read(locked=True)
                before = on_disk or before
                self.saved = change(before)
                if self.saved != on_disk:
                    write(self._path, _written(self.saved), overwrite=True, private=True)
        except OSError as error:
            self._save_no_more(f"What you do here cannot be saved: {_reason(error)}.")
        return before

    def _save_no_more(self, notice: str) -> None:
        self._path = None
        self._notices.append(notice)

    def _read(self, *, locked: bool = False) -> Saved | None:
        """What is on disk, or None. Sets aside what is broken, leaves alone what is newer."""
        if self._path is None:
            return None
        try:
            # What is larger is cut off, and then fails as JSON.
            data = contents(self._path, MOST_SAVED)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._save_no_more(f"What was saved cannot be read: {_reason(error)}. {NOR_NOW}")
            return None
        try:
            if msgspec.json.decode(data, type=_Version).version > SAVED_VERSION:
                self._save_no_more(f"{LEFT_ALONE} {NOR_NOW}")
                return None
            return msgspec.json.decode(data, type=Saved)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._set_aside(self._path, locked=locked)

    def _set_aside(self, path: Path, *, locked: bool) -> Saved | None:
        try:
            if not locked:
                with _locked(path):
                    # Another copy of the program may have set it aside and saved meanwhile.
                    return self._read(locked=True)
            aside = f"{path.name}.broken-{time.time_ns()}"
            # A link stays, and what is saved next goes where it leads.
            file = Path(os.path.realpath(path))
            file.replace(file.with_name(aside))
        except OSError as error:
            self._save_no_more(f"What was saved is broken: {_reason(error)}. {NOR_NOW}")
        else:
            self._notices.append(f"What was saved was broken. It is kept as {aside}.")
        return None


def entered(entries: Mapping[str, Value], key: str, value: Value | None) -> dict[str, Value]:
    """Entries with one of them set, or without it where it has no value."""
    others = {each: kept for each, kept in entries.items() if each != key}
    return others if value is None else {**others, key: value}


def _written(saved: Saved) -> bytes:
    """What is saved, as it stands in its file."""
    return msgspec.json.encode({"version": SAVED_VERSION, **msgspec.to_builtins(saved)})


def path_of(story: Path, name: str | None) -> Path:
    """Where the state of a story is saved.

    A bundled story goes by its `name`; any other by where its script lies, so
    that no script can inherit what was said of another.
    """
    if name is None:
        # Imported here: it loads OpenSSL, and a bundled story has no need of it.
        import hashlib

        digest = hashlib.sha256(os.fsencode(_place(story))).hexdigest()[:16]
        name = f"script-{digest}"
    return directory() / f"{name}.json"


def directory() -> Path:
    """Where everything that is kept for this user lies."""
    from platformdirs import user_state_path

    return user_state_path("perfection-tui", appauthor=False)


def _place(story: Path) -> Path:
    """Where a script lies, as far as that can be found out."""
    try:
        return story.resolve()
    except (OSError, RuntimeError):  # a loop of links, or a folder that is gone
        return story


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other copies of the program from saving the same story meanwhile."""
    # Imported here: nothing is saved before the first frame.
    from filelock import FileLock, Timeout

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = path.with_name(f"{path.name}.lock")
    try:
        with FileLock(file, timeout=LOCK_WAIT, mode=0o600, poll_interval=0.005):
            yield
    except Timeout:
        raise OSError(0, "another copy of the program holds it") from None
    except NotImplementedError:
        raise OSError(0, "its disk cannot keep two programs apart") from None


def _reason(error: OSError) -> str:
    """Why, in the system's words and without a path: a path may hold anything."""
    return (error.strerror or type(error).__name__).lower()
