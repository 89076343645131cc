"""Export as JSON: by its own schema, and without a script's ids."""

import json as standard

from hypothesis import given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has no types
from msgspec.structs import replace

from perfection_tui.export import json
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from tests.making import editions
from tests.opened import edition_of


def test_the_schema_is_the_one_that_is_shipped() -> None:
    run = "run: perfection-tui schema --export > story/export.schema.json"
    assert (library.folder() / "export.schema.json").read_text("utf-8") == json.schema(), run


def test_every_record_and_every_field_that_needs_words_has_them() -> None:
    defined = standard.loads(json.schema())["$defs"]
    assert all(record["description"] for record in defined.values())
    plain = {"number", "title", "teaser", "text", "name", "played_by", "kind", "premise", "note"}
    plain |= {"beats", "facts", "questions", "sources", "question", "answer", "when", "what"}
    plain |= {"fact", "people", "clues", "events", "knowledge", "chapters", "about", "mark", "at"}
    plain |= {"planted_at", "pays_off_at"}
    for name, record in defined.items():
        for field, says in record["properties"].items():
            assert field in plain or says.get("description"), f"{name}.{field}"


@settings(max_examples=15)
@given(editions())
def test_every_export_keeps_to_the_schema(edition: Edition) -> None:
    written = json.render(edition)
    Draft202012Validator(standard.loads(json.schema())).validate(standard.loads(written))


def test_ids_stay_the_same_however_far_the_story_is_open(film: Story) -> None:
    def ids(story: Story, said: str = "all") -> list[str]:
        chapters = json.export(edition_of(story, said)).chapters
        return [beat.id for chapter in chapters for beat in chapter.beats]

    everywhere = ids(film)
    assert len(set(everywhere)) == len(everywhere)
    detour = ids(film, "detour")
    assert detour == everywhere[: len(detour)]
    first = len(film.chapters[0].beats)
    assert ids(replace(film, chapters=film.chapters[::-1]))[-first:] == everywhere[:first]
