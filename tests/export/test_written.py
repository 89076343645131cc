"""Two small stories as they are written down, held by the files in written/.

The Bracelet has what nobody can decide, The Night Ferry the rest; of that, less is open too.
`python -m tests.export.test_written` writes the files again after a change that is meant.
"""

from pathlib import Path

import pytest

from perfection_tui.export import json, markdown, text
from perfection_tui.script.read import read_story
from tests.conftest import ACCOUNTS
from tests.looks import FERRY
from tests.opened import edition_of

FOLDER = Path(__file__).with_name("written")

STORIES = {
    "bracelet": (ACCOUNTS, "all"),
    "ferry": (FERRY, "all"),
    "ferry-crossing": (FERRY, "crossing"),
    "ferry-closed": (FERRY, "none"),
}
"""The names of the files: the script, and how far it is open."""

RENDER = {".txt": text.render, ".md": markdown.render, ".json": json.render}


def written(name: str, format_: str) -> str:
    script, said = STORIES[name]
    return RENDER[format_](edition_of(read_story(script), said))


@pytest.mark.parametrize("format_", RENDER)
@pytest.mark.parametrize("name", STORIES)
def test_it_is_written_as_it_was(name: str, format_: str) -> None:
    file = FOLDER / f"{name}{format_}"
    assert written(name, format_) == file.read_text("utf-8")


if __name__ == "__main__":
    for name in STORIES:
        for format_ in RENDER:
            (FOLDER / f"{name}{format_}").write_text(written(name, format_), "utf-8")
