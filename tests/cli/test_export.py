"""`perfection-tui export`: where it writes, how much of the story, and how it refuses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.cli import main
from perfection_tui.export import epub, html, json, markdown, text
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from perfection_tui.view.horizon import NOTHING, View, after_chapter, everything, see
from tests.opened import keep
from tests.script.scripts import LAMP

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `export` in an empty directory, with nothing saved."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["perfection-tui", "export", *arguments])
        return main()

    return run


@pytest.fixture
def view(film: Story) -> View:
    return see(film, everything(film))


def test_it_writes_everything_as_text_to_standard_output(
    run: Run, view: View, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run() == 0
    assert capsysbinary.readouterr() == (text.render(Edition(view)).encode(), b"")


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("markdown", markdown.render),
        ("md", markdown.render),
        ("txt", text.render),
        ("json", json.render),
        ("html", html.render),
    ],
)
def test_it_writes_every_format(
    run: Run,
    view: View,
    capsysbinary: pytest.CaptureFixture[bytes],
    name: str,
    render: Callable[[Edition], str],
) -> None:
    assert run("--format", name) == 0
    assert capsysbinary.readouterr().out == render(Edition(view)).encode()


@pytest.mark.parametrize(
    ("file", "render"),
    [
        ("story.md", markdown.render),
        ("story.HTML", html.render),
        ("story.json", json.render),
        ("story", text.render),
    ],
)
def test_the_name_of_the_file_says_the_format(
    run: Run, view: View, tmp_path: Path, file: str, render: Callable[[Edition], str]
) -> None:
    assert run("-o", file) == 0
    assert (tmp_path / file).read_text(encoding="utf-8") == render(Edition(view))


def test_a_book_is_written_as_it_is(run: Run, view: View, tmp_path: Path) -> None:
    assert run("-o", "story.epub") == 0
    assert (tmp_path / "story.epub").read_bytes() == epub.render(Edition(view))


@pytest.mark.parametrize(
    ("watched", "how_far"),
    [
        ("all", "all of the story"),
        ("none", "the story before its first moment"),
        ("1", "the story to the end of chapter 1"),
        ("detour/3", "the story as far as moment 3 of chapter 2"),
    ],
)
def test_what_was_written_is_told_and_how_far_it_goes_without_a_word_of_the_story(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], watched: str, how_far: str
) -> None:
    assert run("-o", "it\n.md", "--watched", watched) == 0
    size = round((tmp_path / "it\n.md").stat().st_size / 1000)
    assert capsys.readouterr() == (
        "",
        f'perfection-tui: "it\\n.md" is written: {how_far}, {size} kB\n',
    )


def test_each_horizon_is_a_page_in_a_folder(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--each-horizon", "-o", "pages/here") == 0
    size = sum(each.stat().st_size for each in (tmp_path / "pages/here").iterdir())
    pages = f"a page for the start and for the end of each chapter, {round(size / 1000)} kB"
    assert capsys.readouterr() == ("", f'perfection-tui: "pages/here" is written: {pages}\n')
    names = sorted(each.name for each in (tmp_path / "pages/here").iterdir())
    assert names == ["0.html", "1.html", "2.html", "3.html", "4.html", "index.html"]
    assert run("--each-horizon", "-o", "pages/here") == 1
    assert "is already there" in capsys.readouterr().err
    assert run("--each-horizon", "-o", "pages/here", "--force") == 0


def test_each_horizon_writes_no_page_where_one_is_taken(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "4.html").write_text("mine")
    assert run("--each-horizon", "-o", ".") == 1
    assert '"4.html" is already there' in capsys.readouterr().err
    assert [each.name for each in tmp_path.glob("*.html")] == ["4.html"]


def test_each_horizon_leaves_no_page_of_a_chapter_that_is_gone(run: Run, tmp_path: Path) -> None:
    for name in ("5.html", "6.html", "8.html", "notes.html"):
        (tmp_path / name).write_text("of another day")
    assert run("--each-horizon", "-o", ".") == 0
    assert (tmp_path / "5.html").exists()
    assert run("--each-horizon", "-o", ".", "--force") == 0
    names = sorted(each.name for each in tmp_path.glob("*.html"))
    assert names == [*(f"{n}.html" for n in (0, 1, 2, 3, 4, 8)), "index.html", "notes.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--each-horizon"], "--each-horizon needs a folder to write into: -o FOLDER\n"),
        (
            ["--each-horizon", "-o", "a", "--format", "text"],
            "--each-horizon writes pages: --format html, or no --format\n",
        ),
    ],
)
def test_each_horizon_says_what_it_needs(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr() == ("", f"perfection-tui: {said}")


def test_each_horizon_goes_with_no_other(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--each-horizon", "-o", "a", "--watched", "1") == 2
    assert capsys.readouterr().err == (
        "perfection-tui: --each-horizon and --watched do not go together\n"
        "  --each-horizon writes a page for every way to have watched.\n"
    )


def test_spoiler_free_writes_as_much_as_was_said_to_be_watched(
    run: Run, film: Story, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run("--spoiler-free")
    assert capsysbinary.readouterr().out == text.render(Edition(see(film, NOTHING))).encode()
    saved = path_of(library.find("the-perfection"), "the-perfection")
    keep(Progress(saved), watched=("mission", "detour"))
    run("--spoiler-free")
    expected = text.render(Edition(see(film, after_chapter(film, "detour"))))
    assert capsysbinary.readouterr().out == expected.encode()
    run("--watched", "1")
    expected = text.render(Edition(see(film, after_chapter(film, "mission"))))
    assert capsysbinary.readouterr().out == expected.encode()


def test_all_of_it_is_written_with_a_word_to_somebody_who_is_not_so_far(
    run: Run, view: View, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    saved = path_of(library.find("the-perfection"), "the-perfection")
    keep(Progress(saved), watched=("mission", "detour"))
    assert run() == 0
    assert capsysbinary.readouterr() == (
        text.render(Edition(view)).encode(),
        (
            b"perfection-tui: this is all of the story, and more than is open to you; "
            b"--spoiler-free stops where you are\n"
        ),
    )
    saved.unlink()
    assert run() == 0
    assert capsysbinary.readouterr().err == b""


def test_what_is_saved_but_broken_opens_nothing_and_is_told(
    run: Run, film: Story, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    saved = path_of(library.find("the-perfection"), "the-perfection")
    saved.parent.mkdir(parents=True)
    saved.write_text("broken")
    run("--spoiler-free")
    written, said = capsysbinary.readouterr()
    assert written == text.render(Edition(see(film, NOTHING))).encode()
    assert said.startswith(b"perfection-tui: What was saved was broken.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o"], "-o/--output needs the name of a file\n"),
        (["--format"], "--format needs text, markdown, html, epub or json\n"),
        (
            ["--format", "htlm"],
            """there is no format "htlm"
  Did you mean html?
  The formats are text, markdown, html, epub and json.
