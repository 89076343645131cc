"""The plan of a story: what opens where, beat by beat; whole plans stand in the sessions."""

from perfection_tui.script.plan import plan
from tests.script.scripts import LAMP, LISTED, LONGER, story_of

LAYERED = LONGER.replace(
    "          - at: dark\n            truth: It burns for her.\n",
    "          - truth: It burns low.\n          - at: dawn\n            truth: For her.\n"
    "        revisions: [{at: dark, belief: It burns for gulls.}]\n",
)
"""The lamp script with a layer, a revision and a whole truth at a beat each."""


def test_layers_and_revisions_are_told_apart_and_none_is_whole_of_what_is_unresolved() -> None:
    row = "| 1   | light | belief, layer | revision | {} |"
    assert row.format("whole") in plan(story_of(LAYERED))
    unresolved = LAYERED.replace("through: ann", "unresolved: true")
    assert row.format("layer") in plan(story_of(unresolved))


def test_what_is_wider_than_the_terminal_is_told_in_initials() -> None:
    _, _, matrix, *_ = plan(story_of(LAMP), 34).split("\n\n")
    assert matrix == "  beat  itself 2\n1 light b      w\n2 dark  bw"


def test_an_insight_stands_where_the_last_of_what_it_needs_is_revealed() -> None:
    insight = LISTED.replace("{ann: before}", "{ann: {at: before, revealed_at: light}}")
    assert plan(story_of(insight)).endswith("  - facts: out\n  - insights: out by ann")
    fact = insight.replace("out., revealed_at: dark", "out., revealed_at: light")
    assert plan(story_of(fact)).split("\n- 2 dark")[0].endswith("  - insights: out by ann")
