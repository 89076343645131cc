"""Cases of a test that are much like its others, for the long run only."""

import pytest


def long(*values: object) -> object:
    """A case for the long run."""
    return pytest.param(*values, marks=pytest.mark.long)
