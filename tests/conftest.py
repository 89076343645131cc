"""What all tests share."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from perfection_tui.script import library
from perfection_tui.script.model import Story
from perfection_tui.script.read import read_story
from perfection_tui.view.edition import Edition
from tests.making import whole

MOST_OF_AN_ID = 60
"""How many characters of a text stand in the name of a case."""

ACCOUNTS = Path(__file__).parent / "accounts.yaml"

# A slow machine is no failure; the time of a whole run is watched elsewhere.
settings.register_profile("quick", deadline=None, max_examples=15)
settings.register_profile("thorough", deadline=None, max_examples=300)
# Any example catches a mutant; to look for the smallest one takes a minute each time.
settings.register_profile(
    "mutants", deadline=None, max_examples=25, derandomize=True, phases=[Phase.generate]
)
settings.load_profile("quick")


# What is loaded and collected stays; looking through it for garbage was a sixth of a run.
gc.disable()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for what another process does."""
    return (os.cpu_count() or 1) + 1


def pytest_make_parametrize_id(val: object) -> str | None:
    """Call a case by how a long text begins: some have megabytes, which every report would hold."""
    if isinstance(val, str | bytes) and len(val) > MOST_OF_AN_ID:
        return repr(val[:MOST_OF_AN_ID])
    return None


def pytest_collection_finish() -> None:
    """Look for garbage from here on, seldom, and not among what all tests share."""
    gc.freeze()
    gc.set_threshold(2_000_000, 5, 100)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Leave what there is to the end of the process; pytest looks through it five times."""
    gc.freeze()


# Pictures have all colours, whatever the terminal that the tests run in.
os.environ["COLORTERM"] = "truecolor"


@pytest.fixture(scope="session")
def film() -> Story:
    """The bundled story."""
    return read_story(library.find("the-perfection"))


@pytest.fixture(scope="session", params=library.bundled())
def bundled(request: pytest.FixtureRequest) -> Story:
    """Each of the bundled stories."""
    return read_story(library.find(request.param))


@pytest.fixture(scope="session")
def accounts() -> Edition:
    """All of a small story in which nobody can decide, with everything that a script can say."""
    return whole(read_story(ACCOUNTS))


@pytest.fixture(scope="session")
def edition(film: Story) -> Edition:
    """All of it, joined up."""
    return whole(film)
