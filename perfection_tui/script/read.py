"""A script's file to a `Story`, and everything that is wrong with it; and again once it changes."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from perfection_tui.script import meant, source
from perfection_tui.script.defaults import completed
from perfection_tui.script.files import read_file
from perfection_tui.script.model import BEFORE, Story
from perfection_tui.script.plot import Kind, Plot, beats
from perfection_tui.script.problems import Problem, Proof, ScriptError, TooMany, errors_in
from perfection_tui.script.prose import WORD
from perfection_tui.script.rules import Finding, findings
from perfection_tui.script.tree import FieldPath, Mark, Node, locate, mark_of
from perfection_tui.script.walk import Walk

MOST_LINES = 8
"""How many of the places that name an id that is gone are told by line."""


class Report(Struct, frozen=True):
    """What came of reading a script: a story if it has no errors, and every problem.

    Problems are in the order to mend them in: errors first, either kind as the file goes.
    `draft` is the story as far as it can be read, with empty places where something is wrong.
    `cut_short`: there may be problems that only show once these are mended.
    """

    story: Story | None
    problems: tuple[Problem, ...]
    draft: Story | None = None
    cut_short: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the script from being used."""
        return errors_in(self.problems)


def read_story(path: Path) -> Story:
    """The story that the script at `path` tells; `ScriptError` if it cannot be used."""
    report = read_script(path)
    if report.story is None:
        raise ScriptError(report.problems)
    return report.story


def read_script(path: Path, *, spoilers: bool = False, unfinished: bool = False) -> Report:
    """The script at `path`, read as far as it can be. Never raises for what it finds there.

    With `spoilers`, a sound one is also warned of what gives away too early what
    comes later; whoever only wants to read does not wait for that. With `unfinished`,
    what has no belief or truths yet is no error: in their place stands that they are not written.
    """
    proof = Proof(str(path))
    data = read_file(path, proof)
    if data is None:
        return Report(None, tuple(proof.problems))
    return _read(data, proof, source.LIBYAML, spoilers, unfinished)


def read_bytes(
    data: bytes, name: str, *, libyaml: bool = source.LIBYAML, spoilers: bool = False
) -> Report:
    """The script in some bytes; `name` stands for the file in its problems."""
    return _read(data, Proof(name), libyaml, spoilers)


def _read(
    data: bytes, proof: Proof, libyaml: bool, spoilers: bool, unfinished: bool = False
) -> Report:
    story: Story | None = None
    root = source.parse(data, proof, libyaml=libyaml)
    cut_short = root is None
    if root is not None:
        with suppress(TooMany):
            walk = Walk(proof, root, unfinished=unfinished)
            story = completed(walk.story())
            plot = Plot(story, walk.named)
            if not walk.newer:
                cut_short = _Judgement(plot, walk, proof, root).tell()
            if spoilers and not errors_in(proof.problems):
                _check_spoilers(plot, proof, root)
    problems = sorted(proof.problems, key=lambda problem: problem.rank)
    return Report(None if errors_in(problems) else story, tuple(problems), story, cut_short)


