"""Days as the options of the command line give them."""

from datetime import date

from app.domain.dates import parse_date
from app.domain.errors import UserError
from app.domain.italian import NotReadable


def read_day(option: str, text: str, example: str, year: int | None = None) -> date:
    """Return the day that an option says, of `year` where it names none; `UserError` where it is no day."""
    try:
        return parse_date(text, year)
    except NotReadable as error:
        raise UserError(f"«{option}»: {error}.", f"Scriverlo come {example}.") from error
