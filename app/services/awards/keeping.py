"""The awards of a year kept when it is closed, and compared when the archive is checked."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.statement import AwardStatement, differences
from app.domain.awards.stored import read_statement, write_statement
from app.domain.errors import UserError
from app.domain.serial.canonical import sha256_of
from app.models.awards import KeptStatement
from app.models.cycles import Cycle
from app.models.sessions import whole_session
from app.services.awards.gathering import gathered
from app.services.transaction import Unit


def keep_awards(unit: Unit, cycle: Cycle) -> None:
    """Keep the awards of a year that is about to be closed, where rules hold; what is missing stays missing."""
    found = gathered(unit.session, unit.workspace, cycle)
    if found is not None:
        body = write_statement(found.statement)
        unit.add(KeptStatement(cycle_id=cycle.id, taken_at=unit.workspace.now(), body=body, sha256=sha256_of(body)))


def kept_awards(session: Session, cycle: Cycle) -> AwardStatement | None:
    """Return what the last closing of a year kept."""
    query = select(KeptStatement).where(KeptStatement.cycle_id == cycle.id).order_by(KeptStatement.id.desc())
    row = session.scalar(query.limit(1))
    return read_statement(row.body) if row else None


def changed_statements(session: Session) -> Iterator[str]:
    """Say which closed years do not give, computed again, the awards that were kept."""
    query = select(KeptStatement, Cycle.year).join(Cycle, Cycle.id == KeptStatement.cycle_id)
    for row, year in whole_session(session).execute(query.order_by(Cycle.year, KeptStatement.id)):
        if difference := statement_differs(row.body, row.sha256):
            yield f"Premi {year}: {difference}"


def statement_differs(body: str, sha256: str) -> str | None:
    """Compute a statement again and say the first thing that is not as it was; None when everything is.

    The hash is of the text as it is stored.
    """
    if sha256_of(body) != sha256:
        return "il contenuto conservato non corrisponde alla sua impronta."
    try:
        kept = read_statement(body)
    except UserError as error:
        return f"il contenuto conservato non è leggibile ({error.sentence.rstrip('.')})."
    return next(differences(kept), None)
