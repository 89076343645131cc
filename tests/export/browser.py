"""A Chromium without a window, driven over its own debugging pipe: no driver, no port."""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# Chromium takes calls from its descriptor 3 and answers on 4.
COMMAND = """exec "$0" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
--disable-background-networking --disable-component-update --disable-sync \
--disable-dev-shm-usage --hide-scrollbars --remote-debugging-pipe "$@" \
3<&0 4>&1 </dev/null >/dev/null 2>&1"""

PATIENCE = 60.0
"""Seconds to wait for an answer, or for something to come true."""

KEYS = {" ": 32, "Backspace": 8, "Enter": 13, "Escape": 27, "Tab": 9}
"""Keys that do something by themselves in a browser, and their codes."""

MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
"""Keys that are held, and their bits."""

A_MOMENT = "new Promise((done) => setTimeout(done, 0))"


class Browser:
    """One Chromium with one tab. Remembers every request, console message and exception."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        arguments = [CHROMIUM, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", COMMAND, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._buffer = b""
        self._count = 0
        self._session = ""
        self._loaded = False
        self.requests: list[str] = []
        self.complaints: list[str] = []
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(each["targetId"] for each in targets if each["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.communicate()

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the DevTools protocol and return its result."""
        assert self._process.stdin
        self._count += 1
        call: dict[str, object] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            call["sessionId"] = self._session
        self._process.stdin.write(json.dumps(call).encode() + b"\0")
        while (answer := self._next()).get("id") != self._count:
            self._note(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return cast("dict[str, Any]", answer["result"])

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout
        source = self._process.stdout.fileno()
        while b"\0" not in self._buffer:
            if not select.select([source], [], [], PATIENCE)[0]:
                raise TimeoutError("the browser does not answer")
            self._buffer += os.read(source, 1 << 20)
        message, _, self._buffer = self._buffer.partition(b"\0")
        return cast("dict[str, Any]", json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        what, says = event.get("method"), event.get("params", {})
        if what == "Page.loadEventFired":
            self._loaded = True
        elif what == "Network.requestWillBeSent":
            self.requests.append(says["request"]["url"])
        elif what == "Log.entryAdded":
            self.complaints.append(says["entry"]["text"])
        elif what in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(says))

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, page: Path, anchor: str = "", *, forget: bool = False) -> None:
        """Open a file afresh, with nothing noted; `forget` what pages have remembered, too."""
        self._load(lambda: self.send("Page.navigate", url="about:blank"))
        if forget:
            self.send("Storage.clearDataForOrigin", origin="file://", storageTypes="local_storage")
        self.requests.clear()
        self.complaints.clear()
        self._load(lambda: self.send("Page.navigate", url=page.as_uri() + anchor))

    def follow(self, selector: str) -> None:
        """Click on a link to another page, and wait for that."""
        self._load(lambda: self._click(selector))

    def _load(self, begin: Callable[[], object]) -> None:
        """Do what loads a page, and wait until it is there."""
        self._loaded = False
        begin()
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
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            says: dict[str, object] = {
                "key": key,
                "windowsVirtualKeyCode": KEYS.get(key, 0),
                "modifiers": sum(MODIFIERS[each] for each in {*held, *shift}),
            }
            down = "keyDown" if text else "rawKeyDown"
            self.send("Input.dispatchKeyEvent", type=down, text=text, **says)
            self.send("Input.dispatchKeyEvent", type="keyUp", **says)
            # A new anchor is told to the page a moment later.
            self.run(A_MOMENT)

    def click(self, selector: str) -> None:
        """Click in the middle of an element, after scrolling to it."""
        self._click(selector)
        self.run(A_MOMENT)

    def _click(self, selector: str) -> None:
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        at: dict[str, object] = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self.send("Input.dispatchMouseEvent", type="mousePressed", **at)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", **at)

    def size(self, width: int, height: int = 900) -> None:
        """Give the page a window of this size."""
        window = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **window)

    def media(self, kind: str = "", **features: str) -> None:
        """Show the page on another medium, such as `print`, or with a reader's preferences."""
        named = [{"name": name.replace("_", "-"), "value": features[name]} for name in features]
        self.send("Emulation.setEmulatedMedia", media=kind, features=named)

    def scripts(self, *, on: bool) -> None:
        """Let pages run scripts, or not."""
        self.send("Emulation.setScriptExecutionDisabled", value=not on)
