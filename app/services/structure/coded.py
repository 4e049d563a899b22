"""What aree, settori, uffici and contract areas have in common: a code of their own, a name, a place in the list."""

from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.issues import Issue
from app.domain.structure.units import AreaDraft, ContractAreaDraft, OfficeDraft, SectorDraft
from app.models.structure import Area, ContractArea, Office, Sector

Coded = TypeVar("Coded", Area, Sector, Office, ContractArea)


def code_taken(session: Session, kind: type[Coded], code: str, identity: int | None) -> list[Issue]:
    """Refuse the code of another row of the same kind."""
    other = session.scalar(select(kind).where(kind.code == code.strip(), kind.id != (identity or 0)))
    if other is None:
        return []
    return [Issue("code_twice", f"Il codice {other.code} è già di «{other.name}»: sceglierne un altro.", "code")]


def write_code(
    session: Session,
    row: Area | Sector | Office | ContractArea,
    draft: AreaDraft | SectorDraft | OfficeDraft | ContractAreaDraft,
) -> None:
    """Write code, name and place; what is new and asks for no place goes to the end."""
    row.code, row.name = draft.code.strip(), draft.name.strip()
    if draft.position is not None:
        row.position = draft.position
    elif draft.id is None:
        row.position = (session.scalar(select(func.max(type(row).position))) or 0) + 1
