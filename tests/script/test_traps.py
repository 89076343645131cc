"""A syntax error is known by its kind and its places, whatever words the parser has for it."""

import pytest
import yaml
from yaml.composer import ComposerError
from yaml.parser import ParserError
from yaml.scanner import ScannerError

from perfection_tui.script import source
from perfection_tui.script.traps import Trap, explain
from perfection_tui.script.tree import Mark, ScriptLines
from tests.hostile.test_scripts import SCRIPTS
from tests.marking import long
from tests.script.scripts import told
from tests.script.test_told import CASES

BROKEN = [case.script.encode() for case in CASES]
BROKEN += [path.read_bytes() for path in SCRIPTS]


@pytest.mark.parametrize("libyaml", [True, long(False)])
def test_other_words_of_parsers_change_none(libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [told(script, libyaml=libyaml) for script in BROKEN]
    reworded: list[Exception] = []

    def explain_reworded(error: Exception, *rest: object) -> object:
        error.problem, error.context, error.note = "Hoppla", "beim Lesen", None  # type: ignore[attr-defined]  # only one that is marked has them
        error.args = ("Hoppla",)
        reworded.append(error)
        return explain(error, *rest)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(source, "explain", explain_reworded)
    assert [told(script, libyaml=libyaml) for script in BROKEN] == said
    assert len(reworded) > 100


@pytest.mark.parametrize("kind", [ScannerError, ParserError, ComposerError])
def test_an_error_nobody_knows_is_told_where_it_stands(kind: type[yaml.MarkedYAMLError]) -> None:
    mark = yaml.Mark("lamp.yaml", 3, 0, 3, None, None)  # type: ignore[arg-type]  # as libyaml has it
    error = kind("while doing something new", mark, "found something new", mark)
    found = explain(error, ScriptLines(["a: b"]), yaml.StreamStartEvent(), None)
    assert found == Trap("PT110", Mark(1, 4))


def test_an_error_without_a_place_is_told_after_what_was_read_last() -> None:
    found = explain(yaml.YAMLError("new"), ScriptLines(), yaml.StreamStartEvent(), None)
    assert found == Trap("PT110", Mark(1, 1))
