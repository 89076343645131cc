"""Nothing but `Content` is handed to Textual as text: it reads markup in all else.

Any test that looks at the app fails where that happens; see `tests.piloting`.
"""

import re

import pytest

from perfection_tui.script.model import Story
from tests.export.payloads import saying
from tests.piloting import WIDE, cover_app, reading_app


async def test_a_text_that_could_be_markup_fails(film: Story) -> None:
    async with reading_app(film) as app:
        with pytest.raises(AssertionError, match="is read as markup"):
            app.app.screen.border_title = "[beat]"


async def test_a_notice_is_shown_as_it_is(film: Story) -> None:
    async with reading_app(film) as app:
        app.app.screen.notify("[beat] and [/]")
        await app.pilot.pause()
        assert "[beat] and [/]" in app.text


MARKUP = "[@click=app.quit]x[/]"
"""It would run an action when it is clicked, and not be seen; its end alone would fail."""


@pytest.mark.long
async def test_a_story_that_says_markup_is_read_as_it_was_written() -> None:
    pages = (*map(str.split, "capoevBw"), ["slash", *"app"], ["ctrl+p", "g", "o", "space", "t"])
    async with cover_app(saying(MARKUP), WIDE) as app:
        # Set without a line of one's own, a bookmark shows the moment's; the last is a notice.
        for keys in ([], ["1", "t"], ["b", "enter"], ["b"], *pages, ["w", "g", "j", "enter"]):
            await app.press(*keys)
            await app.until(lambda: MARKUP in app.text, f"markup after {keys}")
            assert not re.search(r"x \d", app.text), keys
            if app.page not in ("Cover", "ReadingScreen"):
                await app.press("escape", "escape")
