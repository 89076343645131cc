"""An archive as one text: whatever anybody could read in it, names and dates as well."""

from io import BytesIO
from zipfile import ZipFile


def unpacked(archive: bytes) -> str:
    """Everything that stands in an archive."""
    with ZipFile(BytesIO(archive)) as book:
        told = [book.comment.decode()]
        for entry in book.infolist():
            told += [entry.filename, str(entry.date_time), entry.comment.decode()]
            told += [entry.extra.decode(), book.read(entry).decode()]
    return "\n".join(told)
