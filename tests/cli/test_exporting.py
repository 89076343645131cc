"""`perfection-tui export`: where it writes, how much of the story, and how it refuses."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.export import epub, html, json, markdown, text
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from tests.opened import edition_of, horizon_of, keep, opened
from tests.running import Run

Render = Callable[[Edition], str]


def saved() -> Progress:
    """How far the film is open, as it is saved in the reader's home."""
    return Progress(path_of(library.find("the-perfection"), "the-perfection"))


FORMATS: list[tuple[str, str, Render]] = [
    ("", "story", text.render),
    ("--format txt", "story.txt", text.render),
    ("--format md", "story.md", markdown.render),
    ("--format json", "story.json", json.render),
    ("--format html", "story.HTML", html.render),
    ("--format html", "story.htm", html.render),
    ("--format md", "story.markdown", markdown.render),
]


@pytest.mark.parametrize(("asked", "file", "render"), FORMATS)
def test_it_writes_everything_in_the_format_asked_for_or_that_its_name_says(
    run: Run, edition: Edition, asked: str, file: str, render: Render
) -> None:
    assert run("export", *asked.split()) == (0, render(edition), "")
    Path(file).write_text("mine")
    assert run("export", "-o", file, "--force").code == 0
    assert Path(file).read_text(encoding="utf-8") == render(edition)


def test_a_book_is_written_as_it_is(run: Run, edition: Edition) -> None:
    assert run("export", "-o", "story.epub").code == 0
    assert Path("story.epub").read_bytes() == epub.render(edition)


@pytest.mark.parametrize(
    ("watched", "how_far"),
    [
        ("all", "All of it is told."),
        ("none", "Spoiler-free: nothing is told but the chapters’ titles and teasers."),
        ("1", "Spoiler-free: told as far as the end of Mission."),
        ("detour/3", "Spoiler-free: told as far as Detour 3."),
    ],
)
def test_what_was_written_is_told_and_how_far_it_goes(run: Run, watched: str, how_far: str) -> None:
    done = run("export", "-o", "it\n.md", "--watched", watched)
    size = round(Path("it\n.md").stat().st_size / 1000)
    assert done == (0, "", f'perfection-tui: "it\\n.md" is written, {size} kB. {how_far}\n')


def test_each_horizon_is_a_page_in_a_folder(run: Run) -> None:
    done = run("export", "--each-horizon", "-o", "pages/here")
    pages = list(Path("pages/here").iterdir())
    size = round(sum(each.stat().st_size for each in pages) / 1000)
    told = f"{size} kB. There is a page for the start and for the end of each chapter."
    assert done == (0, "", f'perfection-tui: "pages/here" is written, {told}\n')
    assert {each.name for each in pages} == {"index.html", *(f"{n}.html" for n in range(5))}


def test_each_horizon_leaves_no_page_of_a_chapter_that_is_gone(run: Run) -> None:
    for name in ("5.html", "6.html", "8.html", "notes.html"):
        Path(name).write_text("of another day")
    assert run("export", "--each-horizon", "-o", ".").code == 0
    assert Path("5.html").exists()
    assert run("export", "--each-horizon", "-o", ".", "--force").code == 0
    names = sorted(each.name for each in Path().glob("*.html"))
    assert names == [*(f"{n}.html" for n in (0, 1, 2, 3, 4, 8)), "index.html", "notes.html"]


def test_spoiler_free_writes_what_was_said_watched(run: Run, film: Story) -> None:
    assert run("export", "--spoiler-free").out == text.render(edition_of(film, "none"))
    opened(film, horizon_of(film, "detour"), saved())
    assert run("export", "--spoiler-free").out == text.render(edition_of(film, "detour"))
    assert run("export", "--watched", "1").out == text.render(edition_of(film, "mission"))


def test_all_of_it_is_written_with_a_word_to_somebody_who_is_not_so_far_and_on_no_terminal(
    run: Run, film: Story, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(film, horizon_of(film, "detour"), saved())
    said = "perfection-tui: this is all of the story, and more than is open to you"
    stops = "--spoiler-free stops where you are"
    assert run("export") == (0, text.render(edition), f"{said}; {stops}\n")
    Path("mine.txt").write_text("mine")
    assert said not in run("export", "-o", "mine.txt").err
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    others = "--watched all prints all of it, and -o FILE writes it to a file."
    assert run("export", "-o", "-") == (2, "", f"{said}\n  {stops}.\n  {others}\n")
    assert "no text for a terminal" in run("export", "--format", "epub").err
    assert run("export", "-o", "story.txt").code == 0


def test_what_is_saved_broken_opens_nothing(run: Run, film: Story) -> None:
    keep(saved())
    path_of(library.find("the-perfection"), "the-perfection").write_text("broken")
    _, written, said = run("export", "--spoiler-free")
    assert written == text.render(edition_of(film, "none"))
    assert said.startswith("perfection-tui: What was saved was broken.")
