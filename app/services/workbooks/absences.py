"""The *Lunghe assenze* as a workbook: its rows, and who keeps each of them."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.periods import Period
from app.domain.workbooks.absences import (
    ABSENCE_RULES,
    ABSENCES_LAYOUT,
    SPELLS,
    AbsenceLine,
    AbsenceRows,
    YearOfService,
)
from app.domain.workflow import CycleState, RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Absence, Employee
from app.services.methods.presets import method_of
from app.services.structure.absences import put_absence
from app.services.workbooks.parts import Intake, WorkbookParts, rows_to_export
from app.services.workbooks.personnel import load_rows as load_personnel


def load_rows(session: Session) -> AbsenceRows:
    """Return the absences by person and day, with the years whose sessions they may touch."""
    query = select(Absence, Employee).join(Employee, Employee.id == Absence.employee_id)
    rows = session.execute(query.order_by(Employee.matricola, Absence.valid_from))
    lines = tuple(
        AbsenceLine(
            one.id,
            one.version,
            one.employee_id,
            employee.matricola,
            employee.full_name,
            one.kind,
            one.valid_from,
            one.valid_to,
            one.is_neutral,
        )
        for one, employee in rows
    )
    return AbsenceRows(load_personnel(session), lines, tuple(_years(session)))


def _years(session: Session) -> list[YearOfService]:
    query = select(EvaluationRound, Cycle.year).join(Cycle)
    rounds = session.execute(query.where(Cycle.state == CycleState.OPEN, EvaluationRound.kind == RoundKind.FINAL))
    return [
        YearOfService(year, method_of(session, one.method_version_id).service, _sheets(session, one))
        for one, year in rounds.all()
    ]


def _sheets(session: Session, evaluation_round: EvaluationRound) -> dict[EmployeeId, list[Period]]:
    found: dict[EmployeeId, list[Period]] = defaultdict(list)
    query = select(Sheet.employee_id, Sheet.valid_from, Sheet.valid_to)
    for person, start, end in session.execute(
        query.where(Sheet.round_id == evaluation_round.id, Sheet.state != SheetState.SUPERSEDED)
    ):
        if person is not None:
            found[person].append(Period(start, end))
    return found


PARTS = WorkbookParts(
    ABSENCES_LAYOUT,
    rows_to_export(lambda session, _year: load_rows(session)),
    Intake(
        ABSENCE_RULES,
        lambda unit, _read: load_rows(unit.session),
        {SPELLS.name: put_absence},
        (Topic.STRUCTURE, Topic.ROUNDS),
        held=(Employee, Absence),
    ),
)
