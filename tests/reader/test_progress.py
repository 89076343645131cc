"""What is remembered survives: crashes, other copies, broken files and full disks."""

import hashlib
import json
import os
import stat
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from filelock import FileLock

from perfection_tui.reader.progress import Progress, Saved, directory, path_of
from tests.opened import keep, keep_bookmark


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state" / "story.json"


def test_what_was_said_is_remembered_as_plain_json_and_nothing_before(tmp_path: Path) -> None:
    path = tmp_path / "state" / "story.json"
    progress = Progress(path)
    assert progress.saved == Saved()
    assert not path.parent.exists()
    keep(progress, open=("mission",))
    assert Progress(path).saved == progress.saved == Saved(open=("mission",))
    assert json.loads(path.read_text()) == {"version": 2, "open": ["mission"]}
    assert progress.notices() == []


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_only_the_user_can_read_it_whatever_they_allow(
    tmp_path: Path, request: pytest.FixtureRequest, umask: int
) -> None:
    path = tmp_path / "state" / "story.json"
    request.addfinalizer(partial(os.umask, os.umask(umask)))
    keep(Progress(path), open=())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_copies_that_save_at_once_lose_no_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Far more than a busy machine takes.
    monkeypatch.setattr("perfection_tui.reader.progress.LOCK_WAIT", 60.0)

    def save(copy: str) -> None:
        progress = Progress(path)
        for number in range(30):
            keep_bookmark(progress, f"{copy}{number}")

    with ThreadPoolExecutor() as copies:
        list(copies.map(save, "ab"))
    assert len(Progress(path).saved.bookmarks) == 60


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\0" * 100, b"{", b"[" * 100_000, *map(Random(7).randbytes, range(1, 99, 9))),
        *(b"null", b"[]", b"42", b'{"version": "1"}', b'{"open": ["mission", "detour"]}'),
        *(b'{"version": 1, "open": "mission"}', b'{"version": 1, "open": [1]}'),
        *(b"\xff\xfe{\x00}\x00", b'{"version": 1, "open": ["\xff"]}'),
        b'{"version": 1, "open": ["' + b"m" * 2_000_000 + b'"]}',
    ],
)
def test_what_is_broken_is_set_aside_told_and_opens_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    progress = Progress(path)
    assert progress.saved == Saved()
    [aside] = [each for each in path.parent.iterdir() if "broken" in each.name]
    assert progress.notices() == [f"What was saved was broken. It is kept as {aside.name}."]
    assert progress.notices() == []
    assert aside.read_bytes() == content
    keep(progress, open=("mission",))
    assert Progress(path).saved.open == ("mission",)
    assert aside.read_bytes() == content


def no_folder(path: Path) -> None:
    """Leave nothing that a file can be made in."""
    path.parent.rmdir()
    path.parent.touch()


NEWER = b'{"version": 3, "open": {"as of": "later"}}'
UNREAD, UNSAVED = "What was saved cannot be read: ", "What you do here cannot be saved: "
LEFT_ALONE = "What was saved comes from a newer version and is left alone. "
BROKEN, NOR_NOW = "What was saved is broken: ", "What you do here is not saved."

IN_ITS_PLACE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, UNREAD),
    "a loop": (lambda path: path.symlink_to(path), UNREAD),
    "a pipe": (os.mkfifo, f"{UNREAD}it is not a file. {NOR_NOW}"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), f"{UNREAD}it is not a file. {NOR_NOW}"),
    "nothing, in no folder": (no_folder, UNREAD),
    "what is newer": (lambda path: path.write_bytes(NEWER), LEFT_ALONE + NOR_NOW),
}
"""What makes what lies there, and how what is told of that begins."""


@pytest.mark.parametrize(("make", "told"), IN_ITS_PLACE.values(), ids=IN_ITS_PLACE)
def test_whatever_lies_in_its_place_stays_and_the_reader_reads_on(
    path: Path, make: Callable[[Path], object], told: str
) -> None:
    make(path)
    started = time.monotonic()
    progress = Progress(path)
    for chapter in ("mission", "detour"):
        keep(progress, open=(chapter,))
    assert time.monotonic() - started < 1
    assert progress.saved.open == ("detour",)
    [notice] = progress.notices()
    assert notice.startswith(told)
    assert not path.is_file() or path.read_bytes() == NEWER
    assert not [*path.parent.parent.rglob("*broken*")]


FULL, CLOSED = OSError(28, "No space left on device"), PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("before", "fails", "error", "told"),
    [
        (b'{"version": 2}', "os.fsync", FULL, f"{UNSAVED}no space left on device."),
        (
            b"{",
            "pathlib.Path.replace",
            CLOSED,
            f"{BROKEN}permission denied. {NOR_NOW}",
        ),
        (b"{", "pathlib.Path.replace", OSError(), f"{BROKEN}oserror. {NOR_NOW}"),
    ],
)
def test_where_the_system_fails_what_was_there_stays_and_is_told_of(
    path: Path, before: bytes, fails: str, error: OSError, told: str
) -> None:
    path.write_bytes(before)
    with mock.patch(fails, side_effect=error):
        progress = Progress(path)
        for chapter in ("mission", "detour"):
            keep(progress, open=(chapter,))
    assert progress.saved.open == ("detour",)
    assert progress.notices() == [told]
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}


def test_what_is_broken_behind_a_link_is_set_aside_and_the_link_stays(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    path.symlink_to(tmp_path / "kept" / "mine.json")
    path.write_bytes(b"{")
    progress = Progress(path)
    [aside] = (tmp_path / "kept").iterdir()
    assert aside.read_bytes() == b"{"
    assert progress.notices() == [f"What was saved was broken. It is kept as {aside.name}."]
    assert aside.name.startswith("story.json.broken-")
    keep(progress, open=("mission",))
    assert path.is_symlink()
    assert Progress(path).saved.open == ("mission",)


def test_what_another_copy_has_mended_stays_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Progress(path), open=("mission",))
    mended = path.read_bytes()
    path.write_bytes(b"{")
    monkeypatch.setattr(FileLock, "acquire", lambda _: path.write_bytes(mended))
    progress = Progress(path)
    assert (progress.saved.open, progress.notices()) == (("mission",), [])
    assert path.read_bytes() == mended


@pytest.mark.parametrize(("leads_to", "stays"), [("new.json", True), ("gone/for-good", False)])
def test_a_link_to_nowhere_stays_where_a_file_can_be_made(
    path: Path, leads_to: str, stays: bool
) -> None:
    path.symlink_to(leads_to)
    keep(Progress(path), open=())
    assert path.is_symlink() == stays
    assert Progress(path).saved.open == ()


def test_a_copy_that_keeps_the_lock_stops_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfection_tui.reader.progress.LOCK_WAIT", 0.05)
    with FileLock(path.with_name("story.json.lock")):
        progress = Progress(path)
        keep(progress, open=("mission",))
    assert progress.saved.open == ("mission",)
    assert progress.notices() == [f"{UNSAVED}another copy of the program holds it."]


def test_a_bundled_story_is_remembered_by_name_and_a_script_by_where_it_lies(
    tmp_path: Path,
) -> None:
    """Another name for the same place would lose what the version before has saved."""
    script = (tmp_path / "story.yaml").resolve()
    digest = hashlib.sha256(os.fsencode(script)).hexdigest()[:16]
    assert path_of(script, "a") == directory() / "a.json"
    assert path_of(tmp_path / "." / "story.yaml", None) == directory() / f"script-{digest}.json"
    assert directory().name == "perfection-tui"
