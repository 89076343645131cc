"""Writing a file: whole or not at all, and over nothing unless told to."""

import os
import stat
from pathlib import Path

import pytest

from perfection_tui.script.writing import write


def only(folder: Path) -> list[str]:
    """What is in a folder: what was written, and nothing left over."""
    return sorted(each.name for each in folder.iterdir())


def test_it_is_the_bytes_it_was_given(tmp_path: Path) -> None:
    write(tmp_path / "a", b"\r\n\xff", overwrite=False)
    assert (tmp_path / "a").read_bytes() == b"\r\n\xff"
    assert only(tmp_path) == ["a"]


def test_nothing_is_written_over_and_nothing_left_lying(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", b"new", overwrite=False)
    assert (tmp_path / "a").read_text() == "mine"
    assert only(tmp_path) == ["a"]


def test_a_file_that_comes_into_being_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_: int) -> None:
        (tmp_path / "a").write_text("theirs")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", b"new", overwrite=False)
    assert (tmp_path / "a").read_text() == "theirs"
    assert only(tmp_path) == ["a"]


@pytest.mark.parametrize("overwrite", [True, False])
def test_where_writing_fails_the_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    if overwrite:
        (tmp_path / "a").write_text("mine")
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "a", b"new", overwrite=overwrite)
    assert only(tmp_path) == (["a"] if overwrite else [])
    if overwrite:
        assert (tmp_path / "a").read_text() == "mine"


def test_written_over_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", b"new", overwrite=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no file for what is open")
def test_an_open_pipe_is_written_to_by_its_name_where_what_that_leads_to_has_none() -> None:
    """`/dev/stdout` in a pipeline is such a link."""
    reads, writes = os.pipe()
    write(Path(f"/dev/fd/{writes}"), b"new", overwrite=True)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        assert pipe.read() == b"new"


def test_a_named_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with open(
        tmp_path / "a", "rb", opener=lambda name, _: os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    ) as pipe:
        write(tmp_path / "a", b"new", overwrite=True)
        assert pipe.read() == b"new"
    assert stat.S_ISFIFO((tmp_path / "a").stat().st_mode)


def test_without_hard_links_it_still_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_: object, __: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    write(tmp_path / "a", b"one", overwrite=False)
    with pytest.raises(FileExistsError):
        write(tmp_path / "a", b"two", overwrite=False)
    assert (tmp_path / "a").read_text() == "one"
    assert only(tmp_path) == ["a"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write(Path("/dev/null"), b"text", overwrite=True)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX modes")
def test_what_is_private_is_nobody_elses_to_read(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("mine")
    (tmp_path / "old").chmod(0o644)
    for name in ("new", "old"):
        write(tmp_path / name, b"text", overwrite=True, private=True)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
