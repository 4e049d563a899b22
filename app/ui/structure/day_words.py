"""On which day the structure is being looked at, in words."""

from datetime import date

from app.domain.italian import format_date, plural


def situation(day: date, people: int) -> str:
    return f"Situazione al {format_date(day)}: {plural(people, 'persona', 'persone')} in servizio."
