"""No key is silent: it does something that can be seen, or says in a line why it does not."""

from collections.abc import Sequence

import pytest

from perfection_tui.script.model import Story
from tests.leaks.walking import holdings
from tests.marking import long
from tests.opened import horizon_of
from tests.piloting import reading_app

KEYS = [
    *("left_square_bracket", "right_square_bracket", *"tfsubnN19gGz"),
    *("right", "left", "up", "down", "space", "enter", "home", "end", "pageup", "escape"),
]
"""The keys that cannot do anything somewhere, and one that nothing is on."""

PLACES = {
    "the edge": ("mission", ["end", "right"]),
    "a later chapter": ("mission", ["4"]),
    "a moment": ("all", ["2"]),
    "the first moment": ("all", []),
    "the coda": ("all", ["end"]),
    "a replay": ("all", ["2", *["right"] * 6, "t", "f"]),
    "the edge, first of all": ("none", []),
}

HERE = [*"tfbnN9z", "right", "up", "down", "space", "escape"]
"""The keys that can only say why at the edge."""

BACK = ("escape", "z", "f12")
"""Keys after which what was told last is the same, and seen no more."""


@pytest.mark.parametrize(
    ("place", "tried"), [("the edge", HERE), *(long(each, KEYS) for each in PLACES)]
)
async def test_no_key_is_silent(film: Story, place: str, tried: Sequence[str]) -> None:
    said, keys = PLACES[place]
    silent, untried = [], list(tried)
    while untried:
        async with reading_app(film, horizon_of(film, said)) as app:
            await app.press(*keys, *BACK)
            app.notices.clear()
            at_first = holdings(app)
            # The next one is tried in the same app, unless this one leads away.
            while untried and holdings(app) == at_first:
                key = untried.pop(0)
                await app.press(key)
                if holdings(app) == at_first:
                    silent.append(key)
                await app.press(*BACK)
                app.notices.clear()
    assert silent == []
