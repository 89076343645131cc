"""What the installed program says and how it exits, with no terminal to read in."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

import perfection_tui
from perfection_tui.cli.arguments import COMMANDS
from perfection_tui.reader.progress import Progress, path_of
from perfection_tui.script.json_schema import schema_text
from perfection_tui.themes import THEMES
from tests.e2e.conftest import Run
from tests.e2e.terminal import HANGS
from tests.marking import long
from tests.opened import keep
from tests.script.scripts import LAMP

CHAPTERS = """\
  The chapters are:
    1  Mission
    2  Detour
    3  Home
    4  Duet
"""

BROKEN = """\
format: 1
title: A tale
about: {kind: film, premise: Once.}
chapters:
  - id: one
    title: One
    teaser: A start.
    beats:
      - id: it
        title: It
        belif: The butler did it.
        truths: [{at: it, truth: He did not.}]
"""


@pytest.fixture
def start(program: Path, env: dict[str, str], tmp_path: Path) -> Run:
    """Starts the installed program as `run` does its main function."""

    def start(*arguments: str | bytes, **changed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments],
            env=env | changed,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=HANGS,
            check=False,
        )

    return start


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--at"], "--at needs a chapter, or a chapter and a moment, as in 2/3\n"),
        (["--watched"], "--watched needs a chapter, a moment of it as in 2/5, none or all\n"),
        (["--no-motion=very"], "--no-motion takes no value\n"),
        (
            ["--spoilerfree"],
            'there is no option "--spoilerfree"\n  Did you mean --spoiler-free?\n',
        ),
        (["-x"], 'there is no option "-x"\n'),
        (
            ["--spoiler-free", "--watched", "1"],
            """--spoiler-free and --watched do not go together
  --watched alone is spoiler-free from there on.
""",
        ),
        (
            ["my", "story.yaml"],
            """one story at a time, and "story.yaml" would be another
  A name with spaces in it goes in quotes.
""",
        ),
        (
            ["chekc", "story.yaml"],
            """there is no command "chekc"
  Did you mean check?
""",
        ),
        (
            ["exprot", "story", "-o", "out.html"],
            """there is no command "exprot"
  Did you mean export?
""",
        ),
        (
            ["./check.yaml", "--lvie"],
            """there is no option "--lvie"
  Did you mean --live?
""",
        ),
        (
            ["--unfold", "--watched", "1"],
            """--unfold and --watched do not go together
  --unfold alone is spoiler-free: it opens only what you step on to.
""",
        ),
        (
            ["--live", "--plain"],
            """--live and --plain do not go together
  Without a screen there is nowhere to show what changes.
""",
        ),
        (["--no-motion", "stories"], "a command stands first: perfection-tui stories\n"),
        (["export", "-o", ""], "-o needs the name of a file\n"),
        (
            ["x" * 256],
            f"""there is no story called "{"x" * 59}…"
  perfection-tui stories lists those that there are.
""",
        ),
        (["check"], "check needs the name of a script\n"),
        (
            ["check", "owl-crek"],
            """there is no story called "owl-crek"
  Did you mean owl-creek?
  perfection-tui stories lists those that there are.
""",
        ),
        (["check", "--jsno"], 'there is no option "--jsno"\n  Did you mean --json?\n'),
        (["new"], "new needs the name of one file to write\n"),
        (
            ["schema", "--export", "owl-creek"],
            "schema --export takes no story: it is of every export\n",
        ),
        (["stories", "all"], 'stories takes nothing after it, and there is "all"\n'),
        (
            ["storeis"],
            """there is no story called "storeis"
  Did you mean stories?
  perfection-tui stories lists those that there are.
""",
        ),
        (
            ["--theme", "stag"],
            """there is no theme "stag"
  Did you mean stage?
  The themes are stage, score, contrast and terminal.
