"""What is said of saving, and what is not saved, where a story is read by lines."""

from pathlib import Path

from tests.running import Run


def test_where_nothing_can_be_saved_it_reads_on_and_tells_so_once(run: Run) -> None:
    typed = "1\nbookmark mine\nnext\nbookmark more\nbookmarks\nquit\n"
    # In /proc even root can make nothing.
    done = run("--plain", typed=typed, XDG_STATE_HOME="/proc/none/state")
    assert (done.code, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "mine" in said
    assert "more" in said
    assert said.count("cannot be saved: ") + said.count("cannot be read: ") == 1
    assert "What was saved was broken" not in said


def test_fresh_neither_reads_nor_writes(run: Run, env: dict[str, str]) -> None:
    run("--plain", typed="1\nbookmark mine\nquit\n")
    state = Path(env["XDG_STATE_HOME"], "perfection-tui", "the-perfection.json")
    before = state.read_bytes()
    said = run("--plain", "--fresh", typed="2\nnext\nbookmark other\nbookmarks\nquit\n").out
    assert "Have you seen it?" in said
    assert "mine" not in said
    assert state.read_bytes() == before
