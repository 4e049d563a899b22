"""The texts of a year that are published, as W24 reads them: those of its objectives, those of its documents."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.anonymous import NamedPerson, NameFinder, finder_of
from app.domain.documents.catalogue import PLAN, REPORT
from app.domain.documents.checks import PublishedText
from app.domain.issues import Link
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.objectives.records import OF_PEOPLE
from app.domain.permissions import Action, InScope
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, ObjectiveRevision
from app.models.people import Employee, EqAppointment
from app.models.plans import OwnPlanText
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.objectives.revision_words import changed_parts
from app.services.workspace import Workspace


def published_texts(workspace: Workspace, year: int) -> Iterator[PublishedText]:
    """Yield the texts of a year that name somebody who holds no office, among those the person may read."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        finder = _staff_without_office(session)
        found = [*_of_objectives(session, cycle, finder), *_of_documents(session, cycle, finder)] if cycle else []
    yield from found


def _staff_without_office(session: Session) -> NameFinder:
    heads = select(EqAppointment.employee_id)
    query = select(Employee).where(Employee.id.not_in(heads)).order_by(Employee.id)
    return finder_of(NamedPerson(one.last_name, one.first_name, one.tax_code or "") for one in session.scalars(query))


def _of_objectives(session: Session, cycle: Cycle, finder: NameFinder) -> Iterator[PublishedText]:
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.monitorings), selectinload(Objective.revisions, ObjectiveRevision.changes))
        .options(selectinload(Objective.indicators).selectinload(Indicator.values))
    )
    for one in session.scalars(query):
        if names := finder.found_in(*_texts_of(one)):
            yield PublishedText(f"L'obiettivo {one.code}", Link("objective", one.id), tuple(names))


def _texts_of(one: Objective) -> Iterator[str]:
    """Yield what the Piano and the Relazione print of an objective."""
    yield from (one.title, one.description, one.neutralised_reason)
    for row in one.indicators:
        yield row.name
        yield from (value.reason for value in row.values if value.kind is ValueKind.FINAL)
    yield from (note.critical_points for note in one.monitorings)
    for change in one.revisions:
        yield from (change.what, change.reason)
        yield from (part.words for part in changed_parts(change) if part.part != OF_PEOPLE)


def _of_documents(session: Session, cycle: Cycle, finder: NameFinder) -> Iterator[PublishedText]:
    """Read the words that the ente has written or taken in for the Piano and the Relazione."""
    parts = {
        code: (kind, part.italian)
        for kind in (PLAN, REPORT)
        for part in kind.texts
        for code in (part.code, part.own_code)
    }
    query = select(OwnPlanText).where(OwnPlanText.cycle_id == cycle.id).order_by(OwnPlanText.position)
    for text in session.scalars(query):
        names = finder.found_in(text.title, text.body)
        if names and text.part in parts:
            kind, part = parts[text.part]
            place = f"Il testo «{part}» ({kind.italian})"
            yield PublishedText(place, Link("document", 0, kind.code), tuple(names))