""",
        ),
        (
            ["-o", "a.xyz"],
            """no format ends in ".xyz"
  --format says which it is: text, markdown, html, epub or json.
""",
        ),
        (["--unfold"], 'there is no option "--unfold"\n'),
    ],
)
def test_a_wrong_command_line_is_answered_in_one_block(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr() == ("", f"perfection-tui: {said}")


def test_another_file_is_written_over_only_by_force(
    run: Run, tmp_path: Path, view: View, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("mine")
    assert run("-o", "a.txt") == 1
    assert capsys.readouterr().err == (
        'perfection-tui: "a.txt" is already there\n  --force writes over it.\n'
    )
    assert (tmp_path / "a.txt").read_text() == "mine"
    assert run("-o", "a.txt", "--force") == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text.render(Edition(view))


@pytest.mark.parametrize(
    ("arguments", "output", "proposed"),
    [
        ([], "d", "d/the-perfection.txt"),
        (["--force"], "d/", "d/the-perfection.txt"),
        (["owl-creek", "--format", "epub"], "a b", "'a b/owl-creek.epub'"),
    ],
)
def test_in_the_place_of_a_folder_a_file_in_it_is_proposed(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], output: str, proposed: str
) -> None:
    Path(output).mkdir()
    assert run(*arguments, "-o", output) == 2
    assert capsys.readouterr().err == (
        f'perfection-tui: "{output}" is a folder\n  -o {proposed} writes into it.\n'
    )
    assert list(Path(output).iterdir()) == []


def test_a_folder_of_stories_is_not_exported(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("d").mkdir()
    assert run("d") == 2
    assert capsys.readouterr().err == (
        'perfection-tui: "d" is a folder\n  This takes one story: name a file in it.\n'
    )


def test_a_file_that_cannot_be_written_is_an_error_in_words(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("-o", "none/a.txt") == 1
    assert capsys.readouterr().err == (
        'perfection-tui: "none/a.txt" cannot be written: no such file or directory\n'
    )


def test_a_broken_script_is_told_without_its_words_where_a_flag_asks_for_that(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "s.yaml").write_text("format: 1\ntitle: The butler\nabout: {kind: film}\n")
    assert run("s.yaml", "--watched", "none") == 1
    assert "butler" not in capsys.readouterr().err


@pytest.mark.parametrize("output", ["s.yaml", "link.yaml", "../here/s.yaml"])
def test_a_script_is_never_written_over(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    Path("s.yaml").write_text(LAMP)
    Path("link.yaml").symlink_to("s.yaml")
    assert run("./s.yaml", "-o", output, "--force") == 2
    assert capsys.readouterr().err == (
        f'perfection-tui: "{output}" is the script itself\n  Nothing is ever written over it.\n'
    )
    assert Path("s.yaml").read_text() == LAMP
