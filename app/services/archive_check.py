"""The full check of an archive: the file, the audit and all it tells, the closed sheets of all years computed again."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.audit.checks import WHOLE_ARCHIVE_CHECKS, WholeArchive
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
from app.services.audit.comparison import compared, is_faithful
from app.services.audit.entries import verify_audit
from app.services.audit.withheld import Withheld, withheld_when_spoiled
from app.services.awards.keeping import changed_statements
from app.services.checks import CheckRow
from app.services.progressions.reading import changed_rankings
from app.services.sheets.outcomes import differing_sheets
from app.services.sheets.reviewed import sealed_review
from app.services.sheets.sheet_content import sheets_of
from app.services.workspace import Workspace

SPOILED = "Il programma era stato interrotto: alla verifica l'archivio non è a posto."
UNSAID = "ricalcolata, non è più come era stata chiusa"
"""Of a closed sheet that whoever asks may not see."""
WHERE = "Che cosa non va lo dice Strumenti › Verifica l'archivio."


def note_after_crash(workspace: Workspace) -> tuple[str, ...]:
    """Check an archive that a killed program left; return the sentence for the user when it is not sound.

    It names no data: whoever opens the archive may read it.
    """
    try:
        sound = is_faithful(workspace, Action.OPEN)
    except ArchiveError:
        sound = False
    return () if sound else (f"{SPOILED} {WHERE}",)


def whole_facts(workspace: Workspace, year: int) -> Iterator[WholeArchive]:
    """Compare the whole archive with its audit, and compute again the closed sheets of the years that are not `year`.

    For `merito check`: the Cruscotto, which looks at every change, reads the chain only.
    """
    with reading(workspace, Action.READ_AUDIT) as session:
        withheld = withheld_when_spoiled(session, workspace.actor)
        found = compared(session, withheld)
        others = tuple(_differences(session, 0, Silent(), withheld, Cycle.year != year))
        awards = (*changed_statements(session), *changed_rankings(session))
    yield WholeArchive((*found.links, *found.guards), found.unfaithful, others, awards)


WHOLE_CHECKS = tuple(CheckRow(check, whole_facts) for check in WHOLE_ARCHIVE_CHECKS)
"""What `merito check` adds to the checks of the year."""


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
            watching.step(0, 0, "Confronto dei dati con il registro")
            withheld = withheld_when_spoiled(session, workspace.actor)
            found = compared(session, withheld)
            sheets = session.scalar(select(func.count()).select_from(SheetSnapshot)) or 0
            differences = tuple(_differences(session, sheets, watching, withheld))
            awards = (*changed_statements(session), *changed_rankings(session))
            is_sound = found.is_faithful and not differences
            differences += tuple(_outdated(session, watching)) if is_sound else ()
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.DAMAGED:
            raise
        return _damaged((error.sentence,))
    return ArchiveVerdict(found.links, audit, sheets, differences, found.unfaithful, found.guards, awards)


def _damaged(damage: tuple[str, ...]) -> ArchiveVerdict:
    return ArchiveVerdict(damage, None, 0, ())


def _differences(
    session: Session, total: int, progress: Progress, withheld: Withheld, *which: ColumnElement[bool]
) -> Iterator[str]:
    """Name the closed sheets (`which` narrows them down) that do not come out as they were."""
    query = (
        select(SheetSnapshot.body, SheetSnapshot.sha256, Cycle.year, Employee, Sheet)
        .join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .join(Cycle, Cycle.id == EvaluationRound.cycle_id)
        .outerjoin(Employee, Employee.id == Sheet.employee_id)
        .where(*which)
        .order_by(Cycle.year.desc(), SheetSnapshot.id)
        .options(selectinload(Sheet.remarks), selectinload(Sheet.attachments))
    )
    rows = session.execute(query.execution_options(yield_per=100))
    for done, (body, sha256, year, person, sheet) in enumerate(rows):
        name = _name(person)
        progress.step(done, total, f"Scheda {year}: {name}")
        if difference := what_differs(body, sha256, sealed_review(sheet)):
            yield f"{name}, {year}: {UNSAID if withheld.hides(sheet.id) else difference}."


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
