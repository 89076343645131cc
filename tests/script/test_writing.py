"""Writing a file: whole or not at all, and over nothing unless told to."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.script.files import write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where to write, in a folder of its own."""
    return tmp_path / "a"


def beside(file: Path) -> dict[str, bytes]:
    """All that is in the folder of a file: what was written, and nothing left over."""
    return {each.name: each.read_bytes() for each in file.parent.iterdir()}


def refuse(*_: object) -> None:
    raise OSError("refused")


@pytest.mark.parametrize("link", [os.link, refuse], ids=["hard links", "none"])
def test_nothing_is_written_over_and_nothing_left_lying(
    file: Path, monkeypatch: pytest.MonkeyPatch, link: Callable[..., None]
) -> None:
    monkeypatch.setattr(os, "link", link)
    write(file, b"\r\n\xff", overwrite=False)
    with pytest.raises(FileExistsError):
        write(file, b"new", overwrite=False)
    assert beside(file) == {"a": b"\r\n\xff"}


def test_a_file_that_comes_into_being_meanwhile_is_not_written_over(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: file.write_text("theirs"))
    with pytest.raises(FileExistsError):
        write(file, b"new", overwrite=False)
    assert beside(file) == {"a": b"theirs"}


@pytest.mark.parametrize("there", [{"a": b"mine"}, {}], ids=["over a file", "anew"])
def test_where_writing_fails_what_was_there_stays_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, there: dict[str, bytes]
) -> None:
    for data in there.values():
        file.write_bytes(data)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="refused"):
        write(file, b"new", overwrite=bool(there))
    assert beside(file) == there


def test_written_over_a_file_keeps_its_mode_and_a_link_stays_a_link(file: Path) -> None:
    file.write_text("old")
    file.chmod(0o640)
    link = file.with_name("link")
    link.symlink_to("a")
    write(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no file for what is open")
def test_an_open_pipe_is_written_to_by_its_name_where_what_that_leads_to_has_none() -> None:
    """`/dev/stdout` in a pipeline is such a link."""
    reads, writes = os.pipe()
    write(Path(f"/dev/fd/{writes}"), b"new", overwrite=True)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        assert pipe.read() == b"new"


def test_a_named_pipe_is_written_to_and_stays_one(file: Path) -> None:
    os.mkfifo(file)
    with os.fdopen(os.open(file, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        write(file, b"new", overwrite=True)
        assert pipe.read() == b"new"
    assert stat.S_ISFIFO(file.stat().st_mode)


def test_what_is_private_is_nobody_elses_to_read(file: Path) -> None:
    for _ in "new", "old":
        write(file, b"text", overwrite=True, private=True)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)
