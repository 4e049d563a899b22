"""The first look counts what the ORM would count."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Select, String, and_, cast, func, literal, or_, select

from app.domain.changes import Topic
from app.domain.duties.duty import Place
from app.domain.errors import UserError
from app.domain.issues import Link
from app.domain.method.stored import method_to_json
from app.domain.objectives import IndicatorRule, ObjectiveState, ValueKind
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.review_terms import ReviewDays, SecondLevel
from app.domain.workflow import RoundKind, SheetState
from app.domain.year_steps import StepState, YearFacts
from app.domain.year_windows import StepKey
from app.models import year_queries
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.people import Employee
from app.models.sheet_parts import SheetEvent, SheetScore
from app.models.structure import Area
from app.services.access import reading
from app.services.audit.undo_names import undoable
from app.services.checks import check_year, duties_of_checks
from app.services.first_look import first_look, list_years
from app.services.methods.presets import list_presets, method_of, read_preset
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from app.services.year_standing import YearStanding, year_standing
from tests.archives.comune import Comune

START, END = date(2024, 1, 1), date(2024, 12, 31)
DONE = [state for state in SheetState if state.value in year_queries._COMPLETED]
DELIVERED = [state for state in DONE if state is not SheetState.COMPLETED]


def counted(workspace: Workspace) -> YearFacts:
    with workspace.archive.glancing() as looked:
        facts = looked.year_facts(2024)
    assert facts is not None
    return facts._replace(days=())


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
    own = given.with_only_columns(ObjectiveAssignment.id)
    values = select(IndicatorValue.indicator_id).where(IndicatorValue.indicator_id.in_(indicators))
    areas = select(Area.id).where(
        func.coalesce(Area.valid_from, START) <= END, func.coalesce(Area.valid_to, END) >= START
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
        "people": people,
        "objectives": objectives,
        "measured_objectives": select(Indicator.objective_id).where(Indicator.objective_id.in_(objectives)),
        "people_with_objectives": given,
        "given": own,
        "seen": own.where(ObjectiveAssignment.acknowledged_on.is_not(None)),
        "indicators": indicators,
        "indicators_final": values.where(IndicatorValue.kind == ValueKind.FINAL),
        "objectives_due": measured,
        "objectives_checked": done(values),
        "objectives_final": done(values.where(IndicatorValue.kind == ValueKind.FINAL)),
        "objectives_interim": measured.where(
            Objective.id.in_(
                select(Indicator.objective_id).where(
                    Indicator.id.in_(values.where(IndicatorValue.kind == ValueKind.INTERIM))
                )
            )
        ),
        "objectives_skipped": measured.where(
            Objective.id.not_in(
                select(Indicator.objective_id).where(
                    Indicator.id.in_(values.where(IndicatorValue.kind == ValueKind.INTERIM))
                )
            )
        ),
        "sheets": sheets,
        "sheets_begun": sheets.where(Sheet.state.not_in([SheetState.PREPARED, SheetState.ASSIGNED])),
        "sheets_completed": sheets.where(Sheet.state.in_(DONE)),
        "sheets_delivered": sheets.where(Sheet.state.in_(DELIVERED)),
        "sheets_final": sheets.where(Sheet.state == SheetState.FINAL),
    }
    with reading(workspace, Action.READ) as session:
        counts = {name: len(set(session.scalars(query))) for name, query in queries.items()}
        version = session.scalar(select(MethodVersion).join(EvaluationRound).join(Cycle).where(Cycle.year == 2024))
        version = version or session.scalar(select(MethodVersion).order_by(MethodVersion.id.desc()))
        phases = method_of(session, version.id).process.phase_days if version else ()
        return YearFacts(2024, **counts, phases=phases)


def test_that_an_archive_ready_to_be_evaluated_is_counted_as_the_orm_would(session_open: Comune) -> None:
    facts = counted(session_open.workspace)
    assert facts == counted_by_orm(session_open.workspace)
    assert facts._replace(areas=2, people=4, objectives=3, sheets=4) == facts


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


def test_that_the_name_the_example_and_the_years_are_read(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Anno", Topic.OBJECTIVES) as unit:
        unit.add(Cycle(year=2025, plan_from=2024, plan_to=2026))
    look = first_look(comune.workspace)
    assert (look.name, look.is_demo, look.years) == ("Comune di Prova", False, (2025, 2024))
    assert list_years(comune.workspace) == [2025, 2024]
    assert undoable(comune.workspace).undo == "Anno"


def test_that_a_step_follows_the_clock_of_the_workspace(session_open: Comune) -> None:
    late = year_standing(session_open.later(date(2025, 7, 1)), 2024)
    assert state_of(late, StepKey.CLOSING) is StepState.LATE
    assert late.today == date(2025, 7, 1)
    assert state_of(year_standing(session_open.workspace, 2024), StepKey.CLOSING) is StepState.TO_DO


def state_of(standing: YearStanding, key: StepKey) -> StepState:
    return next(step.state for step in standing.steps if step.key is key)


def test_that_the_days_of_what_was_done_are_read(session_open: Comune) -> None:
    workspace = session_open.workspace
    with unit_of_work(workspace, "Giorni", Topic.OBJECTIVES) as unit:
        cycle = unit.session.scalars(select(Cycle)).one()
        cycle.plan_act = "Delibera di Giunta n. 12 del 30/01/2024"
        for number, assignment in enumerate(unit.session.scalars(select(ObjectiveAssignment)), 1):
            assignment.acknowledged_on = date(2024, 2, number)
        last = number
    session_open.fill("Rossi")
    complete(session_open, "Rossi")
    with workspace.archive.glancing() as looked:
        facts = looked.year_facts(2024)
    assert facts is not None
    assert dict(facts.days) == {
        StepKey.PLAN: date(2024, 1, 30),
        StepKey.ASSIGNMENT: date(2024, 2, last),
        StepKey.MEASURE: date(2024, 12, 31),
        StepKey.EVALUATION: workspace.now().date(),
    }


def complete(comune: Comune, surname: str) -> None:
    """Write that a sheet was completed now, as its step does."""
    with unit_of_work(comune.workspace, "Completa", Topic.SHEETS) as unit:
        sheet = unit.get(Sheet, comune.sheet_id(surname))
        event = SheetEvent(
            sheet_id=sheet.id, at=comune.workspace.now(), actor="Prova", from_state=sheet.state,
            to_state=SheetState.COMPLETED,
        )  # fmt: skip
        unit.add(event)
        sheet.state = SheetState.COMPLETED


def test_that_what_is_left_comes_with_who_must_act(session_open: Comune) -> None:
    standing = year_standing(session_open.later(date(2025, 3, 12)), 2024)
    told = {one.sentence: (one.doer.name, one.doer.role, one.link) for one in standing.duties}
    secretary = "Bianchi Carla", "Segretario comunale"
    assert told == {
        "Bruni Lia: scheda da cominciare": (*secretary, Link("sheet", session_open.sheet_id("Bruni"), "missing")),
        "Neri Ugo: scheda da cominciare": (
            "Verdi Anna", "EQ Affari generali", Link("sheet", session_open.sheet_id("Neri"), "missing"),
        ),
        "Rossi Mario: scheda da cominciare": (
            "Verdi Anna", "EQ Affari generali", Link("sheet", session_open.sheet_id("Rossi"), "missing"),
        ),
        "Verdi Anna: scheda da cominciare": (*secretary, Link("sheet", session_open.sheet_id("Verdi"), "missing")),
    }  # fmt: skip
    assert {one.doer.is_user for one in standing.duties if one.doer.name == "Bianchi Carla"} == {True}
    assert standing.next_step.verb == "Completa 1 obiettivo"


def test_that_a_sheet_begun_says_how_much_it_lacks(session_open: Comune) -> None:
    detail = session_open.detail("Rossi")
    item = next(one for one in detail.items if one.takes_score)
    give_scores(session_open.workspace, [ScoreDraft(detail.id, item.section, item.key, Decimal(4))])
    standing = year_standing(session_open.later(date(2025, 3, 12)), 2024)
    [mine] = [one for one in standing.duties if one.link and one.link.id == detail.id]
    lacking = len(session_open.detail("Rossi").missing)
    assert mine.sentence == f"Rossi Mario: mancano {lacking} voci"


def test_that_a_missing_value_is_of_who_answers_for_the_objective(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Valore tolto", Topic.OBJECTIVES) as unit:
        for value in unit.session.scalars(select(IndicatorValue)):
            unit.session.delete(value)
        unit.get(Objective, comune.objectives["misurato"]).owner_id = comune.people["Verdi"]
    standing = year_standing(comune.later(date(2025, 2, 12)), 2024)
    told = {one.where: (one.doer.name, one.link, one.due) for one in standing.duties if one.where}
    due = date(2025, 1, 31)
    common, measured = (
        Link("objective", comune.objectives[name], "indicators.final", comune.indicators[name])
        for name in ("comune", "misurato")
    )
    assert told == {
        "O1 Trasparenza del sito": ("Bianchi Carla", common, due),
        "O2 Riduzione dei tempi di rilascio": ("Verdi Anna", measured, due),
    }


def test_that_the_findings_of_the_checks_say_who_must_act_and_by_when(comune: Comune) -> None:
    duties = duties_of_checks(comune.workspace, 2024)
    assert [one.sentence for one in duties] == [issue.sentence for issue in check_year(comune.workspace, 2024)]
    [bare] = [one for one in duties if "non ha indicatori" in one.sentence]
    assert (bare.doer.name, bare.due, bare.place) == ("Bianchi Carla", date(2024, 1, 31), Place.INDICATORS)
    assert bare.link == Link("objective", comune.objectives["giudicato"], "indicators")
    [unsourced] = [
        one for one in duties if "indicatore «Pratiche chiuse»: manca" in one.sentence and "O2" in one.sentence
    ]
    objective, indicator = comune.objectives["misurato"], comune.indicators["misurato"]
    assert unsourced.link == Link("objective", objective, "indicators.source", indicator)
    unseen = {one.sentence.partition(":")[0]: one.doer.name for one in duties if "presa visione" in one.sentence}
    assert unseen == {
        "Bruni Lia": "Bianchi Carla",
        "Neri Ugo": "Verdi Anna",
        "Rossi Mario": "Verdi Anna",
        "Verdi Anna": "Bianchi Carla",
    }


def test_that_a_finding_has_no_day_before_there_is_a_plan(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Anno", Topic.OBJECTIVES) as unit:
        unit.add(Cycle(year=2020, plan_from=2020, plan_to=2022))
    assert {one.due for one in duties_of_checks(comune.workspace, 2020)} == {None}


def test_that_a_year_that_is_not_there_is_named(comune: Comune) -> None:
    with pytest.raises(UserError, match="2031"):
        year_standing(comune.workspace, 2031)


def test_that_where_the_year_stands_is_not_for_everybody(comune: Comune) -> None:
    stranger = replace(comune.workspace, actor=Actor("Ospite", UserRole.EQ))
    with pytest.raises(UserError, match="Ospite"):
        year_standing(stranger, 2024)


@pytest.mark.parametrize("code", [preset.code for preset in list_presets()])
def test_that_the_days_of_the_review_are_read_as_the_method_keeps_them(code: str) -> None:
    definition = read_preset(code)
    levels = {"second_level": SecondLevel.AFTER_ANSWER, "second_level_body": "Nucleo", "decision_days": 30}
    process = replace(definition.process, remarks_days=7, conciliation_days=0, answer_days=20, **levels)
    query = f"SELECT {year_queries._REVIEW_DAYS} FROM (SELECT ? AS definition) v"  # noqa: S608 (fixed words of ours)
    with closing(sqlite3.connect(":memory:")) as connection:
        found = connection.execute(query, (method_to_json(replace(definition, process=process)),)).fetchone()
    assert year_queries.review_days(found) == process.review_days
    assert year_queries.review_days([None] * len(found)) == ReviewDays()
