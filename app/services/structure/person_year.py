"""A person with the year in sight: the dated facts as lanes, and what the days of service lack."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.structure.person_year import PersonFacts, PersonSheet, PersonYear, person_year
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod, Sheet
from app.models.people import Absence
from app.services.access import reading
from app.services.methods.presets import method_of
from app.services.sheets.of_round import round_of
from app.services.structure.absences import absence_row
from app.services.structure.loading import load_registry
from app.services.structure.queries import PersonDetail, person_in
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PersonInYear:
    """A person at the side of the tree with the year in sight, and the kinds of absence used so far."""

    detail: PersonDetail
    year: PersonYear
    absence_kinds: tuple[str, ...] = ()


def read_person_year(workspace: Workspace, identity: EmployeeId, day: date, year: int | None = None) -> PersonInYear:
    """Return a person as they are on `day`, with the lanes of `year`: without one, the year of that day."""
    year = year or day.year
    with reading(workspace, InScope(Action.READ)) as session:
        registry = load_registry(session, postings_of=[identity])
        detail = person_in(registry, identity, day)
        absences = session.scalars(select(Absence).where(Absence.employee_id == identity).order_by(Absence.valid_from))
        facts = PersonFacts(
            registry.employee_by_id[identity],
            registry,
            tuple(map(absence_row, absences)),
            *_of_round(session, identity, year),
        )
        kinds = session.scalars(select(Absence.kind).distinct().order_by(Absence.kind))
        return PersonInYear(detail, person_year(facts, year), tuple(kinds))


def _of_round(
    session: Session, identity: EmployeeId, year: int
) -> tuple[tuple[PersonSheet, ...], tuple[Period, ...], bool, frozenset[str]]:
    """Return what the round of the year says of a person: sheets, days excused, whether sheets are due, the
    absences that its method does not let weigh. Before the final round, that of the summer."""
    final = round_of(session, year, RoundKind.FINAL)
    one = final or round_of(session, year, RoundKind.INTERIM)
    if one is None:
        return (), (), False, frozenset()
    is_prepared = final is not None and session.scalar(select(exists().where(Sheet.round_id == one.id)))
    kinds = method_of(session, one.method_version_id).service.neutral_absences
    neutral = frozenset(kind.casefold().strip() for kind in kinds)
    return _sheets(session, one, identity), _excused(session, one, identity), bool(is_prepared), neutral


def _sheets(session: Session, one: EvaluationRound, identity: EmployeeId) -> tuple[PersonSheet, ...]:
    wanted = select(Sheet.id, Sheet.role, Sheet.state, Sheet.valid_from, Sheet.valid_to).where(
        Sheet.round_id == one.id, Sheet.employee_id == identity, Sheet.state != SheetState.SUPERSEDED
    )
    return tuple(PersonSheet(*row) for row in session.execute(wanted.order_by(Sheet.valid_from)))


def _excused(session: Session, one: EvaluationRound, identity: EmployeeId) -> tuple[Period, ...]:
    wanted = select(NotEvaluablePeriod).where(
        NotEvaluablePeriod.round_id == one.id, NotEvaluablePeriod.employee_id == identity
    )
    return tuple(Period(row.valid_from, row.valid_to) for row in session.scalars(wanted))
