"""The command palette: what can be done on the screen at hand, by name."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import chain
from typing import Any, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider

from perfection_tui.reader.shelf import Shelf
from perfection_tui.tui import commands
from perfection_tui.tui.pages.page import LOW_OR_HIGH
from perfection_tui.tui.reading.reading_screen import ReadingScreen
from perfection_tui.tui.screens import DismissedOnce, TypedOn
from perfection_tui.tui.widgets.key_line import Keymap
from perfection_tui.tui.widgets.styled import plain
from perfection_tui.view.phrases import emphasis_removed

PaletteEntry = tuple[str, str, Callable[[], object]]
"""What an entry says, its key, and what it runs."""

Open = Callable[[str], None]
"""Opens a story by what is typed for it."""

PUNCTUATION = ".,:;!?“”‘’\"'()"


class Palette(TypedOn, CommandPalette, DismissedOnce[None]):
    """Textual's palette, closed once.

    Textual 8.2.8's way by a page fails with a KeyError where the list was not laid out yet.
    """

    VERTICAL_BREAKPOINTS = LOW_OR_HIGH

    DEFAULT_CSS = """
    Palette SearchIcon { display: none; }
    Palette #--input CommandInput { padding-left: 2; }
    Palette.-low {
        & > Vertical { margin-top: 0; }
        & #--input, & #--input CommandInput, & CommandList { border: none; }
        & LoadingIndicator { display: none; }
    }
    """

    def __init__(self, keys: Keymap, shelf: Shelf | None, open_: Open) -> None:
        """`keys`: what they are called; `open_`: opens one of the `shelf`."""
        # Textual makes its providers by calling what it says are their classes.
        made = partial(Commands, keys=keys, shelf=shelf, open_=open_)
        super().__init__([lambda: cast("type[Provider]", made)], id="--command-palette")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody goes by pages through a list that is not laid out yet."""
        laid_out = any(rows.scrollable_content_region for rows in self.query(CommandList))
        by_page = parameters in (("page_down",), ("page_up",))
        return (laid_out or not by_page) and super().check_action(action, parameters)


class Commands(Provider):
    """Offers every command that works on the current screen, and every place that is open."""

    def __init__(self, *textual: Any, keys: Keymap, shelf: Shelf | None, open_: Open) -> None:
        """See `Palette`; `textual`: what Textual hands to every provider."""
        super().__init__(*textual)
        self._keys, self._shelf, self._open = keys, shelf, open_

    async def discover(self) -> Hits:
        """Offer the commands and the chapters."""
        for words, key, run in self._entries():
            yield DiscoveryHit(plain(_shown(words, key)), run, words)

    async def search(self, query: str) -> Hits:
        """Offer what has words that begin as those that were typed."""
        for words, key, run in chain(self._entries(), self._places()):
            if score := closeness(query, words):
                # Textual's own highlighting would read markup in a title.
                yield Hit(score, plain(_shown(words, key)), run, words)

    def _entries(self) -> Iterator[PaletteEntry]:
        bound = {each.binding.id: each for each in self.screen.active_bindings.values()}
        for id_, active in bound.items():
            if isinstance(self.screen, ReadingScreen) and self.screen.why_not(id_ or ""):
                continue
            if active.enabled and id_ in commands.BY_ID:
                run = partial(self.app.run_action, active.binding.action, active.node)
                yield active.binding.description, self._keys.shown(commands.BY_ID[id_]), run
        if isinstance(self.screen, ReadingScreen):
            for chapter in self.screen.edition.view.chapters:
                key = str(chapter.number) if chapter.number <= 9 else ""
                go = partial(self.screen.action_chapter, chapter.number - 1)
                yield f"Go to chapter: {emphasis_removed(chapter.title)}", key, go

    def _places(self) -> Iterator[PaletteEntry]:
        """The moments that are open, and the other stories."""
        if isinstance(self.screen, ReadingScreen):
            for moment in self.screen.edition.moments:
                yield moment.label, "", partial(self.screen.action_go_to_beat, moment.beat.id)
        for title, go in self._stories:
            yield f"Story: {title}", "", go

    @cached_property
    def _stories(self) -> list[tuple[str, Callable[[], None]]]:
        """The stories by title, read once: not for every letter that is typed."""
        stories = self._shelf.stories() if self._shelf else ()
        sound = (each for each in stories if not each.broken)
        return [(each.title, partial(self._open, each.typed)) for each in sound]


def closeness(typed: str, words: str) -> float:
    """How well words answer what was typed: each of it begins one of them, the earlier the better.

    0 where they do not.
    """
    known = [each.strip(PUNCTUATION) for each in words.casefold().split()]
    score = 0.0
    for wanted in typed.casefold().split():
        at = next((at for at, each in enumerate(known) if each.startswith(wanted)), None)
        if at is None:
            return 0
        score += 1 / (1 + at) + (1 if known[at] == wanted else 0)
    return score


def _shown(words: str, key: str) -> str:
    """An entry with its key behind it."""
    return f"{words}  {key}" if key else words