""",
        ),
        (
            ["--watched", "detuor"],
            f'there is no chapter "detuor" in The Perfection\n  Did you mean Detour?\n{CHAPTERS}',
        ),
        (["--at", "5"], f'there is no chapter "5" in The Perfection\n{CHAPTERS}'),
        (["--at", "zero/1"], f'there is no chapter "zero" in The Perfection\n{CHAPTERS}'),
        (["--watched", "all", "--at", "home/0"], 'there is no moment "0" in Home\n'),
        (["--watched", "all", "--at", "home/two"], 'there is no moment "two" in Home\n'),
        (
            ["--watched", "home/two"],
            '--watched takes the number of a moment after the slash, not "two"\n',
        ),
        (["--watched", "home/99"], "there is no moment 99 in Home\n"),
        (["--watched", "all", "--at", "Home/99"], "there is no moment 99 in Home\n"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_block(
    run: Run, arguments: list[str], said: str
) -> None:
    done = run(*arguments)
    assert (done.stdout, done.stderr) == ("", f"perfection-tui: {said}")
    assert done.returncode == 2


@pytest.mark.parametrize("chapter", ["3", "home", "HOME", " Home ", "none", "All", "Home/2", "3/1"])
def test_a_chapter_is_a_number_an_id_or_a_title_in_any_case(run: Run, chapter: str) -> None:
    assert "needs a terminal" in run("--watched", chapter).stderr


def test_a_beat_beyond_what_is_watched_is_no_error_so_that_it_tells_no_count(run: Run) -> None:
    beyond = ("home/2", "home/99", "home/three-months-later", "home/no-such-moment")
    there, *others = (run("--spoiler-free", "--at", at) for at in beyond)
    assert "needs a terminal" in there.stderr
    assert {each.stderr for each in others} == {there.stderr}
    assert "needs a terminal" in run("--watched", "home", "--at", "detour/The-cleaver").stderr


def test_a_file_that_is_pointed_out_can_be_typed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my tale.yaml").write_text(BROKEN)
    assert "  The file here is read as './my tale.yaml'\n" in run("my tale").stderr


@pytest.mark.parametrize("file", ["tale", "tale.yaml", "tale.yml"])
def test_a_file_of_the_name_given_is_pointed_out(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text(BROKEN)
    assert run("tale").stderr == (
        'perfection-tui: there is no story called "tale"\n'
        f"  The file here is read as ./{file}\n"
        "  perfection-tui stories lists those that there are.\n"
    )


@pytest.mark.parametrize(
    ("story", "problem"),
    [
        ("no.yaml", "no.yaml: PT101: There is no such file."),
        ("./stories", "stories: PT101: There is no such file."),
        ("/dev/null", "/dev/null: PT102: This is a device, not a file."),
    ],
)
def test_a_story_that_is_no_file_cannot_be_read(run: Run, story: str, problem: str) -> None:
    done = run(story)
    assert done.stderr == f"perfection-tui: this story cannot be read\n  {problem}\n"
    assert (done.stdout, done.returncode) == ("", 1)


def test_a_folder_in_which_no_script_can_be_read_says_of_each_why(run: Run, tmp_path: Path) -> None:
    done = run("./")
    assert done.stderr == 'perfection-tui: there is no story to read in "."\n'
    assert (done.stdout, done.returncode) == ("", 1)
    (tmp_path / "tale.yaml").write_text("format: 1\nformat: 1\n")
    assert "\n  tale.yaml: Cannot be read: PT" in run(".").stderr


def test_the_problems_of_a_story_are_told_with_their_places(
    run: Run, tmp_path: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "tale.yaml"
    script.write_text(BROKEN)
    monkeypatch.setenv("XDG_STATE_HOME", env["XDG_STATE_HOME"])
    # To who has seen all of it they are told in words.
    keep(Progress(path_of(script, None)), seen_all=("one",))
    done = run("tale.yaml")
    assert done.returncode == 1
    assert (
        done.stderr
        == """\
perfection-tui: this story cannot be read
  tale.yaml:11:9: error PT201: `belif` is not a key of a beat.
    11 |         belif: The butler did it.
       |         ^
       = field: chapters[0].beats[0].belif
       = help: did you mean `belief`?
"""
    )


@pytest.mark.parametrize(
    ("typed", "advised"),
    [("my tale.yaml", "'my tale.yaml'"), ("./tale", "./tale"), ("./-tale.yaml", "./-tale.yaml")],
)
def test_what_is_advised_can_be_typed(run: Run, tmp_path: Path, typed: str, advised: str) -> None:
    (tmp_path / typed).write_text("a: b: c\n")
    assert f"  perfection-tui check {advised} tells it in words" in run(typed).stderr
    assert f"  perfection-tui check {advised} tells its 1 error.\n" in run("schema", typed).stderr
    assert run("check", *shlex.split(advised)).stdout.startswith(f"{Path(typed)}:1:")


@pytest.mark.parametrize("flags", [[], ["--fresh"], ["--spoiler-free"], ["--watched", "one"]])
def test_spoiler_free_the_problems_of_a_story_are_told_by_place_and_code_alone(
    run: Run, tmp_path: Path, flags: list[str]
) -> None:
    (tmp_path / "tale.yaml").write_text(BROKEN)
    done = run("tale.yaml", *flags)
    assert (
        done.stderr
        == """\
