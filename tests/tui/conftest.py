"""What the tests of the screen share: they wait for a state, not for time."""

from tests import resting as resting
