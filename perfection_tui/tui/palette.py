"""The command palette: what can be done on the screen at hand, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.geometry import clamp

from perfection_tui.tui import commands
from perfection_tui.tui.reading.reading_screen import ReadingScreen
from perfection_tui.tui.themed import keymap_of
from perfection_tui.tui.widgets.dismissed_once import DismissedOnce
from perfection_tui.view.wording import emphasis_removed

Entry = tuple[str, str, Callable[[], object]]
"""What an entry says, its key, and what it runs."""


class Palette(CommandPalette, DismissedOnce[None]):
    """Textual's palette, closed once.

    Textual 8.2.8's way by a page fails with a KeyError where the list was not laid out yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def action_page(self, direction: int) -> None:
        """Go down or up the list by about a page."""
        rows = self.query_one(CommandList)
        if rows.option_count:
            step = max(1, rows.size.height // 2)
            rows.highlighted = clamp(
                (rows.highlighted or 0) + direction * step, 0, rows.option_count - 1
            )


class Commands(Provider):
    """Offers every command that works on the current screen, and every chapter by its title."""

    async def discover(self) -> Hits:
        """Offer all of them."""
        for words, key, run in self._entries():
            yield DiscoveryHit(Content(words), run, words, key)

    async def search(self, query: str) -> Hits:
        """Offer those whose words match what was typed."""
        matcher = self.matcher(query)
        for words, key, run in self._entries():
            if score := matcher.match(words):
                # Textual's own highlighting would read markup in a chapter's title.
                yield Hit(score, Content(words), run, words, key)

    def _entries(self) -> Iterator[Entry]:
        offered: set[str] = set()
        keys = keymap_of(self.app)
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if isinstance(self.screen, ReadingScreen) and self.screen.why_not(binding.action):
                continue
            if active.enabled and binding.id in commands.BY_ID and binding.id not in offered:
                offered.add(binding.id)
                run = partial(self.app.run_action, binding.action, active.node)
                yield binding.description, keys.shown(commands.BY_ID[binding.id]), run
        if isinstance(self.screen, ReadingScreen):
            for index, title in enumerate(self.screen.chapter_titles):
                key = str(index + 1) if index < 9 else ""
                go = partial(self.screen.action_chapter, index)
                yield f"Go to chapter: {emphasis_removed(title)}", key, go
