"""The oracle finds what is hidden wherever it stands, and nothing else."""

from base64 import b64encode
from pathlib import Path

import pytest

from perfection_tui.script import library
from perfection_tui.script.read import read_story
from perfection_tui.view.horizon import see
from tests.making import film_order, horizon_at, shortest_first
from tests.monkey.oracle import Oracle, runs
from tests.monkey.play import drawn
from tests.script.scripts import LAMP

HIDDEN = "The schooner foundered slowly on the reef."


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.yaml"
    path.write_text(LAMP.replace("truth: It burns for her.", f"truth: {HIDDEN}"))
    return path


@pytest.mark.parametrize(
    "shown",
    [
        HIDDEN,
        "┃ schooner foundered slowly on ┃",
        "\x1b[1mThe schooner \x1b[38;5;1mfoundered\x1b[0m slowly on the reef\x1b[K",
        "x SCHOONER  foundered slowly, on the x",
        f"\x1b]0;{HIDDEN}\x07",
        f"\x1b]2;{HIDDEN}\x1b\\",
        f"\x1b]52;c;{b64encode(HIDDEN.encode()).decode()}\x07",
    ],
)
def test_it_finds_what_is_hidden(lamp: Path, shown: str) -> None:
    assert Oracle(lamp, 1).seen_in(shown)
    assert not Oracle(lamp, 2).seen_in(shown)


@pytest.mark.parametrize("shown", ["The lamp burns for ships.", "on the reef", "It goes out."])
def test_it_takes_nothing_else_for_hidden(lamp: Path, shown: str) -> None:
    assert not Oracle(lamp, 1).seen_in(shown)


@pytest.mark.parametrize("name", shortest_first(library.bundled()))
def test_it_agrees_with_the_view_at_every_moment(name: str) -> None:
    path = library.find(name)
    story = read_story(path)
    for watched in range(len(film_order(story)) + 1):
        visible = set(runs(str(see(story, horizon_at(story, watched)))))
        assert not visible & Oracle(path, watched).hidden


def test_a_seed_always_means_the_same_run() -> None:
    assert drawn(7) == drawn(7)


def test_a_guarded_monkey_presses_nothing_that_opens_more() -> None:
    for seed in range(200):
        play, what = drawn(seed)
        if play.watched is not None:
            typed = b"".join(act.data for act in what if act.kind == "type" and len(act.data) == 1)
            assert not set(typed) & set(b"w\rEq")
