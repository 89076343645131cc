"""The guide to writing a script says what is so: its examples are run, its tables compared."""

import re
from textwrap import dedent, indent
from typing import Any

import pytest
import yaml
from msgspec.json import schema_components

from perfection_tui.cli import new
from perfection_tui.cli.arguments import parse
from perfection_tui.script import characters, files, library, model, source
from perfection_tui.script.plan import plan
from tests.script.scripts import codes, story_of, told

GUIDE = (library.folder() / "README.md").read_text("utf-8")

RECORDS: dict[str, type[model.Record]] = {
    "the script": model.Story,
    "about": model.About,
    "a source": model.Source,
    "the advisory": model.Advisory,
    "a person": model.Person,
    "a chapter": model.Chapter,
    "a beat": model.Beat,
    "a revision": model.Revision,
    "a truth": model.Truth,
    "a clue": model.Clue,
    "an event": model.Event,
    "an insight": model.Insight,
    "a wrong idea": model.Mistake,
    "a fact": model.Fact,
    "a question": model.Answer,
}
"""The records in the order of the guide, and what it calls them."""

_, SCHEMAS = schema_components(RECORDS.values(), ref_template="{name}")


def sections() -> list[str]:
    """The guide from heading to heading; a `#` in an example is none."""
    return re.split(r"(?m)^(?=##+ )", GUIDE)


def heading(section: str) -> str:
    return section.partition("\n")[0].lstrip("# ")


def table(under: str) -> list[str]:
    """The rows of the only table under a heading, without its head."""
    (section,) = (each for each in sections() if heading(each) == under)
    rows = re.findall(r"(?m)^\|.*\|$", section)
    assert set(rows[1]) == {"|", "-"}
    return rows[2:]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


EXAMPLES = [dedent(text) for text in re.findall(r"(?ms)^ *```yaml\n(.*?)^ *```$", GUIDE)]
STEPS = re.findall(r"(?ms)^```yaml\n( .*?)^```$", GUIDE)[:5]
"""The parts of the worked beat: belief, truth, revision, another layer and the rest."""


def beginning(line: str) -> str:
    """The only example that begins so."""
    (found,) = (each for each in EXAMPLES if each.startswith(line))
    return found


WHOLE, FRAME = beginning("format: 1\n"), beginning("# the frame\n")
COMMIT, WORKFLOW = beginning("# pre-commit\n"), beginning("# workflow\n")
OWN = {WHOLE, FRAME, COMMIT, WORKFLOW, *map(dedent, STEPS)}
FRAGMENTS = [each for each in EXAMPLES if each not in OWN]
FIRST_BEAT = re.compile(r"(?ms)^ {6}- id: three-o-clock\n.*?\n\n")


def entries(text: str) -> dict[str, str]:
    """A set of keys, still as typed, by key."""
    parts = re.split(r"(?m)^(?=[a-z_]+:)", re.sub(r"(?m)^#.*\n", "", text))
    return {part.partition(":")[0]: part for part in parts if part}


def with_first_beat(beat: str) -> str:
    """The whole script with this for its first beat."""
    script, changed = FIRST_BEAT.subn(lambda _: beat + "\n", WHOLE)
    assert changed == 1
    return script


def embedded(fragment: str) -> str:
    """The whole script with a fragment's keys in its first beat."""
    found = FIRST_BEAT.search(WHOLE)
    assert found
    beat = entries(dedent(found[0].replace("- id:", "  id:", 1)))
    written = indent("".join({**beat, **entries(fragment)}.values()), " " * 8)
    return with_first_beat(written.replace("  id:", "- id:", 1))


def test_the_whole_script_checks_clean() -> None:
    assert told(WHOLE) == ""


def test_what_check_says_of_the_first_step_is_what_it_says() -> None:
    (shown,) = re.findall(r"(?ms)^```text\n(.*?)\n```$", GUIDE)
    assert STEPS[0].lstrip().startswith("# wrong: PT202\n")
    assert told(FRAME + STEPS[0]).replace("lamp.yaml", "visiting-hours.yaml") == shown


def test_the_beat_grows_step_by_step_into_that_of_the_whole_script() -> None:
    belief, truth, revision, layer, rest = STEPS
    assert set(codes(FRAME + belief + truth)) == {"PT301"}
    assert codes(FRAME + belief + truth.replace("at-the-gate", "three-o-clock")) == []
    layers = revision + truth + layer
    for beat in (
        belief + truth,
        belief + revision + truth,
        belief + layers,
        belief + layers + rest,
    ):
        assert codes(with_first_beat(beat)) == []
    assert story_of(with_first_beat(beat)) == story_of(WHOLE)


