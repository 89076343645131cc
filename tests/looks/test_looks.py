"""Every picture is as it was drawn; what has changed is told by the rows that differ."""

import pytest

from tests.looks import FOLDER, LOOKS, drawn


@pytest.mark.parametrize("name", LOOKS)
async def test_a_screen_looks_as_in_its_picture(name: str) -> None:
    picture = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert (await drawn(LOOKS[name])).splitlines() == picture.splitlines()


def test_there_is_no_picture_of_nothing() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(LOOKS)
