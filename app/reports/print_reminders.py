"""The reminder letters, printed and written in Word: one for each person, with what is late and what is to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from app.domain.documents.common import Printed, Signature
from app.domain.documents.missing import MISSING_COLUMNS, PrintedDuty
from app.domain.documents.reminder import ReminderLetter
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers
from app.reports.style import CELL_BOLD
from app.reports.word.letters import WrittenLetter, write_letters
from app.reports.written.content import WrittenElement, WrittenHeading, column_table, said

_LATE, _AHEAD = "In ritardo", "Ancora da completare"
_PLACE = "Luogo e data: ______________________________"
_ADDRESSEE = 260.0


def print_reminders(letters: Sequence[ReminderLetter], out: BinaryIO, progress: Progress) -> Printed:
    """Print the letters one after the other, each from a page of its own."""
    first = letters[0]
    printed = print_papers(letters, out, progress, _paper, title=_title(letters), subject=first.subject)
    return _addressed(printed, letters)


def _paper(letter: ReminderLetter, file: PdfFile) -> Paper:
    margins = Margins(letter.imprint, f"{letter.letterhead.name}  ·  {letter.subject}")
    name = letter.addressee.name
    return Paper(name, f"Promemoria a {name}", margins, _blocks(letter, file))


def write_reminders(letters: Sequence[ReminderLetter], out: BinaryIO) -> Printed:
    """Write the letters as one document of Word."""
    return _addressed(write_letters([_written(letter) for letter in letters], _title(letters), out), letters)


def _addressed(printed: Printed, letters: Sequence[ReminderLetter]) -> Printed:
    return replace(printed, addressees=tuple(letter.addressee.name for letter in letters))


def _title(letters: Sequence[ReminderLetter]) -> str:
    whose = f" – {letters[0].addressee.name}" if len(letters) == 1 else ""
    return f"{letters[0].subject}{whose}"


def _written(letter: ReminderLetter) -> WrittenLetter:
    elements: list[WrittenElement] = [said(letter.opening)]
    for title, rows in _tables(letter):
        elements += [WrittenHeading(title, 2), column_table("", MISSING_COLUMNS, rows)]
    to = letter.addressee
    lines = tuple(filter(None, (f"A: {to.name}", to.role)))
    return WrittenLetter(letter.letterhead, letter.imprint, lines, letter.subject, tuple(elements), _signing(letter))


def _tables(letter: ReminderLetter) -> Iterator[tuple[str, list[PrintedDuty]]]:
    yield from ((title, rows) for title, rows in ((_LATE, letter.late), (_AHEAD, letter.ahead)) if rows)


def _signing(letter: ReminderLetter) -> tuple[Signature, ...]:
    """Return who signs: nobody where whoever would is whom it is for."""
    if letter.is_to_oneself:
        return ()
    return Signature("Per ricevuta", letter.addressee.name), Signature("Il Segretario comunale", letter.secretary)


def _blocks(letter: ReminderLetter, file: PdfFile) -> Iterator[Block]:
    to = letter.addressee
    yield letterhead(letter.letterhead, file.logo(letter.letterhead.logo))
    if not letter.is_to_oneself:
        yield paragraph(letter.imprint.marks.place_and_day or _PLACE, before=10, after=14)
    yield paragraph(f"A: {to.name}", CELL_BOLD, indent=_ADDRESSEE, after=0)
    if to.role:
        yield paragraph(to.role, indent=_ADDRESSEE)
    yield heading(f"Oggetto: {letter.subject}", 1)
    yield paragraph(letter.opening, after=8)
    for title, rows in _tables(letter):
        yield heading(title, 2)
        yield data_table(MISSING_COLUMNS, rows)
    if signing := _signing(letter):
        yield signatures(signing, before=24)
