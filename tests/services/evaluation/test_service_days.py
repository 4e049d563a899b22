"""The service rules of the method on a real archive: too few days, neutral absences, part-time in the year's mean."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from app.domain.issues import Issue, Severity
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Absence
from app.services.evaluation.checks import check_evaluation
from app.services.evaluation.results import results
from app.services.evaluation.rounds import prepare_round
from app.services.evaluation.steps import mark_not_evaluable
from app.services.evaluation.year import year_results
from app.services.method_keeping import keep_method
from app.services.methods import DEFAULT_PRESET, read_preset
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.services.evaluation.test_rounds import move

AWAY = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 11, 15)}


def away(comune: Comune, kind: str, *, is_neutral: bool = False) -> None:
    with unit_of_work(comune.workspace, "Assenza") as unit:
        unit.add(Absence(employee_id=comune.people["Rossi"], kind=kind, is_neutral=is_neutral, **AWAY))


def found(comune: Comune) -> list[Issue]:
    return [issue for issue in check_evaluation(comune.workspace, 2024) if issue.code == "W7"]


def test_that_who_has_too_few_days_is_named_until_declared_not_evaluable(session_open: Comune) -> None:
    away(session_open, "Aspettativa")
    [issue] = found(session_open)
    assert issue.sentence == "Rossi Mario: 46 giorni di servizio, meno dei 60 che servono per la valutazione."
    assert (issue.severity, issue.article) == (Severity.WARNING, "D.Lgs. 150/2009, art. 9, c. 3")
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente quasi tutto l'anno")
    assert found(session_open) == []


def test_that_neutral_absences_take_no_day_away(session_open: Comune) -> None:
    away(session_open, "Congedo parentale")
    away(session_open, "Gravidanza a rischio", is_neutral=True)
    assert found(session_open) == []


def test_that_part_time_weighs_in_the_year_where_the_method_says(session_open: Comune) -> None:
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    prepare_round(session_open.workspace, session_open.round_id)
    session_open.fill("Rossi", 2)
    definition = read_preset(DEFAULT_PRESET)
    counting = replace(definition, service=replace(definition.service, does_part_time_count=True))
    with unit_of_work(session_open.workspace, "Prova") as unit:
        unit.get(EvaluationRound, session_open.round_id).method_version_id = keep_method(unit, counting)
        own = select(Sheet).where(Sheet.employee_id == session_open.people["Rossi"]).order_by(Sheet.valid_from)
        unit.session.scalars(own).all()[-1].part_time = Decimal(50)
    first, second = (one.total for one in results(session_open.workspace, 2024) if one.person == "Rossi Mario")
    [row] = [row for row in year_results(session_open.workspace, 2024) if row.person == "Rossi Mario"]
    assert row.total
    assert first
    assert second
    assert first != second
    # 182 giorni interi e 184 a metà: 182 e 92
    exact = (182 * Fraction(first) + 92 * Fraction(second)) / 274
    assert abs(Fraction(row.total) - exact) <= Fraction(1, 200)