perfection-tui: this story cannot be read
  tale.yaml:11:9: PT201
  perfection-tui check tale.yaml tells it in words, which may give the story away.
"""
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        ("a\x1b]0;b\x07c", r"a\x1b]0;b\x07c"),
        ("a\u202eb", r"a\u202eb"),
        ("a\nb", r"a\nb"),
        (b"a\xffb", r"a\udcffb"),
        ("x" * 100, "x" * 59 + "…"),
    ],
)
def test_no_byte_of_an_argument_works_on_the_terminal(
    run: Run, argument: str | bytes, shown: str
) -> None:
    assert run(argument).stderr.splitlines()[0] == (
        f'perfection-tui: there is no story called "{shown}"'
    )


def test_reading_needs_a_terminal_to_type_in(start: Run) -> None:
    done = start()
    assert done.stderr == (
        "perfection-tui: reading needs a terminal, and standard input is not one\n"
        "  Start it in a terminal window, with nothing piped or redirected into it;\n"
        "  or read without one: --plain asks line by line, export writes it all down.\n"
    )
    assert (done.stdout, done.returncode) == ("", 2)


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_terminal_either(
    program: Path, env: dict[str, str], closed: str
) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" {closed} </dev/null', program],
        env=env,
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 2


def test_version(start: Run) -> None:
    done = start("--version")
    assert done.stdout == f"perfection-tui {perfection_tui.__version__}\n"
    assert (done.stderr, done.returncode) == ("", 0)


HELP = {
    "": [
        *(
            "STORY",
            "CHAPTER",
            "POINT",
            "--at",
            "--fresh",
            "--live",
            "--no-motion",
            "--plain",
            "--unfold",
        ),
        *("--spoiler-free", "--theme", "--version", "--watched", *COMMANDS, *THEMES),
    ],
    "check": ["FILE", "--json", "--github", "--plan", "--explain"],
    "export": ["STORY", "--format", "--output", "--force", "--spoiler-free", "--watched"],
    "new": ["FILE"],
    "schema": ["STORY", "--export"],
    "stories": [],
    "config": [],
}
"""Every command, and what its help names."""


@pytest.mark.parametrize("command", HELP)
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_fits_any_terminal_and_names_every_option(run: Run, command: str, asked: str) -> None:
    done = run(*command.split(), asked, COLUMNS="200")
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.isascii()
    assert max(map(len, done.stdout.splitlines())) <= 80
    for name in HELP[command]:
        assert name in done.stdout


def test_config_writes_its_file_once_and_then_says_what_is_wrong_there(
    run: Run, tmp_path: Path
) -> None:
    own = {"XDG_CONFIG_HOME": str(tmp_path)}
    file = tmp_path / "perfection-tui" / "config.yaml"
    assert run("config", **own).stdout == (
        f"{file} is written: every setting, as it comes. Change what you like.\n"
    )
    written = file.read_text("utf-8")
    assert "  # turn: t, tab" in written
    # With its comments taken away, every command in it can be read.
    file.write_text(written.replace("\n  # ", "\n  "), "utf-8")
    assert run("config", **own).stdout == f"{file} is there, and all of it is understood.\n"
    file.write_text("theme: stag\n")
    done = run("config", **own)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr == (
        f"perfection-tui: {file} is not all right\n"
        "  config.yaml, line 1: theme is auto, stage, score, contrast or terminal, not “stag”.\n"
    )
    file.unlink()
    file.symlink_to("gone")
    done = run("config", **own)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr == f"perfection-tui: {file} is a link that leads nowhere\n"


def test_every_command_has_its_help_and_a_story_the_help_of_the_program(run: Run) -> None:
    assert HELP.keys() == {"", *COMMANDS}
    assert run("owl-creek", "-h").stdout == run("-h").stdout


def test_stories_lists_them_by_name_title_and_kind_and_says_where_ones_own_go(run: Run) -> None:
    done = run("stories")
    *rows, _, own = done.stdout.splitlines()
    assert [re.split("  +", line) for line in rows] == [
        ["the-perfection", "The Perfection", "Film"],
        ["", "Not begun."],
        ["open-window", "The Open Window", "Short story"],
        ["", "Not begun."],
        ["owl-creek", "An Occurrence at Owl Creek Bridge", "Short story"],
        ["", "Not begun."],
    ]
    words = "Stories of your own go into this folder, which is still to be made: /"
    assert own.startswith(words)
    assert own.endswith("/perfection-tui/stories")
    assert (done.stderr, done.returncode) == ("", 0)


def test_schema_prints_the_schema(run: Run) -> None:
    done = run("schema")
    assert (done.stdout, done.stderr, done.returncode) == (schema_text(), "", 0)
    assert '"An export of perfection-tui"' in run("schema", "--export").stdout


def test_schema_knows_the_ids_of_a_story_that_is_not_sound_yet(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "tale.yaml"
    run("new", "tale.yaml")
    script.write_text(script.read_text("utf-8").replace("at: the-last-piece", "at: the-end"))
    done = run("schema", "tale.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"label": "paid-in-coins"' in done.stdout
    assert '"label": "the-last-piece"' in done.stdout
    script.write_text("a: b: c\n")
    done = run("schema", "tale.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "perfection-tui: tale.yaml cannot be read as YAML, which comes first\n"
        "  perfection-tui check tale.yaml tells its 1 error.\n"
    )
    assert run("schema", "gone.yaml").stderr == (
        "perfection-tui: this story cannot be read\n"
        "  gone.yaml: error PT101: There is no such file.\n"
    )


def test_a_terminal_that_knows_no_unicode_is_still_answered(start: Run) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert start("stories", **ascii_only).returncode == 0
    assert r'"caf\udcc3\udca9"' in start("café", **ascii_only).stderr


@pytest.mark.parametrize(
    ("output", "said", "code"),
    [
        ("| true", "", "0"),
        (">/dev/full", "perfection-tui: cannot write: No space left on device\n", "1"),
    ],
)
def test_output_that_nobody_takes_ends_without_a_traceback(
    program: Path, env: dict[str, str], output: str, said: str, code: str
) -> None:
    if "/dev/full" in output and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    script = f'{{ "$0" --help; echo $? >&3; }} {output}'
    with Path(env["HOME"], "code").open("w+") as told:
        done = subprocess.run(
            ["/bin/sh", "-c", f"exec 3>{told.name}; {script}", program],
            env=env,
            capture_output=True,
            text=True,
            timeout=HANGS,
            check=False,
        )
        assert (done.stderr, told.read().strip()) == (said, code)


@pytest.mark.parametrize("nobody", ["2>/dev/full", long("2>&-")])
def test_what_nobody_can_be_told_neither_stops_an_answer_nor_gets_into_it(
    program: Path, env: dict[str, str], tmp_path: Path, nobody: str
) -> None:
    if "/dev/full" in nobody and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    state = tmp_path / "state" / "perfection-tui" / "owl-creek.json"
    state.parent.mkdir(parents=True)

    def answer(line: str) -> tuple[bytes, int]:
        state.write_text("broken")
        (tmp_path / "there.yaml").write_text(BROKEN)
        command: list[str | Path] = ["/bin/sh", "-c", f'exec "$0" {line} </dev/null', program]
        done = subprocess.run(
            command, env=env, cwd=tmp_path, capture_output=True, timeout=HANGS, check=False
        )
        return done.stdout, done.returncode

    whole = answer("export owl-creek --spoiler-free 2>said")
    assert whole[0]
    assert "What was saved was broken" in (tmp_path / "said").read_text()
    assert answer(f"export owl-creek --spoiler-free {nobody}") == whole
    assert answer(f"new there.yaml {nobody}") == (b"", 1)
    assert answer(f"check {nobody}") == (b"", 2)


def test_an_export_that_nobody_is_given_is_no_success(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    command: list[str | Path] = ["/bin/sh", "-c", 'exec "$0" export >&-', program]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
    assert done.stderr == b"perfection-tui: cannot write: standard output is closed\n"
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "./s.yaml", "-o", "s.yaml", "--force"], '"s.yaml" is the script itself'),
        (["export", "./s.yaml", "-o", "link.yaml", "--force"], '"link.yaml" is the script itself'),
    ],
)
def test_no_script_is_written_over_whatever_it_is_called(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "s.yaml").write_text(LAMP)
    (tmp_path / "link.yaml").symlink_to("s.yaml")
    done = run(*arguments)
    assert done.stderr.splitlines()[0] == f"perfection-tui: {said}"
    assert (done.stdout, done.returncode) == ("", 2)
    assert (tmp_path / "s.yaml").read_text() == LAMP


def test_check_answers_by_its_code_where_nobody_listens(
    program: Path, env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "sound.yaml").write_text(LAMP)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    for name, code in (("sound.yaml", 0), ("broken.yaml", 1)):
        command: list[str | Path] = ["/bin/sh", "-c", f'exec "$0" check {name} >&-', program]
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (code, b"")
