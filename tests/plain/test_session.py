"""Reading without a screen: what is typed, and what is said to it."""

from pathlib import Path

import pytest

from perfection_tui.export.columns import WIDTH
from perfection_tui.plain.typed import VERBS, help_lines, understood, verbs_with
from perfection_tui.reader.opening import Opening
from perfection_tui.reader.progress import Progress
from perfection_tui.script.characters import width
from perfection_tui.script.model import Story
from perfection_tui.view.horizon import NOTHING, Horizon, after_chapter, everything
from perfection_tui.view.phrases import one_line
from perfection_tui.view.wording import BELIEF_HEADING, NOTHING_TOLD, TRUTH_HEADING
from tests.export.payloads import saying
from tests.opened import opened
from tests.plain.talking import answers, said_by
from tests.reader.test_replacing import tale


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


def test_a_moment_opens_on_its_belief_and_turns_over(film: Story) -> None:
    _, turned, back = answers(film, everything(film), "2/5", "turn", "t")
    assert turned.splitlines()[:5] == [
        TRUTH_HEADING,
        "",
        "  After “The rewind”:",
        "",
        "  The question was the right one: people do not carry a cleaver in a",
    ]
    assert turned.endswith(
        "Whom the audience trusts, after this moment: Charlotte Wilmore,\n"
        "undecided (until now a hero)."
    )
    assert back.startswith(BELIEF_HEADING)


def test_where_nothing_may_be_told_it_says_the_same_for_every_moment(film: Story) -> None:
    horizon = after_chapter(film, "mission")
    for turned in answers(film, horizon, "next", "turn", "next", "turn")[1::2]:
        assert words(NOTHING_TOLD) in words(turned)


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


@pytest.mark.parametrize("typed", ["", "next", "turn", "contents", "99", "nonsense"])
def test_before_the_question_is_answered_nothing_opens(film: Story, typed: str) -> None:
    opening = Opening(film, Progress(None))
    said = said_by(opening, typed, "help", "about", "quit")
    assert f'"{typed}" is no answer to "Have you seen it?"' in words(said)
    assert "Type a word, or its letter, and press Enter." in said
    assert opening.reading.horizon == NOTHING


def test_what_was_watched_can_be_said_later_and_is_asked_before_more_opens(film: Story) -> None:
    opening = opened(film, NOTHING)
    said = said_by(opening, "next", "watched", "2", "no", "watched detour", "yes")
    assert said.count("what has been read cannot be unread") == 2
    assert "Nothing has changed." in said
    assert opening.reading.horizon == after_chapter(film, "detour")
    said = said_by(opening, "watched mission", "return")
    assert "cannot be unread" not in said
    assert opening.reading.horizon == after_chapter(film, "detour")


def test_a_word_taken_back_is_kept_as_what_is_open_by_now() -> None:
    opening = opened(tale("xy", "z"), Horizon("x"), unfold=True)
    said = ["watched a", "yes", "watched none", "next", "next"]
    said_by(opening, *said, "return", "return")
    assert opening.reading.open_beats == opening.progress.saved.open == ("x",)


def test_to_say_again_how_far_one_has_watched_offers_nothing_to_take_back(film: Story) -> None:
    [said] = answers(film, after_chapter(film, "mission"), "watched mission")
    assert said == "That is how far it is open already."


@pytest.mark.parametrize(("answer", "told"), [("2", True), ("1", False)])
def test_a_moment_asked_for_that_is_not_open_is_said_to_be_so(
    film: Story, answer: str, told: bool
) -> None:
    opening = Opening(film, Progress(None))
    opening.begin_at(3, 5)
    said = words(said_by(opening, answer))
    assert ("The moment that was asked for is not open to you." in said) == told


def test_to_have_watched_further_is_asked_once_more_before_it_opens(film: Story) -> None:
    opening = opened(film, after_chapter(film, "mission"))
    said = words(said_by(opening, "2", "all", "no", "all", "yes", "return"))
    assert said.count("All of it? This opens more of the story") == 2
    assert opening.reading.horizon == after_chapter(film, "mission")


def test_input_that_ends_inside_a_question_changes_nothing(film: Story) -> None:
    opening = opened(film, NOTHING)
    said_by(opening, "next", "watched all")
    assert opening.reading.horizon == NOTHING


