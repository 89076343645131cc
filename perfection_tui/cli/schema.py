"""`perfection-tui schema`: the JSON Schema of scripts, for editors, or of exports."""

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.script.json_schema import schema_text
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_script


def run(options: Options) -> None:
    """Print the schema that was asked for. Raises CliError."""
    if options.export:
        from perfection_tui.export import json

        print(json.schema(), end="")
    else:
        print(schema_text(None if options.story is None else _draft(options.story)), end="")


def _draft(typed: str) -> Story:
    """The story as far as it is written: its schema is of use above all while it has errors."""
    path, _ = named.script(typed)
    report = read_script(path)
    if report.draft is None:
        raise named.refusal(path, report.problems, spoiler_free=False)
    return report.draft
