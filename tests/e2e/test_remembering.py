"""What the installed program remembers from one run to the next, and what it never does."""

import json
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.running import Run

QUESTION = "Have you seen it?"
OF_A_TEXT = "Have you read it?"


def saved(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*.json") if "perfection-tui" in str(path)]


def test_the_cover_asks_once_of_each_story(run: Run) -> None:
    assert QUESTION in run("--plain", typed="1\nquit\n").out
    again = run("--plain", typed="quit\n").out
    assert QUESTION not in again
    assert "All of it is open to you." in again
    assert OF_A_TEXT in run("owl-creek", "--plain", typed="quit\n").out


def test_not_yet_is_remembered_too_and_spoiler_free_reads_so(run: Run) -> None:
    run("--plain", typed="3\n1\nquit\n")
    for arguments in ((), ("--spoiler-free",)):
        said = run("--plain", *arguments, typed="quit\n").out
        assert "Spoiler-free: nothing is open yet" in " ".join(said.split())


def test_watched_is_for_this_run_only(run: Run, tmp_path: Path) -> None:
    assert "All of it is open to you." in run("--plain", "--watched", "all", typed="quit\n").out
    assert saved(tmp_path) == []


def test_bookmarks_and_votes_made_beyond_a_lowered_horizon_are_kept_and_not_shown(
    run: Run, tmp_path: Path
) -> None:
    run("--plain", typed="1\nlast\nback\nbookmark mine\nquit\n")
    [state] = saved(tmp_path)
    kept = json.loads(state.read_bytes())
    [beat] = kept["bookmarks"]
    kept["votes"] = {beat: {"charlotte": -2}}
    state.write_text(json.dumps(kept))
    pages = "bookmarks\nverdict\ncontents\n"
    shown = run("--plain", "--watched", "all", typed=f"{pages}quit\n").out
    assert "mine" in shown
    assert "you" in shown.partition("Verdict")[2]
    closed = run("--plain", "--watched", "mission", typed=f"{pages}next\nbookmark early\nquit\n")
    assert "mine" not in closed.out
    assert "No moment that is open to you has a bookmark." in closed.out
    now = json.loads(state.read_bytes())
    assert now["bookmarks"][beat] == "mine"
    assert now["votes"] == {beat: {"charlotte": -2}}


def test_by_lines_fresh_neither_reads_nor_writes(run: Run, tmp_path: Path) -> None:
    run("--plain", typed="1\nbookmark mine\nquit\n")
    [state] = saved(tmp_path)
    before = state.read_bytes()
    said = run("--plain", "--fresh", typed="2\nnext\nbookmark other\nbookmarks\nquit\n").out
    assert QUESTION in said
    assert "mine" not in said
    assert state.read_bytes() == before


@pytest.mark.long
def test_on_the_screen_fresh_neither_reads_nor_writes_and_asks_as_on_a_first_run(
    program: Path, run: Run, env: dict[str, str], tmp_path: Path
) -> None:
    run("--plain", typed="3\n1\nquit\n")
    [path] = saved(tmp_path)
    before = path.read_bytes()
    with Terminal([program, "--fresh"], env=env) as terminal:
        terminal.wait_for(QUESTION)
        terminal.press("1")
        terminal.wait_for("t turn over")
        terminal.press("w")
        terminal.wait_for("How far have you watched?")
        terminal.press("home", "enter")
        terminal.wait_for("tell me the next moment")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert path.read_bytes() == before


@pytest.mark.long
def test_a_first_viewing_goes_on_by_a_plain_start(program: Path, env: dict[str, str]) -> None:
    with Terminal([program], env=env) as terminal:
        terminal.wait_for(QUESTION)
        terminal.press("2")
        terminal.wait_for("begins")
        terminal.press("right")
        terminal.wait_for("Free at last")
        terminal.press("right")
        terminal.wait_for("The missing years")
        terminal.press("q")
        terminal.wait_for_exit()
    for arguments in ([], ["--unfold"]):
        with Terminal([program, *arguments], env=env) as terminal:
            terminal.wait_for("Go on at “The missing years” (Mission 2)")
            terminal.press("enter")
            terminal.wait_for("Mission ●◉")
            assert b"What now?" not in terminal.raw


def test_a_script_edited_since_opens_no_moment_not_watched(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "mine.yaml"
    told = (Path(__file__).parents[2] / "story" / "owl-creek.yaml").read_text()
    script.write_text(told)
    assert OF_A_TEXT in run("mine.yaml", "--plain", typed="1\nquit\n").out
    [path] = saved(tmp_path)
    chapter = json.loads(path.read_text())["seen_all"][1]
    at = told.index("      - id: ", told.index(f"  - id: {chapter}\n"))
    added = "      - {id: x, title: X, belief: X., truths: [{at: x, truth: Y.}]}\n"
    added = told[:at] + added + told[at:]
    script.write_text(added.replace(f"  - id: {chapter}\n", "  - id: another-chapter\n"))
    said = run("mine.yaml", "--plain", typed="quit\n").out
    assert "Spoiler-free: open to the end of" in " ".join(said.split())
