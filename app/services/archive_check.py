"""The full check of an archive: the file, the chain of the audit, the closed sheets of all years computed again."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.audit.rows import ArchiveVerdict
from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.domain.rounds.checks import other_outcome
from app.domain.sheets.recomputed import what_differs
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Employee
from app.models.sheet_parts import SheetSnapshot
from app.services.access import glancing, reading
from app.services.audit.entries import verify_audit
from app.services.sheets.outcomes import differing_sheets
from app.services.sheets.sheet_content import sheets_of
from app.services.workspace import Workspace


def verify_archive(workspace: Workspace, progress: Progress | None = None) -> ArchiveVerdict:
    """Check everything that time or a hand could have spoiled."""
    watching = progress or Silent()
    try:
        watching.step(0, 0, "Controllo del file")
        with glancing(workspace, Action.READ_AUDIT) as glance:
            damage = glance.faults()
        if damage:
            return _damaged(damage)  # what is read from a damaged file is worth nothing
        audit = verify_audit(workspace, watching)
        with reading(workspace, Action.READ_AUDIT) as session:
            sheets = session.scalar(select(func.count()).select_from(SheetSnapshot)) or 0
            differences = tuple(_differences(session, sheets, watching))
            differences += tuple(_outdated(session, watching)) if not differences else ()
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.DAMAGED:
            raise
        return _damaged((error.sentence,))
    return ArchiveVerdict((), audit, sheets, differences)


def _damaged(damage: tuple[str, ...]) -> ArchiveVerdict:
    return ArchiveVerdict(damage, None, 0, ())


def _differences(session: Session, total: int, progress: Progress) -> Iterator[str]:
    """Name the closed sheets that do not come out as they were."""
    query = (
        select(SheetSnapshot.body, SheetSnapshot.sha256, Cycle.year, Employee)
        .join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .outerjoin(Employee, Employee.id == Sheet.employee_id)
        .order_by(Cycle.year.desc(), SheetSnapshot.id)
    )
    rows = session.execute(query.execution_options(yield_per=100))
    for done, (body, sha256, year, person) in enumerate(rows):
        name = _name(person)
        progress.step(done, total, f"Scheda {year}: {name}")
        if difference := what_differs(body, sha256):
            yield f"{name}, {year}: {difference}."


def _outdated(session: Session, progress: Progress) -> Iterator[str]:
    """Name the sheets of which lists show another total than what comes out now, where the closed ones are sound."""
    rounds = session.scalars(select(EvaluationRound).join(Cycle).order_by(Cycle.year.desc())).all()
    for done, one in enumerate(rounds):
        progress.step(done, len(rounds), f"Totali degli elenchi, {one.cycle.year}")
        for sheet in differing_sheets(session, sheets_of(session, one.id)):
            yield f"{one.cycle.year}: {other_outcome(_name(sheet.employee))}"


def _name(person: Employee | None) -> str:
    """Name the person of a sheet; one without an employee is the Segretario's."""
    return person.full_name if person is not None else "Segretario comunale"
