"""The file of a document of Word, the same bytes from the same document: its library stamps the hour of the writing."""

from datetime import date, datetime
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from app.reports.word.parts import legible

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255
"""Characters that a property may have."""
_FIRST = "[Content_Types].xml"


def set_properties(word: Document, *, title: str, subject: str, author: str, printed_on: date) -> None:
    """Say what the document is, of whom and of when."""
    kept = word.core_properties
    moment = datetime(printed_on.year, printed_on.month, printed_on.day)  # noqa: DTZ001 (a day has no time zone)
    kept.title, kept.subject = legible(title)[:_LONGEST], legible(subject)[:_LONGEST]
    kept.author = kept.last_modified_by = legible(author)[:_LONGEST]
    kept.language, kept.keywords, kept.comments, kept.revision = "it-IT", "ciclo della performance", "", 1
    kept.created = kept.modified = moment


def _drop_thumbnail(word: Document) -> None:
    """Take away the picture of the template of the library, which a folder would show for ours."""
    relations = word.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RT.THUMBNAIL]:
        del relations[key]


def save(word: Document, out: BinaryIO) -> None:
    """Write the package with no hour in it and its parts in the order of their names."""
    _drop_thumbnail(word)
    draft = BytesIO()
    word.save(draft)
    with ZipFile(draft) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda one: (one != _FIRST, one)):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            kept.writestr(entry, made.read(name))
