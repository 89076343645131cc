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


def test_every_setting_is_taken(tmp_path: Path) -> None:
    text = (
        "theme: score\nsides: both\nmotion: false\ncontent_notes_first: true\n"
        'keys:\n  turn: x, ctrl+t, f5\n  find: "?"\n  go: o\n'
    )
    assert settings(tmp_path, text) == (
        Settings(
            theme="score",
            both=True,
            motion=False,
            notes_first=True,
            keys={"turn": "x,ctrl+t,f5", "find": "question_mark", "go": "o"},
        ),
        [],
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "keys:\n", "theme: auto\nsides: auto\nmotion:\n"]
)
def test_what_is_not_said_is_as_it_comes(tmp_path: Path, text: str) -> None:
    assert settings(tmp_path, text) == (Settings(), [])


def test_no_file_is_nothing_set(tmp_path: Path) -> None:
    assert read(tmp_path / "none.yaml", CHOICE) == (Settings(), [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("theme: stag", "theme is auto, stage or score, not “stag”."),
        ("sides: 2", "sides is auto, one or both, not “2”."),
        ("motion: no", "motion is true or false, not “no”."),
        ("motoin: true", "there is no setting “motoin”. Did you mean motion?"),
        ("keys: turn", "below keys stand commands, each with its keys: turn: x, tab"),
        ("keys: {trun: x}", "there is no command “trun”. Did you mean turn?"),
        (
            "keys: {turn: spcae}",
            f"“spcae” is no key. {HOW_KEYS_ARE_WRITTEN}",
        ),
        ("keys: {turn: o}", "o is the key of order. Give order another one as well."),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_holds(tmp_path: Path, wrong: str, told: str) -> None:
    rest = "content_notes_first: true\n"
    assert settings(tmp_path, f"{rest}{wrong}\n") == (
        Settings(notes_first=True),
        [f"config.yaml, line 2: {told}"],
    )


def test_two_commands_can_change_keys_with_each_other(tmp_path: Path) -> None:
    chosen, wrong = settings(tmp_path, "keys:\n  order: t\n  turn: o\n")
    assert (chosen.keys, wrong) == ({"order": "t", "turn": "o"}, [])


def test_what_is_no_yaml_sets_nothing_and_is_told(tmp_path: Path) -> None:
    chosen, (told, *_) = settings(tmp_path, 'theme: "stage\n')
    assert chosen == Settings()
    assert told.startswith("config.yaml, line 1: The quote that opens here")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stage", "A settings file begins with lines such as `theme: auto`; this is a text."),
        ("theme: &mine stage", "`&mine` is an anchor; a settings file has none."),
        ("theme: !script stage", "`!script` is a tag; a settings file has none."),
        ("theme: \x01", "U+0001 cannot stand in a settings file."),
    ],
)
def test_what_a_script_may_not_hold_settings_may_not(tmp_path: Path, text: str, told: str) -> None:
    assert settings(tmp_path, text)[1] == [f"config.yaml, line 1: {told}"]


def test_without_commands_keys_are_not_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("keys: {turn: x}\n")
    assert read(file, Choice(("stage",), {})) == (Settings(), [])
