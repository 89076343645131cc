"""A Chromium without a window, driven over its own debugging pipe: no driver, no port."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)

PATIENCE = 60.0
"""Seconds to wait for an answer, or for something to come true."""

KEYS = {
    "ArrowLeft": 37,
    "ArrowRight": 39,
    "Backspace": 8,
    "End": 35,
    "Enter": 13,
    "Escape": 27,
    "Home": 36,
    "PageDown": 34,
    "PageUp": 33,
    "Tab": 9,
    " ": 32,
}
"""Keys that are no letters, and their codes."""

MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
"""Keys that are held, and their bits."""


class Browser:
    """One Chromium with one tab. Remembers every request, console message and exception."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        # Above 4, so that putting one end in its place cannot overwrite the other.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (theirs_in, theirs_out)]

        def put_in_place() -> None:
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=put_in_place,
            pass_fds=(3, 4),
        )
        for end in (theirs_in, theirs_out, *ends):
            os.close(end)
        self._in, self._out = ours_in, ours_out
        self._buffer = b""
        self._count = 0
        self._session = ""
        self._loaded = False
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.send("Target.getTargets")["targetInfos"]
        page = next(each["targetId"] for each in target if each["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        try:
            self.send("Browser.close")
            self._process.wait(5)
        except (OSError, TimeoutError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the DevTools protocol and return its result."""
        self._count += 1
        call: dict[str, object] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            call["sessionId"] = self._session
        os.write(self._out, json.dumps(call).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)

    def _next(self) -> dict[str, Any]:
        give_up = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], give_up - time.monotonic())
            if not ready:
                raise TimeoutError("the browser does not answer")
            self._buffer += os.read(self._in, 1 << 20)
        message, _, self._buffer = self._buffer.partition(b"\0")
        read: dict[str, Any] = json.loads(message)
        return read

    def _note(self, event: dict[str, Any]) -> None:
        what, says = event.get("method"), event.get("params", {})
        if what == "Page.loadEventFired":
            self._loaded = True
        elif what == "Network.requestWillBeSent":
            self.requests.append(says["request"]["url"])
        elif what == "Log.entryAdded":
            self.complaints.append(says["entry"]["text"])
        elif what == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(says["exceptionDetails"]))
        elif what == "Runtime.consoleAPICalled":
            self.complaints.append(json.dumps(says["args"]))

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, page: Path, anchor: str = "", *, forget: bool = False) -> None:
        """Open a file afresh, with nothing noted; `forget` what pages have remembered, too."""
        self._go("about:blank")
        if forget:
            self.send("Storage.clearDataForOrigin", origin="file://", storageTypes="local_storage")
        self.requests.clear()
        self.complaints.clear()
        self._go(page.as_uri() + anchor)

    def _go(self, url: str) -> None:
        self._loaded = False
        self.send("Page.navigate", url=url)
        while not self._loaded:
            self._note(self._next())

    def wait(self, script: str) -> None:
        """Wait until an expression is true."""
        give_up = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({script})"):
            if time.monotonic() > give_up:
                raise TimeoutError(script)
            time.sleep(0.01)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as typed on a keyboard: `t`, `T`, `Shift+Enter`."""
        for each in keys:
            *held, key = each.split("+") if len(each) > 1 else [each]
            shift = ["Shift"] if len(key) == 1 and (key.isupper() or key == "?") else []
            code = KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            says: dict[str, object] = {
                "key": key,
                "windowsVirtualKeyCode": code,
                "modifiers": sum(MODIFIERS[each] for each in {*held, *shift}),
            }
            self.send(
                "Input.dispatchKeyEvent",
                type="keyDown" if text else "rawKeyDown",
                text=text,
                **says,
            )
            self.send("Input.dispatchKeyEvent", type="keyUp", **says)
            # A new anchor is told to the page a moment later.
            self.run("new Promise((done) => setTimeout(done, 0))")

    def click(self, selector: str) -> None:
        """Click in the middle of an element, after scrolling to it."""
        self._click(selector)
        self.run("new Promise((done) => setTimeout(done, 0))")

    def follow(self, selector: str) -> None:
        """Click on a link to another page, and wait for that."""
        self._loaded = False
        self._click(selector)
        while not self._loaded:
            self._note(self._next())

    def _click(self, selector: str) -> None:
        box = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent",
                type=kind,
                x=box[0],
                y=box[1],
                button="left",
                clickCount=1,
            )

    def size(self, width: int, height: int = 900, scale: float = 1) -> None:
        """Give the page a window of this size."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    def media(self, kind: str = "", **features: str) -> None:
        """Show the page on another medium, such as `print`, or with a reader's preferences."""
        named = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self.send("Emulation.setEmulatedMedia", media=kind, features=named)

    def scripts(self, *, on: bool) -> None:
        """Let pages run scripts, or not."""
        self.send("Emulation.setScriptExecutionDisabled", value=not on)

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """Write a screenshot as PNG, of the window or of the whole page."""
        taken = self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(taken["data"]))


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser for as long as the block lasts."""
    browser = Browser(profile)
    try:
        yield browser
    finally:
        browser.close()
