"""What the page of the package shows: links, and pictures that are seen there."""

import re
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

ROOT = Path(__file__).parents[1]
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
