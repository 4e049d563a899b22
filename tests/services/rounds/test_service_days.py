"""The service rules of the method on a real archive: too few days, neutral absences, part-time in the year's mean."""

from datetime import date

from app.domain.checks import BY_METHOD
from app.domain.issues import Issue, Severity
from app.models.people import Absence
from app.services.rounds.rounds import preview_preparation
from app.services.sheets.steps import mark_not_evaluable
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.checking import check_evaluation

AWAY = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 11, 15)}


def away(comune: Comune, kind: str, *, is_neutral: bool = False) -> None:
    with unit_of_work(comune.workspace, "Assenza") as unit:
        unit.add(Absence(employee_id=comune.people["Rossi"], kind=kind, is_neutral=is_neutral, **AWAY))


def found(comune: Comune) -> list[Issue]:
    return [issue for issue in check_evaluation(comune.workspace, 2024) if issue.code == "W7b"]


def test_that_who_has_too_few_days_is_named_until_declared_not_evaluable(session_open: Comune) -> None:
    away(session_open, "Aspettativa")
    [issue] = found(session_open)
    assert issue.sentence == "Rossi Mario: 46 giorni di servizio, meno dei 60 che servono per la valutazione."
    before = preview_preparation(session_open.workspace, session_open.round_id)
    assert before.short == (issue.sentence,), "Prepara sessione says it too"
    assert (issue.severity, issue.article) == (Severity.WARNING, BY_METHOD)
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente quasi tutto l'anno")
    assert found(session_open) == []
    assert preview_preparation(session_open.workspace, session_open.round_id).short == ()


def test_that_neutral_absences_take_no_day_away(session_open: Comune) -> None:
    away(session_open, "Congedo parentale")
    away(session_open, "Gravidanza a rischio", is_neutral=True)
    assert found(session_open) == []
