"""A script of any length, as full as the bundled one: as long texts, as many clues a beat."""

import random
from collections.abc import Iterator

WORDS = [
    *("the", "bow", "falls", "on", "a", "string", "and", "nobody", "in", "hall", "hears"),
    *("what", "it", "was", "that", "she", "played", "for", "them", "then", "nor", "why"),
    *("door", "stood", "open", "when", "lights", "came", "up", "again", "over", "an"),
]

PEOPLE = ("anna", "boris", "clara", "denis", "elena", "fyodor")
CHAPTERS = 20


def script(beats: int) -> str:
    """A sound script of so many beats, the same every time."""
    return "\n".join(_lines(beats, random.Random(beats))) + "\n"


def _lines(count: int, dice: random.Random) -> Iterator[str]:
    def later(beat: int) -> int:
        return min(count - 1, beat + dice.randrange(count // 4))

    yield "format: 1\ntitle: A long story\nabout:\n  kind: series"
    yield f"  premise: {_text(dice, 200)}\nadvisory:\n  general: [length]\npeople:"
    for at, who in enumerate(PEOPLE):
        yield f"  {who}:\n    name: {who.title()} Long\n    mark: {who[0].upper()}"
        yield f"    introduced_at: b{at}\n    belief: {_text(dice)}"
        yield f"    truths:\n      - at: b{later(count // 2)}\n        truth: {_text(dice)}"
    yield "chapters:"
    for beat in range(count):
        if beat % (count // CHAPTERS) == 0:
            chapter = beat // (count // CHAPTERS)
            yield f"  - id: c{chapter}\n    title: Part {chapter + 1}"
            yield f"    teaser: {_text(dice, 80)}\n    beats:"
        yield from _beat(
            beat, sorted({beat, later(beat)} if beat % 7 == 0 else {later(beat)}), dice
        )
    yield "clues:"
    for clue in range(count * 13 // 34):
        planted = dice.randrange(count)
        yield f"  - id: k{clue}\n    planted_at: b{planted}\n    pays_off_at: b{later(planted)}"
        yield f"    detail: {_text(dice, 90)}\n    meaning: {_text(dice, 120)}"
    yield "events:"
    for event in range(count * 30 // 34):
        beat = dice.randrange(count)
        yield f"  - id: e{event}\n    when: Then\n    what: {_text(dice, 80)}"
        yield f"    revealed_at: b{later(beat)}\n    beats: [b{beat}]"
    yield "knowledge:"
    for fact in range(count * 10 // 34):
        beat = later(dice.randrange(count))
        yield f"  - id: f{fact}\n    fact: {_text(dice, 60)}\n    revealed_at: b{beat}"
        yield f"    known_by: {{anna: before, boris: b{beat}, clara: b{later(beat)}}}"
    yield f"coda:\n  - question: {_text(dice, 50)}\n    answer: {_text(dice)}"


def _beat(beat: int, told: list[int], dice: random.Random) -> Iterator[str]:
    yield f"      - id: b{beat}\n        title: Moment {beat + 1:,} as told"
    yield f"        place: The hall\n        belief: {_text(dice)}\n        truths:"
    for at in told:
        yield f"          - at: b{at}\n            truth: {_text(dice)}"
    trust = ", ".join(f"{who}: {dice.randint(-2, 2)}" for who in PEOPLE[:5])
    yield f"        trust: {{{trust}}}"


def _text(dice: random.Random, length: int = 340) -> str:
    """A plain text of about so many characters, on lines as an author would break them."""
    words: list[str] = []
    while sum(map(len, words)) + len(words) < length:
        words.append(dice.choice(WORDS))
    return " ".join(words).capitalize() + "."
