"""The reminder letters: one for each person, with what is late and what is still to do."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.domain.documents.common import Printed, Signature
from app.domain.documents.missing import MISSING_COLUMNS
from app.domain.documents.reminder import ReminderLetter
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.style import CELL_BOLD

_LATE, _AHEAD = "In ritardo", "Ancora da completare"
_PLACE = "Luogo e data: ______________________________"
_ADDRESSEE = 260.0


def print_reminders(letters: Sequence[ReminderLetter], out: BinaryIO, progress: Progress) -> Printed:
    """Print the letters one after the other, each from a page of its own."""
    first = letters[0]
    whose = f" – {first.addressee.name}" if len(letters) == 1 else ""
    file = PdfFile(
        out,
        title=f"{first.subject}{whose} – {first.letterhead.name}",
        author=first.letterhead.name,
        printed_on=first.imprint.printed_on,
        subject=first.subject,
    )
    for number, letter in enumerate(letters):
        progress.step(number, len(letters), f"Promemoria a {letter.addressee.name}")
        flow = PageFlow(file.new_page)
        flow.add(_blocks(letter, file, number))
        dress(flow.pages, Margins(letter.imprint, f"{letter.letterhead.name}  ·  {letter.subject}"))
        for page in flow.pages:
            file.write(page)
    file.close()
    return Printed(len(letters), file.pages, (), file.issues)


def _blocks(letter: ReminderLetter, file: PdfFile, number: int) -> Iterator[Block]:
    to = letter.addressee
    yield letterhead(letter.letterhead, file.logo(letter.letterhead.logo))
    if not letter.is_to_oneself:
        yield paragraph(_PLACE, before=10, after=14)
    yield paragraph(f"A: {to.name}", CELL_BOLD, indent=_ADDRESSEE, after=0)
    if to.role:
        yield paragraph(to.role, indent=_ADDRESSEE)
    yield heading(f"Oggetto: {letter.subject}", 1, bookmark=0, key=f"lettera{number}")
    yield paragraph(letter.opening, after=8)
    for title, rows in ((_LATE, letter.late), (_AHEAD, letter.ahead)):
        if rows:
            yield heading(title, 2)
            yield data_table(MISSING_COLUMNS, rows)
    signed = [Signature("Per ricevuta", to.name), Signature("Il Segretario comunale", letter.secretary)]
    if not letter.is_to_oneself:
        yield signatures(signed, before=24)
