"""The letters with which sheets are handed over, printed and written in Word."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.domain.documents.common import Printed, Signature
from app.domain.documents.delivery import TERM_COLUMNS, DeliveryLetter
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers
from app.reports.style import CELL_BOLD, QUIET
from app.reports.word.letters import WrittenLetter, write_letters
from app.reports.written.content import WordTone, WrittenHeading, column_table, said

_PLACE = "Luogo e data: ______________________________"
_WHEN = "Entro quando si può rispondere"
_ADDRESSEE = 260.0
_RECEIPT = (
    "La firma per ricevuta attesta che la scheda è stata consegnata; non significa che la valutazione sia condivisa."
)


def print_deliveries(letters: Sequence[DeliveryLetter], out: BinaryIO, progress: Progress) -> Printed:
    """Print the letters one after the other, each from a page of its own."""
    title = _title(letters)
    return print_papers(letters, out, progress, _paper, title=title, subject=title)


def write_deliveries(letters: Sequence[DeliveryLetter], out: BinaryIO) -> Printed:
    """Write the letters as one document of Word."""
    return write_letters([_written(letter) for letter in letters], _title(letters), out)


def _written(letter: DeliveryLetter) -> WrittenLetter:
    elements = (
        said(letter.opening),
        WrittenHeading(_WHEN, 2),
        column_table("", TERM_COLUMNS, letter.terms),
        *((said(letter.decision),) if letter.decision else ()),
        said(letter.source, WordTone.QUIET),
        said(_RECEIPT),
    )
    return WrittenLetter(
        letter.letterhead, letter.imprint, tuple(_addressee(letter)), letter.subject, elements, _signing(letter)
    )


def _addressee(letter: DeliveryLetter) -> Iterator[str]:
    person = letter.person
    yield f"A: {person.full_name}"
    yield from filter(None, (f"matricola {person.matricola}" if person.matricola else "", person.unit))


def _signing(letter: DeliveryLetter) -> tuple[Signature, ...]:
    person = letter.person
    return Signature(letter.names.evaluator, person.evaluator), Signature("Per ricevuta", person.full_name)


def _title(letters: Sequence[DeliveryLetter]) -> str:
    first = letters[0]
    return f"{first.subject} – {first.person.full_name}" if len(letters) == 1 else f"Lettere di consegna {first.year}"


def _paper(letter: DeliveryLetter, file: PdfFile) -> Paper:
    margins = Margins(letter.imprint, f"{letter.letterhead.name}  ·  {letter.subject}")
    name = letter.person.full_name
    return Paper(f"{name} ({letter.person.matricola})", f"Consegna a {name}", margins, _blocks(letter, file))


def _blocks(letter: DeliveryLetter, file: PdfFile) -> Iterator[Block]:
    name, *lines = _addressee(letter)
    yield letterhead(letter.letterhead, file.logo(letter.letterhead.logo))
    yield paragraph(_PLACE, before=10, after=14)
    yield paragraph(name, CELL_BOLD, indent=_ADDRESSEE, after=0)
    for line in lines:
        yield paragraph(line, indent=_ADDRESSEE, after=0)
    yield heading(f"Oggetto: {letter.subject}", 1)
    yield paragraph(letter.opening, after=8)
    yield heading(_WHEN, 2)
    yield data_table(TERM_COLUMNS, letter.terms)
    if letter.decision:
        yield paragraph(letter.decision, before=4, after=0)
    yield paragraph(letter.source, QUIET, before=4)
    yield paragraph(_RECEIPT, before=10, after=0, keeps_next=True)
    yield signatures(_signing(letter), before=24)
