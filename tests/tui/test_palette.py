"""The palette: how well what it offers answers what is typed, and how one goes through that."""

import pytest
from textual.command import CommandList

from perfection_tui.script.model import Story
from perfection_tui.tui.palette import closeness
from tests.piloting import reading_app


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("con", "Contents", "Find in contents"),
        ("next", "Next moment", "Moment nexts"),
        ("ver", "Verdict", "Have it over"),
        ("moment next", "Next moment", "Next chapter"),
        ("contents", "Contents", "Discontents"),
    ],
)
def test_the_earlier_and_the_more_of_a_word_the_closer(typed: str, better: str, worse: str) -> None:
    assert closeness(typed, better) > closeness(typed, worse)


async def test_a_list_that_is_not_laid_out_yet_is_not_gone_through_by_pages(film: Story) -> None:
    async with reading_app(film) as app:
        await app.together("ctrl+p", "pagedown")
        rows = app.app.screen.query_one(CommandList)
        assert rows.highlighted == 0
        await app.press("pagedown", "pagedown", "pageup")
        assert rows.highlighted
