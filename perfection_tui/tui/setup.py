"""How a script is read on a screen, as the command line and the reader's settings have it."""

from collections.abc import Sequence

from msgspec import Struct

from perfection_tui.reader.progress import Saved
from perfection_tui.reader.settings import Settings
from perfection_tui.reader.shelf import Shelf
from perfection_tui.script.read import ScriptFile


class Setup(Struct, frozen=True, kw_only=True):
    """How a script is read on a screen.

    `theme`: the one asked for; None: the one of the settings, the last one used, or the first.
    `motion`: let things move.
    `script`: where the story comes from and can be read again; `live`: that is done by itself
    whenever it changes.
    `shelf`: the other stories; if it is of a folder, it is shown first.
    `settings`: how the reader wants it; `wrong`: what in them is, to be told once.
    """

    theme: str | None = None
    motion: bool = True
    script: ScriptFile | None = None
    live: bool = False
    shelf: Shelf | None = None
    settings: Settings = Settings()
    wrong: Sequence[str] = ()

    def theme_of(self, saved: Saved) -> str | None:
        """The theme of a story, of which so much is saved; None: it has none of its own."""
        return self.theme or self.settings.theme or saved.theme

    @property
    def moves(self) -> bool:
        """Whether things may move: by the command line and by the settings."""
        return self.motion and self.settings.motion

    @property
    def notice(self) -> str:
        """What is wrong in the settings, in a line; empty: nothing."""
        if not self.wrong:
            return ""
        more = f" ({len(self.wrong) - 1} more)" if len(self.wrong) > 1 else ""
        return f"{self.wrong[0]}{more} perfection-tui config tells all of it."
