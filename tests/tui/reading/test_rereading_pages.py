"""Pages over the reading while the script is edited: some go on with it, the others let it wait."""

from functools import partial
from pathlib import Path
from unittest.mock import ANY

import pytest

from perfection_tui.cli.arguments import Options
from perfection_tui.cli.start import _take
from perfection_tui.reader.editing import NO_EDITOR
from perfection_tui.reader.settings import Settings
from perfection_tui.reader.shelf import Shelf
from perfection_tui.view.horizon import Horizon
from perfection_tui.view.wording import MORE_TO_TURN
from tests.leaks.walking import holdings
from tests.piloting import NARROW, WIDE
from tests.script.scripts import BROKEN, LAMP
from tests.tui.conftest import Editor
from tests.tui.pages.listing import listing
from tests.tui.reading.editing import editing

PAGES = {"p": "A keeper.", "v": "Ann Kean", "a": "A watchman", "o": "She blew."}
"""What each of the pages that tell of the story says once the script says it."""

EDITED = (
    LAMP.replace("The keeper.", "A keeper.")
    .replace("A keeper tends", "A watchman tends")
    .replace("Ann Reed", "Ann Kean")
    .replace("coda: []", "events: [{id: a, when: Then, what: She blew., revealed_at: dark}]")
)


@pytest.mark.parametrize("key", "pv")
async def test_a_page_tells_what_the_script_says_now(path: Path, key: str) -> None:
    async with editing(path) as edited:
        await edited.app.press("right", key)
        page = edited.app.page
        assert PAGES[key] not in edited.app.text
        await edited.save(EDITED)
        await edited.until(lambda: PAGES[key] in edited.app.text)
        assert edited.app.page == page
        await edited.app.press("escape")
        assert edited.app.page == "ReadingScreen"


async def test_the_contents_follow_the_script_and_stay_at_their_place(path: Path) -> None:
    async with editing(path) as edited:
        await edited.app.press("c", "end")
        dawn = "      - {id: dawn, title: Dawn, belief: Gulls., truths: [{truth: Ghosts.}]}\n"
        await edited.save(LAMP.replace("      - id: light", f"{dawn}      - id: light"))
        await edited.until(lambda: "Dawn" in edited.app.text)
        assert edited.app.page == "ContentsPage"
        await edited.app.press("enter")
        assert edited.app.reading.stop.beat == "dark"
        await edited.app.press("c")
        await edited.save(LAMP.replace("The dark", "The night"))
        await edited.until(lambda: "The night" in edited.app.text)
        await edited.app.press("up", "enter")
        assert edited.app.reading.stop.beat == "light"


async def test_the_contents_mark_what_has_more_to_turn_over_since_the_edit(path: Path) -> None:
    async with editing(path) as edited:
        await edited.app.press("t", "right", "c")
        assert MORE_TO_TURN not in edited.app.text
        more = "truth: It burns for her.\n          - {at: dark, truth: It never burned.}"
        edit = LAMP.replace("truth: It burns for her.", more).replace("It goes out.", "It is out.")
        await edited.save(edit)
        await edited.until(lambda: MORE_TO_TURN in edited.app.text)
        assert edited.app.page == "ContentsPage"


async def test_a_broken_script_is_told_of_over_a_page_with_the_key_to_it(path: Path) -> None:
    async with editing(path, settings=Settings(keys={"close": "f8"})) as edited:
        await edited.app.press("p")
        await edited.save(BROKEN)
        assert edited.app.page == "PeoplePage"
        assert edited.app.notices == ["1 error in the script: F8 tells of it."]
        await edited.app.press("f8")
        assert edited.app.page == "ProblemsPage"


async def test_a_page_under_another_goes_on_as_well_and_both_stay(path: Path) -> None:
    async with editing(path) as edited:
        await edited.app.press("right", "o")
        edited.app.app.action_about()
        await edited.app.settle()
        await edited.save(EDITED)
        assert (edited.app.page, PAGES["a"] in edited.app.text) == ("AboutPage", True)
        await edited.app.press("escape")
        assert (edited.app.page, PAGES["o"] in edited.app.text) == ("OrderPage", True)
        await edited.app.press("escape")
        assert edited.app.page == "ReadingScreen"


