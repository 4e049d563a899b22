"""The Schede obiettivo of a year, filled from the archive."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.catalogue import DocumentSubject
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.objective_sheet import ObjectiveSheetDocument, PursuingUnit, objective_file_name
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, MandateLineId, MeasureId, ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import ObjectiveDraft, UnitRef
from app.domain.permissions import Action, InScope
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Indicator, Objective, ObjectiveAssignment
from app.models.people import Employee
from app.models.plans import PreventionMeasure
from app.services.access import reading
from app.services.documents.filling import Filling
from app.services.objectives.detail import detail_of
from app.services.objectives.rows import unit_names
from app.services.workspace import Workspace


def objective_sheets(filling: Filling) -> list[ObjectiveSheetDocument]:
    """Return the sheet of one objective, or those of the year; `UserError` when there is none."""
    session, year = filling.session, filling.request.year
    query = _of_year(year).options(selectinload(Objective.indicators, Indicator.values))
    if filling.request.subject_id is not None:
        query = query.where(Objective.id == ObjectiveId(filling.request.subject_id))
    found = session.scalars(query).all()
    if not found:
        raise UserError(
            f"Nel {year} non c'è nessun obiettivo da stampare.", "Scrivere gli obiettivi nella pagina Obiettivi."
        )
    names = _names(session)
    letterhead, imprint = filling.letterhead(), filling.imprint()
    return [names.document(filling, one, letterhead, imprint) for one in found]


def objectives_offered(workspace: Workspace, year: int) -> list[DocumentSubject]:
    """Return the objectives of the year in the order of the plan; one that was withdrawn says so."""
    with reading(workspace, InScope(Action.READ)) as session:
        return [DocumentSubject(one.id, _offered(one)) for one in session.scalars(_of_year(year))]


def objectives_of_person(workspace: Workspace, year: int, matricola: str) -> list[ObjectiveId]:
    """Return the objectives that somebody pursues or answers for; `UserError` when there is none."""
    with reading(workspace, InScope(Action.READ)) as session:
        person = session.scalar(select(Employee.id).where(Employee.matricola == matricola))
        pursued = select(ObjectiveAssignment.objective_id).where(ObjectiveAssignment.employee_id == person)
        theirs = or_(Objective.owner_id == person, Objective.id.in_(pursued))
        found = [one.id for one in session.scalars(_of_year(year).where(theirs))] if person is not None else []
    if not found:
        raise UserError(f"Nel {year} la matricola {matricola} non ha obiettivi.", "Controllare la matricola e l'anno.")
    return found


def objective_sheet_name(workspace: Workspace, objective_id: int) -> str:
    with reading(workspace, InScope(Action.READ)) as session:
        query = select(Objective.code, Cycle.year).join(Cycle).where(Objective.id == ObjectiveId(objective_id))
        row = session.execute(query).first()
    return objective_file_name(row.year, row.code) if row else objective_file_name(0, str(objective_id))


def _of_year(year: int) -> Select[Objective]:
    return select(Objective).join(Cycle).where(Cycle.year == year).order_by(Objective.position, Objective.code)


def _offered(one: Objective) -> str:
    gone = " (stralciato)" if one.state is ObjectiveState.WITHDRAWN else ""
    return f"{one.code} {one.title}{gone}"


@dataclass(frozen=True, slots=True)
class _Names:
    """What the things that objectives are tied to are called."""

    units: Mapping[UnitRef, str]
    lines: Mapping[MandateLineId, str]
    measures: Mapping[MeasureId, str]
    people: Mapping[EmployeeId, str]
    objectives: Mapping[ObjectiveId, str]

    def document(
        self, filling: Filling, objective: Objective, letterhead: Letterhead, imprint: Imprint
    ) -> ObjectiveSheetDocument:
        detail = detail_of(filling.session, objective, filling.workspace.actor, filling.workspace.today)
        draft = detail.draft
        return ObjectiveSheetDocument(
            letterhead,
            imprint,
            filling.request.year,
            detail,
            self._units(draft),
            self.people.get(draft.owner_id, "") if draft.owner_id else detail.official_head,
            self.lines.get(draft.mandate_line_id, "") if draft.mandate_line_id else "",
            self.objectives.get(draft.parent_id, "") if draft.parent_id else "",
            tuple(sorted(self.measures[one] for one in draft.measures if one in self.measures)),
        )

    def _units(self, draft: ObjectiveDraft) -> tuple[PursuingUnit, ...]:
        shares = ((self.units.get(share.unit, ""), share.weight) for share in draft.units)
        return tuple(PursuingUnit(name, weight) for name, weight in shares if name)


def _names(session: Session) -> _Names:
    """Read the names once, for all the objectives of the year."""
    lines, measures = session.scalars(select(MandateLine)), session.scalars(select(PreventionMeasure))
    objectives = session.execute(select(Objective.id, Objective.code, Objective.title))
    return _Names(
        unit_names(session),
        {one.id: f"{one.code} {one.title}".strip() for one in lines},
        {one.id: f"{one.code} – {one.text}" for one in measures},
        {one.id: one.full_name for one in session.scalars(select(Employee))},
        {number: f"{code} {title}".strip() for number, code, title in objectives},
    )
