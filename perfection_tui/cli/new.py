"""`perfection-tui new`: a small whole script to start from, and never over what is written.

Beside it goes the schema that the script's first line names, for editors.
"""

from contextlib import suppress
from pathlib import Path

from perfection_tui.cli.arguments import NEEDS_ONE_FILE, Options
from perfection_tui.cli.errors import CliError, cannot
from perfection_tui.script import library
from perfection_tui.script.characters import visible
from perfection_tui.script.files import MAX_BYTES, write

SCHEMA = "story.schema.json"
"""The name of the schema: in the first line of the template, and beside the script."""

TEMPLATE = Path(__file__).with_name("new.yaml")
"""What is written: a script that checks clean, with comments that say how to go on."""


def run(options: Options) -> None:
    """Write the template to a file and say how to go on. Raises CliError."""
    file = options.file
    if not file:
        raise CliError(NEEDS_ONE_FILE)
    path = Path(file)
    try:
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
        write(path, TEMPLATE.read_bytes(), overwrite=_is_blank(path))
    except FileExistsError:
        there = FileExistsError("it is already there, and nothing is ever overwritten")
        raise cannot(file, there) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise cannot(file, error) from None
    name = visible(library.to_type(file))
    print(
        f"{visible(file)} holds a small whole story. Read it, then write over it.\n"
        f"  perfection-tui {name} --fresh --live\n"
        f"  perfection-tui check {name}\n"
        f"How scripts are written:\n  {visible(str(library.folder() / 'README.md'))}"
    )
    if not library.is_script(file):
        print("A folder's stories are its files that end in .yaml or .yml; this one does not.")
    if _write_schema(path.with_name(SCHEMA)):
        print(f"{SCHEMA}, beside it, is for your editor; readers need the script.")


def _is_blank(path: Path) -> bool:
    """Whether there is a file with nothing in it but blanks and line breaks."""
    return path.is_file() and path.stat().st_size <= MAX_BYTES and not path.read_bytes().strip()


def _write_schema(path: Path) -> bool:
    """Write the schema, unless one is there. The script is whole without it."""
    # Imported here: no other part of the command needs it.
    from perfection_tui.script.json_schema import schema_text

    with suppress(OSError):
        write(path, schema_text().encode(), overwrite=False)
        return True
    return False
