"""Tables in text files, whose rows are the cases of a test."""

from pathlib import Path
from typing import Any

import pytest


def table(beside: str, name: str) -> list[Any]:
    """The rows of a table that lies beside a file, as parameters.

    A row is what it shows and its cells, parted by bars; before them comes the line above the
    row that has no indent.
    """
    rows, head = [], ""
    for line in Path(beside).with_name(name).read_text("utf-8").splitlines():
        if line.startswith(" "):
            shows, *cells = (cell.strip() for cell in line.split("|"))
            rows.append(pytest.param(head, *cells, id=shows))
        elif line:
            head = line
    return rows
