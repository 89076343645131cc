"""What somebody typed or pasted, made harmless."""

import pytest

from perfection_tui.script.characters import shortened, typed


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("the\u00a0knife", "the knife"),
        ("1\u202f000", "1 000"),
        ("a\tb", "a b"),
        (" knife", " knife"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
        ("\u202eback", "back"),
        ("👩\u200d🎤", "👩\u200d🎤"),
    ],
)
def test_only_what_can_be_seen_is_kept_and_words_stay_apart(pasted: str, kept: str) -> None:
    assert typed(pasted) == kept


def test_what_is_shortened_ends_in_an_ellipsis_and_fits_in_its_columns() -> None:
    assert shortened("short", 5) == "short"
    assert shortened("longer", 5) == "long…"
    assert shortened("猫猫猫猫", 5) == "猫猫…"
