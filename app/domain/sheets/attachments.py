"""Files kept with a sheet: which are taken, known by their first bytes, and what is shown of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import AttachmentId
from app.domain.issues import Issue
from app.domain.workflow import AttachmentKind

MOST_BYTES = 10 * 1024 * 1024
"""Ten megabytes: the scan of a sheet takes one, and each backup of the archive carries all of them."""

LONGEST_NAME = 200
"""In bytes: a name may have 255 of them on the disks of Linux, and a copy of it gets a few more."""

_FORMATS = (
    (b"%PDF-", "PDF", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "PNG", ".png"),
    (b"\xff\xd8\xff", "JPEG", ".jpg"),
    (b"II*\x00", "TIFF", ".tif"),
    (b"MM\x00*", "TIFF", ".tif"),
)
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""The endings of the files that are taken; what they are is read in their first bytes."""


@dataclass(frozen=True, slots=True)
class AttachmentDraft:
    """A file to be kept with a sheet: its name, without a folder, and its bytes."""

    kind: AttachmentKind
    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file kept with a sheet, as lists show it; `size` in bytes. `may_remove`: it can still be taken away."""

    id: AttachmentId
    kind: AttachmentKind
    name: str
    sha256: str
    size: int
    on_date: date
    author: str
    may_remove: bool = False

    @property
    def size_in_words(self) -> str:
        return size_in_words(self.size)

    @property
    def fingerprint(self) -> str:
        return f"Impronta SHA-256: {self.sha256}"


ATTACHMENT_COLUMNS = (
    Column("name", "File", width=34),
    Column("kind", "Che cosa è", Format.CHOICE, width=30),
    Column("size_in_words", "Dimensione", width=11),
    Column("on_date", "Allegato il", Format.DATE, width=13),
    Column("author", "Da", width=22),
)


def size_in_words(size: int) -> str:
    """Write a size in bytes as people read it: `34 kB`, `1,2 MB`."""
    thousands = -(-size // 1024)
    if thousands < 1024:
        return f"{thousands} kB"
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10},{tenths % 10} MB"


def format_of(body: bytes) -> str:
    """Return the format that the first bytes of a file tell: PDF, PNG, JPEG or TIFF; empty for any other."""
    return next((name for mark, name, _ in _FORMATS if body.startswith(mark)), "")


def suffix_of(body: bytes) -> str:
    """Return the ending that a file of these bytes must have to be opened; empty where its format is not taken."""
    return next((suffix for mark, _, suffix in _FORMATS if body.startswith(mark)), "")


def check_attachment(draft: AttachmentDraft) -> Iterator[Issue]:
    return file_issues(draft.name, draft.body, "attachment")


def file_issues(name: str, body: bytes, field: str) -> Iterator[Issue]:
    """Refuse what is no paper scanned, and what would weigh on every backup."""
    if not body:
        yield Issue("empty", f"Il file «{name}» è vuoto: sceglierne un altro.", field)
    elif not format_of(body):
        sentence = f"Il file «{name}» non è un PDF né un'immagine PNG, JPEG o TIFF: scansionare la carta in PDF."
        yield Issue("format", sentence, field)
    if len(body) > MOST_BYTES:
        sentence = f"Il file «{name}» supera i 10 MB: scansionarlo con una risoluzione più bassa."
        yield Issue("too_large", sentence, field)


def stored_name(name: str) -> str:
    """Return the name under which a file is kept: without a folder, one that every system writes again."""
    bare = _UNWRITABLE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "allegato"
    stem, dot, suffix = bare.rpartition(".")
    if not dot or not stem or len(suffix) > _LONGEST_SUFFIX:
        return _within(bare, LONGEST_NAME)
    return f"{_within(stem, LONGEST_NAME - len(suffix.encode()) - 1)}.{suffix}"


def _within(text: str, most: int) -> str:
    """Return as much of the beginning as takes `most` bytes in UTF-8, without half a letter."""
    return text.encode()[:most].decode(errors="ignore").rstrip(" .")


_LONGEST_SUFFIX = 7
_UNWRITABLE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""What Windows takes in no name of a file, and what turns the writing round: `gpj.exe` would be read for a picture."""
