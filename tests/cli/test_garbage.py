"""Garbage is not looked for while the program starts, and is ever after."""

import gc

import pytest

from perfection_tui import cli
from perfection_tui.script.model import Story
from tests.piloting import reading_app


@pytest.mark.parametrize("arguments", [["--version"], ["no-such-story"], ["check"]])
def test_whatever_a_command_comes_to(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["perfection-tui", *arguments])
    cli.main()
    assert gc.isenabled()


async def test_from_the_first_frame_on(film: Story) -> None:
    gc.disable()
    async with reading_app(film):
        assert gc.isenabled()
