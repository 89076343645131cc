"""`perfection-tui schema`: the JSON Schema of scripts, for editors."""

from __future__ import annotations

from perfection_tui.cli.arguments import Options
from perfection_tui.script.schema import schema_text


def run(_: Options) -> int:
    """Print the schema."""
    print(schema_text(), end="")
    return 0
