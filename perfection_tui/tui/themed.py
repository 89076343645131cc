"""The themes as Textual takes them."""

from __future__ import annotations

from textual.theme import Theme

from perfection_tui.themes import SIXTEEN, THEMES

OWN_COLOURS = ("belief", "truth", "muted", "faint")
"""The colours that Textual has no name for; style sheets use them as `$belief` and so on."""


def textual_theme(name: str) -> Theme:
    """The theme of this name as Textual takes it."""
    colours = THEMES[name]
    text, background, accent = colours["text"], colours["background"], colours["accent"]
    return Theme(
        name=name,
        dark=name != "score",
        ansi=name == SIXTEEN,
        primary=accent,
        secondary=colours["belief"],
        accent=accent,
        warning=accent,
        error=colours["truth"],
        success=colours["belief"],
        foreground=text,
        background=background,
        surface=colours["surface"],
        panel=colours["panel"],
        # Textual blends body text towards the background unless told otherwise.
        text_alpha=1.0,
        variables={
            **{own: colours[own] for own in OWN_COLOURS},
            "block-cursor-background": text,
            "block-cursor-foreground": background,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": text,
            "block-cursor-blurred-foreground": background,
            "block-cursor-blurred-text-style": "bold",
            "ansi-background": background,
            "ansi-foreground": text,
            "border": colours["muted"],
            "border-blurred": colours["faint"],
            "input-cursor-background": text,
            "input-cursor-foreground": background,
            "screen-selection-background": accent,
            "screen-selection-foreground": background,
            "link-background-hover": accent,
            "link-color-hover": background,
            "link-style": "none",
            "link-style-hover": "none",
        },
    )
