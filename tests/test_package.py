"""What the package says of itself: what it asks for, within bounds, and what its page shows."""

import re
from importlib.metadata import requires
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
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


COMMIT = "0123abc"


def page() -> ProjectMetadata[PluginManager]:
    return ProjectMetadata(str(ROOT), PluginManager())


def test_a_release_has_links_and_whole_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "somebody/perfection-tui")
    monkeypatch.setenv("GITHUB_SHA", COMMIT)
    core = page().core
    repository = "https://github.com/somebody/perfection-tui"
    assert core.urls == {
        "Source": repository,
        "Issues": f"{repository}/issues",
        "Changelog": f"{repository}/releases",
        "Writing a story": f"{repository}/blob/{COMMIT}/story/README.md",
    }
    pictures = re.findall(r'<img src="(.*?)"', core.readme)
    assert pictures
    for picture in pictures:
        start, file = picture.split(f"/raw/{COMMIT}/")
        assert start == repository
        assert (ROOT / file).is_file()
    assert "<picture>" not in core.readme
    for link in re.findall(r"\]\((.*?)\)", core.readme):
        assert link.startswith(("https://", "#"))


def test_built_elsewhere_it_is_readme_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    core = page().core
    assert core.urls == {}
    assert core.readme == (ROOT / "README.md").read_text(encoding="utf-8")
