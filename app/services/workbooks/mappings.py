"""The columns of foreign workbooks that somebody mapped by hand, remembered by their headings."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.workbooks.column_choice import read_choices, written_choices
from app.domain.workbooks.table_headings import ChosenColumns
from app.models.plans import KeptMapping
from app.services.transaction import Unit


def load_mapping(session: Session, workbook: str, fingerprint: str) -> dict[tuple[str, str], str]:
    """Return what was chosen for the same headings, nothing where they were never met."""
    found = _kept(session, workbook, fingerprint)
    return read_choices(found.choices) if found else {}


def keep_mapping(unit: Unit, workbook: str, fingerprint: str, name: str, chosen: ChosenColumns) -> None:
    """Remember the choices with the import that they were made for: one undo takes both back."""
    found = _kept(unit.session, workbook, fingerprint)
    choices = written_choices(chosen)
    if found is None:
        unit.session.add(KeptMapping(workbook=workbook, name=name[-300:], fingerprint=fingerprint, choices=choices))
    elif found.choices != choices:
        found.choices = choices
    unit.session.flush()


def _kept(session: Session, workbook: str, fingerprint: str) -> KeptMapping | None:
    wanted = select(KeptMapping).where(KeptMapping.workbook == workbook, KeptMapping.fingerprint == fingerprint)
    return session.scalar(wanted)
