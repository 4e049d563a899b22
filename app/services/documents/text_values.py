"""What the fields of a text stand for in a year, as the archive holds it."""

from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.document_text.fields import FieldValues, TextField
from app.domain.italian import format_decimal
from app.domain.objectives import ObjectiveState
from app.domain.periods import reference_day
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.models.methods import MethodVersion
from app.models.municipality import Municipality, PopulationFigure
from app.models.objectives import Objective
from app.services.documents.approval import approval_of_plan
from app.services.documents.plan_told import declared_of, lines_of, mandate_years, staff_of_declared
from app.services.methods.chosen import chosen_version
from app.services.structure.organigram import organigram_of
from app.services.structure.staff import staff_of
from app.services.workspace import Workspace


def text_values(session: Session, cycle: Cycle, workspace: Workspace) -> FieldValues:
    """Return the value of each field; one that the archive does not hold is empty."""
    ente = session.get_one(Municipality, 1)
    day = reference_day(cycle.year, workspace.today)
    chart = organigram_of(session, day)
    staff = staff_of(session, day) or staff_of_declared(declared_of(session, cycle))
    version = _method(session, cycle)
    return {
        TextField.MUNICIPALITY: ente.name,
        TextField.PROVINCE: ente.province,
        TextField.YEAR: str(cycle.year),
        TextField.PERIOD: f"{cycle.plan_from}-{cycle.plan_to}",
        TextField.MANDATE: mandate_years(cycle, lines_of(session, cycle)),
        TextField.MAYOR: chart.mayor,
        TextField.SECRETARY: chart.secretary,
        TextField.BODY: ente.evaluation_body_name,
        TextField.PLAN_ACT: approval_of_plan(session, cycle),
        TextField.DUP_ACT: cycle.dup_act,
        TextField.STRUCTURE_ACT: ente.structure_act,
        TextField.METHOD: version.method.name if version else "",
        TextField.RESIDENTS: _residents(session),
        TextField.PEOPLE: _whole(sum(row.total for row in staff)) if staff else "",
        TextField.AREAS: str(len(chart.areas)) if chart.areas else "",
        TextField.OBJECTIVES: _whole(_objectives(session, cycle)),
    }


def _method(session: Session, cycle: Cycle) -> MethodVersion | None:
    """Return the version that the sessions of a year go by, or the one chosen for it."""
    used = select(MethodVersion).join(EvaluationRound, EvaluationRound.method_version_id == MethodVersion.id)
    found = session.scalar(used.where(EvaluationRound.cycle_id == cycle.id).order_by(EvaluationRound.id).limit(1))
    return found or chosen_version(session, cycle.year)


def _residents(session: Session) -> str:
    latest = session.scalar(select(PopulationFigure).order_by(PopulationFigure.on_date.desc()).limit(1))
    return _whole(latest.males + latest.females) if latest else ""


def _objectives(session: Session, cycle: Cycle) -> int:
    found = select(func.count()).select_from(Objective)
    counted = found.where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
    return session.scalar(counted) or 0


def _whole(count: int) -> str:
    return format_decimal(Decimal(count), 0, grouped=True)
