"""Letters of Word: letterhead, addressee, subject, what they say, tables and places to sign, each from a new page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from docx.document import Document
from docx.shared import Pt

from app.domain.documents.common import Imprint, Letterhead, Printed, Signature
from app.domain.issues import Issue
from app.reports.word import margins
from app.reports.word.package import save
from app.reports.word.parts import keep_row_whole, legible
from app.reports.word.styles import BODY, CELL, QUIET, put
from app.reports.word.to_word import WordWriter, new_word
from app.reports.written.content import WrittenDocument, WrittenElement, WrittenHeading

_PLACE = "Luogo e data: ______________________________"
_ADDRESSEE, _GAP = 260.0, 14.0
_LINE, _TO_SIGN = "______________________________", 30.0


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter before it is a document of Word; the first line of `addressee` is the name."""

    letterhead: Letterhead
    imprint: Imprint
    addressee: tuple[str, ...]
    subject: str
    elements: tuple[WrittenElement, ...]
    signatures: tuple[Signature, ...] = ()


def write_letters(letters: Sequence[WrittenLetter], title: str, out: BinaryIO) -> Printed:
    """Write the letters one after the other; how many pages they are, Word alone knows."""
    first = letters[0]
    word = new_word(WrittenDocument(first.letterhead, first.imprint, title, (), (), title, ()))
    issues: set[Issue] = set()
    writer = WordWriter(word)
    for number, letter in enumerate(letters):
        issues.update(_add_letterhead(word, letter.letterhead, is_first=number == 0))
        if letter.signatures:
            word.add_paragraph(_PLACE, style=BODY).paragraph_format.space_before = Pt(_GAP)
        _add_addressee(word, letter.addressee)
        writer.add((WrittenHeading(f"Oggetto: {letter.subject}", 1), *letter.elements))
        _add_signatures(word, letter.signatures)
    save(word, out)
    return Printed(len(letters), 0, (), tuple(issues))


def _add_letterhead(word: Document, ente: Letterhead, *, is_first: bool) -> Iterable[Issue]:
    """Write the letterhead; that of a letter after the first begins a page."""
    before = len(word.paragraphs)
    issues = margins.add_letterhead(word, ente)
    word.paragraphs[before].paragraph_format.page_break_before = not is_first
    return issues


def _add_addressee(word: Document, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        paragraph = word.add_paragraph(style=BODY)
        paragraph.add_run(legible(line)).bold = True if number == 0 else None
        paragraph.paragraph_format.left_indent = Pt(_ADDRESSEE)
        paragraph.paragraph_format.space_before = Pt(0 if number else _GAP)
        paragraph.paragraph_format.space_after = Pt(0)


def _add_signatures(word: Document, people: Sequence[Signature]) -> None:
    """Put the places to sign beside each other, in a row that no page parts."""
    if not people:
        return
    put(word.add_paragraph(), QUIET)
    row = word.add_table(rows=1, cols=len(people)).rows[0]
    keep_row_whole(row)
    for cell, person in zip(row.cells, people, strict=True):
        role, *lines = _signature_lines(person)
        paragraph = put(cell.paragraphs[0], CELL)
        paragraph.add_run(legible(role)).bold = True
        for line in lines:
            put(cell.add_paragraph(legible(line)), CELL)
        cell.paragraphs[-2].paragraph_format.space_before = Pt(_TO_SIGN)


def _signature_lines(person: Signature) -> Iterator[str]:
    yield person.role
    if person.name:
        yield person.name
    yield _LINE
    yield person.note or "data e firma"
