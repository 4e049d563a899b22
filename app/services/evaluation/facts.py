"""The dated structure read for a round in a handful of queries, whatever the number of people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.evaluation.facts import (
    AppointmentFacts,
    Names,
    OfficialFacts,
    OverrideFacts,
    PersonFacts,
    PostingFacts,
    RoundFacts,
)
from app.domain.ids import EmployeeId
from app.domain.periods import Period, period_between, year_period
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod
from app.models.municipality import Official
from app.models.people import Employee, EqAppointment, EvaluatorOverride, Posting
from app.models.structure import Area, ContractArea, Sector
from app.services.methods import method_of


def round_period(year: int, kind: RoundKind) -> Period:
    """Return the days a round looks at: the first half of the year for the interim check, else the whole year."""
    whole = year_period(year)
    return whole if kind is RoundKind.FINAL else Period(whole.start, whole.end.replace(month=6, day=30))


def load_facts(session: Session, around: EvaluationRound) -> RoundFacts:
    period = round_period(around.cycle.year, around.kind)
    employees = session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.id)).all()
    employed = {row.id: period_between(row.hired_on, row.left_on) for row in employees}
    return RoundFacts(
        period,
        method_of(session, around.method_version_id),
        tuple(_people(session, around, employed, period)),
        tuple(_appointments(session, employed)),
        tuple(_overrides(session)),
        tuple(OfficialFacts(row.id, row.role, period_between(row.valid_from, row.valid_to)) for row in _all(session)),
        load_names(session),
    )


def load_names(session: Session) -> Names:
    people = {Party(employee_id=row.id): row.full_name for row in session.scalars(select(Employee))}
    people |= {Party(official_id=row.id): row.full_name for row in _all(session)}
    return Names(
        people,
        {row.id: row.name for row in session.scalars(select(Area))},
        {row.id: row.name for row in session.scalars(select(Sector))},
        {row.id: row.name for row in session.scalars(select(ContractArea))},
    )


def _all(session: Session) -> Iterable[Official]:
    return session.scalars(select(Official).order_by(Official.valid_from.desc(), Official.id))


def _people(
    session: Session, around: EvaluationRound, employed: Mapping[EmployeeId, Period], period: Period
) -> Iterable[PersonFacts]:
    postings: dict[EmployeeId, list[PostingFacts]] = defaultdict(list)
    for row in session.scalars(select(Posting).order_by(Posting.valid_from)):
        postings[row.employee_id].append(_posting(row))
    absent: dict[EmployeeId, list[Period]] = defaultdict(list)
    for gap in session.scalars(select(NotEvaluablePeriod).where(NotEvaluablePeriod.round_id == around.id)):
        absent[gap.employee_id].append(Period(gap.valid_from, gap.valid_to))
    for employee_id, whole in employed.items():
        if service := whole.intersection(period):
            yield PersonFacts(employee_id, service, tuple(postings[employee_id]), tuple(absent[employee_id]))


def _posting(row: Posting) -> PostingFacts:
    period = period_between(row.valid_from, row.valid_to)
    return PostingFacts(period, row.area_id, row.sector_id, row.contract_area_id, row.profile, row.part_time)


def _appointments(session: Session, employed: Mapping[EmployeeId, Period]) -> Iterable[AppointmentFacts]:
    """Yield the appointments, each only while its holder is employed."""
    query = select(EqAppointment).options(selectinload(EqAppointment.areas)).order_by(EqAppointment.id)
    for row in session.scalars(query):
        period = period_between(row.valid_from, row.valid_to).intersection(employed[row.employee_id])
        if period:
            areas = tuple(one.area_id for one in row.areas)
            yield AppointmentFacts(row.employee_id, period, areas, row.is_ad_interim)


def _overrides(session: Session) -> Iterable[OverrideFacts]:
    for row in session.scalars(select(EvaluatorOverride).order_by(EvaluatorOverride.id.desc())):
        evaluator = Party(row.evaluator_id, row.official_id)
        yield OverrideFacts(row.employee_id, period_between(row.valid_from, row.valid_to), evaluator)
