"""An editor as far as a script needs one: it drives a YAML language server over its pipes."""

import json
import subprocess
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

SETTINGS = {"schemaStore": {"enable": False}, "hover": True, "completion": True, "validate": True}
"""Without the store of schemas, which it would ask on the network."""

CURSOR = "¦"
"""Where the cursor stands in a text that is looked at."""


class Editor:
    """Has a language server look at one text after another, all in one folder."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._told: dict[str, list[str]] = {}
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        shown = {
            "completion": {"completionItem": {"snippetSupport": True}},
            "hover": {"contentFormat": ["markdown"]},
            "publishDiagnostics": {},
        }
        able = {"textDocument": shown, "workspace": {"configuration": True}}
        root = {"processId": None, "rootUri": folder.as_uri(), "capabilities": able}
        self._ask("initialize", root)
        self._say("initialized", {})
        self._say("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def close(self) -> None:
        """End the server."""
        self._server.kill()
        self._server.communicate()

    def underlined(self, text: str) -> list[str]:
        """What it says is wrong, each with its line, from 1."""
        uri = self._open(text)
        while uri not in self._told:
            self._take()
        return self._told[uri]

    def proposed(self, text: str) -> dict[str, str]:
        """What it proposes at the cursor, each with what would be written there."""
        found = self._look(text, "completion")
        return {each["label"]: each["insertText"] for each in found["items"]}

    def explained(self, text: str) -> str:
        """What it says of what the pointer is on; empty for nothing."""
        found = self._look(text, "hover")
        return str(found["contents"]["value"]) if found else ""

    def _look(self, text: str, at: str) -> Any:
        before, _, after = text.partition(CURSOR)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        uri = self._open(before + after)
        return self._ask(f"textDocument/{at}", {"textDocument": {"uri": uri}, "position": position})

    def _open(self, text: str) -> str:
        uri = (self._folder / f"{next(self._numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._say("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: object) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            taken = self._take()
            if taken.get("id") == number and "method" not in taken:
                return taken["result"]

    def _say(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _take(self) -> dict[str, Any]:
        """Take the next message, and answer it if it asks something."""
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        taken: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if taken.get("method") == "textDocument/publishDiagnostics":
            found = taken["params"]
            self._told[found["uri"]] = [
                f"{each['range']['start']['line'] + 1}: {each['message']}"
                for each in found["diagnostics"]
            ]
        elif "method" in taken and "id" in taken:
            self._send({"id": taken["id"], "result": self._answer(taken)})
        return taken

    @staticmethod
    def _answer(asked: dict[str, Any]) -> object:
        if asked["method"] != "workspace/configuration":
            return None
        items = asked["params"]["items"]
        return [SETTINGS if each.get("section") == "yaml" else {} for each in items]

    def _send(self, message: dict[str, object]) -> None:
        assert self._server.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._server.stdin.flush()
