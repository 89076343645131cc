"""The bundled stories are found wherever the package lies."""

from pathlib import Path

import pytest

from perfection_tui.script import library


def test_stories_in_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, beside = tmp_path / "perfection_tui", tmp_path / "story"
    beside.mkdir()
    (beside / "owl.yaml").touch()
    monkeypatch.setattr(library, "_PACKAGE", package)
    assert library.folder() == beside
    (package / "story").mkdir(parents=True)
    assert library.folder() == beside  # what an editable install may leave
    (package / "story" / "owl.yaml").touch()
    assert library.folder() == package / "story"
    assert list(library.bundled()) == ["owl"]
