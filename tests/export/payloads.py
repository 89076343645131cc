"""A sound story that says the same thing in every text it has."""

from functools import cache

from msgspec.structs import replace

from perfection_tui.script import library
from perfection_tui.script.model import Source, Story
from perfection_tui.script.read import read_story
from tests.leaks.in_words import retold


@cache
def saying(payload: str) -> Story:
    """Owl Creek with `payload` for every text, each with a number of its own behind it.

    Its sources say no address on the web: in those one is a link.
    """
    story = read_story(library.find("owl-creek"))
    told = retold(story, lambda number, _: f"{payload} {number}")
    title, note = (f"{payload.replace('://', ':')} {number}" for number in (0, 9999))
    return replace(told, about=replace(told.about, sources=(Source(title=title, note=note),)))
