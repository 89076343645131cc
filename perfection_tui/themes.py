"""The themes: a dark stage, a light score, one of high contrast, one of the terminal's own colours.

Body text stands at 14:1 or more on the first two, and nothing that is shown falls below
4.5:1 (WCAG 2.2, contrast of text), what is dimmed included; in `contrast` nothing falls
below 7:1. `terminal` names those of the sixteen colours that keep that on black wherever
they are what they are called. The colours are plain data: no Textual is needed for them.
"""

from collections.abc import Mapping

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
    "contrast": {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1c1c1c",
        "text": "#ffffff",
        "belief": "#9fd0ff",
        "truth": "#ff9ea2",
        "muted": "#dcdcdc",
        "faint": "#c8c8c8",
        "accent": "#ffd75f",
    },
    "terminal": {
        "background": "ansi_black",
        "surface": "ansi_black",
        "panel": "ansi_black",
        "text": "ansi_bright_white",
        "belief": "ansi_bright_cyan",
        "truth": "ansi_bright_red",
        "muted": "ansi_white",
        "faint": "ansi_white",
        "accent": "ansi_bright_yellow",
    },
}
"""Colours by theme, the dark one and default first."""

SIXTEEN = "terminal"
"""The theme for terminals that have no other colours."""
