"""The addresses on the web that stand in a text of a source, to be made links."""

import re

_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()+,;=%\[\]-]*[\w/=~-]", re.ASCII)
"""A web address, without what ends the sentence around it."""


def addresses(text: str) -> list[tuple[str, bool]]:
    """A text of a source in stretches; True: an address on the web, to be made a link."""
    stretches, at = [], 0
    for found in _ADDRESS.finditer(text):
        stretches += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [stretch for stretch in [*stretches, (text[at:], False)] if stretch[0]]
