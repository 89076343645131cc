"""Reading without a screen: what is typed, and what is said to it."""

from pathlib import Path

import pytest

from perfection_tui.export.columns import WIDTH, set_in
from perfection_tui.plain.console import Console
from perfection_tui.plain.typed import VERBS, help_lines, understood, verbs_with
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.script.characters import width
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import Horizon, everything
from perfection_tui.view.phrases import one_line
from tests.export.payloads import saying
from tests.opened import opened
from tests.plain.talking import answers, said_by
from tests.reader.tales import tale


def every_command(*without: str) -> list[str]:
    """Every command but these, by its word and its letter, alone and with something after it."""
    return [
        word
        for each in VERBS
        if each.word not in without
        for word in (each.word, *each.letters, f"{each.word} 1", f"{each.word} nonsense")
    ]


def words(text: str) -> str:
    return " ".join(text.split())


def test_it_reads_a_story_from_end_to_end_with_both_sides_of_every_moment(bundled: Story) -> None:
    typed = ["next", *["turn", "turn", "next"] * sum(len(each.beats) for each in bundled.chapters)]
    said = words(said_by(opened(bundled, everything(bundled)), *typed))
    for chapter in bundled.chapters:
        assert words(one_line(chapter.teaser)) in said
        for beat in chapter.beats:
            told = [beat.belief, *(each.belief for each in beat.revisions)]
            told += [each.truth for each in beat.truths]
            assert [text for text in told if words(one_line(text)) not in said] == []
    assert all(words(one_line(each.answer)) in said for each in bundled.coda)


@pytest.mark.parametrize(
    ("typed", "chapters"),
    [
        (["1"], 4),
        (["i have SEEN it"], 4),
        (["3", "all"], 4),
        (["3", "5"], 4),
        (["3", "1"], 0),
        (["3", "none"], 0),
        (["3", "nothing yet"], 0),
        (["3", "2"], 1),
        (["3", "To the end of DETOUR"], 2),
        (["3", "back", "3", "detour"], 2),
    ],
)
def test_the_cover_asks_what_was_watched_and_the_answer_is_remembered(
    film: Story, tmp_path: Path, typed: list[str], chapters: int
) -> None:
    opening = Opening(film, Progress(tmp_path / "state.json"))
    said = said_by(opening, *typed)
    assert "Have you seen it?" in said
    watched = [beat.id for chapter in film.chapters[:chapters] for beat in chapter.beats]
    saved = Progress(tmp_path / "state.json").saved
    assert saved.open == tuple(sorted(watched))
    assert saved.has_seen_all == (chapters == len(film.chapters))
    assert not saved.unfold


def test_a_word_taken_back_is_kept_as_what_is_open_by_now() -> None:
    opening = opened(tale("xy z"), Horizon("x"), unfold=True)
    said = ["watched one", "yes", "watched none", "next", "next"]
    said_by(opening, *said, "return", "return")
    assert opening.reading.open_beats == opening.progress.saved.open == ("x",)


@pytest.mark.parametrize(
    "payload", ["word " * 30, "x" * 200, "琴" * 90], ids=["words", "one word", "wide"]
)
def test_no_line_is_wider_than_72_columns_whatever_is_read_or_typed(payload: str) -> None:
    story = saying(payload)
    typed = [*every_command("stories", "quit"), "next", "turn", payload]
    typed += [f"search {payload}", "/" + payload[:3]]
    for line in said_by(opened(story, everything(story)), "next", *typed).splitlines():
        assert width(line) <= WIDTH


def test_nothing_it_says_moves_the_cursor_or_draws_or_is_too_wide(film: Story) -> None:
    said = said_by(opened(film, everything(film)), "next", *every_command("quit"))
    assert max(map(width, said.splitlines())) <= WIDTH
    assert not set(said) & set("\x1b\r\b\t█▓▒░─│┌└●○◉◀▶")


def test_short_reads_the_main_events_alone(film: Story) -> None:
    (said,) = answers(film, everything(film), "short")
    main = {event.what: event.main for event in film.events}
    assert said.startswith("The story in a minute")
    assert all((words(one_line(what)) in words(said)) is is_main for what, is_main in main.items())


def test_letters_are_those_of_the_screen() -> None:
    letters = {"h": "back", "b": "bookmark", "B": "bookmarks", "S": "stories", "f": "replay"}
    assert {each: understood(each)[0] for each in letters} == letters


def test_what_the_help_says_stands_under_what_is_typed_where_it_has_no_room_beside() -> None:
    with set_in(52):
        assert help_lines()[5:9] == [
            "turn                  t     turn this moment over:",
            "                            belief or truth",
            "again                 r     read this moment again",
            "keep                  T     open moments on their",
        ]
    with set_in(51):
        assert help_lines()[6:9] == [
            "turn  t",
            "    turn this moment over: belief or truth",
            "again  r",
        ]


def test_all_is_set_for_a_narrow_terminal(film: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Console, "columns", 40)
    typed = "1,c,/ the,2/7,t,1/3,t,p,k,o,e,v,a,S,help,w,none,G"
    lines = said_by(opened(film), *typed.split(",")).split("\n")
    assert max(map(len, lines)) == 40
    places = lines.index("to the first.")
    assert lines[places + 1].startswith(" 1. Free at last")
    assert lines[places + 2].startswith("    ")


def test_letters_of_ones_own_are_those_of_the_screen_and_no_others() -> None:
    verbs = verbs_with({"turn": "x,f5", "evidence": "b", "find": "at", "contents": "f2"})
    typed = {"x": "turn", "b": "clues", "bookmark": "bookmark", "c": "contents"}
    assert {each: understood(each, verbs)[0] for each in typed} == typed
    assert understood("t", verbs)[0] != "turn"
    assert understood("/lamp", verbs)[0] != "search"
    typed_with = {"@ lamp": ("search", "lamp"), "n": ("found", "next"), "N": ("found", "previous")}
    assert {each: understood(each, verbs) for each in typed_with} == typed_with
    assert any(line.startswith("turn") and " x " in line for line in help_lines(verbs))


def test_letters_of_ones_own_come_before_those_for_ways_to_go_and_numbers() -> None:
    keys = {"turn": "n", "next_found": "f3", "next_chapter": "plus", "number_7": "y", "order": "7"}
    verbs = verbs_with(keys)
    typed = {"n": ("turn", ""), "N": ("found", "previous"), "7": ("events", "")}
    typed |= {"+": ("chapter", "next"), "[": ("chapter", "previous"), "]": ("", "")}
    typed |= {"6": ("chapter", "6")}
    assert {each: understood(each, verbs) for each in typed} == typed
