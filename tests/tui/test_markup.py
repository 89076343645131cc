"""Nothing but `Content`, or words of our own, is handed to Textual as text: it reads markup.

A lint over the code. Textual reads markup in nearly every bare `str` that it is given, and
markup in a story could then take words away, fail, or run actions.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import perfection_tui
from perfection_tui.script.model import Story
from tests.export.payloads import saying
from tests.piloting import WIDE, cover_app, reading_app

PACKAGE = Path(perfection_tui.__file__).parent

WIDGETS = {"Input", "Option", "OptionList", "Static"}
"""What we take from `textual.widgets`, each known to this lint."""

GIVEN_TEXT = {
    # Input reads no markup in its value.
    "Option": 0,
    "Static": 0,
    "DiscoveryHit": 0,
    "Hit": 1,
    "add_option": 0,
    "replace_option_prompt": 1,
    "replace_option_prompt_at_index": 1,
    "update": 0,
}
"""What is called with text that may be markup, and which of its arguments that is.

Not `notify`, which the reader's app has a way of its own for: see below.
"""

SHOWN = {"border_title", "border_subtitle", "tooltip", "placeholder", "prompt"}
"""What text is assigned to, or named in a call, that may be read as markup."""

READS_MARKUP = {"from_markup", "from_text", "render_markup", "Markdown", "MarkdownViewer"}
"""What reads markup for sure."""


def bare_texts(source: str) -> list[str]:
    """Where a module hands Textual text that is neither `Content` nor written out there."""
    return [f"{line}: {what}" for line, what in sorted(set(_found(ast.parse(source))))]


def _found(tree: ast.Module) -> Iterator[tuple[int, str]]:
    literals = filter(_is_literal, ast.walk(tree))
    literal = {id(inner) for node in literals for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            unknown = {each.name for each in node.names} - WIDGETS
            yield from ((node.lineno, f"import {name}") for name in unknown)
        elif isinstance(node, ast.ClassDef):
            yield from _in_class(node)
        elif isinstance(node, ast.Call):
            if id(node) not in literal:
                yield from _in_call(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {each.attr for each in targets if isinstance(each, ast.Attribute)}
            if names & SHOWN and node.value and not _is_safe(node.value):
                yield node.lineno, " ".join(names)
        if isinstance(node, ast.Name | ast.Attribute) and _name(node) in READS_MARKUP:
            yield node.lineno, _name(node)
        if isinstance(node, ast.Call) and any("@click" in ast.unparse(arg) for arg in node.args):
            yield node.lineno, "@click"


def _in_call(call: ast.Call) -> Iterator[tuple[int, str]]:
    name = _name(call.func)
    texts = [each for at, each in enumerate(call.args) if at == GIVEN_TEXT.get(name)]
    # The tooltip of a key is its words in `commands`, which are all ours.
    texts += [each.value for each in call.keywords if each.arg in SHOWN and name != "Binding"]
    if name == "update" and texts and isinstance(texts[0], ast.GeneratorExp | ast.Dict | ast.Set):
        return
    if any(not _is_safe(each) for each in texts):
        yield call.lineno, name
    if any(each.arg == "markup" and not _is_false(each.value) for each in call.keywords):
        yield call.lineno, "markup"


def _in_class(made: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for method in made.body:
        if isinstance(method, ast.FunctionDef) and method.name == "render":
            returns = ast.unparse(method.returns) if method.returns else "nothing"
            if returns != "Content":
                yield method.lineno, f"render returns {returns}"
    if {_name(base) for base in made.bases} & {"Static", "OptionList"}:
        inits = [
            node
            for node in ast.walk(made)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__"
        ]
        if not any(map(_is_literal, inits)):
            yield made.lineno, f"{made.name} reads markup"


def _is_safe(text: ast.expr) -> bool:
    """Whether this is `Content`, or words that stand here or in a constant of ours."""
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.IfExp):
        return _is_safe(text.body) and _is_safe(text.orelse)
    if isinstance(text, ast.Call):
        if isinstance(text.func, ast.Attribute) and text.func.attr == "join":
            return isinstance(text.func.value, ast.Call) and _is_safe(text.func.value)
        return _name(text.func) in ("Content", "plain", "prose")
    return isinstance(text, ast.Name) and text.id.isupper()


def _is_literal(node: ast.AST) -> bool:
    """Whether a call says that no markup is in what it is given."""
    return isinstance(node, ast.Call) and any(
        each.arg == "markup" and _is_false(each.value) for each in node.keywords
    )


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_no_module_that_knows_textual_hands_it_a_bare_text() -> None:
    sources = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    found = {path: bare_texts(source) for path, source in sources.items() if "textual" in source}
    assert len(found) > 40
    assert {path: texts for path, texts in found.items() if texts} == {}


BARE = [
    "yield Static(beat.title)",
    "yield Static(f'{beat.title}', id='title')",
    "yield Static(title, markup=shown)",
    "Option(place.title)",
    "self.query_one(Static).update(title)",
    "self.border_title = beat.title",
    "self.border_title = ', '.join(titles)",
    "self.border_subtitle = f'{beat.title}'",
    "self.tooltip = Content('a') if long else title",
    "Input('', placeholder=title)",
    "yield DiscoveryHit(words, run)",
    "yield Hit(score, matcher.highlight(words), run)",
    "Content.from_markup(title)",
    "read = Content.from_text",
    "text.stylize('@click=app.leave')",
    "from textual.widgets import Label",
    "from textual.widgets import Markdown as M",
    "class A(Widget):\n    def render(self) -> str: ...",
    "class A(Widget):\n    def render(self): ...",
    "class A(Static): ...",
    "class A(OptionList):\n    def __init__(self): super().__init__(*lines)",
]
"""What hands over a bare text."""

SAFE = [
    "yield Static(beat.title, markup=False)",
    "yield Static('?')",
    "self.notify(title)",
    "self.border_title = Content(beat.title)",
    "yield Hit(score, Content(words), run, words)",
    "cells.update((x, y) for x in range(y))",
    "class A(OptionList):\n    def __init__(self): super().__init__(*a, markup=False)",
]
"""What does not."""


def test_it_finds_a_bare_text_and_no_other() -> None:
    assert [each for each in BARE if not bare_texts(each)] == []
    assert [each for each in SAFE if bare_texts(each)] == []


async def test_a_notice_is_shown_as_it_is(film: Story) -> None:
    async with reading_app(film) as app:
        app.app.screen.notify("[beat] and [/]")
        await app.pilot.pause()
        assert "[beat] and [/]" in app.text


MARKUP = "[@click=app.leave]x[/]"
"""It would run an action when it is clicked, and not be seen; its end alone would fail."""


@pytest.mark.long
async def test_a_story_that_says_markup_is_read_as_it_was_written() -> None:
    async with cover_app(saying(MARKUP), WIDE) as app:

        async def assert_literal(where: str) -> None:
            await app.until(lambda: MARKUP in app.text, f"markup {where}")
            assert not re.search(r"x \d", app.text), where

        await assert_literal("on the cover")
        await app.press("1", "t")
        await assert_literal("at a moment")
        await app.press("b")
        await assert_literal("where a bookmark is set")
        await app.press("enter")
        for keys in (*"capoevBw", ("slash", *"app.leave"), ("ctrl+p", "g", "o", "space", "t")):
            await app.press(*(key.replace(".", "full_stop") for key in keys))
            await assert_literal(f"after {' '.join(keys)}")
            await app.press("escape", "escape")
        # What is said in passing: as far as a chapter is open.
        await app.press("w", "g", "j", "enter")
        await assert_literal("in a notice")
