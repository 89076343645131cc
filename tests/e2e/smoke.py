"""Is a wheel whole? Uses the program installed in one environment, with pyte from another.

usage: python -m tests.e2e.smoke DIRECTORY-OF-THE-PROGRAM
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.terminal import Terminal, hermetic

SHARED = [
    "bash-completion/completions/perfection-tui",
    "zsh/site-functions/_perfection-tui",
    "fish/vendor_completions.d/perfection-tui.fish",
    "man/man1/perfection-tui.1",
]

FIND_STORY = "from perfection_tui.script import library; print(library.find('the-perfection'))"


def main(installed: Path) -> None:
    """Try what a wheel could lack. Raises AssertionError, or CalledProcessError, if it does."""
    program = installed / "perfection-tui"
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        env = hermetic(home)

        def run(*command: str | Path) -> str:
            return subprocess.run(
                command, env=env, cwd=home, check=True, capture_output=True, text=True
            ).stdout

        assert run(program, "--version").startswith("perfection-tui ")
        assert "--spoiler-free" in run(program, "--help")
        assert "The Perfection" in run(program, "stories")
        assert "</script>" in run(program, "export", "--format", "html", "--watched", "none")
        story = Path(run(installed / "python", "-c", FIND_STORY).strip())
        assert story.is_relative_to(installed.parent.resolve()), f"{story} is not in the wheel"
        for path in SHARED:
            assert (installed.parent / "share" / path).is_file(), f"no {path}"
        with Terminal([program], env=env, cwd=home) as terminal:
            terminal.wait_for("gifted cellist")
            terminal.leave()
    print(f"{program} shows its version, its help, its stories, a page and its cover, and leaves.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
