"""Cases of a test that are much like its others, for the long run only."""

from __future__ import annotations

import pytest


def long(value: object) -> object:
    """A case for the long run."""
    return pytest.param(value, marks=pytest.mark.long)
