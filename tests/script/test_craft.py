"""Warnings of how a story is built: seeded faults are found, and none in the bundled stories."""

import pytest

from perfection_tui.script import library
from perfection_tui.script.craft import LONG_STRETCH
from perfection_tui.script.read import read_bytes, read_script
from tests.script.scripts import LAMP

OWN = frozenset(("PT408", "PT409", "PT410"))

TRUTH = "The keeper quenched the lamp herself, and watched the schooner founder on the reef."


def told(script: str) -> list[str]:
    report = read_bytes(script.encode(), "lamp.yaml", spoilers=True)
    assert report.story, report.problems
    return [f"{each.line}: {each.sentence}" for each in report.problems if each.code in OWN]


def with_event(what: str, at: str) -> str:
    script = LAMP.replace("truth: It burns for her.", f"truth: {TRUTH}")
    event = f"events: [{{id: it, when: Then, what: '{what}', revealed_at: {at}, beats: [light]}}]"
    return script.replace("coda: []", event)


@pytest.mark.parametrize(
    "what",
    [
        TRUTH,
        "The keeper quenched the lamp and watched a schooner founder.",
        "She quenched her lamp; the schooner foundered upon the reef, and the keeper watched.",
    ],
)
def test_the_same_thing_revealed_at_two_places(what: str) -> None:
    [sentence] = told(with_event(what, "light"))
    assert sentence == (
        "33: This event is revealed at `light`, and a truth of its beat `light` says the same at "
        "`dark`, line 23."
    )


@pytest.mark.parametrize(
    ("what", "at"), [(TRUTH, "dark"), ("The keeper bought oil for her lamp.", "light")]
)
def test_an_event_beside_a_truth_that_says_something_else_or_as_late(what: str, at: str) -> None:
    assert told(with_event(what, at)) == []


def with_fact(belief: str, since: str) -> str:
    fact = (
        "knowledge: [{id: why, fact: The harbour bell rings before every wreck., "
        f"revealed_at: dark, known_by: {{ann: {since}}}}}]"
    )
    script = LAMP.replace("belief: The lamp burns for ships.", f"belief: {belief}")
    return script.replace("coda: []", fact)


@pytest.mark.parametrize(
    "belief",
    [
        "Ann hears the harbour bell, for it rings before every wreck.",
        "Before the wreck the harbour bell rings, and Ann goes in.",
        "The bell rings in the harbour, as before a wreck. Ann knows it.",
    ],
)
def test_knowledge_that_somebody_has_too_early(belief: str) -> None:
    assert told(with_fact(belief, "dark")) == [
        "33: `ann` knows this from `dark` on, and already says or does it at `light`, line 21."
    ]


def test_knowledge_that_somebody_has_by_then() -> None:
    belief = "Ann hears the harbour bell, for it rings before every wreck."
    assert told(with_fact(belief, "before")) == []
    assert told(with_fact(belief, "light")) == []
    assert told(with_fact("The harbour bell rings before every wreck.", "dark")) == (
        # Ann's eyes are used there, so that she sees what is shown.
        ["33: `ann` knows this from `dark` on, and already says or does it at `light`, line 21."]
    )


def with_beats(number: int, clues: str) -> str:
    beats = "".join(
        f"      - {{id: b{n}, title: T, belief: Day {n}., truths: [{{truth: It {n}.}}]}}\n"
        for n in range(number)
    )
    return LAMP.replace("coda: []", f"{beats}{clues}")


CLUE = "clues: [{{id: oil, planted_at: light, pays_off_at: {}, detail: Oil., meaning: Low.}}]"


@pytest.mark.parametrize(
    ("number", "pays_off_at", "found"),
    [
        (
            LONG_STRETCH,
            "dark",
            ["33: From `b0` to `b7`, 8"],
        ),
        (9, "b8", ["27: From `dark` to `b7`, 9"]),
        (10, "light", ["27: From `dark` to `b9`, 11"]),
        (LONG_STRETCH - 1, "dark", []),
        (12, "b5", []),
    ],
)
def test_a_long_stretch_without_a_clue(number: int, pays_off_at: str, found: list[str]) -> None:
    assert told(with_beats(number, CLUE.format(pays_off_at))) == [
        f"{each} beats, no clue is planted and none pays off." for each in found
    ]


def test_a_story_without_clues_has_no_stretches() -> None:
    assert told(with_beats(20, "coda: []")) == []


@pytest.mark.parametrize("name", library.bundled())
def test_no_bundled_story_has_any(name: str) -> None:
    assert OWN.isdisjoint(
        each.code for each in read_script(library.find(name), spoilers=True).problems
    )