@pytest.mark.parametrize("example", FRAGMENTS, ids=lambda each: each.splitlines()[-1].strip())
def test_an_example_checks_as_the_guide_says(example: str) -> None:
    assert codes(embedded(example)) == re.findall(r"\A# wrong: (PT\d+)\n", example)


def test_what_is_read_first_is_read_in_an_evening() -> None:
    first, rest = GUIDE.split("## The whole script\n")
    assert len(first.split()) < 2_500
    assert "Read as far as [Content care](#content-care)" in first
    assert heading(sections()[-1]) in rest


def test_every_link_leads_to_a_heading() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", heading(part)).lower().replace(" ", "-") for part in sections()
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", GUIDE)) <= anchors


def test_the_plan_is_the_plan_of_the_script() -> None:
    head = plan(story_of(WHOLE)).split("\n## ")[0]
    matrix = [line for line in head.split("\n") if line.startswith("|")]
    assert "\n".join(matrix) in GUIDE


def test_the_first_line_for_editors_is_the_one_that_new_writes() -> None:
    shown = beginning("# yaml-language-server")
    assert new.TEMPLATE.read_text("utf-8").startswith(shown)


def test_the_examples_for_other_programs_run_check() -> None:
    commit, workflow = yaml.safe_load(COMMIT), yaml.safe_load(WORKFLOW)
    (hook,) = commit["repos"][0]["hooks"]
    (ours,) = yaml.safe_load((library.folder().parent / ".pre-commit-hooks.yaml").read_text())
    assert [hook[key] for key in ("id", "name", "entry")] == [
        ours[key] for key in ("id", "name", "entry")
    ]
    assert re.match(hook["files"], "stories/mine.yaml")
    *checkouts, _, last = workflow["jobs"]["check"]["steps"]
    tested = (library.folder().parent / ".github/workflows/tests.yml").read_text("utf-8")
    assert {each["uses"] for each in checkouts} <= set(re.findall(r"uses: (\S+)", tested))
    options = parse(last["run"].split()[1:])
    assert (options.command, options.files, options.github) == ("check", ["stories"], True)


COMMANDS = re.findall(r"(?m)^perfection-tui (.*?)(?: +#.*)?$", GUIDE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_is_one(command: str) -> None:
    parse(command.partition(" > ")[0].split())


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_in_the_table_of_its_record(name: str) -> None:
    record = SCHEMAS[RECORDS[name].__name__]
    assert table(name[:1].upper() + name[1:]) == [
        f"| `{field}` | {'yes' if field in record['required'] else 'no'} | {form(says)} | "
        f"{says['description']} |"
        for field, says in record["properties"].items()
    ]


def form(field: dict[str, Any]) -> str:
    """How a field is written: `text`, `list of ids`, `people by id`."""
    field = field.get("anyOf", [field])[0]
    if "$ref" in field:
        return next(
            name.split()[-1] for name, each in RECORDS.items() if each.__name__ == field["$ref"]
        )
    kind = field.get("type")
    if kind == "array":
        return f"list of {plural(form(field['items']))}"
    if kind == "object":
        key = "id" if "pattern" in field["propertyNames"] else "name"
        return f"{plural(form(field['additionalProperties']))} by {key}"
    if kind == "string":
        return "id" if field.get("pattern") == model.ID else "text"
    return "true or false" if kind == "boolean" else "number"


def plural(noun: str) -> str:
    return "people" if noun == "person" else f"{noun}s"


def test_the_horizon_reads_every_field() -> None:
    read: dict[str, set[str]] = {name: set() for name in RECORDS}
    for row in table("What a reader sees, and when"):
        name, fields, _ = cells(row)
        read[name].update(re.findall(r"`(\w+)`", fields))
    assert read == {name: set(each.__struct_fields__) for name, each in RECORDS.items()}


def test_the_limits_are_the_limits() -> None:
    said = [cells(row)[1] for row in table("Limits")]
    assert [int(re.sub(r"\D", "", limit)) for limit in said] == [
        *(files.MAX_BYTES // 2**20, source.MAX_NODES, source.MAX_DEPTH, model.MAX_TEXT),
        *(80, 2, characters.MAX_MARKS, source.MAX_GAP),
    ]


def test_the_levels_of_trust_are_called_what_readers_see() -> None:
    assert ", ".join(f"{level} {words}" for level, words in model.TRUST_WORDS.items()) in GUIDE
