"""Heads whom the plan of a year names: proposed as people and heads of their Aree, made so in one operation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.declared import DeclaredKind
from app.domain.ids import AreaId, ContractAreaId, EmployeeId
from app.domain.matching import text_key
from app.domain.permissions import Action
from app.domain.plan_text.naming import name_key
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.area_charges import AreaChargeDraft
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.plan_heads import HeadlessArea, KnownPerson, PlanHead, head_issues, outcome_words, plan_heads
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import UnitKey
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.municipality import Official
from app.models.objectives import Objective, ObjectiveUnit
from app.models.people import AreaCharge, Employee, EqAppointment, EqAppointmentArea
from app.models.plans import DeclaredFigure
from app.models.structure import Area, ContractArea
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle
from app.services.objectives.responsibles import give_to_heads
from app.services.structure.appointments import put_appointment
from app.services.structure.area_charges import put_charge
from app.services.structure.employees import put_employee
from app.services.structure.loading import official_row
from app.services.structure.postings import put_posting
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_OF_HEADS = "FE"
"""The contract area of whom an EQ appointment may be given to (CCNL 16.11.2022 art. 16)."""


def list_plan_heads(workspace: Workspace, year: int) -> list[PlanHead]:
    """Return the heads that the plan of a year names for Aree that nobody heads in it, in the order of the Aree."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return []
        people = _people(session, year)
        codes = session.scalars(select(Employee.matricola)).all()
        return list(plan_heads(_headless(session, cycle), people, codes, date(year, 1, 1), _officials(session, year)))


def appoint_plan_heads(
    workspace: Workspace, year: int, heads: Sequence[PlanHead], *, gives_objectives: bool
) -> Changes:
    """Appoint these heads, after entering among the staff those who are not there yet; one operation with one undo.

    With `gives_objectives` the objectives of each Area that nobody answers for become its head's, and weigh on the own
    sheet too. `NotValid` where a fact is missing, as for any person or appointment.
    """
    wanted = [one for one in heads if one.is_wanted]
    with unit_of_work(workspace, f"Responsabili dal piano: {outcome_words(wanted)}", *_TOPICS) as unit:
        cycle = open_cycle(unit.session, year)
        refuse(head_issues(wanted))
        contract = unit.session.scalar(select(ContractArea.id).where(ContractArea.code == _OF_HEADS))
        for one in wanted:
            if one.official_id is not None:
                draft = AreaChargeDraft(one.official_id, (one.area_id,), "", one.valid_from, one.valid_to)
                unit.touched(put_charge(unit, draft).id)
        for own in _by_person(one for one in wanted if one.official_id is None):
            employee = own[0].employee_id or _enter(unit, own[0], contract)
            for given in _appointments(own, employee):
                unit.touched(put_appointment(unit, given).employee_id)
            if gives_objectives:
                _give_objectives(unit, cycle, [one.area_id for one in own], employee)
                give_to_heads(unit, cycle, [employee])
    return unit.changes


_TOPICS = (Topic.STRUCTURE, Topic.OBJECTIVES, Topic.MUNICIPALITY)


def _by_person(heads: Iterable[PlanHead]) -> list[list[PlanHead]]:
    """Put together the Aree of one person: an appointment over all of them is one."""
    found: dict[tuple[object, ...], list[PlanHead]] = {}
    for one in heads:
        key = (one.employee_id,) if one.employee_id else (text_key(one.full_name), one.matricola)
        found.setdefault(key, []).append(one)
    return list(found.values())


def _appointments(heads: Sequence[PlanHead], employee: EmployeeId) -> Iterator[EqAppointmentDraft]:
    """Yield one appointment over the Aree of a person, and one over those that the plan gives *ad interim*."""
    for is_ad_interim in (False, True):
        own = [one for one in heads if one.is_ad_interim is is_ad_interim]
        if own:
            areas, first = tuple(one.area_id for one in own), own[0]
            yield EqAppointmentDraft(
                employee, areas, is_ad_interim=is_ad_interim, valid_from=first.valid_from, valid_to=first.valid_to
            )


