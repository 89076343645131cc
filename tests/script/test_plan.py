"""The plan of a story: what opens where, as Markdown that lines up."""

from perfection_tui.script.plan import plan
from perfection_tui.script.read import read_bytes
from tests.script.scripts import LAMP

MORE = """\
clues:
  - {id: oil, planted_at: light, pays_off_at: dark, detail: Oil., meaning: It was low.}
events:
  - {id: the-night, when: Then, what: She let it., revealed_at: dark}
knowledge:
  - {id: why, fact: It was for her., revealed_at: dark, known_by: {ann: before}}
"""


def plan_of(script: str) -> str:
    story = read_bytes(script.encode(), "lamp.yaml").story
    assert story
    return plan(story)


def test_beats_stand_against_reveals() -> None:
    assert (
        plan_of(LAMP)
        == """\
# The Lamp

A column is a beat that tells something of others. *belief*: what is believed from there
on; *revision*: what is believed next; *layer*: a part of the truth; *whole*: its last
part.

|     | beat  | itself        | 2     |
| --- | ----- | ------------- | ----- |
| 1   | light | belief        | whole |
| 2   | dark  | belief, whole |       |

## People

| person | from        | 2     |
| ------ | ----------- | ----- |
| ann    | the premise | whole |"""
    )


def test_what_else_opens_is_listed_by_beat() -> None:
    assert plan_of(LAMP.replace("coda: []\n", MORE)).endswith("""

## What else opens where

- 1 light
  - plants: oil
- 2 dark
  - pays off: oil
  - events: the-night
  - facts: why""")


def test_layers_and_revisions_are_told_apart() -> None:
    layered = LAMP.replace(
        "          - at: dark\n            truth: It burns for her.\n",
        "          - truth: It burns low.\n          - at: last\n            truth: For her.\n"
        "        revisions: [{at: dark, belief: It burns for gulls.}]\n",
    ).replace(
        "coda: []",
        "      - {id: last, title: Last, belief: Day., truths: [{truth: Night.}]}\ncoda: []",
    )
    assert "| 1   | light | belief, layer | revision | whole |" in plan_of(layered)


def test_what_is_wider_than_the_terminal_is_told_in_initials() -> None:
    story = read_bytes(LAMP.encode(), "lamp.yaml").story
    assert story
    told = plan(story, 34).split("\n\n")
    assert told[2] == "  beat  itself 2\n1 light b      w\n2 dark  bw"


def test_no_layer_is_called_whole_where_none_is() -> None:
    open_ended = LAMP.replace(
        "        through: ann", "        unresolved: true\n        through: ann"
    )
    assert "| 1   | light | belief        | layer |" in plan_of(open_ended)
