"""The cover of a script that is edited while it stands there."""

from pathlib import Path

from perfection_tui.view.horizon import NOTHING
from tests.script.scripts import LAMP
from tests.tui.reading.editing import editing


async def test_what_may_not_be_seen_changes_nothing_on_it(path: Path) -> None:
    async with editing(path, horizon=lambda _: NOTHING, cover=True) as edited:
        await edited.app.press("down")
        before = edited.app.text
        await edited.save(LAMP.replace("It goes out.", "It dies.").replace("Nobody", "Somebody"))
        assert edited.app.text == before
        await edited.save(LAMP.replace("at: dark", "at: drak", 1))
        assert "drak" not in edited.app.text
