"""The plan of a story: what opens where, as Markdown that lines up."""

from perfection_tui.script.plan import plan
from tests.script.scripts import LAMP, LISTED, LONGER, story_of

LAYERED = LONGER.replace(
    "          - at: dark\n            truth: It burns for her.\n",
    "          - truth: It burns low.\n          - at: dawn\n            truth: For her.\n"
    "        revisions: [{at: dark, belief: It burns for gulls.}]\n",
)
"""The lamp script with a layer, a revision and a whole truth at a beat each."""


def test_beats_stand_against_reveals() -> None:
    assert (
        plan(story_of(LAMP))
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
    assert plan(story_of(LISTED)).endswith("""

## What else opens where

- 1 light
  - plants: oil
- 2 dark
  - pays off: oil
  - events: dark
  - facts: out""")


def test_layers_and_revisions_are_told_apart_and_none_is_whole_of_what_is_unresolved() -> None:
    row = "| 1   | light | belief, layer | revision | {} |"
    assert row.format("whole") in plan(story_of(LAYERED))
    unresolved = LAYERED.replace("through: ann", "unresolved: true")
    assert row.format("layer") in plan(story_of(unresolved))


def test_what_is_wider_than_the_terminal_is_told_in_initials() -> None:
    _, _, matrix, *_ = plan(story_of(LAMP), 34).split("\n\n")
    assert matrix == "  beat  itself 2\n1 light b      w\n2 dark  bw"
