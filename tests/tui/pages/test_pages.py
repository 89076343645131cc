"""The pages where words do not say it: rooms, rows, marks, and stories that are made for it."""

import re
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.start import _take
from perfection_tui.reader.progress import Progress
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.tui.app import NOT_HERE
from perfection_tui.tui.pages.order_page import OrderPage
from perfection_tui.tui.widgets.item_text import ItemText
from perfection_tui.tui.widgets.line import Line
from perfection_tui.tui.widgets.scroll import Scroll
from perfection_tui.tui.widgets.styled import FOUND
from perfection_tui.view.horizon import NOTHING, after_chapter
from tests.bench.story import script
from tests.piloting import NARROW, SMALL, WIDE, Piloted, cover_app, reading_app
from tests.script.scripts import LAMP

TINY = (30, 8)


@pytest.mark.parametrize("size", [NARROW, SMALL, TINY])
async def test_all_of_the_cover_is_whole_in_every_size(film: Story, size: tuple[int, int]) -> None:
    async with cover_app(film, size) as app:
        screen = app.app.screen
        for part in ("#contains", "#question", "#items"):
            region = screen.query_one(part).region
            assert region.height > 0
            assert screen.region.contains_region(region)
        assert screen.query_one("#items").max_scroll_y == 0
        assert "I have not: tell it to me" in app.text
        assert "↓" not in app.text
        assert "THEPERFECTION" in app.text.upper().replace(" ", "")


@pytest.mark.parametrize("size", [SMALL, TINY])
async def test_answers_are_seen_in_every_size_of_question(
    film: Story, size: tuple[int, int]
) -> None:
    async with reading_app(film, after_chapter(film, "mission"), size, cover=True) as app:
        for key in ("2", "5"):
            await app.press(key)
            choices = app.app.screen.query_one("#items")
            assert choices.region.height >= 2
            assert app.app.screen.region.contains_region(choices.region)


@pytest.mark.parametrize("size", [NARROW, SMALL])
async def test_what_it_contains_comes_first_and_is_seen(film: Story, size: tuple[int, int]) -> None:
    def seen(app: Piloted) -> str:
        text = app.app.screen.query_one(Scroll)
        return " ".join("".join(each.text for each in text.render_lines(text.size.region)).split())

    async with cover_app(film, size) as app:
        await app.press("a")
        assert seen(app).startswith("What it contains")
        await app.press("end", "n")
        assert "Content notes are shown before" in seen(app)
        await app.press("end", "d")
        assert app.app.screen.query_one(Scroll).scroll_offset.y == 0
        if size == NARROW:
            assert "What it contains, in detail" in seen(app)


async def test_a_page_asked_for_right_after_the_answer_is_not_lost(film: Story) -> None:
    async with cover_app(film) as app:
        for key in ("1", "a"):
            app.app.post_message(events.Key(key, key))
        await app.settle()
        await app.settle()
        assert app.page == "AboutPage"
        await app.press("escape")
        assert app.page == "Cover"
        await app.press("1")
        assert app.page == "ReadingScreen"


async def test_what_works_on_the_story_alone_says_so(film: Story) -> None:
    async with cover_app(film) as app:
        for action in ("edit", "reload"):
            await app.app.run_action(f"app.{action}")
            await app.settle()
        assert app.notices == [NOT_HERE, NOT_HERE]


def seen(app: Piloted) -> str:
    """What is seen of the list."""
    rows = app.app.screen.query_one(ItemText)
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


