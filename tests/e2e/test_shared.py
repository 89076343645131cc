"""What a wheel has for the shells and for man, tried in those that the machine has."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.e2e.smoke import SHARED
from tests.e2e.terminal import Terminal, hermetic

ROOT = Path(__file__).parents[2]

TYPED = {
    "op": "open-window",
    "ex": "export",
    "min": "mine.yaml",
    "open-window --spo": "--spoiler-free",
    "./mine.yaml --li": "--live",
    "--theme sc": "score",
    "export ow": "owl-creek",
    "export min": "mine.yaml",
    "export --format mark": "markdown",
    "new min": "mine.yaml",
}
"""What is typed, and what its last word becomes."""

SHELLS = {
    "bash-completion/completions/perfection-tui": ("bash --norc -i", "source {file}"),
    "fish/vendor_completions.d/perfection-tui.fish": ("fish --no-config", "source {file}"),
    "zsh/site-functions/_perfection-tui": (
        "zsh -f",
        "fpath=({file.parent} $fpath); autoload -Uz compinit; compinit -u -D",
    ),
}
"""How a shell is started, and what is typed to it to have what the wheel has for it."""


def built(kind: str, folder: Path) -> Path:
    """A wheel or an sdist of the project as it is."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `share` of a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(built("wheel", folder)) as packed:
        packed.extractall(folder)
    (data,) = folder.glob("*.data/data/share")
    return data


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"there is no {program} here")


def test_all_of_it_is_there(shared: Path) -> None:
    """Nothing but what the smoke test of an installed wheel looks for."""
    found = {str(path.relative_to(shared)) for path in shared.rglob("*") if path.is_file()}
    assert found == set(SHARED)


def test_the_sdist_holds_what_the_tests_look_at(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path / "dist")) as packed:
        found = {name.partition("/")[2] for name in packed.getnames()}
    pictures = {f".github/{path.name}" for path in (ROOT / ".github").glob("*.svg")}
    assert pictures
    assert pictures | {".ci/run", ".pre-commit-hooks.yaml"} <= found


@pytest.mark.parametrize("script", SHELLS, ids=lambda script: script.partition("/")[0])
def test_a_shell_completes(shared: Path, tmp_path: Path, script: str) -> None:
    (tmp_path / "mine.yaml").touch()
    shell, setup = SHELLS[script]
    needs(shell.split()[0])
    with Terminal(shell.split(), env=hermetic(tmp_path), cwd=tmp_path) as terminal:
        terminal.settle(quiet=0.2)
        terminal.type_bytes(f"{setup.format(file=shared / script)}; clear\r".encode())
        terminal.settle(quiet=0.2)
        for typed, last in TYPED.items():
            *before, _ = typed.split()
            terminal.type_bytes(f"perfection-tui {typed}\t".encode())
            terminal.wait_for(" ".join(["perfection-tui", *before, last]))
            # All of the line goes.
            terminal.type_bytes(b"\x15")


@pytest.mark.skipif(sys.platform != "linux", reason="only the man of Linux takes a file by -l")
def test_man_shows_options_commands_and_keys(shared: Path, tmp_path: Path) -> None:
    needs("man")
    page = subprocess.run(
        ["man", "--warnings", "-l", shared / "man/man1/perfection-tui.1"],
        env=hermetic(tmp_path) | {"MANWIDTH": "80"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert page.stderr == ""
    assert max(map(len, page.stdout.splitlines())) <= 80
    for line in ("--watched POINT", "perfection-tui export", "t Tab  Turn this moment over"):
        assert line in page.stdout
