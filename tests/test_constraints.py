"""What the README's test line installs is written down, and what a user gets has bounds."""

from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]

PINS = [
    Requirement(line)
    for line in (ROOT / "tests/constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ASKED = [Requirement(line) for line in requires("perfection-tui") or []]


@pytest.mark.parametrize("python", ["3.10", "3.11", "3.12", "3.13"])
def test_every_package_asked_for_is_pinned_within_what_is_asked(python: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.0", "extra": "dev"}
    pinned = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in PINS
        if pin.marker is None or pin.marker.evaluate(here)
    }
    for asked in (each for each in ASKED if each.marker is None or each.marker.evaluate(here)):
        assert asked.specifier.contains(pinned[canonicalize_name(asked.name)]), asked


def test_what_a_user_installs_has_a_lowest_and_a_highest_version() -> None:
    for asked in ASKED:
        if asked.marker is None:
            assert {bound.operator for bound in asked.specifier} == {">=", "<"}, asked