async def test_contents_open_at_the_moment_at_hand_are_copied_and_lead_on(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("c", "down", "enter")
        assert app.reading.stop.beat == "the-hand"
        await app.press("c", "G", "enter")
        assert app.reading.stop.kind == "coda"
        await app.press("c", "home")
        await app.click(ItemText, offset=(10, 2))
        assert app.reading.stop.beat == "the-missing-years"
        await app.press("c", "y")
        assert app.app.clipboard == "2 The missing years"
        assert app.notices == ["Copied."]


async def test_the_highlighted_place_is_in_sight_in_whatever_room_there_is(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        last = film.chapters[-1].beats[-1]
        app.reading.jump(app.reading.stops.of_beat(last.id))
        await app.press("c")
        for size in (SMALL, NARROW, SMALL):
            await app.resize(*size)
            assert last.title in seen(app)
        await app.press("home")
        assert "Mission" in seen(app)


async def test_a_list_longer_than_is_made_at_once_is_walked_to_its_end(tmp_path: Path) -> None:
    (path := tmp_path / "long.yaml").write_text(script(200))
    async with reading_app(read_story(path), size=NARROW) as app:
        await app.press("c", *["pagedown"] * 16, "enter")
        assert app.reading.stop.kind == "coda"
        await app.press("c", "home", "end")
        assert "Moment 200 as told" in seen(app)


async def test_the_lines_of_a_long_title_are_kept_clear_of_its_number(film: Story) -> None:
    first, *others = film.chapters
    beat = replace(first.beats[0], title="so many words " * 9)
    story = replace(film, chapters=(replace(first, beats=(beat, *first.beats[1:])), *others))
    async with reading_app(story, size=SMALL) as app:
        await app.press("c")
        rows = seen(app).splitlines()
        assert rows[0].startswith(" 1  Mission")
        assert rows[1].startswith("     1  so many words")
        assert rows[2].startswith(" " * 8 + "so many")


async def test_an_event_longer_than_the_screen_is_read_to_its_end_first(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("o", "g")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        longer = page.text.items.span(0)[1] - page.text.size.height
        assert longer > 0
        await app.press(*["down"] * longer)
        assert page.highlighted == 0
        await app.press("down")
        assert page.highlighted == 1


async def test_the_event_highlighted_is_seen_whole_in_the_room_there_is(film: Story) -> None:
    async with reading_app(film) as app:
        await app.press("o")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        top, bottom = page.text.items.span(page.highlighted)
        seen = page.text.scroll_offset.y
        assert seen <= top < bottom <= seen + page.text.size.height


async def test_the_order_opens_on_the_first_line_of_an_event(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        for beat in ("the-cleaver", "the-last-audience"):
            app.reading.jump(app.reading.stops.of_beat(beat))
            await app.press("o")
            first = app.app.screen.query_one(ItemText).render_line(0).text
            assert re.match(r" +\d+  [A-Z]", first)
            await app.press("o")


async def test_one_key_shows_the_main_events_alone_all_at_once(film: Story) -> None:
    main = [event for event in film.events if event.main]
    assert len(main) == 7
    async with reading_app(film, size=NARROW) as app:
        await app.press("o", "m")
        items, page = app.app.screen.query_one(ItemText), app.app.screen
        assert isinstance(page, OrderPage)
        assert items.size.height >= len(items.items.lines)
        happened = [app.text.index(event.what) for event in main]
        assert happened == sorted(happened)
        await app.press("t")
        told = [app.text.index(event.what) for event in main]
        assert told != sorted(told)
        assert "2: revealed in “The reckoning” (Home 8)" in app.text
        await app.press("m")
        assert len(page.walk) == len(film.events)


async def test_among_the_main_events_the_nearest_before_is_stood_on(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("o", "g", "m")
        page = app.app.screen
        assert isinstance(page, OrderPage)
        first, second, *_ = page.walk
        assert page.highlighted == first
        await app.press("down", "m", "up", "m")
        assert page.highlighted == (first if second - first > 1 else second - 1)
        await app.press("m", "left", "m")
        assert page.highlighted in page.walk


async def test_where_no_event_is_a_main_one_the_key_says_so(film: Story) -> None:
    plain = replace(film, events=tuple(replace(event, main=False) for event in film.events))
    async with reading_app(plain, size=NARROW) as app:
        await app.press("o", "m")
        assert app.notices[-1] == "None of the events that are open to you is marked as a main one."


async def test_a_clue_leads_to_no_truth_that_cannot_be_turned_up_yet(film: Story) -> None:
    clue = next(each for each in film.clues if each.planted_at == "the-cleaver")
    story = replace(film, clues=(replace(clue, pays_off_at="left-on-the-road"),))
    async with reading_app(story, after_chapter(story, "detour"), size=SMALL) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("e", "t", "enter")
        assert app.reading.stop.beat == "left-on-the-road"
        assert not app.reading.turned


async def test_the_mouse_highlights_either_end_of_a_clue_and_goes_there(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        await app.press("e", "g")
        items = app.app.screen.query_one(ItemText)
        for _ in range(2):
            await app.click(items, offset=(65, 0))
        assert app.reading.stop.beat == "what-charlotte-fled"


async def test_the_margin_tells_of_a_clue_once_turned_up_and_leads_to_its_end(film: Story) -> None:
    async with reading_app(film, size=WIDE) as app:
        app.reading.jump(app.reading.stops.of_beat("the-cleaver"))
        await app.press("s", "s")
        assert "clue" not in app.text
        await app.press("t")
        assert "◆ A clue is planted here: A meat cleaver comes out of a pocket." in app.text
        text = app.side("truth")
        lines = [line.plain for line in text.render().wrap(text.content_size.width)]
        row = max(row for row, line in enumerate(lines) if "rewind”" in line)
        top, left = text.gutter.top, text.gutter.left
        await app.click(text, offset=(left + lines[row].index("rewind”"), top + row))
        assert app.reading.stop.beat == "the-rewind"


async def test_the_other_end_puts_clues_in_its_order_and_says_so(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        clues = app.reading.edition.clues
        await app.press("e", "G")
        assert "in this order" in app.text
        await app.press("t")
        assert app.app.screen.query_one(ItemText).scroll_offset.y == 0
        await app.press("enter")
        # What gave it away first.
        first = min(clues, key=lambda pair: pair.paid_off.position)
        assert app.reading.stop.beat == first.paid_off.beat.id
        await app.press("e", "G", "t", "enter")
        assert app.reading.stop.beat == clues[0].planted.beat.id


async def test_people_have_their_room_back_when_nothing_is_said_under_them(film: Story) -> None:
    async with reading_app(film, size=(150, 40)) as app:
        await app.press("p")
        items = app.app.screen.query_one(ItemText)
        rows = items.size.height
        await app.press("t")
        assert items.size.height < rows
        await app.press("t")
        assert items.size.height == rows


async def test_somebody_known_from_the_start_comes_in_nowhere_and_that_is_said(film: Story) -> None:
    known = {id_: replace(each, introduced_at=None) for id_, each in film.people.items()}
    async with reading_app(replace(film, people=known)) as app:
        await app.press("p", "enter")
        assert app.notices == [
            "Charlotte Wilmore is known from the start: no moment brings them in."
        ]
        assert app.page == "PeoplePage"


async def test_the_mouse_moves_the_moment_and_votes(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.press("v")
        await app.click("#items", offset=(2 + 9 + 10, 3))
        assert "Under the skin (Detour 4)" in app.text
        await app.click("#words", offset=(2 + 6, 2))
        assert app.reading.votes == {"under-the-skin": {"charlotte": -2}}


def marks(app: Piloted) -> list[str]:
    """Everything that is marked as found on the screen."""
    screen = app.app.screen
    texts = [each.render() for each in (*screen.query(Line), *screen.query(Scroll))]
    return [
        text.plain[span.start : span.end]
        for text in texts
        for span in text.spans
        if span.style == FOUND
    ]


async def test_search_finds_while_one_types_and_leads_to_a_truth_turned_up(film: Story) -> None:
    async with reading_app(film, size=NARROW) as app:
        await app.press("slash", "enter")
        assert app.notices == ["There is nothing to choose here."]
        await app.press(*"CLEAV")
        assert "Eight places, two outside the moments" in app.text
        await app.press("down", "down", "enter")
        assert app.reading.stop.beat == "the-cleaver"
        assert app.reading.turned
        assert marks(app)[:2] == ["cleav", "cleav"]
        await app.press("right")
        here = app.reading.stop
        await app.look_for("rewind")
        await app.press("escape")
        assert app.page == "ReadingScreen"
        assert app.reading.stop == here
        assert marks(app) == []


async def test_what_was_found_is_scrolled_into_sight(film: Story) -> None:
    async with reading_app(film, size=SMALL) as app:
        await app.look_for("steering")
        await app.press("enter")
        assert app.reading.stop.beat == "the-cleaver"
        assert app.side("truth").scroll_offset.y > 0


async def test_a_reader_is_told_once_that_nothing_can_be_saved(film: Story, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    progress = Progress(tmp_path / "blocked" / "film.json")
    async with reading_app(film, NOTHING, progress=progress) as app:
        assert "What was saved cannot be read: not a directory." in app.notices
        await app.press("w", "down", "enter", "enter")
        assert app.reading.horizon == after_chapter(film, "mission")


async def test_the_answers_take_the_room_that_they_are_given(film: Story) -> None:
    async with reading_app(film, size=(30, 8)) as app:
        await app.press("w")
        rows = app.app.screen.query_one(ItemText)
        assert rows.row_count > rows.items.count
        assert "All of it" in rows.render_line(rows.size.height - 1).text
        await app.resize(80, 24)
        assert rows.row_count == rows.items.count
        assert "as it is now" in app.text


async def test_a_folder_is_shown_first_and_its_broken_script_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(home, str(tmp_path / "home"))
    (tmp_path / "a.yaml").write_text(LAMP.replace("title:", "tittle:", 1))
    (tmp_path / "b.yaml").write_text(LAMP)
    owl_creek = read_story(library.find("owl-creek"))
    async with cover_app(owl_creek, shelf=Shelf(partial(_take, Options()), tmp_path)) as app:
        assert app.page == "ShelfPage"
        assert "a.yaml Cannot be read: PT" in app.text
        await app.press("enter")
        assert app.page == "ShelfPage"
        assert app.notices[-1].startswith("perfection-tui check ")
        await app.press("down", "enter")
        assert app.page == "Cover"


async def test_a_key_that_comes_before_a_page_is_laid_out_does_nothing(film: Story) -> None:
    async with reading_app(film, NOTHING) as app:
        app.app.action_about()
        # It is the screen at hand already, and nothing is on it.
        assert not app.app.screen.children
        assert not await app.app.run_action("screen.scroll_text(1)")
        await app.settle()
        assert await app.app.run_action("screen.scroll_text(1)", app.app.screen)
