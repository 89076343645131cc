"""Where there is no screen to read on, the program says so at once, and draws nothing."""

import resource
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.marking import long

STDIN = "reading needs a terminal, and standard input is not one"
STDERR = "reading needs a terminal, and standard error is not one"


@pytest.mark.parametrize(
    "refused",
    [
        ('echo q | "$0"', STDIN),
        ('"$0" 2>said; cat said', STDERR),
        ('"$0" 2>/dev/full', ""),
        long(('"$0" <story.yaml', STDIN)),
        long(('"$0" <&-', STDIN)),
        long(('"$0" 2>&-', "")),
        long(('"$0" </dev/null 2>/dev/full', "")),
    ],
)
def test_it_refuses_at_once_and_writes_no_escape_code(
    program: Path,
    env: dict[str, str],
    tmp_path: Path,
    refused: tuple[str, str],
) -> None:
    line, said = refused
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "story.yaml").write_text("format: 1\n")
    used = cpu_seconds()
    command: list[str | Path] = ["/bin/sh", "-c", f'{line}; echo "exit $?"', program]
    if "2>said" in line:
        command[2] = line.replace(";", '; echo "exit $?";')
    with Terminal(command, env=env, size=(200, 24), cwd=tmp_path) as terminal:
        terminal.wait_for_exit()
        assert terminal.attributes == terminal.before
        written = terminal.raw.decode()
    assert "\x1b" not in written
    assert "Traceback" not in written
    assert said in written
    assert "exit 2" in written
    # Processor time, for the machine may be busy; much of it would be spent waiting in circles.
    assert cpu_seconds() - used < 1


@pytest.mark.parametrize(
    "changed", [{"LC_ALL": "POSIX"}, *map(long, ({"LANG": "C"}, {"LANG": ""}))]
)
def test_plain_c_is_read_in(program: Path, env: dict[str, str], changed: dict[str, str]) -> None:
    with Terminal([program], env=env | changed) as terminal:
        terminal.wait_for("Have you seen it?")
        assert "──" in terminal.screen


def cpu_seconds() -> float:
    """The processor time of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
