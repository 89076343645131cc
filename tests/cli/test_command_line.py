"""What the program says to whatever is typed, and how it exits."""

import os
import shlex
from pathlib import Path
from textwrap import indent

import pytest

from perfection_tui.cli.arguments import COMMANDS
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script import library
from perfection_tui.script.json_schema import schema_text
from perfection_tui.themes import THEMES
from tests.opened import keep
from tests.running import Done, Run
from tests.script.scripts import BROKEN, LAMP, LISTED, TWICE_BROKEN, changed, told

SESSIONS = Path(__file__).with_name("sessions.txt").read_text("utf-8").strip("$ \n").split("\n\n$ ")
"""What is typed, all that is said to it, and the exit code where that is not 0."""

EVENT = "{id: late, when: Then, what: It., revealed_at: dark}"
EARLIER = "{id: early, when: Later, what: It., revealed_at: light}"
SKETCH = changed(" The lamp burns for ships.", "").replace(
    "        truths:\n          - at: dark\n            truth: She let it.\n", ""
)
FURNITURE = {
    "lamp.yaml": LAMP,
    "broken.yaml": TWICE_BROKEN,
    "listed.yaml": LISTED,
    "warned.yaml": changed("A keeper", "A *keeper"),
    "sketch.yaml": SKETCH.replace(" It burns for her.", ""),
    "unordered.yaml": changed("coda: []", f"events: [{EVENT}, {EARLIER}]"),
    "50%,a:b.yaml": changed("through: ann", "through: anne"),
    "there.txt": "mine\n",
    "folder/notes.txt": LAMP,
    "a folder/notes.txt": LAMP,
    "tales/LAMP.YAML": LAMP,
    "tales/other.yml": changed("coda: []", f"events: [{EVENT}]"),
    "tales/notes.txt": LAMP,
    "tale": "a: b: c",
    "bare.yaml": LAMP.partition("        belief: It goes")[0],
    "doubted.yaml": changed("at: dark", "at: nowhere").replace("id: dark", "id: light"),
    "newt.yaml": LAMP,
    "fable.yml": LAMP,
    "my tale.yaml": "a: b: c",
    "-tale.yaml": "a: b: c",
    "site/4.html": "mine",
    "chec/tale.yaml": "format: 1\nformat: 1\n",
}
"""What is in each file of the folder in which the sessions are."""


@pytest.fixture
def furnished(run: Run) -> Run:
    """Runs the program in a folder where there is something of everything."""
    for name, text in FURNITURE.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    Path("link.yaml").symlink_to("lamp.yaml")
    Path("nowhere.yaml").symlink_to("elsewhere.yaml")
    os.mkfifo("pipe")
    return run


def everything() -> dict[str, str]:
    """The files here, each with what is in it."""
    files = (each for each in Path().rglob("*") if each.is_file())
    return {str(each): each.read_text("utf-8") for each in files if "state" not in each.parts}


def parted(session: str) -> tuple[list[str], Done]:
    """The arguments of a session, and how it ends; errors go to standard error."""
    typed, *lines = session.split("\n")
    code = int(lines.pop().strip("[]")) if lines[-1].startswith("[") else 0
    said = "\n".join([*lines, ""])
    wrong = said.startswith("perfection-tui: ")
    return shlex.split(typed)[1:], Done(code, "" if wrong else said, said if wrong else "")


@pytest.mark.parametrize("session", SESSIONS, ids=lambda each: each.partition("\n")[0][:60])
def test_it_says_so_and_changes_no_file(furnished: Run, session: str) -> None:
    typed, done = parted(session)
    before = everything()
    assert furnished(*typed) == done
    assert everything() == before


@pytest.mark.parametrize("chapter", ["3", "home", "HOME", " Home ", "none", "All", "Home/2", "3/1"])
def test_a_chapter_is_a_number_an_id_or_a_title_in_any_case(run: Run, chapter: str) -> None:
    assert "needs a terminal" in run("--watched", chapter).err


