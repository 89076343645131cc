"""Export as plain text: whole, in lines of 72 columns, with every side labelled in words."""

import pytest

from perfection_tui.export import text
from perfection_tui.export.columns import WIDTH
from perfection_tui.script import library
from perfection_tui.script.characters import width
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, after_chapter, see
from perfection_tui.view.phrases import one_line
from tests.export.payloads import saying
from tests.making import whole

MOMENT = """\
1/2 How slowly it goes
----------------------

Where: The bridge

What the audience believes

  They have not bandaged his eyes, and he looks down. He had thought
  that the water was racing; now a piece of driftwood comes dancing
  along, and as he follows it he sees his error. How slowly it goes. A
  good swimmer would be the master of so lazy a stream. Then he shuts
  his eyes, and gives his last thoughts to his wife and his children.

What actually happened

  After “The gate”:

  He had seen correctly the first time: the water was racing, and it
  went on racing. What had slowed in the space of a breath was the clock
  inside the man, so that he could watch at leisure a thing that shot by
  beneath him. A second had begun to be long. By the time he fell there
  would be room in one for a day and a night.

  Shown from one person’s point of view: The condemned man

A clue is planted here: A stream that was racing a moment ago has become
slow. It pays off in “The gate” (The creek 8).

"""


@pytest.fixture(scope="module")
def owl_creek() -> Story:
    return read_story(library.find("owl-creek"))


def test_a_moment_reads_like_this(owl_creek: Story) -> None:
    written = text.render(whole(owl_creek))
    start = written.index("1/2 ")
    assert written[start : written.index("1/3 ")] == MOMENT


def test_every_word_of_the_story_is_in_it(bundled: Story) -> None:
    written = " ".join(text.render(whole(bundled)).split())
    for chapter in bundled.chapters:
        for beat in chapter.beats:
            told = [beat.title, beat.belief, *(each.truth for each in beat.truths)]
            told += [each.belief for each in beat.revisions] + [beat.note or ""]
            assert all(" ".join(one_line(each).split()) in written for each in told)
    for answer in bundled.coda:
        assert " ".join(one_line(answer.answer).split()) in written


@pytest.mark.parametrize(
    "payload",
    ["word " * 30, "x" * 200, "琴" * 90, "e\u0301" * 100, "*a* **"],
    ids=["words", "one word", "wide", "combined", "stars"],
)
def test_no_line_is_wider_than_72_columns_whatever_it_holds(payload: str) -> None:
    for line in text.render(whole(saying(payload))).splitlines():
        assert width(line) <= WIDTH
        assert line == line.rstrip()


def test_how_much_it_holds_is_said_without_a_spoiler(film: Story, edition: Edition) -> None:
    def holds(written: str) -> str:
        return " ".join(written.split("really going on. ")[1].split("\n\n")[0].split())

    assert holds(text.render(edition)) == "All of the story is told here."
    assert holds(text.render(Edition(see(film, after_chapter(film, "detour"))))) == (
        "Spoiler-free: the story is told here up to the end of Detour."
    )
    assert holds(text.render(Edition(see(film, NOTHING)))) == (
        "Spoiler-free: of the chapters, only titles and teasers stand here."
    )
