"""README shows the pictures that are drawn for it, and no other lies about."""

from __future__ import annotations

import re

from tests.pictures import FOLDER, PICTURES, THEMES


def test_readme_shows_each_picture_that_is_drawn() -> None:
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    drawn = {f"{name}{ending}.svg" for name in PICTURES for ending in THEMES}
    assert set(re.findall(r"\.github/([\w-]+\.svg)", readme)) == drawn
    assert {path.name for path in FOLDER.glob("*.svg")} == drawn
