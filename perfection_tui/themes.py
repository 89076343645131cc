"""The two themes: a dark stage and a light score.

Body text stands at 14:1 or more on both, and nothing that is shown falls below
4.5:1 (WCAG 2.2, contrast of text), what is dimmed included. The colours are
plain data, so that the command line knows the names without loading Textual.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

THEMES: Mapping[str, Mapping[str, str]] = {
    "stage": {
        "background": "#121116",
        "surface": "#19181f",
        "panel": "#23212b",
        "text": "#ece7de",
        "belief": "#8fb9e3",
        "truth": "#f0787d",
        "muted": "#a39d93",
        "faint": "#918b82",
        "accent": "#d8b26e",
    },
    "score": {
        "background": "#f8f4ec",
        "surface": "#fffdf8",
        "panel": "#eee7da",
        "text": "#1c1915",
        "belief": "#1d4f80",
        "truth": "#9c1b33",
        "muted": "#5d574e",
        "faint": "#6b655b",
        "accent": "#6e4e0e",
    },
}
"""Colours by theme, the dark one and default first."""

OWN_COLOURS = ("belief", "truth", "muted", "faint")
"""The colours that Textual has no name for; style sheets use them as `$belief` and so on."""


def textual_theme(name: str) -> Theme:
    """The theme of this name as Textual takes it."""
    # Imported here: the command line reads the names above before it needs Textual.
    from textual.theme import Theme

    colours = THEMES[name]
    text, background, accent = colours["text"], colours["background"], colours["accent"]
    return Theme(
        name=name,
        dark=name == "stage",
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
