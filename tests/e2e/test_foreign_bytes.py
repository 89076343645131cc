"""No byte of others works on the terminal: from a script, a file's name, an argument, or saved."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfection_tui.script.model import Story
from tests.e2e.conftest import Start
from tests.e2e.foreign import AS_ESCAPES, ORDERS, at_work, at_work_in
from tests.making import film_order
from tests.running import Run as Ran
from tests.script.scripts import LAMP, changed

Run = Callable[..., str]

NAME = f"a{ORDERS}".replace("\x1b]0;", "\x1b]0;b") + ".yaml"
"""A file name that gives orders."""

PASTED = ORDERS.replace("\x1b", "").replace("\r", "")
"""What would end a paste before its time left out."""

ESCAPED_KEY = changed("title: The Lamp", f'"titel{AS_ESCAPES}": a')

SCRIPTS: dict[str, str | bytes] = {
    "a text as it is": changed("The Lamp", f"The Lamp{ORDERS}"),
    "an escaped text": changed("title: The Lamp", f'title: "a{AS_ESCAPES}"'),
    "an escaped key": ESCAPED_KEY,
    "an escaped id": changed("id: night", f'id: "night{AS_ESCAPES}"'),
    "an escaped beat": changed("at: dark", f'at: "drak{AS_ESCAPES}"'),
    "an escaped person": changed("through: ann", f'through: "anna{AS_ESCAPES}"'),
    "an escaped number": changed("{ann: 1}", f'{{ann: "1{AS_ESCAPES}"}}'),
    "a tag": changed("The Lamp", "!<%1B%5D0;owned%07%E2%80%AE> The Lamp"),
    "a comment beside a mistake": changed("title: The Lamp", "titel: The Lamp # \u202e\u2066"),
    "bytes that are no text": changed("The Lamp", "The Lamp").encode() + b"# \xff\x1b]0;owned\x07",
}
"""Scripts that give orders, and are refused for it."""


@pytest.fixture
def said_by(run: Ran) -> Run:
    """Runs the program in an empty directory, and returns all that it writes: no orders."""

    def said_by(*arguments: str | bytes, typed: str = "") -> str:
        done = run(*arguments, typed=typed)
        said = done.out + done.err
        assert said
        assert "Traceback" not in said
        assert at_work(said) == set()
        return said

    return said_by


def test_check_passes_no_orders_on(said_by: Run, start: Start, tmp_path: Path) -> None:
    for number, script in enumerate(SCRIPTS.values()):
        said = script if isinstance(script, bytes) else script.encode()
        (tmp_path / f"{number}.yaml").write_bytes(said)
    (tmp_path / NAME).write_text(LAMP)
    names = sorted(path.name for path in tmp_path.glob("*.yaml"))
    assert len(names) == len(SCRIPTS) + 1
    said_by("check", *names)
    told = json.loads(said_by("check", "--json", *names))
    sound = [each["file"] for each in told["files"] if not each["problems"]]
    assert sound == [NAME]
    with start("check", *names, size=(150, 50)) as terminal:
        terminal.wait_for_exit()
        assert b"error" in terminal.raw
        assert at_work_in(terminal.raw) == set()


COMMANDS = [
    [f"missing{NAME}", "--watched", "none"],
    ["broken.d/" + NAME, "--watched", "none"],
    [NAME, "--fresh", "--plain"],
    ["new", NAME],
    ["new", f"new{NAME}"],
    ["new", f"none/{NAME}"],
    ["export", f"missing{NAME}"],
    ["export", NAME, "-o", NAME],
    ["export", NAME, "-o", f"none/{NAME}"],
    ["export", NAME, "--format", "html"],
    [ORDERS],
    [f"--{ORDERS}"],
    ["--watched", ORDERS],
    ["--at", ORDERS],
    ["--at", f"1/{ORDERS}"],
    ["--theme", ORDERS],
    [f"--plian={ORDERS}{ORDERS}"],
    ["one", ORDERS],
    ["schema", ORDERS],
    ["check", ORDERS],
    ["check", f"--{ORDERS}"],
    ["export", "--format", ORDERS],
    ["export", "--watched", ORDERS],
]
"""Names of files, of stories and of what else is asked for."""


@pytest.mark.parametrize("arguments", COMMANDS)
def test_no_argument_gives_orders(said_by: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / NAME).write_text(LAMP)
    (tmp_path / "broken.d").mkdir()
    (tmp_path / "broken.d" / NAME).write_text(changed("The Lamp", f"The Lamp{ORDERS}"))
    said_by(*arguments)


def test_what_is_typed_at_a_prompt_comes_back_without_orders(said_by: Run) -> None:
    lines = "".join(
        f"{each}{ORDERS}".replace("\r", "") + "\n"
        for each in ("", "search ", "bookmark ", "people ", "chapter ", "go ", "watched ")
    )
    assert "owned" in said_by("--plain", "--fresh", typed=f"next\n{lines}bookmarks\nquit\n")


def test_nothing_saved_gives_orders(said_by: Run, env: dict[str, str], film: Story) -> None:
    saved = {
        "version": 2,
        "open": [*film_order(film), ORDERS],
        "end": True,
        "seen_all": ["mission", "detour", "home", "duet", ORDERS],
        "unvisited": {ORDERS: 1, "free-at-last": 0},
        "place": ORDERS,
        "theme": ORDERS,
        "bookmarks": {"free-at-last": f"mine{ORDERS}", ORDERS: ORDERS},
        "votes": {"free-at-last": {ORDERS: 1, "charlotte": 2}, ORDERS: {ORDERS: 1}},
    }
    state = Path(env["XDG_STATE_HOME"], "perfection-tui", "the-perfection.json")
    state.parent.mkdir(parents=True)
    state.write_text(json.dumps(saved))
    typed = "1\nbookmarks\nverdict\nagain\nquit\n"
    assert "mine]0;owned" in said_by("--plain", typed=typed)
    said_by("--plain", "--unfold", typed="\nagain\nbookmarks\nquit\n")
    said_by("export", "--spoiler-free")


def test_no_script_and_no_paste_gives_orders_on_the_screen(start: Start, tmp_path: Path) -> None:
    script = tmp_path / NAME
    script.write_text(LAMP)
    arguments = ("--live", "--watched", "all", "--at", "1/2")
    with start(script, *arguments, size=(200, 30)) as terminal:
        terminal.wait_for("It goes out.")
        script.write_text(ESCAPED_KEY)
        terminal.wait_for("PT132")
        assert "owned" in terminal.screen
        script.write_text(LAMP)
        terminal.wait_for("It goes out.")
        for key in ("/", "b"):
            terminal.press(key)
            terminal.settle()
            terminal.press("\x1b[200~", PASTED, "\x1b[201~", shows="owned")
            terminal.press("enter")
            terminal.settle()
            terminal.press("escape", shows="It goes out.")
        script.rename(tmp_path / "gone")
        terminal.press("r", shows="PT101")
        terminal.press("escape", shows="It goes out.")
        terminal.leave()
        assert at_work_in(terminal.raw) == set()