def _enter(unit: Unit, head: PlanHead, contract: ContractAreaId | None) -> EmployeeId:
    """Enter somebody new, at work in the Area from the same day where the ente has the contract area of heads."""
    draft = EmployeeDraft(
        matricola=head.matricola,
        last_name=head.last_name,
        first_name=head.first_name,
        gender=head.gender,
        hired_on=head.valid_from,
    )
    employee = put_employee(unit, draft)
    if contract is not None:
        put_posting(
            unit,
            PostingDraft(employee.id, UnitKey(head.area_id), contract, valid_from=head.valid_from),
        )
    return employee.id


def _give_objectives(unit: Unit, cycle: Cycle, areas: Sequence[AreaId], employee: EmployeeId) -> None:
    for objective in _of_nobody(unit.session, cycle):
        if _only_area(objective) in areas:
            objective.owner_id = employee
            unit.touched(objective.id)


def _headless(session: Session, cycle: Cycle) -> list[HeadlessArea]:
    figures = session.scalars(
        select(DeclaredFigure).where(DeclaredFigure.cycle_id == cycle.id, DeclaredFigure.kind == DeclaredKind.HEAD)
    )
    stated = {name_key(one.label): one.text for one in figures}
    headed = set(session.scalars(select(EqAppointmentArea.area_id).join(EqAppointment).where(_in_the_year(cycle.year))))
    headed |= set(session.scalars(select(AreaCharge.area_id).where(_in_the_year(cycle.year, AreaCharge))))
    counts = _counted(session, cycle)
    return [
        HeadlessArea(area.id, area.name, stated[name_key(area.name)], counts.get(area.id, 0))
        for area in session.scalars(select(Area).order_by(Area.position))
        if name_key(area.name) in stated and area.id not in headed
    ]


def _counted(session: Session, cycle: Cycle) -> Mapping[AreaId, int]:
    counts: dict[AreaId, int] = {}
    for objective in _of_nobody(session, cycle):
        if (area := _only_area(objective)) is not None:
            counts[area] = counts.get(area, 0) + 1
    return counts


def _of_nobody(session: Session, cycle: Cycle) -> list[Objective]:
    found = select(Objective).where(Objective.cycle_id == cycle.id, Objective.owner_id.is_(None))
    return list(session.scalars(found.order_by(Objective.position).options(selectinload(Objective.units))))


def _only_area(objective: Objective) -> AreaId | None:
    """Return the Area of an objective; None for one of the whole ente, or that several Aree share."""
    links: Sequence[ObjectiveUnit] = objective.units
    areas = {link.area_id for link in links}
    return AreaId(areas.pop()) if len(areas) == 1 else None


def _people(session: Session, year: int) -> list[KnownPerson]:
    """Return who serves in the year, each with whether an EQ appointment is held in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    holders = set(session.scalars(select(EqAppointment.employee_id).where(_in_the_year(year))))
    serves = or_(Employee.left_on.is_(None), Employee.left_on >= first)
    return [
        KnownPerson(
            one.id, one.last_name, one.first_name, one.gender, one.matricola, max(one.hired_on, first), one.left_on,
            one.id in holders,
        )
        for one in session.scalars(select(Employee).where(serves, Employee.hired_on <= last))
    ]  # fmt: skip


def _officials(session: Session, year: int) -> list[OfficialRow]:
    found = select(Official).where(_in_the_year(year, Official)).order_by(Official.valid_from)
    return [official_row(one) for one in session.scalars(found)]


def _in_the_year(year: int, kind: type[EqAppointment | AreaCharge | Official] = EqAppointment) -> ColumnElement[bool]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    ends_later = or_(kind.valid_to.is_(None), kind.valid_to >= first)
    return (kind.valid_from <= last) & ends_later
