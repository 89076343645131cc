"""The themes as Textual takes them, and an app that has them, and keys of the reader's own."""

from functools import cached_property

from textual.app import ReturnType
from textual.theme import Theme

from perfection_tui.themes import SIXTEEN, THEMES
from perfection_tui.tui import commands
from perfection_tui.tui.terminal.guarded import GuardedApp
from perfection_tui.tui.widgets.key_line import Keymap

OWN_COLOURS = ("belief", "truth", "muted", "faint")
"""The colours that Textual has no name for; style sheets use them as `$belief` and so on."""


class ThemedApp(GuardedApp[ReturnType]):
    """An app in a theme of ours: the one wanted, or the first, or what its terminal can show."""

    TITLE = "perfection-tui"
    BINDINGS = commands.bound(commands.LEAVE)

    def __init__(self, theme: str | None, keys: Keymap) -> None:
        super().__init__()
        self.own_keys = keys
        """What the keys are called: as the reader has them."""
        self.set_keymap(keys.textual)
        for name in THEMES:
            self.register_theme(textual_theme(name))
        self.theme = theme if theme in self.themes else self.themes[0]

    @cached_property
    def themes(self) -> list[str]:
        """The themes that this terminal can show: made of sixteen colours, others blur."""
        few = self.console.color_system in ("standard", "windows")
        return [SIXTEEN] if few else list(THEMES)

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.theme = self.themes[(self.themes.index(self.theme) + 1) % len(self.themes)]
        self.notify(f"Colours: {self.theme}.")


def textual_theme(name: str) -> Theme:
    """The theme of this name as Textual takes it."""
    colours = THEMES[name]
    text, background, accent = colours["text"], colours["background"], colours["accent"]
    return Theme(
        name=name,
        dark=name != "score",
        ansi=name == SIXTEEN,
        primary=accent,
        accent=accent,
        foreground=text,
        background=background,
        surface=colours["surface"],
        panel=colours["panel"],
        # Textual blends body text towards the background unless told otherwise.
        text_alpha=1.0,
        variables={
            **{own: colours[own] for own in OWN_COLOURS},
            "block-cursor-blurred-background": text,
            "block-cursor-blurred-foreground": background,
            "block-cursor-blurred-text-style": "bold",
            "ansi-background": background,
            "border": colours["muted"],
            "input-cursor-background": text,
            "input-cursor-foreground": background,
            # With sixteen colours Textual turns it around once more, and nothing is seen of it.
            "input-cursor-text-style": "none",
            "screen-selection-background": accent,
            "screen-selection-foreground": background,
        },
    )