def test_a_beat_beyond_what_is_watched_is_no_error_so_that_it_tells_no_count(run: Run) -> None:
    beyond = ("home/2", "home/99", "home/three-months-later", "home/no-such-moment")
    there, *others = (run("--spoiler-free", "--at", at) for at in beyond)
    assert "needs a terminal" in there.err
    assert {each.err for each in others} == {there.err}
    assert "needs a terminal" in run("--watched", "home", "--at", "detour/The-cleaver").err


def test_problems_are_told_in_words_to_who_has_seen_all_of_it(run: Run) -> None:
    Path("tale.yaml").write_text(BROKEN)
    keep(Progress(path_of(Path("tale.yaml"), None)), seen_all=("night",))
    words = indent(told(BROKEN).replace("lamp.yaml", "tale.yaml"), "  ")
    assert run("tale.yaml") == (1, "", f"perfection-tui: this story cannot be read\n{words}\n")
    free = run("tale.yaml", "--spoiler-free")
    assert free == run("tale.yaml", "--watched", "night") == run("tale.yaml", "--fresh")
    assert "drak" not in free.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_any_terminal(run: Run, command: str) -> None:
    code, said, wrong = run(*command.split(), "--help", COLUMNS="200")
    assert (wrong, code) == ("", 0)
    assert said.isascii()
    assert max(map(len, said.splitlines())) <= 80


def test_a_story_has_the_help_of_the_program_which_names_what_may_be_typed(run: Run) -> None:
    said = run("owl-creek", "-h")
    assert said == run("-h")
    words = ("STORY", "CHAPTER", "POINT", *COMMANDS, *THEMES)
    assert [each for each in words if each not in said.out] == []


def test_config_writes_its_file_once_and_then_says_what_is_wrong_there(run: Run) -> None:
    file = Path("config", "perfection-tui", "config.yaml").absolute()
    said = f"{file} is written: every setting, as it comes. Change what you like.\n"
    assert run("config") == (0, said, "")
    written = file.read_text("utf-8")
    assert "  # turn: t, tab" in written
    # With its comments taken away, every command in it can be read.
    file.write_text(written.replace("\n  # ", "\n  "), "utf-8")
    assert run("config").out == f"{file} is there, and all of it is understood.\n"
    file.write_text("theme: stag\n")
    wrong = "config.yaml, line 1: theme is auto, stage, score, contrast or terminal, not “stag”."
    assert run("config") == (1, "", f"perfection-tui: {file} is not all right\n  {wrong}\n")
    told = " ".join(run("--plain", typed="quit\n").out.split())
    assert told.startswith(f"{wrong} perfection-tui config tells all of it. ")
    file.unlink()
    file.symlink_to("gone")
    said = f"perfection-tui: {file} cannot be written: it is a link that leads nowhere\n"
    assert run("config") == (1, "", said)


def test_stories_lists_them_by_name_title_and_kind_and_says_where_ones_own_go(run: Run) -> None:
    code, said, wrong = run("stories")
    own = Path("data", "perfection-tui", "stories").absolute()
    first = "the-perfection  The Perfection                     Film\n    Not begun.\n"
    assert said.startswith(first)
    assert said.count("Not begun.") == len(library.bundled())
    last = "Stories of your own go into this folder, which is still to be made"
    assert said.endswith(f"\n\n{last}: {own}\n")
    assert (code, wrong) == (0, "")
    own.mkdir(parents=True)
    (own / "owl-creek.yaml").write_text(LAMP)
    assert f"\n{own / 'owl-creek.yaml'}\n{'':16}The Lamp  " in run("stories").out


def test_schema_prints_the_schema(run: Run) -> None:
    assert run("schema") == (0, schema_text(), "")
    assert '"An export of perfection-tui"' in run("schema", "--export").out


def test_schema_knows_the_ids_of_a_story_that_is_not_sound_yet(run: Run) -> None:
    Path("tale.yaml").write_text(BROKEN)
    code, said, wrong = run("schema", "tale.yaml")
    assert (code, wrong) == (0, "")
    assert '"label": "light"' in said
    assert '"label": "dark"' in said
