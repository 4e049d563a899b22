"""The first look counts what the ORM would count."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Select, String, and_, cast, func, literal, or_, select

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.objectives import IndicatorRule, ObjectiveState, ValueKind
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.workflow import RoundKind, SheetState
from app.domain.year_steps import StepState, YearFacts
from app.models import glance
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.people import Employee, EqAppointment, EqAppointmentArea
from app.models.sheet_parts import SheetScore
from app.models.structure import Area
from app.services.access import reading
from app.services.first_look import first_look, list_years, steps_of_year, undoable
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune

START, END = date(2024, 1, 1), date(2024, 12, 31)
DONE = [state for state in SheetState if state.value in glance._COMPLETED]


def counted(workspace: Workspace) -> YearFacts:
    with workspace.archive.glancing() as looked:
        return YearFacts(2024, **(looked.year_counts(2024) or {}))


def counted_by_orm(workspace: Workspace) -> YearFacts:
    """Count the same with the ORM, in its own words."""
    objectives = select(Objective.id).join(Cycle).where(Cycle.year == 2024, Objective.state != ObjectiveState.WITHDRAWN)
    measured = objectives.where(Objective.state != ObjectiveState.NEUTRALISED)
    indicators = select(Indicator.id).where(
        Indicator.objective_id.in_(measured), Indicator.rule != IndicatorRule.PHASES
    )
    people = select(Employee.id).where(Employee.hired_on <= END, func.coalesce(Employee.left_on, END) >= START)
    given = select(ObjectiveAssignment.employee_id).where(
        ObjectiveAssignment.objective_id.in_(objectives), ObjectiveAssignment.employee_id.in_(people)
    )
    values = select(IndicatorValue.indicator_id).where(IndicatorValue.indicator_id.in_(indicators))
    areas = select(Area.id).where(
        func.coalesce(Area.valid_from, START) <= END, func.coalesce(Area.valid_to, END) >= START
    )
    headed = (
        select(EqAppointmentArea.area_id)
        .join(EqAppointment)
        .where(EqAppointment.valid_from <= END, func.coalesce(EqAppointment.valid_to, END) >= START)
    )
    judged = select(SheetScore.item).where(SheetScore.value.is_not(None))

    def done(valued: Select[tuple[int]]) -> Select[tuple[int]]:
        lacking = indicators.with_only_columns(Indicator.objective_id).where(Indicator.id.not_in(valued))
        has_indicators = Objective.id.in_(select(Indicator.objective_id))
        is_judged = (literal("objective:") + cast(Objective.id, String)).in_(judged)
        return measured.where(or_(and_(has_indicators, Objective.id.not_in(lacking)), and_(~has_indicators, is_judged)))

    sheets = (
        select(Sheet.id)
        .join(EvaluationRound)
        .join(Cycle)
        .where(
            Cycle.year == 2024,
            EvaluationRound.kind == RoundKind.FINAL,
            Sheet.state.not_in([SheetState.SUPERSEDED, SheetState.NOT_EVALUABLE]),
        )
    )
    queries: dict[str, Select[tuple[int]]] = {
        "areas": areas,
        "areas_headed": areas.where(Area.id.in_(headed)),
        "people": people,
        "objectives": objectives,
        "measured_objectives": select(Indicator.objective_id).where(Indicator.objective_id.in_(objectives)),
        "people_with_objectives": given,
        "people_who_have_seen": given.where(ObjectiveAssignment.acknowledged_on.is_not(None)),
        "indicators": indicators,
        "indicators_checked": values,
        "indicators_final": values.where(IndicatorValue.kind == ValueKind.FINAL),
        "objectives_due": measured,
        "objectives_checked": done(values),
        "objectives_final": done(values.where(IndicatorValue.kind == ValueKind.FINAL)),
        "sheets": sheets,
        "sheets_completed": sheets.where(Sheet.state.in_(DONE)),
        "sheets_final": sheets.where(Sheet.state == SheetState.FINAL),
    }
    with reading(workspace, Action.READ) as session:
        return YearFacts(2024, **{name: len(set(session.scalars(query))) for name, query in queries.items()})


def test_that_an_archive_ready_to_be_evaluated_is_counted_as_the_orm_would(session_open: Comune) -> None:
    facts = counted(session_open.workspace)
    assert facts == counted_by_orm(session_open.workspace)
    assert asdict(facts) | {"areas": 2, "areas_headed": 1, "people": 4, "objectives": 3, "sheets": 4} == asdict(facts)


def test_that_an_objective_without_indicators_is_measured_when_a_sheet_judges_it(session_open: Comune) -> None:
    workspace = session_open.workspace
    before = counted(workspace)
    session_open.fill("Rossi")
    facts = counted(workspace)
    assert facts == counted_by_orm(workspace)
    assert (before.objectives_due, before.objectives_final, facts.objectives_final) == (3, 2, 3)


def test_that_an_objective_is_measured_when_all_its_indicators_are(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Indicatore", Topic.OBJECTIVES) as unit:
        unit.add(Indicator(objective_id=comune.objectives["misurato"], name="Reclami", rule=IndicatorRule.YES_NO))
    facts = counted(comune.workspace)
    assert facts == counted_by_orm(comune.workspace)
    assert (facts.indicators, facts.indicators_final, facts.objectives_final) == (3, 2, 1)


@pytest.mark.parametrize("state", SheetState)
def test_that_a_sheet_is_counted_in_every_state(session_open: Comune, state: SheetState) -> None:
    workspace = session_open.workspace
    with unit_of_work(workspace, "Stato", Topic.SHEETS) as unit:
        unit.get(Sheet, session_open.sheet_id("Rossi")).state = state
    facts = counted(workspace)
    assert facts == counted_by_orm(workspace)
    assert (facts.sheets, facts.sheets_completed, facts.sheets_final) == {
        SheetState.SUPERSEDED: (3, 0, 0),
        SheetState.NOT_EVALUABLE: (3, 0, 0),
        SheetState.FINAL: (4, 1, 1),
    }.get(state, (4, int(state in DONE), 0))


@pytest.mark.parametrize("state", ObjectiveState)
def test_that_what_is_withdrawn_or_neutralised_is_not_waited_for(comune: Comune, state: ObjectiveState) -> None:
    with unit_of_work(comune.workspace, "Stato", Topic.OBJECTIVES) as unit:
        objective = unit.get(Objective, comune.objectives["misurato"])
        objective.state = state
        objective.neutralised_on = date(2024, 6, 30) if state is ObjectiveState.NEUTRALISED else None
    facts = counted(comune.workspace)
    assert facts == counted_by_orm(comune.workspace)
    assert facts.indicators == (2 if state is ObjectiveState.ACTIVE else 1)
    assert facts.objectives == (2 if state is ObjectiveState.WITHDRAWN else 3)


def test_that_people_and_areas_of_other_years_do_not_count(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Altri anni", Topic.STRUCTURE) as unit:
        unit.get(Employee, comune.people["Bruni"]).left_on = date(2023, 12, 31)
        unit.get(Employee, comune.people["Neri"]).left_on = date(2024, 1, 1)
        unit.add(Area(code="ZZ", name="Area del futuro", valid_from=date(2025, 1, 1)))
    facts = counted(comune.workspace)
    assert facts == counted_by_orm(comune.workspace)
    assert (facts.areas, facts.people, facts.people_with_objectives) == (2, 3, 3)


def test_that_seen_objectives_are_counted_by_person(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Presa visione", Topic.OBJECTIVES) as unit:
        query = select(ObjectiveAssignment).where(ObjectiveAssignment.employee_id == comune.people["Rossi"])
        for assignment in unit.session.scalars(query):
            assignment.acknowledged_on = date(2024, 2, 1)
    facts = counted(comune.workspace)
    assert facts == counted_by_orm(comune.workspace)
    assert facts.people_who_have_seen == 1


def test_that_the_name_the_example_and_the_years_are_read(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Anno", Topic.OBJECTIVES) as unit:
        unit.add(Cycle(year=2025, plan_from=2024, plan_to=2026))
    look = first_look(comune.workspace)
    assert (look.name, look.is_demo, look.years) == ("Comune di Prova", False, (2025, 2024))
    assert list_years(comune.workspace) == [2025, 2024]
    assert undoable(comune.workspace).undo == "Anno"


def test_that_a_step_follows_the_clock_of_the_workspace(session_open: Comune) -> None:
    late = replace(session_open.workspace, now=lambda: datetime(2025, 7, 1, 11, tzinfo=UTC))
    states = {step.key: step.state for step in steps_of_year(late, 2024)}
    assert states["closing"] is StepState.LATE
    assert {step.key: step.state for step in steps_of_year(session_open.workspace, 2024)}["closing"] is StepState.TO_DO


def test_that_a_year_that_is_not_there_is_named(comune: Comune) -> None:
    with pytest.raises(UserError, match="2031"):
        steps_of_year(comune.workspace, 2031)


def test_that_the_steps_are_not_for_everybody(comune: Comune) -> None:
    stranger = replace(comune.workspace, actor=Actor("Ospite", UserRole.EQ))
    with pytest.raises(UserError, match="Ospite"):
        steps_of_year(stranger, 2024)