async def test_a_page_under_one_that_waits_goes_on_once_that_is_closed(path: Path) -> None:
    async with editing(path) as edited:
        await edited.app.press("right", "o", "question_mark")
        await edited.save(EDITED)
        assert edited.app.page == "KeysPage"
        await edited.app.press("escape")
        await edited.settle()
        assert (edited.app.page, PAGES["o"] in edited.app.text) == ("OrderPage", True)


@pytest.mark.parametrize(
    "script", [LAMP.replace("ships", "gulls"), BROKEN], ids=["sound", "broken"]
)
async def test_what_waits_is_dropped_when_another_story_is_read(
    path: Path, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(path.parent / "data"))
    async with editing(path, shelf=Shelf(partial(_take, Options()))) as edited:
        await edited.app.press("S")
        await edited.save(script)
        assert edited.app.page == "ShelfPage"
        await edited.app.press("home", "enter")
        await edited.app.press("enter")
        assert edited.app.page in ("LiveCover", "ReadingScreen")
        assert edited.app.app.sitting.reading is not edited.app.reading


async def test_an_edit_beyond_the_horizon_moves_nothing_on_any_page(path: Path) -> None:
    seen = listing([1, 2, 3, 4])
    async with editing(path, seen, lambda _: Horizon("m2")) as edited:
        await edited.app.press("right")
        for keys, size in [
            *((keys, NARROW) for keys in ("ot", "omt", "pt", "et", "v", "a")),
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


async def test_what_was_told_on_a_page_that_is_gone_holds_up_no_other_news(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with editing(path) as edited:
        await edited.save(BROKEN)
        await edited.app.press("E")
        assert NO_EDITOR in edited.app.text
        await edited.save(LAMP.replace("A keeper tends", "Ann tends"))
        assert edited.app.page == "ReadingScreen"
        assert "Changed: About the story." in edited.app.text


async def test_what_was_told_on_a_covered_page_is_told_again_after_the_news(path: Path) -> None:
    async with editing(path, live=False) as edited:
        app = edited.app
        app.app.notify("Older.")
        app.app.action_about()
        await app.settle()
        app.app.notify("Newer.")
        await app.settle()
        assert "Newer." in app.text
        await app.press("f12")
        assert "Older." in app.text
        await app.press("f12")
        assert "er." not in app.text.split("What it contains")[0]


async def test_an_editor_is_asked_for_twice_in_a_row(path: Path, editor: Editor) -> None:
    async with editing(path, horizon=lambda _: Horizon("light"), live=False) as edited:
        await edited.app.press("E", "p", "escape", "E", "j", "E", "t", "t")
        assert not editor.opened
        await edited.app.press("E", "E")
        assert len(editor.opened) == 1


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("p", "  ann:"),
        ("pt", "  - {id: out"),
        ("e", "  - {id: oil"),
        ("o", "  - {id: blown"),
        ("cG", "      - id: dark"),
    ],
)
async def test_an_editor_opens_at_what_is_highlighted_on_a_page(
    path: Path, editor: Editor, keys: str, written: str
) -> None:
    lists = """clues:
  - {id: oil, planted_at: light, pays_off_at: dark, detail: Oil., meaning: None left.}
events:
  - {id: blown, when: Then, what: She blew., revealed_at: dark}
knowledge:
  - {id: out, fact: It is out., revealed_at: dark, known_by: {ann: before}}
"""
    script = LAMP.replace("coda: []\n", lists)
    async with editing(path, script) as edited:
        await edited.app.press(*keys, "E")
        assert editor.opened == [["vi", ANY, str(path)]]
        line = int(editor.opened[0][1].removeprefix("+"))
        assert script.split("\n")[line - 1].startswith(written)


async def test_detail_that_is_gone_is_shown_no_more_and_can_come_again(path: Path) -> None:
    detailed = LAMP.replace(
        "people:\n", "advisory: {general: [loss], detailed: [A loss.]}\npeople:\n"
    )
    async with editing(path, detailed) as edited:
        await edited.app.press("a", "d")
        assert "A loss." in edited.app.text
        await edited.save(detailed.replace("A loss.", "A death."))
        assert "A death." in edited.app.text
        await edited.save(LAMP)
        assert "A death." not in edited.app.text
        await edited.save(detailed)
        assert "A loss." not in edited.app.text
        await edited.app.press("d")
        assert "A loss." in edited.app.text
