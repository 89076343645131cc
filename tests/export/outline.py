"""What a page is made of, and where its links lead."""

from collections.abc import Mapping
from html.parser import HTMLParser


class Outline(HTMLParser):
    """The elements of a page in order, their attributes, and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def values(self, name: str) -> list[str]:
        """What an attribute says, wherever it stands."""
        return [value for each, value in self.attributes if each == name]


def lost(pages: Mapping[str, str]) -> list[str]:
    """The links in pages, by the names of their files, that lead to none and to no place on one."""
    outlines = {file: Outline(page) for file, page in pages.items()}
    places = {file: {file, *outline.values("id")} for file, outline in outlines.items()}
    return [
        link
        for here, outline in outlines.items()
        for link in outline.values("href")
        for file, _, anchor in [link.partition("#")]
        if not link.startswith("data:image/")
        and (anchor or file) not in places.get(file or here, ())
    ]
