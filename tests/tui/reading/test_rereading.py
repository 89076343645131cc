"""A script that is edited while it is read, and the pages over it: they go on with it, or wait."""

from itertools import pairwise
from pathlib import Path

import pytest

from perfection_tui.reader.editing import BUNDLED
from perfection_tui.script import library
from perfection_tui.script.read import ScriptFile, read_story
from perfection_tui.tui.widgets.scroll import Scroll
from tests.leaks.in_words import retold
from tests.leaks.walking import holdings
from tests.making import END, known_from, said, script_of
from tests.piloting import NARROW, SMALL, WIDE, cover_app
from tests.script.scripts import LAMP, LONGER, story_of
from tests.tui.pages.listing import listing
from tests.tui.reading.editing import editing


async def test_the_caret_is_under_its_character(path: Path) -> None:
    event = f"events: [{{id: a, when: {'Then. ' * 30}, waht: They did it, all of them. }}]"
    async with editing(path) as edited:
        await edited.save(LAMP.replace("coda: []", event))
        for width, height in (NARROW, WIDE, SMALL):
            await edited.app.resize(width, height)
            drawn = edited.app.app.screen.query_one("Scroll", Scroll).render().plain
            ruled = [line for line in drawn.split("\n") if line.startswith("┃")]
            source, caret = next(pair for pair in pairwise(ruled) if "waht" in pair[0])
            assert source.index("waht") == caret.index("▲")
            assert all(len(line) <= width - 4 for line in ruled)


IN_WORDS = script_of(retold(story_of(LAMP)))
"""The lamp in words that say from when they may be known."""

FAULTS = (
    ('"at": "id02dark"', '"at": "id02drak"'),
    ('"belief"', '"belif"'),
    ('"coda": []', f'"coda": "{said("coda", END)}"'),
    ('"coda": []', f'"{said("key", 2)}": "x"'),
)
"""Ways to break that script: an id, a key, the wrong kind, an unknown key."""


@pytest.mark.parametrize("unfold", [True, False])
async def test_spoiler_free_problems_have_no_word_of_the_script(path: Path, unfold: bool) -> None:
    options = {"size": WIDE, "unfold": unfold, "live": False}
    async with editing(path, IN_WORDS, "id01light", **options) as edited:
        for old, new in FAULTS:
            assert old in IN_WORDS
            await edited.save(IN_WORDS.replace(old, new))
            await edited.app.press("r")
            assert f"{path.name}:" in edited.app.text
            assert "PT" in edited.app.text
            held = holdings(edited.app)
            await edited.app.press("escape")
            held += holdings(edited.app)
            assert not [known for known in known_from(held) if known > 1]


async def test_spoiler_free_a_sound_script_is_the_same_whatever_check_would_say(path: Path) -> None:
    held = []
    async with editing(path, LONGER, "dark", live=False, unfold=True) as edited:
        for early in ("Gulls.", "A *gull."):
            await edited.save(LONGER.replace("Gulls.", early))
            await edited.app.press("r")
            held.append(holdings(edited.app))
            edited.app.notices.clear()
    assert held[0] == held[1]


async def test_an_edit_beyond_the_horizon_changes_nothing_on_any_page(path: Path) -> None:
    seen = listing([1, 2, 3, 4])
    async with editing(path, seen, "m2") as edited:
        await edited.app.press("right")
        for keys, size in [
            *((keys, NARROW) for keys in ("", "c", "ot", "omt", "pt", "et", "v", "a")),
            ("ot", WIDE),
        ]:
            await edited.app.resize(*size)
            await edited.app.press(*keys, "down")
            before = holdings(edited.app)
            for beyond in (seen.replace("Told 4", "Else"), listing([1, 2, 5, 6, 7])):
                await edited.save(beyond)
                assert holdings(edited.app) == before, keys
            await edited.app.press("escape")
            assert edited.app.page == "ReadingScreen"


async def test_what_was_told_on_a_covered_page_is_told_again_after_the_news(path: Path) -> None:
    async with editing(path, live=False) as edited:
        app = edited.app
        app.app.notify("Older.", title="a subject")
        app.app.action_about()
        await app.settle()
        app.app.notify("Newer.")
        await app.settle()
        assert "Newer." in app.text
        await app.press("f12")
        assert "Older." in app.text
        await app.press("f12")
        assert "er." not in app.text.split("What it contains")[0]


async def test_no_bundled_story_is_edited_from_its_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    path = library.find("the-perfection")
    monkeypatch.setattr(library, "_PACKAGE", path.parent)
    async with cover_app(read_story(path), SMALL, script=ScriptFile(path)) as app:
        await app.press("a", "E")
        assert app.notices == [BUNDLED.format(path)]
        assert app.where("…/the-perfection.yaml to change it.") == (2, 1)
