"""Pages that go on with what an edited script says: whatever the edit, they stand somewhere."""

from functools import cache

import pytest

from perfection_tui.script.model import Story
from perfection_tui.tui.pages.item_page import ItemPage
from perfection_tui.tui.pages.page import Goal
from perfection_tui.view.edition import Edition
from perfection_tui.view.edits import found_again
from tests.making import whole
from tests.piloting import SMALL, WIDE, Piloted, reading_app
from tests.script.scripts import story_of
from tests.tui.pages.listing import listing

ALL = [1, 2, 3, 4]


@cache
def listed(*numbers: int, main: bool = True) -> Story:
    return story_of(listing(numbers, main=main))


def edition(*numbers: int, main: bool = True) -> Edition:
    return whole(listed(*numbers, main=main))


def follow(app: Piloted, now: Edition) -> ItemPage[Goal]:
    page = app.app.screen
    assert isinstance(page, ItemPage)
    page.follow(now, now.moments[0])
    return page


def stands(page: ItemPage[Goal]) -> str | None:
    """The moment that the highlighted item leads to; None where nothing is listed."""
    if not page.walk:
        return None
    assert page.highlighted in page.walk
    goal = page.goal()
    return goal.beat if goal else None


PLACES = [
    *((keys, SMALL) for keys in ("o", "o t", "o m", "o m t", "o x", "p", "p t", "e", "e t", "v")),
    *((keys, WIDE) for keys in ("o", "o t", "p end t")),
]


@pytest.mark.parametrize(("keys", "size"), PLACES, ids=lambda each: str(each).replace(" ", ""))
async def test_it_stands_where_it_stood_as_its_list_grows(keys: str, size: tuple[int, int]) -> None:
    async with reading_app(listed(*ALL), size=size) as app:
        await app.press(*keys.split(), *(("right", "right") if keys == "v" else ("g", "down")))
        side = getattr(app.app.screen, "side", None)
        stood = stands(follow(app, edition(*ALL)))
        assert stood in ("m1", "m2")
        for numbers in ([0, *ALL], ALL[:2]):
            page = follow(app, edition(*numbers))
            assert stands(page) == stood
            assert getattr(page, "side", None) == side
        follow(app, edition(*ALL))
        await app.press("end", *["right"] * (2 if keys == "v" else 0))
        assert stands(follow(app, edition(1, 2, 3))) == "m3"
        for numbers in ([1], [], [0, *ALL], []):
            page = follow(app, edition(*numbers))
            assert bool(stands(page)) == bool(numbers)
            assert getattr(page, "side", None) == side
            for key in ("t", "end", "t", "enter" if not numbers else "home"):
                await app.pilot.press(key)
                stands(page)
            await app.settle()
            assert app.app.screen is page
            assert "Event 4" not in app.text or 4 in numbers


async def test_each_tab_keeps_its_place_though_the_other_is_seen() -> None:
    async with reading_app(listed(*ALL)) as app:
        await app.press("p", "end", "t", "down")
        stands(follow(app, edition(1, 2)))
        await app.press("t")
        assert stands(follow(app, edition(0, 1, 2))) == "m2"
        await app.press("t")
        assert stands(follow(app, edition(0, 1, 2))) == "m2"


async def test_a_moment_is_told_from_an_event_of_the_same_id() -> None:
    story = story_of(listing(ALL).replace("{id: e4", "{id: m1"))
    async with reading_app(story, size=WIDE) as app:
        await app.press("o", "t", "g", "down")
        assert stands(follow(app, whole(story))) == "m1"


async def test_the_main_events_give_way_to_all_where_none_is_a_main_one_any_more() -> None:
    async with reading_app(listed(*ALL)) as app:
        await app.press("o", "m", "g", "down")
        assert stands(follow(app, edition(*ALL, main=False))) == "m2"
        assert "main events" not in app.text


@pytest.mark.parametrize(
    ("item", "before", "now", "found"),
    [
        (1, "abc", "xabc", 2),
        (1, "abc", "ac", 1),
        (2, "abc", "a", 0),
        (1, "abc", "", 0),
        (0, "", "ab", 0),
    ],
)
def test_an_item_is_found_by_id_or_nearby(item: int, before: str, now: str, found: int) -> None:
    assert found_again(item, before, now) == found
