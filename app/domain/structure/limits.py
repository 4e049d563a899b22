"""The days within which a dated fact may lie: those of the person's service, those of the unit."""

from datetime import date

from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import FOREVER, Period


def within_service(start: date | None, end: date | None, service: Period, what: str) -> list[Issue]:
    """Refuse days outside the employment; `what` is the fact with its article (`L'assegnazione`)."""
    issues = []
    if start and start < service.start:
        sentence = f"{what} inizia prima dell'assunzione ({format_date(service.start)})."
        issues.append(Issue("outside_service", sentence, "valid_from"))
    if start and (end or FOREVER) > service.end:
        sentence = f"{what} va oltre la cessazione ({format_date(service.end)}): indicare l'ultimo giorno."
        issues.append(Issue("outside_service", sentence, "valid_to"))
    return issues


def within_unit(
    start: date | None, end: date | None, unit: str, opens: date | None, closes: date | None
) -> list[Issue]:
    """Refuse days on which the unit, named as a user reads it, is not in force."""
    if opens and start and start < opens:
        return [Issue("unit_closed", f"{unit}: esiste solo dal {format_date(opens)}.", "valid_from")]
    if closes and (end is None or end > closes):
        sentence = f"{unit}: chiude il {format_date(closes)}; indicare l'ultimo giorno."
        return [Issue("unit_closed", sentence, "valid_to")]
    return []
