"""An editor as far as a script needs one: it drives a YAML language server over its pipes."""

import json
import subprocess
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

SETTINGS = {"schemaStore": {"enable": False}, "completion": True, "validate": True}
"""Without the store of schemas, which it would ask on the network."""

CURSOR = "¦"
"""Where the cursor stands in a text that is looked at."""


class Editor:
    """Has a language server look at one text after another, all in one folder."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._told: dict[str, list[str]] = {}
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        shown = {"completion": {"completionItem": {"snippetSupport": True}}}
        able = {"textDocument": shown}
        root = {"processId": None, "rootUri": folder.as_uri(), "capabilities": able}
        self._ask("initialize", root)
        self._send("initialized", {})
        self._send("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

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
        before, _, after = text.partition(CURSOR)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        place = {"textDocument": {"uri": self._open(before + after)}, "position": position}
        found = self._ask("textDocument/completion", place)
        return {each["label"]: each["insertText"] for each in found["items"]}

    def _open(self, text: str) -> str:
        uri = (self._folder / f"{next(self._numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: object) -> Any:
        number = next(self._numbers)
        self._send(method, params, id=number)
        while True:
            taken = self._take()
            if taken.get("id") == number and "method" not in taken:
                return taken["result"]

    def _take(self) -> dict[str, Any]:
        """Take the next message, and note what it says is wrong."""
        assert self._server.stdout
        header = self._server.stdout.readline()
        assert header, "the server has ended"
        self._server.stdout.readline()
        taken: dict[str, Any] = json.loads(self._server.stdout.read(int(header.split()[1])))
        if taken.get("method") == "textDocument/publishDiagnostics":
            found = taken["params"]
            self._told[found["uri"]] = [
                f"{each['range']['start']['line'] + 1}: {each['message']}"
                for each in found["diagnostics"]
            ]
        return taken

    def _send(self, method: str, params: object, **more: int) -> None:
        assert self._server.stdin
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        data = json.dumps(message).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._server.stdin.flush()
