"""What still speaks of a unit or of a person: why it cannot be deleted, in words."""

from collections.abc import Collection, Iterator

from sqlalchemy import Column, Table, func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.italian import listed, plural
from app.models.schema import Base

_WORDS = {
    "sectors": ("settore", "settori"),
    "offices": ("ufficio", "uffici"),
    "postings": ("assegnazione", "assegnazioni"),
    "eq_appointments": ("incarico di EQ", "incarichi di EQ"),
    "area_charges": ("responsabilità di un'area", "responsabilità di aree"),
    "eq_appointment_areas": ("incarico di EQ", "incarichi di EQ"),
    "evaluator_overrides": ("valutatore indicato", "valutatori indicati"),
    "absences": ("assenza", "assenze"),
    "objectives": ("obiettivo", "obiettivi"),
    "objective_units": ("obiettivo", "obiettivi"),
    "objective_assignments": ("obiettivo assegnato", "obiettivi assegnati"),
    "sheets": ("scheda di valutazione", "schede di valutazione"),
    "not_evaluable_periods": ("periodo non valutabile", "periodi non valutabili"),
    "users": ("utente", "utenti"),
}


def refuse_if_used(
    session: Session, table: str, identity: int, what: str, remedy: str, *, apart_from: Collection[str] = ()
) -> None:
    """Raise `UserError` while a row of another table refers to this one; `apart_from` go away with it."""
    used = [
        plural(count, *_WORDS.get(source.name, ("altro dato", "altri dati")))
        for source, column in _referring(table)
        if source.name not in apart_from and (count := _count(session, source, column, identity))
    ]
    if used:
        raise UserError(f"Non si può eliminare {what}. Dati collegati: {listed(dict.fromkeys(used))}.", remedy)


def _referring(table: str) -> Iterator[tuple[Table, Column[int]]]:
    """Yield each column of the schema that points to the id of `table`, once."""
    seen = set()
    for source in Base.metadata.sorted_tables:
        for key in source.foreign_keys:
            if key.column.table.name == table and key.column.name == "id" and key.parent not in seen:
                seen.add(key.parent)
                yield source, key.parent


def _count(session: Session, source: Table, column: Column[int], identity: int) -> int:
    return session.scalar(select(func.count()).select_from(source).where(column == identity)) or 0
