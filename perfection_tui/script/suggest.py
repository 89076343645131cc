"""Did you mean: the known word nearest to a misspelt one."""

import re
from collections.abc import Collection, Iterable
from unicodedata import category, normalize

_MAX_LENGTH = 60
_SHORT, _ALIKE, _MOST_COMPARED = 3, 0.7, 20_000


class Suggestions:
    """Finds near words, until its budget of comparisons is spent.

    Suggestions are for people: a file with ten thousand wrong ids gets none
    after the first few, rather than minutes of comparing.
    """

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def near(self, word: str, known: Collection[str]) -> str | None:
        """The word of `known` nearest to `word`, if there is a near one."""
        self._left -= len(known)
        if self._left < 0 or len(word) > _MAX_LENGTH:
            return None
        from difflib import get_close_matches  # takes time to import, and is seldom needed

        spelt = {each.casefold(): each for each in known}
        like = id_like(word, "_" if "_" in word else "-")
        found = get_close_matches(word.casefold(), spelt, 1, _ALIKE)
        found = found or get_close_matches(like, spelt, 1, _ALIKE) or _within(like, spelt)
        return spelt[found[0]] if found else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Advice, where something known is close to what was typed; else nothing."""
    near = Suggestions().near(word, known)
    return f"Did you mean {near}?" if near else ""


def _within(word: str, known: Iterable[str]) -> list[str]:
    """The only word of `known` that holds `word` or stands in it; empty for none or several."""
    found = [each for each in known if min(len(word), len(each)) >= _SHORT]
    found = [each for each in found if word in each or each in word]
    return found if len(found) == 1 else []


def id_like(text: str, hyphen: str = "-") -> str:
    """`text` made into an id: `The Rewind!` gives `the-rewind`."""
    hyphens = "".join("-" if category(each) == "Pd" else each for each in text[:200])
    plain = normalize("NFKD", hyphens).encode("ascii", "ignore").decode().lower()
    return hyphen.join(re.findall("[a-z0-9]+", plain))[:_MAX_LENGTH].strip(hyphen)
