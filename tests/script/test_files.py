"""Whatever stands at a path is answered at once, and never read beyond the limit."""

import os
import socket
import sys
from pathlib import Path

import pytest

from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.problems import ScriptError, block
from perfection_tui.script.read import read_script, read_story
from tests.script.scripts import LAMP

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to stand in, so that paths are short."""
    monkeypatch.chdir(tmp_path)
    return Path()


def answer(path: Path) -> str:
    return block(read_script(path).problems)


def test_a_sound_file_is_read(here: Path) -> None:
    (here / "lamp.yaml").write_text(LAMP, "utf-8")
    assert read_story(here / "lamp.yaml").title == "The Lamp"


def test_a_missing_file(here: Path) -> None:
    assert answer(here / "lamp.yaml") == "lamp.yaml: error PT101: There is no such file."
    assert answer(here / "no" / "lamp.yaml") == "no/lamp.yaml: error PT101: There is no such file."


def test_a_directory(here: Path) -> None:
    (here / "lamp.yaml").mkdir()
    assert answer(here / "lamp.yaml") == "lamp.yaml: error PT102: This is a directory, not a file."


@POSIX
def test_a_pipe_that_nobody_writes_to(here: Path) -> None:
    os.mkfifo(here / "lamp.yaml")
    assert answer(here / "lamp.yaml") == "lamp.yaml: error PT102: This is a pipe, not a file."


@POSIX
def test_a_socket(here: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("lamp.yaml")
        assert answer(here / "lamp.yaml") == "lamp.yaml: error PT102: This is a socket, not a file."


@POSIX
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device(device: str) -> None:
    assert answer(Path(device)) == f"{device}: error PT102: This is a device, not a file."


@POSIX
def test_a_loop_of_links(here: Path) -> None:
    (here / "lamp.yaml").symlink_to("lamp.yaml")
    assert answer(here / "lamp.yaml") == (
        "lamp.yaml: error PT103: The file cannot be read: too many levels of symbolic links."
    )


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads it all")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    (here / "lamp.yaml").touch(mode=0o000)
    assert answer(here / "lamp.yaml") == (
        "lamp.yaml: error PT103: The file cannot be read: permission denied."
    )


def test_a_sparse_file_of_ten_gigabytes(here: Path) -> None:
    with (here / "lamp.yaml").open("wb") as file:
        file.truncate(10 * 1024**3)
    assert answer(here / "lamp.yaml") == (
        "lamp.yaml: error PT104: The file is larger than 2 MiB; no script needs to be."
    )


def test_a_file_of_just_the_limit_is_read(here: Path) -> None:
    questions = ("    - " + "x" * 19_993 + "\n") * 104
    script = LAMP.replace("people:", f"  questions:\n{questions}people:").encode()
    (here / "lamp.yaml").write_bytes(script.ljust(MAX_BYTES, b"\n"))
    assert answer(here / "lamp.yaml") == ""
    (here / "lamp.yaml").write_bytes(script.ljust(MAX_BYTES + 1, b"\n"))
    assert "PT104" in answer(here / "lamp.yaml")


@POSIX
def test_a_file_that_has_no_size_and_no_end_is_read_to_the_limit() -> None:
    endless = Path("/proc/self/mem")
    if not endless.exists():
        pytest.skip("needs /proc")
    assert "PT103" in answer(endless)


@POSIX
def test_a_path_that_cannot_be_one() -> None:
    assert "PT103" in answer(Path("a\0b"))
    assert "PT103" in answer(Path("a" * 5_000))


@POSIX
def test_a_control_character_in_the_name_is_made_visible(here: Path) -> None:
    path = here / "l\x1b[31mamp\n.yaml"
    path.write_text("format: 2", "utf-8")
    assert answer(path).startswith(r"l\x1b[31mamp\n.yaml:1:9: error PT211")


def test_reading_a_story_raises_what_is_wrong_with_it(here: Path) -> None:
    (here / "lamp.yaml").write_text("format: 2", "utf-8")
    with pytest.raises(ScriptError) as raised:
        read_story(here / "lamp.yaml")
    assert [problem.code for problem in raised.value.problems] == ["PT211"]
