"""How much may be written on a sheet: what its paper can hold and still be read, and a cell of a workbook can take."""

from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.validation import at_most

NOTE, REASON, TEXT = 2_000, 2_000, 6_000
"""Letters of a note beside a score, of a reason, and of a text of its own (general texts, requests, answers, minutes).

A page of a sheet takes about 4,000 letters, a cell of a workbook 32,767.
"""


def too_long(text: str, most: int, field: str, what: str) -> list[Issue]:
    return at_most(text.strip(), most, field, what)


def refuse_too_long(text: str, most: int, what: str) -> None:
    """Raise `UserError` when a text does not fit on the sheet."""
    if found := too_long(text, most, "", what):
        raise UserError(found[0].sentence, "Accorciarlo, o allegare la carta con il testo intero.")
