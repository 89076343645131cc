"""The installed program in a real terminal: started in a pty, typed to, read back with pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte

KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "enter": b"\r",
    "tab": b"\t",
    "space": b" ",
    "backspace": b"\x7f",
    "escape": b"\x1b",
    "ctrl+c": b"\x03",
    "ctrl+p": b"\x10",
    "ctrl+q": b"\x11",
    "ctrl+z": b"\x1a",
}
"""What a terminal sends for the keys that are no characters."""

FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
ASKS_FOR_FRAMES, HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y\x1b[?2048;0$y"
POPS_KEYBOARD_MODE = re.compile(rb"\x1b\[<\d*u")
MAY_BECOME_THAT = re.compile(rb"\x1b(\[(<\d*)?)?\Z")


COPIES = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]+)[\x07\x1b]")

HANGS = 60
"""Seconds after which what is waited for will not come: far more than a busy machine takes."""


class Terminal:
    """A program running in a terminal of `size` (columns, rows), killed when the block ends.

    It answers that it knows synchronized output, as most terminals do, so that `screen` is
    looked at between frames only, and that it does not report its size. Waiting is bounded: an
    AssertionError tells what was waited for and shows the screen. Unless it is
    `controlled` by the terminal, the program is told nothing of it by signals.
    """

    answers_after = 0.0
    """Seconds that it takes to answer."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
        controlled: bool = True,
    ) -> None:
        self._written = bytearray()
        self._open = True
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._unparsed = b""
        self._answered = 0
        self._master, slave = pty.openpty()
        self.claim(size)
        self.before = self.attributes
        """How the terminal was set before the program started."""
        self.process = subprocess.Popen(
            [str(each) for each in command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: _as_from_a_shell(controlled),
        )
        """The program; waited for here, nothing is read of what it writes meanwhile."""
        # It is open in the program alone, so that it ends with that.
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._master)

    def status(self, name: str) -> str:
        """What the system says of the program's process; empty where that cannot be known."""
        with suppress(OSError):
            for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
                if line.startswith(f"{name}:"):
                    return line.split(":")[1].strip()
        return ""

    def memory(self, kind: str) -> int:
        """The bytes of memory that the program holds, by the system's name; 0: not known."""
        return int(self.status(kind).removesuffix("kB") or 0) << 10

    @property
    def attributes(self) -> list[object]:
        """How the terminal is set."""
        return list(termios.tcgetattr(self._master))

    @attributes.setter
    def attributes(self, attributes: list[object]) -> None:
        termios.tcsetattr(self._master, termios.TCSANOW, attributes)  # type: ignore[arg-type]  # ours

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written."""
        return bytes(self._written)

    @property
    def screen(self) -> str:
        """The rows of the screen, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def colours(self) -> set[tuple[str, str]]:
        """The colours that anything is written in, each with the colour behind it, by name."""
        cells = (cell for row in self._screen.buffer.values() for cell in row.values())
        return {(cell.fg, cell.bg) for cell in cells if cell.data.strip()}

    def press(self, *keys: str, shows: str = "") -> None:
        """Press keys by name (`KEYS`) or by character, as fast as they can be sent.

        Waits for a text that they show, if that is given.
        """
        for key in keys:
            self.type_bytes(KEYS.get(key) or key.encode())
        if shows:
            self.wait_for(shows)

    def leave(self) -> None:
        """Leave as a reader does, and see that the program ends well."""
        self.press("q")
        code = self.wait_for_exit()
        assert code == 0, f"it ends with {code}\n{self._picture()}"

    def type_bytes(self, data: bytes) -> None:
        """Send bytes as if the terminal had made them of something typed or clicked."""
        os.write(self._master, data)

    def send(self, *signals: signal.Signals) -> None:
        """Send signals to the program."""
        for each in signals:
            self.process.send_signal(each)

    def wait_until_held(self) -> None:
        """Wait until the program has taken what is typed, long before it draws."""
        echoed_or_in_lines = termios.ECHO | termios.ICANON
        self._wait(
            lambda: not termios.tcgetattr(self._master)[3] & echoed_or_in_lines,
            "the program to take what is typed",
            looks=0.001,
        )

    def wait_for_stop(self, timeout: float = HANGS) -> None:
        """Wait until the program has been stopped, as by ctrl+z in a shell."""
        options = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        self._wait(
            lambda: os.waitid(os.P_PID, self.process.pid, options) is not None,
            "the program to stop",
            timeout,
            looks=0.05,
        )
        self.settle()

    def vanish(self) -> None:
        """Close the window, as it were. Nothing can be read or typed after this."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)
        self._open = False

    def turn_to(self, key: str) -> str:
        """Press a key, wait until the screen has changed and rests, and return the screen."""
        before = self.screen
        self.press(key)
        self.wait_until(lambda screen: screen != before, f"{key} to change the screen")
        self.settle()
        return self.screen

    def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal `size` (columns, rows). The kernel sends SIGWINCH."""
        columns, rows = size
        self._screen.resize(rows, columns)
        self.claim(size)

    def claim(self, size: tuple[int, int]) -> None:
        """Say that the terminal has this size, though the screen that is read back has not."""
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def take_in(self) -> None:
        """Read what has been written by now."""
        self._read(0)

    def wait_until(self, seen: Callable[[str], bool], what: str, timeout: float = HANGS) -> None:
        """Wait until the screen is as `seen` wants it; `what` says in words what that is."""
        self._wait(lambda: not self._in_frame and seen(self.screen), what, timeout)

    def wait_for(self, text: str) -> None:
        """Wait until `text` stands on the screen, in one row."""
        self.wait_until(lambda screen: text in screen, repr(text))

    def settle(self, quiet: float = 0.03, timeout: float = HANGS) -> None:
        """Wait until the program rests and has written nothing for `quiet` seconds."""

        def rests() -> bool:
            return not (self._open and (self._read(quiet) or self._in_frame or self.works))

        self._wait(rests, "the program to rest", timeout, looks=0)

    def wait_for_exit(self, timeout: float = HANGS) -> int:
        """Wait until the program has ended, and return its exit code."""
        self._wait(lambda: not self._open, "the program to end", timeout)
        return self.process.wait(timeout)

    def _wait(
        self, done: Callable[[], bool], what: str, timeout: float = HANGS, looks: float = HANGS
    ) -> None:
        """Read on until something is so, with a look at least every so many seconds."""
        end = time.monotonic() + timeout
        while not done():
            left = end - time.monotonic()
            assert self._open, f"the program ended before {what}\n{self._picture()}"
            assert left > 0, f"waited for {what}\n{self._picture()}"
            self._read(min(left, looks))

    @property
    def works(self) -> bool:
        """Whether the program runs, or waits for the disk, as far as that can be known."""
        stats = Path(f"/proc/{self.process.pid}/task").glob("*/stat")
        with suppress(OSError):  # it may end meanwhile
            return any(stat.read_text().rpartition(")")[2].split()[0] in "RD" for stat in stats)
        return False

    @property
    def _in_frame(self) -> bool:
        return self._written.rfind(FRAME_BEGINS) > self._written.rfind(FRAME_ENDS)

    def _read(self, timeout: float) -> bool:
        """Take in what the program writes within `timeout` seconds. Was there anything?"""
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # Linux: nobody has the other end open any more.
            data = b""
        if not data:
            self._open = False
            return False
        self._written += data
        self._answer()
        self._show(data)
        return True

    def _answer(self) -> None:
        asked = self._written.count(ASKS_FOR_FRAMES)
        for _ in range(self._answered, asked):
            time.sleep(self.answers_after)
            os.write(self._master, HAS_FRAMES)
        self._answered = asked

    def _show(self, data: bytes) -> None:
        """Feed pyte, which would print the `u` of one sequence that it does not know."""
        data = POPS_KEYBOARD_MODE.sub(b"", self._unparsed + data)
        unfinished = MAY_BECOME_THAT.search(data)
        complete = unfinished.start() if unfinished else len(data)
        self._unparsed = data[complete:]
        self._stream.feed(data[:complete])

    def _picture(self) -> str:
        rule = "-" * self._screen.columns
        return f"{rule}\n{self.screen}\n{rule}"


def copied_in(written: str) -> list[str]:
    """The texts that a terminal was asked to take to the clipboard."""
    return [b64decode(each).decode() for each in COPIES.findall(written)]


def _as_from_a_shell(controlled: bool) -> None:
    """What a shell does before it starts a program in a terminal."""
    # In the background, or under nohup, the tests themselves are started without these.
    for each in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(each, signal.SIG_DFL)
    if controlled:
        # Without a controlling terminal there is no SIGWINCH, and no SIGHUP.
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)


XDG = ("config", "data", "state", "cache")
"""What a user has a folder of their own for."""


def hermetic(home: Path) -> dict[str, str]:
    """The environment of a user who has just moved into `home`; nothing of the developer's."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        **{f"XDG_{each.upper()}_HOME": str(home / each) for each in XDG},
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