class _Judgement:
    """The rules that a story breaks, told at their places, and ids that are nowhere once each."""

    def __init__(self, plot: Plot, walk: Walk, proof: Proof, root: Node) -> None:
        self._plot, self._walk, self._proof, self._root = plot, walk, proof, root

    def tell(self) -> bool:
        """Tell of all of them; returns whether ids were not looked up, one of theirs being lost."""
        missing: dict[tuple[Kind, str], list[Finding]] = {}
        passed_over = False
        for finding in findings(self._plot):
            if _follows(finding, self._walk):
                passed_over |= finding.looked_up in self._walk.lost
                continue
            self._walk.lost.update([finding.lost] if finding.lost else [])
            if finding.looked_up:
                missing.setdefault((finding.looked_up, finding.words["id"]), []).append(finding)
            else:
                words = _words(finding, self._root)
                self._proof.add(finding.code, self._mark(finding), finding.path, **words)
        if missing:
            self._tell_missing(missing)
        return passed_over

    def _tell_missing(self, missing: Mapping[tuple[Kind, str], list[Finding]]) -> None:
        known: Mapping[Kind, Collection[str]]
        known = {"people": self._plot.story.people, "beats": self._plot.film}
        named = {(each.kind, each.id) for each in self._plot.named}
        unused = {
            kind: {id_ for id_ in ids if (kind, id_) not in named} for kind, ids in known.items()
        }
        for (kind, id_), found in missing.items():
            near = self._walk.suggestions.near(id_, known[kind])
            found.sort(key=lambda each: self._mark(each).line)
            first, marks = found[0], list(map(self._mark, found))
            only = next(iter(unused[kind])) if len(unused[kind]) == 1 else None
            new = near or only
            if new and new in unused[kind] and len(found) > 1:
                self._tell_renamed(kind, new, id_, marks)
                continue
            hint = f"did you mean `{near}`?" if near else ""
            if len(found) > 1:
                where = f"is named in lines {_listed(marks)}"
                hint = f"{hint} It {where}" if hint else f"write it, or name another; it {where}"
            elif id_ == BEFORE and first.path[-1] == "introduced_at":
                hint = "leave it out for somebody who is known from the premise"
            elif not hint and meant.is_since(first.path) and kind == "beats":
                hint = meant.BEAT_OR_BEFORE
            self._proof.add(first.code, marks[0], first.path, hint, **first.words)

    def _mark(self, finding: Finding) -> Mark:
        return locate(self._root, finding.path, key=finding.key)

    def _tell_renamed(self, kind: Kind, new: str, old: str, marks: list[Mark]) -> None:
        """Tell of an id that is gone and named all over, where a like one is new and unused."""
        path: FieldPath = ("people", new)
        if kind == "beats":
            path = next((*path, "id") for path, beat in beats(self._plot.story) if beat.id == new)
        words = {"kind": "beat" if kind == "beats" else "person", "new": new, "old": old}
        words |= {"count": str(len(marks)), "lines": _listed(marks)}
        mark = locate(self._root, path, key=kind == "people")
        self._proof.add("PT317", mark, path, **words)


def _listed(marks: list[Mark]) -> str:
    lines = [str(mark.line) for mark in marks]
    more = f" and {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else ""
    return ", ".join(lines[:MOST_LINES]) + more


def _check_spoilers(plot: Plot, proof: Proof, root: Node) -> None:
    # Imported here: a story that is only read is not judged by its words.
    from perfection_tui.script.advice import advice

    for finding in advice(plot):
        mark = locate(root, finding.path)
        if finding.word:
            number, word = finding.word
            place, found = proof.lines.nth(WORD, number, mark)
            # Where it is not that word, the source has words that the text has not.
            mark = place if normalize("NFC", found) == word else mark
        proof.add(finding.code, mark, finding.path, **_words(finding, root))


def _words(finding: Finding, root: Node) -> Mapping[str, str]:
    """What a finding is told with: its own words, and the line of the second place."""
    line = str(locate(root, finding.other).line) if finding.other else ""
    return {"line": line, **finding.words}


def _follows(finding: Finding, walk: Walk) -> bool:
    """Whether a finding merely follows from a field that is already complained about."""
    # What is wrong with the value of a key says nothing of the key.
    judged = finding.path[:-1] if finding.key else finding.path
    return finding.looked_up in walk.lost or any(map(walk.is_broken, (judged, *finding.needs)))


def line_of(path: Path, section: str, id_: str) -> int:
    """The line on which what has an id begins in a section of the script at `path`, from 1.

    A section is `beats`, or what is written as a key: `people`, `clues`. 1: that is unknown.
    """
    proof = Proof(str(path))
    data = read_file(path, proof)
    root = source.parse(data, proof) if data is not None else None
    mark = mark_of(root, section, id_) if root else None
    return mark.line if mark else 1


Stamp = tuple[int, ...]
"""What changes whenever a file does, as far as the system tells."""


class ScriptFile:
    """The file of a script that has been read, or is about to be for the first time."""

    def __init__(self, path: Path, *, unfinished: bool = False) -> None:
        """`unfinished`: it is being written; see `read_script`."""
        self.path, self.unfinished = path, unfinished
        self._read = self._seen = _stamp(path)

    def has_changed(self) -> bool:
        """Whether the file is not as it was last read, and as it was when this was last asked.

        So a file that is being written, or is gone while an editor puts another
        in its place, is left alone until it has come to rest.
        """
        before, self._seen = self._seen, _stamp(self.path)
        return self._seen == before and self._seen != self._read

    def read(self) -> Report:
        """Read the file, looking for what gives the story away as well."""
        # Taken first: what is written while it is read makes another change.
        self._read = _stamp(self.path)
        return read_script(self.path, spoilers=True, unfinished=self.unfinished)


def _stamp(path: Path) -> Stamp | None:
    """A file's stamp, None where there is no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    # A new file under the old name may have the same size and time, and a rewritten one
    # the same inode.
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
