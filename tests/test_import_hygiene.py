"""What must be quick or pure loads without Textual: the import contracts, proved at run time."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

MODULES = [
    *("script.read", "script.library", "view.horizon", "reader.reading", "reader.progress"),
    *("cli.check", "cli.new", "cli.start", "cli.exporting", "export.html"),
]


def loading(heavy: set[str], steps: list[str]) -> str:
    """The first of these statements to load one of the heavy modules, if any of them does."""
    tell = f"if {heavy} & sys.modules.keys(): sys.exit('loads it: ' + "
    script = "\n".join(["import sys", *(f"{each}\n{tell}{each!r})" for each in steps)])
    return run(script).stderr


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)


def test_what_needs_no_screen_loads_without_textual() -> None:
    assert loading({"textual"}, [f"import perfection_tui.{each}" for each in MODULES]) == ""
    assert "loads it" in loading({"textual"}, ["import textual"])


def test_no_two_modules_share_a_name() -> None:
    files = [each.relative_to("perfection_tui") for each in Path("perfection_tui").rglob("*.py")]
    names = Counter(each.parent.name if each.stem == "__init__" else each.stem for each in files)
    # The module has the class `Reading`, the folder all that shows one: both are told as such.
    assert [name for name, many in names.items() if many > 1] == ["reading"]


def test_a_story_is_read_without_waiting_for_what_gives_it_away() -> None:
    reading = "read.read_story(library.find(library.DEFAULT))"
    steps = ["from perfection_tui.script import library, read", reading]
    assert loading({"perfection_tui.script.advice"}, steps) == ""
    asked = "read.read_script(library.find(library.DEFAULT), spoilers=True)"
    assert "loads it" in loading({"perfection_tui.script.advice"}, [*steps, asked])


def test_what_a_wheel_is_built_with_needs_nothing_that_the_program_does() -> None:
    script = """
import sys
for needed in "filelock jinja2 markupsafe msgspec platformdirs rich textual yaml".split():
    sys.modules[needed] = None  # it cannot be imported
from perfection_tui.cli.arguments import program
from perfection_tui.script import library
from perfection_tui.tui.commands import GROUPS
assert program().format_help() and library.bundled() and GROUPS
"""
    assert run(script).stderr == ""


def test_answers_without_textual(tmp_path: Path) -> None:
    answers = ["--version", "--help", "schema", "stories", "check owl-creek"]
    answers += ["export", "export owl-creek --format html", f"new {tmp_path / 'mine.yaml'}"]
    steps = [f"sys.argv[1:] = {each.split()}; assert main() == 0" for each in answers]
    steps = ["import perfection_tui", "from perfection_tui.cli import main", *steps]
    assert loading({"rich", "textual"}, steps) == ""


def test_no_page_is_loaded_before_it_is_opened() -> None:
    script = """
import asyncio, sys
from perfection_tui.script import library
from perfection_tui.script.read import read_story
from tests.piloting import reading_app

def loaded():
    pages = "perfection_tui.tui.pages."
    return sorted(name[len(pages):] for name in sys.modules if name.startswith(pages))

async def main():
    async with reading_app(read_story(library.find(library.DEFAULT))) as app:
        print(*loaded())
        await app.press("c")
        print(*loaded())

asyncio.run(main())
"""
    done = run(script)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["page", "contents_page item_page list_page page"]
