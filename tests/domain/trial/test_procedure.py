"""*Prova del procedimento*: the days and refusals are those that the sheets themselves follow."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.method.definition import MethodDefinition, Process, ProcessPhase
from app.domain.sheets.review_terms import SecondLevel
from app.domain.trial.procedure import ProcedureDays, ProcedureRow, asked_choices, example_days, procedure_rows
from app.domain.workflow import RemarkKind

DELIVERED = date(2025, 3, 1)
TWO_LEVELS = Process(
    phases=(ProcessPhase("valutazione", "Colloqui", "01/02", "20/04", is_next_year=True),),
    second_level=SecondLevel.AFTER_ANSWER,
    second_level_body="Nucleo",
    answer_days=7,
    decision_days=30,
)


def rows(process: Process, days: ProcedureDays) -> dict[str, ProcedureRow]:
    return {one.id: one for one in procedure_rows(MethodDefinition("m", "M", process=process), 2024, days)}


def test_that_a_whole_procedure_is_told_on_the_days_given() -> None:
    story = ProcedureDays(
        DELIVERED,
        date(2025, 3, 3),
        RemarkKind.RECONSIDERATION,
        date(2025, 3, 11),
        date(2025, 3, 19),
        date(2025, 4, 1),
        date(2025, 5, 2),
        Decimal(65),
    )
    found = rows(TWO_LEVELS, story)
    assert (found["step:evaluation"].until, found["step:evaluation"].told) == (date(2025, 4, 20), "fase «Colloqui»")
    assert "giorni consueti" in found["step:interim"].told
    assert found["light"].told.startswith("grado 65: giallo")
    assert (found["signature"].until, found["signature"].told) == (date(2025, 3, 11), "in tempo")
    assert found["reconsideration"].told == "11/03/2025: in tempo, la scheda va in riesame"
    assert (found["answer"].until, found["answer"].told) == (date(2025, 3, 18), "19/03/2025: 1 giorno di ritardo")
    assert (found["conciliation"].start, found["conciliation"].until) == (date(2025, 3, 19), date(2025, 4, 3))
    assert (found["second"].until, found["second"].told) == (
        date(2025, 5, 1), "decide: Nucleo; 02/05/2025: 1 giorno di ritardo"
    )  # fmt: skip
    assert (found["closing"].start, found["closing"].told) == (date(2025, 4, 4), "la scheda si può rendere definitiva")


def test_that_a_late_request_waits_for_the_secretary_and_an_impossible_one_is_refused() -> None:
    late = rows(TWO_LEVELS, ProcedureDays(DELIVERED, asked_on=date(2025, 3, 12)))
    assert "in ritardo, la ammette solo il Segretario" in late["reconsideration"].told
    assert late["closing"].told == "non prima di: firma, risposta del valutatore"
    assert late["conciliation"].told == "15 giorni dopo la risposta del valutatore"
    before = rows(TWO_LEVELS, ProcedureDays(DELIVERED, date(2025, 2, 27), asked_on=date(2025, 2, 28)))
    assert "non si registra. Il giorno è prima della consegna" in before["reconsideration"].told
    assert "non si registra" in before["signature"].told
    early = rows(TWO_LEVELS, ProcedureDays(DELIVERED, asked_on=date(2025, 3, 5), answered_on=date(2025, 3, 4)))
    assert "La risposta è prima della richiesta" in early["answer"].told


def test_that_what_a_method_has_not_is_said_and_no_day_is_needed() -> None:
    plain = replace(TWO_LEVELS, second_level=SecondLevel.NONE, reconsideration_days=0)
    found = rows(plain, ProcedureDays(DELIVERED))
    assert found["reconsideration"].told == "la metodologia non lo prevede"
    assert "non ne ha" in found["second"].told
    assert [one for one, _ in asked_choices(MethodDefinition("m", "M", process=plain))] == [
        RemarkKind.REMARKS, RemarkKind.CONCILIATION
    ]  # fmt: skip
    assert rows(plain, ProcedureDays())["delivery"].told == "dare il giorno della consegna"
    assert example_days(plain, 2024).asked is RemarkKind.REMARKS
    assert example_days(TWO_LEVELS, 2024).delivered_on == date(2025, 4, 20)
