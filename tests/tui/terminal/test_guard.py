"""Which private names of Textual the program touches, and that they still are what they were."""

import fcntl
import importlib
import inspect
import os
import pkgutil
import pty
import re
import struct
import termios
from collections.abc import Iterator
from functools import cache

import pytest

import perfection_tui
from perfection_tui.tui.terminal.driver import GuardedDriver
from perfection_tui.tui.terminal.guarded import GuardedApp
from perfection_tui.tui.terminal.tty import LARGEST, USUAL, Tty

TOUCHED: dict[type, set[str]] = {
    GuardedApp: {"_close_messages_no_wait", "_fatal_error", "_handle_exception"},
    GuardedDriver: {"_file", "_get_terminal_size", "_run_input_thread"},
}
"""What is used of Textual that it does not promise to keep; the modules say why."""

PRIVATE = re.compile(r"\b(?:self|super\(\)|def)(?:\.|\s+)(_[a-z]\w*)")


def ours() -> Iterator[type]:
    """Every class of the program that is made from one of Textual's."""
    for module in pkgutil.walk_packages(perfection_tui.__path__, "perfection_tui."):
        for each in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(each) and each.__module__ == module.name and bases(each):
                yield each


def bases(each: type) -> list[type]:
    return [base for base in each.__mro__ if base.__module__.startswith("textual.")]


@cache
def private_names(each: type) -> set[str]:
    """The private names that a class defines or uses of itself."""
    return set(PRIVATE.findall(inspect.getsource(each)))


def test_only_the_terminal_touches_private_names_of_textual() -> None:
    # A name of ours that Textual happens to use too would be as bad.
    touched = {
        each: private_names(each) & set().union(*map(private_names, bases(each))) for each in ours()
    }
    assert {each: names for each, names in touched.items() if names} == TOUCHED


def test_textual_calls_what_we_put_in_the_place_of_its_own() -> None:
    driver = inspect.getsource(GuardedDriver.__mro__[1])
    assert "self._writer_thread = WriterThread(self._file)" in driver
    assert "terminal_size = self._get_terminal_size()" in driver
    assert "Thread(target=self._run_input_thread" in driver
    app = inspect.getsource(GuardedApp.__mro__[1])
    assert "def _handle_exception(self, error: Exception) -> None:" in app
    assert "self._fatal_error()" in app


@pytest.mark.parametrize(
    ("claimed", "used"),
    [
        ((120, 40), (120, 40)),
        ((1, 1), (1, 1)),
        (LARGEST, LARGEST),
        ((0, 0), USUAL),
        ((65535, 40), (USUAL[0], 40)),
    ],
)
def test_the_size_of_a_terminal(claimed: tuple[int, int], used: tuple[int, int]) -> None:
    master, slave = pty.openpty()
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", claimed[1], claimed[0], 0, 0))
    assert Tty(slave, slave).size == used
    os.close(slave)
    os.close(master)
