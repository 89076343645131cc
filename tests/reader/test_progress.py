"""What is remembered survives: crashes, other copies, broken files and full disks."""

import hashlib
import json
import os
import socket
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfection_tui.reader.progress import Progress, Saved, directory, path_of
from tests.opened import keep


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "story.json"


def failing(error: OSError) -> Callable[..., None]:
    """What the system does instead, when it fails so."""

    def fail(*_: object) -> None:
        raise error

    return fail


def test_nothing_is_remembered_at_first_and_nothing_written(path: Path) -> None:
    progress = Progress(path)
    assert (progress.saved, progress.notices()) == (Saved(), [])
    assert not path.parent.exists()


def test_what_was_said_is_remembered_as_plain_json(path: Path) -> None:
    keep(Progress(path), open=("mission",))
    assert Progress(path).saved == Saved(open=("mission",))
    assert json.loads(path.read_text()) == {"version": 2, "open": ["mission"]}


def test_without_a_path_the_run_remembers() -> None:
    progress = Progress(None)
    keep(progress, open=())
    assert (progress.saved.open, progress.notices()) == ((), [])


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_only_the_user_can_read_it_whatever_they_allow(
    path: Path, request: pytest.FixtureRequest, umask: int
) -> None:
    request.addfinalizer(partial(os.umask, os.umask(umask)))
    keep(Progress(path), open=())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}
    path.write_text("broken")
    path.chmod(0o644)
    keep(Progress(path), open=())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_copies_keep_each_others_changes(path: Path) -> None:
    one, two = Progress(path), Progress(path)
    keep(one, open=("mission",))
    keep(two, place="a")
    assert Progress(path).saved == Saved(open=("mission",), place="a")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"null",
        b"[]",
        b"42",
        b"{",
        b'{"version": 1, "watched": "mission"}',
        b'{"version": 1, "watched": [1]}',
        b'{"version": "1"}',
        b'{"watched": ["mission", "detour", "home", "duet"]}',
        b"\xff\xfe{\x00}\x00",
        b'{"version": 1, "watched": ["\xff"]}',
        b"[" * 100_000,
        b'{"version": 1, "watched": ["' + b"m" * 2_000_000 + b'"]}',
    ],
)
def test_what_is_broken_is_set_aside_told_and_opens_nothing(path: Path, content: bytes) -> None:
    path.parent.mkdir()
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(content=st.binary(max_size=200))
def test_no_bytes_stop_a_reader(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    progress = Progress(path)
    keep(progress, open=())
    assert Progress(path).saved.open == ()


def test_a_newer_versions_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    content = b'{"version": 3, "open": {"as of": "later"}}'
    path.write_bytes(content)
    progress = Progress(path)
    assert progress.saved == Saved()
    keep(progress, open=("mission",))
    assert progress.saved.open == ("mission",)
    assert progress.notices() == ["What was saved comes from a newer version and is left alone."]
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir() if "broken" in each.name] == []


def bind(path: Path) -> None:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (Path.mkdir, ""),
        (lambda path: path.symlink_to(path), ""),
        (os.mkfifo, ": it is not a file."),
        (bind, ""),
        (lambda path: path.symlink_to("/dev/zero"), ": it is not a file."),
    ],
    ids=["folder", "loop", "fifo", "socket", "device"],
)
def test_whatever_lies_in_its_place_the_reader_reads_on(
    path: Path, make: Callable[[Path], None], why: str
) -> None:
    path.parent.mkdir()
    make(path)
    started = time.monotonic()
    progress = Progress(path)
    keep(progress, open=("mission",))
    assert time.monotonic() - started < 1
    assert progress.saved.open == ("mission",)
    [notice] = progress.notices()
    assert notice.startswith("What was saved cannot be read: ")
    assert notice.endswith(why)


def test_what_is_broken_behind_a_link_is_set_aside_and_the_link_stays(
    path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
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

    @contextmanager
    def locked(_: Path) -> Iterator[None]:
        path.write_bytes(mended)
        yield

    monkeypatch.setattr("perfection_tui.reader.progress._locked", locked)
    progress = Progress(path)
    assert (progress.saved.open, progress.notices()) == (("mission",), [])
    assert path.read_bytes() == mended


@pytest.mark.parametrize(("leads_to", "stays"), [("new.json", True), ("gone/for-good", False)])
def test_a_link_to_nowhere_stays_where_a_file_can_be_made(
    path: Path, leads_to: str, stays: bool
) -> None:
    path.parent.mkdir()
    path.symlink_to(leads_to)
    keep(Progress(path), open=())
    assert path.is_symlink() == stays
    assert Progress(path).saved.open == ()


def test_where_nothing_can_be_written_the_reader_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    progress = Progress(tmp_path / "file" / "state" / "story.json")
    for said in ("mission", "detour"):
        keep(progress, open=(said,))
    assert progress.saved.open == ("detour",)
    [notice] = progress.notices()
    assert notice.startswith("What ")


def test_a_full_disk_keeps_what_was_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(Progress(path), open=("mission",))
    progress = Progress(path)
    monkeypatch.setattr(os, "fsync", failing(OSError(28, "No space left on device")))
    keep(progress, open=("mission", "detour"))
    assert progress.notices() == ["What you do here cannot be saved: no space left on device."]
    monkeypatch.undo()
    assert Progress(path).saved.open == ("mission",)
    assert [each.name for each in path.parent.iterdir() if each.suffix == ".new"] == []


def test_a_copy_that_keeps_the_lock_stops_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr("perfection_tui.reader.progress.LOCK_WAIT", 0.05)
    keep(Progress(path), open=())
    with path.with_name("story.json.lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        progress = Progress(path)
        keep(progress, open=("mission",))
    assert progress.saved.open == ("mission",)
    assert progress.notices() == [
        "What you do here cannot be saved: another copy of the program holds it."
    ]


def test_a_bundled_story_is_remembered_by_name_and_a_script_by_where_it_lies(
    tmp_path: Path,
) -> None:
    """Another name for the same place would lose what the version before has saved."""
    script = (tmp_path / "story.yaml").resolve()
    digest = hashlib.sha256(os.fsencode(script)).hexdigest()[:16]
    assert path_of(script, "a") == directory() / "a.json"
    assert path_of(tmp_path / "." / "story.yaml", None) == directory() / f"script-{digest}.json"
    assert directory().name == "perfection-tui"


def test_one_entry_is_set_and_removed_and_leaves_the_others(path: Path) -> None:
    progress = Progress(path)
    for key, note in (("a", "one"), ("b", "two"), ("a", "three")):
        progress.set_entry("bookmarks", key, note)
    assert Progress(path).saved.bookmarks == {"a": "three", "b": "two"}
    progress.set_entry("bookmarks", "a", None)
    progress.set_entry("bookmarks", "c", None)
    assert Progress(path).saved == Saved(bookmarks={"b": "two"})


@pytest.mark.parametrize(
    ("error", "why"),
    [(PermissionError(13, "Permission denied"), "permission denied"), (OSError(), "oserror")],
)
def test_what_is_broken_and_cannot_be_set_aside_is_told_and_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")
    monkeypatch.setattr(Path, "replace", failing(error))
    progress = Progress(path)
    assert progress.notices() == [f"What was saved is broken: {why}."]
    keep(progress, open=("mission",))
    assert progress.saved.open == ("mission",)
    assert progress.notices() == []
    assert path.read_bytes() == b"{"
