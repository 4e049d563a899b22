"""Objectives given to people: one by one, to a whole unit, the common ones to everyone."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import CycleId, EmployeeId, ObjectiveId
from app.domain.objectives import AcknowledgementMeans, ObjectiveKind
from app.domain.objectives.assignment import AssignmentDraft, validate
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.recipients import Recipients
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.weight_periods import Assigned, stretch_weights
from app.domain.objectives.weights import PlannedWeight, Term, changes_among, equal_shares
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment
from app.services.access import reading
from app.services.cycles import open_cycle, required_cycle
from app.services.objectives.acknowledging import put_seen
from app.services.objectives.common import open_objective
from app.services.objectives.parts import fill
from app.services.objectives.person_weights import assigned_to, terms_of
from app.services.objectives.service_periods import Limits, served
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

ASSIGNMENT_FIELDS = ("weight", "time_share", "valid_from", "valid_to")
_WHOLE_YEAR: Limits = (None, None)


def assign_people(workspace: Workspace, objective_id: ObjectiveId, employees: Collection[EmployeeId]) -> Changes:
    """Give the objective to some people, with weight 0 for now; who has it already keeps it as it is."""
    with unit_of_work(workspace, "Assegnazione", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, objective_id)
        unit.label = f"Assegnazione dell'obiettivo {objective.code}"
        service = served(unit.session, _year(unit, objective))
        _assign(unit, objective, {employee: service.get(employee, _WHOLE_YEAR) for employee in employees})
    return unit.changes


def assign_unit(workspace: Workspace, objective_id: ObjectiveId, place: UnitRef | None) -> Changes:
    """Give the objective to everyone who serves in a unit during the year, within the days of that service.

    Without a unit it goes to the whole ente.
    """
    with unit_of_work(workspace, "Assegnazione all'unità", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, objective_id)
        whom = "tutta l'unità" if place else "tutto l'ente"
        unit.label = f"Assegnazione dell'obiettivo {objective.code} a {whom}"
        people = served(unit.session, _year(unit, objective), place)
        if not people and place:
            raise UserError("Nell'unità non c'è personale in servizio nell'anno.", "Scegliere un'altra unità.")
        if not people:
            raise UserError("Non c'è personale in servizio nell'anno.", "Inserirlo nella pagina Struttura.")
        _assign(unit, objective, people)
    return unit.changes


def assign_all(workspace: Workspace, objectives: Collection[ObjectiveId], to: Recipients) -> Changes:
    """Give some objectives to all the recipients, within the days of their service, with weight 0 for now.

    Who has one of them already keeps it as it is. One operation, one undo.
    """
    with unit_of_work(workspace, "Assegnazione", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        opened = [open_objective(unit, identity) for identity in objectives]
        for objective in opened:
            people = served(unit.session, _year(unit, objective), to.unit, to.contract_area)
            if not people:
                raise UserError(f"Nell'anno non c'è personale in servizio in {to.words}.", "Scegliere altri.")
            _assign(unit, objective, people)
        which = f"dell'obiettivo {opened[0].code}" if len(opened) == 1 else f"di {len(opened)} obiettivi"
        unit.label = f"Assegnazione {which} a {to.words}"
    return unit.changes


def newly_given(workspace: Workspace, year: int, objectives: Collection[ObjectiveId], to: Recipients) -> int:
    """Count the people to whom `assign_all` would give something."""
    with reading(workspace, Action.READ) as session:
        known = _assigned(session, objectives)
        people = served(session, year, to.unit, to.contract_area)
        return sum(any((one, person) not in known for one in objectives) for person in people)


def newly_assigned(workspace: Workspace, objective_id: ObjectiveId, place: UnitRef | None) -> int:
    """Count the people to whom `assign_unit` would give the objective: those who do not have it yet."""
    with reading(workspace, Action.READ) as session:
        year = session.scalars(select(Cycle.year).join(Objective).where(Objective.id == objective_id)).one()
        known = {employee for _, employee in _assigned(session, [objective_id])}
        return len(served(session, year, place).keys() - known)


def newly_given_common(workspace: Workspace, year: int) -> int:
    """Count the people to whom `assign_common_objectives` would give something."""
    with reading(workspace, Action.READ) as session:
        common = [one.id for one in _common_objectives(session, required_cycle(session, year).id)]
        known = _assigned(session, common)
        return sum(any((one, person) not in known for one in common) for person in served(session, year))


def assign_common_objectives(workspace: Workspace, year: int) -> Changes:
    """Give the common strategic objectives to everyone in service; who had none gets equal weights."""
    label = f"Obiettivi comuni {year} a tutto il personale"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        cycle = open_cycle(unit.session, year)
        common = _common_objectives(unit.session, cycle.id)
        if not common:
            raise UserError(f"Nel {year} non ci sono obiettivi strategici comuni.", "Crearli, poi assegnarli.")
        shares = dict(zip((one.id for one in common), equal_shares(len(common)), strict=True))
        known = _assigned(unit.session, list(shares))
        already = {employee for _, employee in known}
        for employee, limits in served(unit.session, year).items():
            for objective in common:
                if (objective.id, employee) not in known:
                    weight = ZERO if employee in already else shares[objective.id]
                    _add(unit, objective.id, employee, limits, weight)
    return unit.changes


def write_assignment(unit: Unit, draft: AssignmentDraft) -> None:
    """Change an assignment as part of an operation."""
    refuse(validate(draft))
    assignment = unit.get(ObjectiveAssignment, draft.id or 0, version=draft.version)
    objective = open_objective(unit, assignment.objective_id)
    unit.label = f"Modifica dell'assegnazione dell'obiettivo {objective.code}"
    fill(assignment, draft, ASSIGNMENT_FIELDS)
    put_seen(unit, assignment, draft.acknowledged_on, _year(unit, objective))
    unit.touched(assignment.id)


def put_assignment(unit: Unit, draft: AssignmentDraft) -> None:
    """Keep an assignment as a workbook gives it, with its own days, as part of an operation."""
    if draft.id is not None:
        write_assignment(unit, draft)
        return
    refuse(validate(draft))
    objective = open_objective(unit, draft.objective_id)
    row = ObjectiveAssignment(
        objective_id=draft.objective_id,
        employee_id=draft.employee_id,
        acknowledged_means=AcknowledgementMeans.UNSAID,
        acknowledged_by="",
    )
    put_seen(unit, row, draft.acknowledged_on, _year(unit, objective))
    unit.touched(unit.add(fill(row, draft, ASSIGNMENT_FIELDS)).id)


def add_assignment(unit: Unit, draft: AssignmentDraft) -> None:
    """Give an objective to a person as part of an operation, within the days of service where no other are told."""
    refuse(validate(draft))
    objective = open_objective(unit, draft.objective_id)
    start, end = served(unit.session, _year(unit, objective)).get(draft.employee_id, _WHOLE_YEAR)
    limits = (draft.valid_from or start, draft.valid_to or end)
    _add(unit, draft.objective_id, draft.employee_id, limits, draft.weight).time_share = draft.time_share


def set_assignment_weights(workspace: Workspace, weights: Mapping[int, Decimal]) -> Changes:
    """Give many assignments their weights at once, as pasted from a column of a sheet."""
    for weight in weights.values():
        refuse(validate(AssignmentDraft(ObjectiveId(0), EmployeeId(0), weight=weight)))
    with unit_of_work(workspace, "Pesi delle persone", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for identity, weight in weights.items():
            assignment = unit.get(ObjectiveAssignment, identity)
            open_objective(unit, assignment.objective_id)
            assignment.weight = weight
            unit.touched(identity)
    return unit.changes


def unassign(workspace: Workspace, identities: Collection[int]) -> Changes:
    """Take an objective away from people."""
    with unit_of_work(workspace, "Revoca dell'assegnazione", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for identity in identities:
            assignment = unit.get(ObjectiveAssignment, identity)
            unit.label = f"Revoca dell'assegnazione di {open_objective(unit, assignment.objective_id).code}"
            unit.session.delete(assignment)
    return unit.changes


def share_person_weights(
    workspace: Workspace,
    year: int,
    employees: Collection[EmployeeId],
    *,
    kind: ObjectiveKind,
    sharing: Sharing = Sharing.EQUAL,
) -> Changes:
    """Share the weights of the objectives that these people have in the set of `kind`, in each stretch of days."""
    with unit_of_work(workspace, f"Pesi {sharing.italian}", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for one in _planned(unit.session, open_cycle(unit.session, year), employees, kind, sharing):
            unit.get(ObjectiveAssignment, one.id).weight = one.after
            unit.touched(one.id)
    return unit.changes


def planned_person_weights(
    workspace: Workspace,
    year: int,
    employees: Collection[EmployeeId],
    *,
    kind: ObjectiveKind,
    sharing: Sharing = Sharing.EQUAL,
) -> tuple[PlannedWeight, ...]:
    """Return the weights that `share_person_weights` would change, before anything is written."""
    with reading(workspace, Action.READ) as session:
        return changes_among(_planned(session, required_cycle(session, year), employees, kind, sharing))


def _planned(
    session: Session, cycle: Cycle, employees: Collection[EmployeeId], kind: ObjectiveKind, sharing: Sharing
) -> Iterator[PlannedWeight]:
    terms = terms_of(session, cycle, employees)
    for employee, assigned in assigned_to(session, cycle, employees).items():
        own = {one.id: one for one in assigned}
        for identity, weight in _shared(assigned, terms.get(employee, ()), kind, sharing).items():
            yield PlannedWeight(identity, own[identity].objective_id, own[identity].weight, weight)


def _shared(
    assigned: Collection[Assigned], terms: Collection[Term], kind: ObjectiveKind, sharing: Sharing = Sharing.EQUAL
) -> dict[int, Decimal]:
    """Return the new weights of one set; where the sets change with the role, the earlier days come first.

    What the sheet leaves out of its total keeps the weight it has: the others sum to the whole without it.
    """
    given: dict[int, Decimal] = {}
    for term in terms:
        for one_set in term.sets:
            if kind in one_set.kinds:
                own = [one for one in assigned if one.kind in one_set.kinds and not one_set.leaves_apart(one)]
                given = stretch_weights(own, term.days, one_set.expected, sharing) | given
    return given


def _assign(unit: Unit, objective: Objective, people: Mapping[EmployeeId, Limits]) -> None:
    known = {employee for _, employee in _assigned(unit.session, [objective.id])}
    for employee, limits in people.items():
        if employee not in known:
            _add(unit, objective.id, employee, limits, ZERO)


def _add(
    unit: Unit, objective_id: ObjectiveId, employee: EmployeeId, limits: Limits, weight: Decimal
) -> ObjectiveAssignment:
    start, end = limits
    made = ObjectiveAssignment(
        objective_id=objective_id, employee_id=employee, weight=weight, valid_from=start, valid_to=end
    )
    unit.session.add(made)
    return made


def _assigned(session: Session, objectives: Collection[ObjectiveId]) -> set[tuple[ObjectiveId, EmployeeId]]:
    found = select(ObjectiveAssignment.objective_id, ObjectiveAssignment.employee_id).where(
        ObjectiveAssignment.objective_id.in_(objectives)
    )
    return {(objective, employee) for objective, employee in session.execute(found)}


def _common_objectives(session: Session, cycle_id: CycleId) -> list[Objective]:
    is_common = Objective.kind == ObjectiveKind.STRATEGIC_COMMON
    found = select(Objective).where(Objective.cycle_id == cycle_id, is_common).order_by(Objective.position)
    return list(session.scalars(found))


def _year(unit: Unit, objective: Objective) -> int:
    return unit.get(Cycle, objective.cycle_id).year
