"""What a wheel has for the shells and for man, tried in those that the machine has."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.e2e.smoke import SHARED

ROOT = Path(__file__).parents[2]

# Each is given what is typed, a line to an argument, and writes what that becomes.
BASH = """
source "$1"; shift
for line; do
    COMP_WORDS=(perfection-tui $line)
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _shtab_perfection_tui
    echo "${COMPREPLY[@]}"
done
"""

FISH = """
source $argv[1]
for line in $argv[2..]
    complete --do-complete "perfection-tui $line" | string split --fields 1 \\t | string join ' '
end
"""

# Only at a prompt does zsh complete: one is opened, and keys are typed to it. The second key has
# it tell the line it has come to, and begin another one.
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; fpath=(${1:h} \\$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell 'tell() { print -r -- "LINE:$BUFFER:END"; BUFFER= }; zle -N tell; bindkey "^T" tell'
zpty -w shell "echo READ''Y"
zpty -r -m shell shown '*READY*'
for line in ${*[2,-1]}; do
    zpty -w -n shell "perfection-tui $line"$'\\t\\x14'
    zpty -r -m shell shown '*LINE:perfection*:END*'
    print -r -- ${${=${shown##*LINE:}%%:END*}[-1]}
done
"""

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
    "bash-completion/completions/perfection-tui": ["bash", "-c", BASH, "bash"],
    "fish/vendor_completions.d/perfection-tui.fish": ["fish", "--no-config", "-c", FISH],
    "zsh/site-functions/_perfection-tui": ["zsh", "-f", "-c", ZSH, "zsh"],
}
"""What a shell is given of the wheel, and how it is started."""


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


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder at hand, in a terminal of 80 columns."""
    if not shutil.which(command[0]):
        pytest.skip(f"there is no {command[0]} here")
    return subprocess.run(
        command,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "HOME": "."},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture(autouse=True)
def _beside_a_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yaml").touch()
    monkeypatch.chdir(tmp_path)


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
def test_a_shell_completes(shared: Path, script: str) -> None:
    completed = run(*SHELLS[script], shared / script, *TYPED).stdout.splitlines()
    assert dict(zip(TYPED, map(str.strip, completed), strict=True)) == TYPED


@pytest.mark.skipif(sys.platform != "linux", reason="only the man of Linux takes a file by -l")
def test_man_shows_options_commands_and_keys(shared: Path) -> None:
    page = run("man", "--warnings", "-l", shared / "man/man1/perfection-tui.1")
    assert page.stderr == ""
    assert max(map(len, page.stdout.splitlines())) <= 80
    for line in ("--watched POINT", "perfection-tui export", "t Tab  Turn this moment over"):
        assert line in page.stdout
