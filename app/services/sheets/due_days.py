"""By when a sheet is filled and handed over, unless that day was over before its year came into the archive."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.sheets.content import SheetContent
from app.models.year_history import entered_on_in


def due_days(session: Session | None, content: SheetContent, today: date) -> tuple[date | None, date | None]:
    """Return the last days of the phases in which the sheet is filled and delivered.

    None for a day that was past when the year, already over, was entered: nothing is late by it, as on the Cruscotto.
    """
    days = content.fill_by, content.deliver_by
    if session is None or min(days) >= today or content.year >= today.year:
        return days
    entered = entered_on_in(session, content.year)
    fill_by, deliver_by = (None if entered and day < entered <= today else day for day in days)
    return fill_by, deliver_by
