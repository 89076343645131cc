"""The words of a name that by themselves name nobody."""

from perfection_tui.script.prose import WORD

ARTICLES = frozenset(("a", "an", "the"))

FAMILY = frozenset(
    WORD.findall("Mr Mrs Ms Miss Master Lady Lord Madame Mme Mademoiselle Mlle Monsieur Herr Frau")
)
"""After these comes a family's name, which may be known from somebody else of that family."""

TITLES = FAMILY | frozenset(
    WORD.findall("""
    Aunt Baron Baroness Brother Captain Colonel Count Countess Dame Detective Doctor Dr Duchess
    Duke Father General II III IV Inspector Jr Judge King Lieutenant Major Mother Prince Princess
    Prof Professor Queen Saint Senior Sergeant Sir Sister Sr St Uncle
    """)
)
"""Parts of a name that by themselves name nobody."""