def test_content_notes_come_first_where_that_was_asked_for(film: Story) -> None:
    notes, note, read, passed = answers(film, everything(film), "notes", "2/3", "", "2/4")[:4]
    assert notes == "Content notes now come before the moments that carry them."
    assert "Contains vomiting, insects." in note
    assert BELIEF_HEADING not in note
    assert BELIEF_HEADING in read
    assert "Contains body horror." in passed
    after = answers(film, everything(film), "notes", "2/3", "next")[-1]
    assert after.startswith("Detour, moment 4 of 8: Under the skin")


def test_jumps_are_taken_back(film: Story) -> None:
    said = answers(film, everything(film), "2/5", "chapter home", "]", "[", "u", "u", "u", "u", "u")
    titles = [each.split("moment ")[1].split("\n")[0] for each in said[:-1]]
    assert titles == [
        "5 of 8: The cleaver",
        "1 of 8: Three months later",
        "1 of 8: Lizzie turns",
        "1 of 8: Three months later",
        "1 of 8: Lizzie turns",
        "1 of 8: Three months later",
        "5 of 8: The cleaver",
        "1 of 10: Free at last",
    ]
    assert said[-1] == "You have not jumped from anywhere."


def test_what_is_found_can_be_opened_on_its_side(film: Story) -> None:
    found, opened = answers(film, everything(film), "/TOURNIQUET", "open 1")
    assert found.startswith(
        'Found in four places, two outside the moments. "open 1" goes to the first.\n 1. Left on'
    )
    assert opened.startswith("Detour, moment 8 of 8: Left on the road")
    assert TRUTH_HEADING in opened
    assert answers(film, NOTHING, "search cleaver") == [
        '"cleaver" is in nothing that is open to you.'
    ]


def test_what_is_found_beneath_first_sight_is_read(film: Story) -> None:
    beats = [beat for chapter in film.chapters for beat in chapter.beats]
    revision = next(each for beat in beats for each in beat.revisions)
    later = " ".join(one_line(revision.belief).split()[:4])
    found, opened = answers(film, everything(film), f"search {later}", "open 1")
    assert "Found in one place." in found
    assert later in words(opened)
    assert TRUTH_HEADING not in opened


def test_n_goes_on_through_what_was_found_and_return_leads_back_before_it(film: Story) -> None:
    said = answers(
        film, everything(film), "n", "/tourniquet", "n", "n", "N", "/zzz", "n", "/a", "u"
    )
    assert said[0] == 'Nothing is being looked for. "search" looks for words.'
    places = [each.partition(".")[0] for each in said[2:5]]
    assert places == ['"tourniquet": 1 of 2', '"tourniquet": 2 of 2', '"tourniquet": 1 of 2']
    assert "Left on the road" in said[2]
    assert said[6] == '"zzz" is in no moment that is open to you.'
    assert "\nMission, moment 1 of 10" in said[8]


def test_what_was_found_cannot_be_opened_once_it_is_closed_again(film: Story) -> None:
    said = answers(film, everything(film), "search tourniquet", "watched none", "open 1", "open 4")
    assert said[-1] == said[-2] == 'There is no such place. "search" and "bookmarks" list some.'


def test_bookmarks_are_set_listed_opened_and_taken_off(film: Story, tmp_path: Path) -> None:
    progress = Progress(tmp_path / "state.json")
    opening = opened(film, everything(film), progress)
    opening.begin_at(0, 0)
    said = said_by(
        opening,
        "2/5",
        "bookmark *why* that?\x1b[2J",
        "3/1",
        "b",
        "B",
        "open 1",
        "unmark",
        "unmark",
    )
    assert " 1. The cleaver (Detour 5): *why* that?[2J\n 2. Three months later (Home 1)\n" in said
    assert "The cleaver\nWhere: The middle of nowhere\nYour bookmark: *why* that?[2J\n" in said
    assert said.count("The bookmark is gone.") == said.count("There is no bookmark here.") == 1
    saved = Progress(tmp_path / "state.json").saved
    assert saved.bookmarks == {"three-months-later": ""}
    closed = said_by(opened(film, NOTHING, progress), "1", "bookmarks")
    assert "No moment that is open to you has a bookmark." in closed


