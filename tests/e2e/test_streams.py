"""The installed program with no terminal: streams that are closed, full, or of another locale."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import perfection_tui
from tests.e2e.terminal import HANGS
from tests.marking import long
from tests.running import Done
from tests.script.scripts import BROKEN, LAMP

Shell = Callable[..., Done]
"""Runs a line of the shell, in which `$0` is the program."""


@pytest.fixture
def shell(program: Path, env: dict[str, str], tmp_path: Path) -> Shell:
    def shell(line: str, *arguments: str, **changed: str) -> Done:
        if "/dev/full" in line and not Path("/dev/full").exists():
            pytest.skip("no /dev/full here")
        done = subprocess.run(
            ["/bin/sh", "-c", line, program, *arguments],
            env=env | changed,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=HANGS,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return shell


def test_version(shell: Shell) -> None:
    assert shell('"$0" --version') == (0, f"perfection-tui {perfection_tui.__version__}\n", "")


def test_a_terminal_that_knows_no_unicode_is_still_answered(shell: Shell) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert shell('"$0" stories', **ascii_only).code == 0
    assert r'"caf\udcc3\udca9"' in shell('"$0" "$1"', "café", **ascii_only).err


@pytest.mark.parametrize(
    ("output", "said", "code"),
    [
        ("| true", "", "0"),
        (">/dev/full", "perfection-tui: cannot write: No space left on device\n", "1"),
    ],
)
def test_output_that_nobody_takes_ends_without_a_traceback(
    shell: Shell, tmp_path: Path, output: str, said: str, code: str
) -> None:
    done = shell(f'exec 3>code; {{ "$0" --help; echo $? >&3; }} {output}')
    assert (done.err, (tmp_path / "code").read_text().strip()) == (said, code)


@pytest.mark.parametrize("nobody", ["2>/dev/full", long("2>&-")])
def test_errors_nobody_reads_change_no_answer(shell: Shell, tmp_path: Path, nobody: str) -> None:
    state = tmp_path / "state" / "perfection-tui" / "owl-creek.json"
    state.parent.mkdir(parents=True)
    (tmp_path / "there.yaml").write_text(BROKEN)

    def answer(line: str) -> tuple[int, str]:
        state.write_text("broken")
        return shell(f'exec "$0" {line} </dev/null')[:2]

    whole = answer("export owl-creek --spoiler-free 2>said")
    assert whole[1]
    assert "What was saved was broken" in (tmp_path / "said").read_text()
    assert answer(f"export owl-creek --spoiler-free {nobody}") == whole
    assert answer(f"new there.yaml {nobody}") == (1, "")
    assert answer(f"check {nobody}") == (2, "")


def test_an_export_that_nobody_is_given_is_no_success(shell: Shell) -> None:
    said = "perfection-tui: cannot write: standard output is closed\n"
    assert shell('exec "$0" export >&-') == (1, "", said)


@pytest.mark.parametrize(("script", "code"), [(LAMP, 0), (BROKEN, 1)], ids=["sound", "broken"])
def test_check_answers_by_code_alone(shell: Shell, tmp_path: Path, script: str, code: int) -> None:
    (tmp_path / "it.yaml").write_text(script)
    assert shell('exec "$0" check it.yaml >&-') == (code, "", "")


def test_a_reader_that_goes_away_is_no_error(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "many.yaml").write_text("\n".join(f"k{n}: v" for n in range(900)))
    assert shell('"$0" check --json many.yaml | head -c 10').err == ""
    code, said, wrong = shell('yes next | "$0" --plain --fresh | head -n 3')
    assert (code, said[:15], wrong) == (0, "The Perfection\n", "")
