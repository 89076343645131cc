"""`perfection-tui schema`: the JSON Schema of scripts, for editors, or of exports."""

from perfection_tui.cli import named
from perfection_tui.cli.arguments import Options
from perfection_tui.cli.errors import CliError, to_type
from perfection_tui.script.json_schema import schema_text
from perfection_tui.script.model import Story
from perfection_tui.script.problems import counted
from perfection_tui.script.read import read_script


def run(options: Options) -> int:
    """Print the schema that was asked for. Raises CliError."""
    if options.export:
        from perfection_tui.export import json

        print(json.schema(), end="")
    else:
        print(schema_text(None if options.story is None else _draft(options.story)), end="")
    return 0


def _draft(typed: str) -> Story:
    """The story as far as it is written: its schema is of use above all while it has errors."""
    path, _ = named.script(typed)
    report = read_script(path)
    if report.draft is None and not any(problem.line for problem in report.problems):
        # There is no file, or none that can be read.
        raise named.refusal(path, report.problems, spoiler_free=False)
    if report.draft is None:
        raise CliError(
            f"{path} cannot be read as YAML, which comes first",
            f"perfection-tui check {to_type(str(path))} tells its {counted(report.problems)}.",
            code=1,
        )
    return report.draft
