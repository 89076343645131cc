"""Reading without a screen: what is typed, and what is said to it."""

import io

import pytest

from perfection_tui.export.columns import WIDTH, set_in
from perfection_tui.plain.console import Console
from perfection_tui.plain.session import choose
from perfection_tui.plain.typed import VERBS, help_lines, understood, verbs_with
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress, Saved
from perfection_tui.reader.shelf import Shelved
from perfection_tui.script.characters import width
from perfection_tui.script.model import Story
from perfection_tui.view.phrases import one_line
from tests.export.payloads import saying
from tests.opened import opened
from tests.plain.talking import every_command, said_by, words
from tests.tables import table


def test_it_reads_a_story_from_end_to_end_with_both_sides_of_every_moment(bundled: Story) -> None:
    typed = ["next", *["turn", "turn", "next"] * sum(len(each.beats) for each in bundled.chapters)]
    said = words(said_by(opened(bundled), *typed))
    for chapter in bundled.chapters:
        assert words(one_line(chapter.teaser)) in said
        for beat in chapter.beats:
            told = [beat.belief, *(each.belief for each in beat.revisions)]
            told += [each.truth for each in beat.truths]
            assert [text for text in told if words(one_line(text)) not in said] == []
    assert all(words(one_line(each.answer)) in said for each in bundled.coda)


@pytest.mark.parametrize(
    "payload", ["word " * 30, "x" * 200, "琴" * 90], ids=["words", "one word", "wide"]
)
def test_no_line_is_wider_than_72_columns_whatever_is_read_or_typed(payload: str) -> None:
    story = saying(payload)
    typed = [*every_command("stories", "quit"), "next", "turn", payload]
    typed += [f"search {payload}", "/" + payload[:3]]
    for line in said_by(opened(story), "next", *typed).splitlines():
        assert width(line) <= WIDTH


def test_nothing_it_says_moves_the_cursor_or_draws(film: Story) -> None:
    said = said_by(opened(film), "next", *every_command("quit"))
    assert not set(said) & set("\x1b\r\b\t█▓▒░─│┌└●○◉◀▶")


def test_short_reads_the_main_events_alone(film: Story) -> None:
    said = words(said_by(opened(film), "next", "short"))
    main = {event.what: event.main for event in film.events}
    assert "The story in a minute" in said
    assert all((words(one_line(what)) in said) is is_main for what, is_main in main.items())


def test_what_the_help_says_stands_under_what_is_typed_where_it_has_no_room_beside() -> None:
    with set_in(52):
        assert help_lines(VERBS)[5:9] == [
            "turn                  t     turn this moment over:",
            "                            belief or truth",
            "again                 r     read this moment again",
            "keep                  T     open moments on their",
        ]
    with set_in(51):
        assert help_lines(VERBS)[6:9] == [
            "turn  t",
            "    turn this moment over: belief or truth",
            "again  r",
        ]


def test_all_is_set_for_a_narrow_terminal(film: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Console, "columns", 40)
    typed = "1,c,/ the,2/7,t,1/3,t,p,k,o,e,v,a,S,help,w,none,G"
    lines = said_by(opened(film), *typed.split(",")).split("\n")
    assert max(map(len, lines)) == 40
    places = lines.index("the first.")
    assert lines[places + 1].startswith(" 1. Free at last")
    assert lines[places + 2].startswith("    ")


def test_notes_asked_for_on_the_cover_are_kept_where_nothing_is_read(film: Story) -> None:
    progress = Progress(None)
    said_by(Opening(film, progress), "notes", "quit")
    assert progress.saved == Saved(notes_first=True)


@pytest.mark.parametrize(("keys", "typed", "means"), table(__file__, "letters.txt"))
def test_of_letters(keys: str, typed: str, means: str) -> None:
    """A row says what is typed where a reader has these keys, and what that means."""
    own = dict(each.split(" ") for each in keys.split("; ") if keys != "as they come")
    assert " ".join(understood(typed, verbs_with(own))).strip() == means


def test_the_help_names_letters_of_ones_own() -> None:
    lines = help_lines(verbs_with({"turn": "x,f5"}))
    assert any(line.startswith("turn") and " x " in line for line in lines)


SHELF = [
    Shelved("a.yaml", "a.yaml", where="Cannot be read: PT201 in line 3.", broken=True),
    Shelved("b.yaml", "The Lamp", "Short story", "Not begun."),
]


@pytest.mark.parametrize(
    ("typed", "chosen"), [("0\n3\n1\n2\n", "b.yaml"), ("", None), ("\n", None), ("q\n2\n", None)]
)
def test_a_story_of_a_folder_is_chosen_by_its_number(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    chosen: str | None,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert choose(SHELF, "") == chosen
    said = capsys.readouterr().out
    assert " 2  The Lamp (Short story)\n    Not begun." in said
    assert said.count("Type a number from 1 to 2.") == (2 if chosen else 0)
    assert said.count(SHELF[0].advice[:60]) == (1 if chosen else 0)


def test_a_folder_without_stories_says_so_and_asks_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert choose([], "") is None
    assert "No story lies here" in capsys.readouterr().out