def test_the_next_time_goes_on_where_the_reader_left(film: Story, tmp_path: Path) -> None:
    def again(*typed: str) -> str:
        progress = Progress(tmp_path / "state.json")
        return said_by(opened(film, everything(film), progress), *typed)

    again("next", "2/5", "turn", "quit")
    said = again("next")
    assert " 1  Go on at “The cleaver” (Detour 5)\n 2  From the beginning\n" in said
    assert said.index("Detour, moment 5 of 8: The cleaver") < said.index(TRUTH_HEADING)
    assert "Mission, moment 1 of 10" in again("2")
    assert "Go on at" not in again("quit")
    assert "I have watched further" not in again("quit")


def test_a_place_that_is_closed_now_is_not_named(film: Story, tmp_path: Path) -> None:
    progress = Progress(tmp_path / "state.json")
    said_by(opened(film, everything(film), progress), "next", "2/5", "quit")
    said = said_by(opened(film, NOTHING, progress), "next")
    assert "cleaver" not in said.lower()


def test_both_sides_are_read_and_truths_kept_up_where_that_was_asked_for(film: Story) -> None:
    _, both = answers(film, everything(film), "sides", "next")
    assert both.index(BELIEF_HEADING) < both.index(TRUTH_HEADING)
    _, kept, turned = answers(film, everything(film), "keep", "next", "turn")
    assert TRUTH_HEADING in kept
    assert BELIEF_HEADING not in kept
    assert turned.startswith(BELIEF_HEADING)


def test_a_first_viewing_opens_step_by_step_and_replays_a_reveal_once_it_is_turned(
    film: Story, tmp_path: Path
) -> None:
    opening = Opening(film, Progress(tmp_path / "state.json"))
    typed = ["2", *["next"] * 17, "f", "t", "f", "next", "next", "u", "contents"]
    said = [words(part) for part in said_by(opening, *typed).split("\n> ")]
    assert "This moment turns over eight earlier ones." in said[-9]
    assert "A sickness in the south" not in said[-9]
    assert said[-8] == "f Turn this moment over first."
    assert "This moment turns over eight earlier ones, from “A sickness in the south”" in said[-7]
    assert said[-7].endswith('"replay" shows them again.')
    assert said[-6].startswith("f The rewind, replayed, 1 of 8.")
    assert BELIEF_HEADING in said[-6]
    assert "New, after “The rewind”:" in said[-5]
    assert TRUTH_HEADING in said[-5]
    assert "The rewind, replayed, 2 of 8." in said[-4]
    assert "Detour, moment 7: The rewind" in said[-3]
    assert said[-2].count("(more to turn over)") == 6
    saved = Progress(tmp_path / "state.json").saved
    assert saved.open is not None
    assert len(saved.open) == 17
    assert saved.unfold


def test_what_one_believed_next_is_read_once_the_moment_has_been_turned(film: Story) -> None:
    story = film
    revised = next(b for c in story.chapters for b in c.beats if b.revisions)
    chapter = next(c for c in story.chapters if revised in c.beats)
    at = f"{story.chapters.index(chapter) + 1}/{chapter.beats.index(revised) + 1}"
    first, turned, back = answers(film, everything(film), at, "turn", "turn")
    later = words(one_line(revised.revisions[0].belief))
    assert later not in words(first)
    assert "came to believe later" in turned
    assert later in words(back)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("trun", '"trun" is not understood. Did you mean "turn"? "help" lists what you can type.'),
        ("x\x1b[2J", '"x\\x1b[2J" is not understood. "help" lists what you can type.'),
        ("9", "There is no such chapter. The chapters are 1 Mission, 2 Detour, 3 Home, 4 Duet."),
        ("1/99", 'There is no such moment. "contents" lists those that are open to you.'),
        ("0/1", 'There is no such moment. "contents" lists those that are open to you.'),
        ("open 1", 'There is no such place. "search" and "bookmarks" list some.'),
        ("people nobody", "Nobody you have met is called that."),
        ("replay", "Nothing earlier is turned over here."),
        ("back", "This is the beginning."),
        ("search", 'Type what to find behind it, as in "search cello".'),
    ],
)
def test_what_cannot_be_done_is_said_in_words(film: Story, typed: str, said: str) -> None:
    assert words(answers(film, everything(film), typed)[0]) == said


