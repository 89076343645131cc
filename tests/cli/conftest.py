"""What the tests of the commands share: they are run as they are typed."""

from tests.running import env as env
from tests.running import run as run
