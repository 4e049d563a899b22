"""Objectives of those who answer for them: what is not theirs yet, and giving it with the weights of the plan."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import AreaId, EmployeeId
from app.domain.italian import plural
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.weights import Term
from app.domain.periods import year_period
from app.domain.permissions import Action
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import EqAppointment, EqAppointmentArea
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle
from app.services.objectives.own_units import give_first_weights
from app.services.objectives.person_weights import terms_of
from app.services.objectives.service_periods import served
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Lacking = Mapping[EmployeeId, Sequence[Objective]]


def lacking_of_responsibles(session: Session, cycle: Cycle) -> Lacking:
    """Return, of who answers for objectives that the own sheet would weigh and has none, those that nobody gave.

    The one written as *Responsabile* answers for an objective; who heads an Area for those of the Area that name no
    other. Who has some was given those that are to weigh.
    """
    objectives = _objectives(session, cycle)
    owners: dict[EmployeeId, list[Objective]] = defaultdict(list)
    for one in objectives:
        if one.owner_id is not None:
            owners[one.owner_id].append(one)
    for person, areas in _headed(session, cycle).items():
        owners[person] += [one for one in objectives if one.owner_id is None and _is_of(one, areas)]
    for one in objectives:
        if one.kind is not ObjectiveKind.STRATEGIC_COMMON:
            for person in _people(one):
                owners.pop(person, None)
    serving = served(session, cycle.year)
    terms = terms_of(session, cycle, [one for one in owners if one in serving]) if owners else {}
    found = {person: [one for one in own if _counts(one, terms.get(person, ()))] for person, own in owners.items()}
    return {person: own for person, own in found.items() if own}


def answering_without(session: Session, cycle: Cycle, people: Collection[EmployeeId]) -> Mapping[EmployeeId, int]:
    """Count, of some people, the objectives that they answer for and that nobody gave them."""
    owner = select(Objective.id).where(Objective.cycle_id == cycle.id, Objective.owner_id.in_(people)).limit(1)
    head = select(EqAppointment.id).where(EqAppointment.employee_id.in_(people)).limit(1)
    if session.scalar(owner) is None and session.scalar(head) is None:
        return {}
    return {one: len(own) for one, own in lacking_of_responsibles(session, cycle).items() if one in people}


def lacking_count(workspace: Workspace, year: int) -> tuple[int, int]:
    """Count the people who answer for objectives that are not theirs, and those objectives, before they are given."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        cycle = cycle_of(session, year)
        lacking = {} if cycle is None else lacking_of_responsibles(session, cycle)
        return len(lacking), sum(map(len, lacking.values()))


def assign_responsibles(workspace: Workspace, year: int) -> Changes:
    """Give to who answers for objectives those that are not theirs yet; `UserError` where there is none.

    Each within the days of the own service. Who had no weights yet gets those of the plan in the own Aree.
    """
    with unit_of_work(workspace, "Obiettivi ai loro responsabili", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        cycle = open_cycle(unit.session, year)
        lacking = lacking_of_responsibles(unit.session, cycle)
        if not lacking:
            raise UserError(
                "Chi è responsabile di un obiettivo lo ha già.", "Gli altri si assegnano dalla pagina Obiettivi."
            )
        _give(unit, cycle, lacking)
        unit.label = f"{unit.label}: {plural(len(lacking), 'persona', 'persone')}"
    return unit.changes


def give_to_heads(unit: Unit, cycle: Cycle, heads: Collection[EmployeeId]) -> None:
    """Give to who is appointed inside a larger operation the objectives of the own Aree, where they have none."""
    unit.session.flush()
    lacking = lacking_of_responsibles(unit.session, cycle) if heads else {}
    if own := {one: some for one, some in lacking.items() if one in heads}:
        _give(unit, cycle, own)


def _give(unit: Unit, cycle: Cycle, lacking: Lacking) -> None:
    days = served(unit.session, cycle.year)
    for person, objectives in lacking.items():
        start, end = days[person]
        for one in objectives:
            one.assignments.append(ObjectiveAssignment(employee_id=person, weight=ZERO, valid_from=start, valid_to=end))
            unit.touched(one.id)
    unit.session.flush()
    give_first_weights(unit, cycle, list(lacking))


def _objectives(session: Session, cycle: Cycle) -> Sequence[Objective]:
    loads = (selectinload(Objective.units), selectinload(Objective.assignments))
    found = select(Objective).where(Objective.cycle_id == cycle.id, Objective.state == ObjectiveState.ACTIVE)
    return session.scalars(found.options(*loads).order_by(Objective.position, Objective.code)).all()


def _people(one: Objective) -> set[EmployeeId]:
    return {row.employee_id for row in one.assignments}


def _headed(session: Session, cycle: Cycle) -> Mapping[EmployeeId, set[AreaId]]:
    """Return the Aree that people head in the year."""
    days = year_period(cycle.year)
    query = (
        select(EqAppointment.employee_id, EqAppointmentArea.area_id)
        .join(EqAppointmentArea, EqAppointmentArea.appointment_id == EqAppointment.id)
        .where(EqAppointment.valid_from <= days.end)
        .where(or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= days.start))
    )
    found: dict[EmployeeId, set[AreaId]] = defaultdict(set)
    for person, area in session.execute(query):
        found[person].add(area)
    return found


def _is_of(one: Objective, areas: Collection[AreaId]) -> bool:
    """Whether an objective is of the Aree and not of everybody."""
    return one.kind is not ObjectiveKind.STRATEGIC_COMMON and any(link.area_id in areas for link in one.units)


def _counts(one: Objective, terms: Iterable[Term]) -> bool:
    """Whether the sheet of a person weighs objectives of this kind, given to that person."""
    return any(one.kind in one_set.kinds for term in terms for one_set in term.sets)