def test_it_ends_where_the_story_or_what_is_open_ends(film: Story) -> None:
    *_, coda, end = answers(film, everything(film), "last", "next")
    assert coda.startswith("What remains")
    assert words(end) == (
        'This is the end. "first" reads it again, "short" tells it in a minute, "stories" names '
        "others."
    )
    card, no, last, edge = answers(
        film, after_chapter(film, "mission"), "4", "next", "last", "next"
    )
    assert card.endswith("This chapter comes later.")
    assert no == "This chapter comes later."
    assert "Mission, moment 10 of 10" in last
    assert words(edge).startswith("Chapter 2: Detour")
    assert words(edge).endswith('Enter tells the next moment, "watched" says that you are further.')


def test_at_the_edge_enter_asks_once_and_then_tells_on(film: Story) -> None:
    horizon = after_chapter(film, "mission")
    *_, asked, told, on = answers(film, horizon, "last", "next", "", "", "next")
    assert asked == "From here on, stepping forward opens the story. Enter again begins."
    assert "Detour, moment 1: " in told
    assert "Detour, moment 2: " in on


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
    (nothing,) = answers(film, NOTHING, "short")
    assert "None of the events that are open to you is marked as a main one." in words(nothing)


def test_the_verdict_is_read_a_line_for_each_turn(film: Story) -> None:
    (said,) = answers(film, after_chapter(film, "detour"), "verdict")
    assert said.startswith(
        "Verdict\n"
        "\n"
        "Charlotte Wilmore\n"
        "  A hero from “Free at last” (Mission 1).\n"
        "  Trusted from “The replacement” (Mission 6).\n"
        "  A hero from “The night” (Mission 9).\n"
    )


def test_whom_a_moment_moved_is_read_a_line_for_each(film: Story) -> None:
    *_, turned = answers(film, everything(film), "3/5", "turn")
    assert (
        "Whom the audience trusts, after this moment:\n"
        "  Charlotte Wilmore, doubted (until now a villain).\n"
        "  Anton, a villain (until now trusted).\n"
    ) in turned


def test_a_vote_is_cast_by_name_invited_at_a_chapters_end_and_summed_up(film: Story) -> None:
    end, cast, wrong, _, coda = answers(
        film, everything(film), "1/10", "vote charlotte 1", "vote nobody 3", "last", "again"
    )
    assert "Whom do you trust now?" in end
    assert cast == "Your vote on Charlotte Wilmore: a villain."
    assert wrong == 'Type a name and a number, as in "vote NAME 5". "people" lists them.'
    assert "How you judged" in coda
    assert "Charlotte Wilmore: One vote, not as the audience" in words(coda)


def test_a_command_on_the_cover_is_done_and_does_not_first_tell_the_moment(film: Story) -> None:
    said = said_by(opened(film), "people")
    assert "\nPeople\n" in said
    assert BELIEF_HEADING not in said


def test_letters_are_those_of_the_screen() -> None:
    letters = {"h": "back", "b": "bookmark", "B": "bookmarks", "S": "stories", "f": "replay"}
    assert {each: understood(each)[0] for each in letters} == letters


def test_letters_of_ones_own_are_those_of_the_screen_and_no_others() -> None:
    verbs = verbs_with({"turn": "x,f5", "evidence": "b", "find": "at", "contents": "f2"})
    typed = {"x": "turn", "b": "clues", "bookmark": "bookmark", "c": "contents"}
    assert {each: understood(each, verbs)[0] for each in typed} == typed
    assert understood("t", verbs)[0] != "turn"
    assert understood("/lamp", verbs)[0] != "search"
    assert understood("@ lamp", verbs) == ("search", "lamp")
    assert understood("n", verbs) == ("found", "next")
    assert understood("N", verbs) == ("found", "previous")
    lines = help_lines(verbs)
    assert any(line.startswith("turn") and " x " in line for line in lines)


def test_letters_of_ones_own_come_before_those_for_ways_to_go_and_numbers() -> None:
    keys = {"turn": "n", "next_found": "f3", "next_chapter": "plus", "number_7": "y", "order": "7"}
    verbs = verbs_with(keys)
    assert understood("n", verbs) == ("turn", "")
    assert understood("N", verbs) == ("found", "previous")
    assert understood("+", verbs) == ("chapter", "next")
    assert understood("[", verbs) == ("chapter", "previous")
    assert understood("]", verbs) == ("", "")
    assert understood("7", verbs) == ("events", "")
    assert understood("6", verbs) == ("chapter", "6")
