"""A script in which everything that a page lists is numbered, and leads to a moment numbered so."""

from collections.abc import Sequence


def listing(numbers: Sequence[int], *, main: bool = True) -> str:
    """A script with a moment, a person, a fact, a clue and an event for each of some numbers."""

    def each(line: str) -> str:
        return "".join(line.replace("N", str(number)) for number in numbers)

    truth = "truths: [{at: mN, truth: No.}]"
    main_or_not = ", main: true" if main else ""
    person = f"  pN: {{name: Bob N, introduced_at: mN, belief: A mate., {truth}}}\n"
    beat = f"      - {{id: mN, title: Moment N, belief: Told N., trust: {{pN: 1}}, {truth}}}\n"
    lists = {
        "knowledge": "  - {id: fN, fact: Fact N., revealed_at: mN, known_by: {pN: before}}\n",
        "clues": "  - {id: cN, planted_at: mN, pays_off_at: mN, detail: Seen N., meaning: So.}\n",
        "events": f"  - {{id: eN, when: Then, what: Event N., revealed_at: mN{main_or_not}}}\n",
    }
    return (
        "format: 1\ntitle: Lists\nabout: {kind: film, premise: They are listed.}\n"
        f"people:\n{each(person) or '  {}'}\n"
        "chapters:\n  - id: whole\n    title: Whole\n    teaser: All of it.\n    beats:\n"
        "      - {id: start, title: Start, belief: It starts., truths: [{truth: It did.}]}\n"
        + each(beat)
        + "".join(f"{key}:\n{each(line)}" for key, line in lists.items() if numbers)
    )
