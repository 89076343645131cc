"""A small sound script, and what comes of reading it once it is broken."""

from pathlib import Path

from perfection_tui.script.model import Story
from perfection_tui.script.problems import block
from perfection_tui.script.read import Report, read_bytes
from perfection_tui.script.source import LIBYAML

LAMP = (Path(__file__).parent / "lamp.yaml").read_text("utf-8")
"""Two beats and one person: what every broken script here was made from."""


def changed(old: str, new: str) -> str:
    """The lamp script with the first `old` replaced by `new`."""
    assert old in LAMP, old
    return LAMP.replace(old, new, 1)


BROKEN = changed("at: dark", "at: drak")
"""The lamp script with a mistyped id in its twelfth line."""

TWICE_BROKEN = BROKEN.replace("mark: A", "mark: Ann")
"""The same with a mark that is too long in its ninth."""

LONGER = changed(
    "coda: []",
    "      - {id: dawn, title: Dawn, belief: Gulls., truths: [{at: dawn, truth: Ghosts.}]}\n"
    "coda: []",
)
"""The lamp script with a third beat."""

LISTED = changed(
    "coda: []\n",
    """clues:
  - {planted_at: light, pays_off_at: dark, id: oil, detail: Oil., meaning: None left.}
events:
  - {id: dark, when: Then, what: She blew., revealed_at: dark}
knowledge:
  - {id: out, fact: It is out., revealed_at: dark, known_by: {ann: before}}
coda: [{question: Why?, answer: For her.}]
""",
)
"""The lamp script with a clue, an event, which is called as a beat is, a fact and a coda."""


def read(script: str | bytes, *, libyaml: bool = LIBYAML) -> Report:
    """What comes of reading `script` from a file called lamp.yaml."""
    data = script.encode("utf-8", "surrogatepass") if isinstance(script, str) else script
    return read_bytes(data, "lamp.yaml", libyaml=libyaml, spoilers=True)


def story_of(script: str, *, libyaml: bool = LIBYAML) -> Story:
    """The story of a sound script."""
    report = read(script, libyaml=libyaml)
    assert report.story, report.problems
    return report.story


def told(script: str | bytes, *, libyaml: bool = LIBYAML) -> str:
    """The block that tells the problems of `script`."""
    return block(read(script, libyaml=libyaml).problems)


def codes(script: str | bytes) -> list[str]:
    """The codes of the problems of `script`, in the order told."""
    return [problem.code for problem in read(script).problems]
