"""One's own settings: all of a sound file is taken, and what is wrong is told by line alone."""

from pathlib import Path

import pytest

from perfection_tui.reader.settings import HOW_KEYS_ARE_WRITTEN, Choice, Settings, read

CHOICE = Choice(
    themes=("stage", "score"),
    keys={"turn": "t,tab", "order": "o", "find": "slash", "go": "enter"},
    together=[("turn", "order", "find")],
)


def settings(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    file = tmp_path / "config.yaml"
    file.write_text(text, "utf-8")
    return read(file, CHOICE)


EVERY_SETTING = (
    "theme: score\nsides: both\nmotion: false\ncontent_notes_first: true\n"
    'keys:\n  turn: x, ctrl+t, f5\n  find: "?"\n  go: o\n'
)
KEYS = {"turn": "x,ctrl+t,f5", "find": "question_mark", "go": "o"}
SET = Settings(theme="score", both=True, motion=False, notes_first=True, keys=KEYS)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        (EVERY_SETTING, SET),
        ("keys:\n  order: t\n  turn: o\n", Settings(keys={"order": "t", "turn": "o"})),
        ("theme: auto\nsides: auto\nmotion:\nkeys:\n", Settings()),
        ("# nothing\n", Settings()),
        ("", Settings()),
    ],
)
def test_what_is_said_is_taken(tmp_path: Path, text: str, chosen: Settings) -> None:
    assert settings(tmp_path, text) == (chosen, [])


def test_no_file_is_nothing_set(tmp_path: Path) -> None:
    assert read(tmp_path / "config.yaml", CHOICE) == (Settings(), [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("theme: stag", "theme is auto, stage or score, not “stag”."),
        ("sides: 2", "sides is auto, one or both, not “2”."),
        ("motion: no", "motion is true or false, not “no”."),
        ("motoin: true", "there is no setting “motoin”. Did you mean motion?"),
        ("keys: turn", "below keys stand commands, each with its keys: turn: x, tab"),
        ("keys: {trun: x}", "there is no command “trun”. Did you mean turn?"),
        ("keys: {turn: spcae}", f"“spcae” is no key. {HOW_KEYS_ARE_WRITTEN}"),
        ("keys: {turn: o}", "o is the key of order. Give order another one as well."),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_holds(tmp_path: Path, wrong: str, told: str) -> None:
    chosen = settings(tmp_path, f"content_notes_first: true\n{wrong}\n")
    assert chosen == (Settings(notes_first=True), [f"config.yaml, line 2: {told}"])


@pytest.mark.parametrize(
    ("text", "theme", "told"),
    [
        ("stage", None, "A settings file begins with lines such as `theme: auto`; this is a text."),
        ("theme: &mine stage", "stage", "`&mine` is an anchor; a settings file has none."),
        ("theme: !script stage", "stage", "`!script` is a tag; a settings file has none."),
        ("theme: \x01", None, "U+0001 cannot stand in a settings file."),
        ('theme: "stage', None, "The quote that opens here"),
    ],
)
def test_what_a_script_may_not_hold_settings_may_not(
    tmp_path: Path, text: str, theme: str | None, told: str
) -> None:
    chosen, (first, *_) = settings(tmp_path, text)
    assert chosen == Settings(theme=theme)
    assert first.startswith(f"config.yaml, line 1: {told}")
