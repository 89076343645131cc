"""Style sheets that are parsed once for all the apps of a run: it is a fifth of a start."""

from collections.abc import Hashable
from functools import cache
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

_parsed: dict[tuple[Hashable, ...], list[RuleSet]] = {}


@cache
def _tokens(variables: frozenset[tuple[str, str]]) -> dict[str, list[Token]]:
    return tokenize_values(dict(variables))


def tokenized(variables: dict[str, str]) -> dict[str, list[Token]]:
    """The tokens of variables, the same ones for the same variables."""
    return _tokens(frozenset(variables.items()))


def parsed(
    scope: str,
    css: str,
    read_from: CSSLocation,
    *,
    variable_tokens: dict[str, list[Token]],
    **options: Any,
) -> list[RuleSet]:
    """The rules of a sheet, the same ones for the same sheet with the same variables."""
    # All tokens are kept, so that no others get their id.
    key = (scope, css, read_from, id(variable_tokens), *sorted(options.items()))
    if key not in _parsed:
        rules = parse(scope, css, read_from, variable_tokens=variable_tokens, **options)
        _parsed[key] = list(rules)
    return _parsed[key]


# This fails where Textual has them no more.
pytest.MonkeyPatch().setattr("textual.css.stylesheet.parse", parsed)
pytest.MonkeyPatch().setattr("textual.css.stylesheet.tokenize_values", tokenized)
