"""Whatever stands at a path is answered at once, and never read beyond the limit."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.script.files import MAX_BYTES
from perfection_tui.script.problems import ScriptError, block
from perfection_tui.script.read import read_script, read_story
from tests.script.scripts import LAMP


@pytest.fixture
def lamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a script could be, in an empty folder to stand in, so that paths are short."""
    monkeypatch.chdir(tmp_path)
    return Path("lamp.yaml")


def answer(path: Path) -> str:
    return block(read_script(path).problems)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def a_locked_file(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads it all")
    path.touch(mode=0o000)


def ten_gigabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: None, "PT101: There is no such file."),
        (Path.mkdir, "PT102: This is a directory, not a file."),
        (os.mkfifo, "PT102: This is a pipe, not a file."),
        (a_socket, "PT102: This is a socket, not a file."),
        (
            lambda path: path.symlink_to(path),
            "PT103: The file cannot be read: too many levels of symbolic links.",
        ),
        (a_locked_file, "PT103: The file cannot be read: permission denied."),
        (ten_gigabytes, "PT104: The file is larger than 2 MiB; no script needs to be."),
    ],
)
def test_what_is_no_script_is_told(lamp: Path, make: Callable[[Path], object], told: str) -> None:
    make(lamp)
    assert answer(lamp) == f"lamp.yaml: error {told}"


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device(device: str) -> None:
    assert answer(Path(device)) == f"{device}: error PT102: This is a device, not a file."


def test_a_file_of_just_the_limit_is_read(lamp: Path) -> None:
    questions = ("    - " + "x" * 19_993 + "\n") * 104
    script = LAMP.replace("people:", f"  questions:\n{questions}people:").encode()
    lamp.write_bytes(script.ljust(MAX_BYTES, b"\n"))
    assert read_story(lamp).title == "The Lamp"
    lamp.write_bytes(script.ljust(MAX_BYTES + 1, b"\n"))
    assert "PT104" in answer(lamp)


def test_a_file_that_has_no_size_and_no_end_is_read_to_the_limit() -> None:
    endless = Path("/proc/self/mem")
    if not endless.exists():
        pytest.skip("needs /proc")
    assert "PT103" in answer(endless)


@pytest.mark.parametrize("name", ["a\0b", "a" * 5_000], ids=["null", "long"])
def test_a_path_that_cannot_be_one(name: str) -> None:
    assert "PT103" in answer(Path(name))


def test_reading_a_story_raises_what_is_wrong_with_it_and_gives_nothing_away(lamp: Path) -> None:
    lamp.write_text(LAMP.replace("at: dark", "at: drak", 1), "utf-8")
    with pytest.raises(ScriptError) as raised:
        read_story(lamp)
    assert str(raised.value) == "lamp.yaml:12:13: PT301"
