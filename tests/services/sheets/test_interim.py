"""The check of the half year: outcome and notes make it complete, scores and lights as the method says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, RoundId
from app.domain.italian import format_decimal
from app.domain.method.definition import Process
from app.domain.method.vocabulary import InterimScores
from app.domain.objectives import ValueKind
from app.domain.rounds.rounds import RoundDraft
from app.domain.scoring.missing import MissingKind
from app.domain.setting_keys import ENTERED
from app.domain.sheets.detail import TrafficLight
from app.domain.sheets.half_year import traffic_light
from app.domain.sheets.next_steps import until_in_words
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import InterimOutcome, RoundKind, SheetState
from app.domain.year_windows import StepKey
from app.models.municipality import Setting
from app.models.objectives import Indicator, IndicatorValue
from app.services.archive_check import verify_archive
from app.services.documents.sheets import sheet_document, sheet_pdf
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.composition import exclude_part
from app.services.sheets.results import results
from app.services.sheets.scores import ScoreDraft, TextsDraft, give_outcome, give_score, give_scores, write_texts
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.transaction import unit_of_work
from app.services.workbooks.score_files import evaluators
from app.services.year_standing import year_standing
from tests.archives.comune import Comune
from tests.pdf_words import pages_of

DAY = date(2024, 12, 1)


def test_that_a_check_of_the_half_year_is_complete_with_its_outcome_and_closed_without_scores(
    half_year: Comune,
) -> None:
    workspace, sheet_id = half_year.workspace, half_year.sheet_id("Rossi")
    [missing] = half_year.detail("Rossi").missing
    assert missing.kind is MissingKind.OUTCOME
    with pytest.raises(UserError, match=r"non è completa\. Manca l'esito della verifica"):
        complete_sheet(workspace, sheet_id)
    write_texts(workspace, TextsDraft(sheet_id, general="Bene fin qui.", training="Corso sugli appalti"))
    give_outcome(workspace, sheet_id, InterimOutcome.TO_IMPROVE)
    row = next(one for one in list_sheets(workspace, half_year.round_id) if one.id == sheet_id)
    assert (row.missing, half_year.detail("Rossi").missing) == (0, ())
    assert half_year.detail("Rossi").review.outcome is InterimOutcome.TO_IMPROVE
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, DAY)
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=DAY))
    close_sheet(workspace, sheet_id)
    assert half_year.detail("Rossi").state is SheetState.FINAL
    paper = sheet_document(workspace, sheet_id)
    assert (paper.heading, paper.outcome) == ("Scheda di verifica intermedia", "da migliorare")
    assert sheet_pdf(workspace, sheet_id).startswith(b"%PDF")
    assert results(workspace, 2024) == []
    assert verify_archive(workspace).differences == ()


def test_that_an_outcome_is_taken_away_and_is_only_of_a_check_of_the_half_year(
    half_year: Comune,
) -> None:
    workspace, sheet_id = half_year.workspace, half_year.sheet_id("Neri")
    give_outcome(workspace, sheet_id, InterimOutcome.POSITIVE)
    give_outcome(workspace, sheet_id, None)
    assert half_year.detail("Neri").review.outcome is None
    half_year.fill("Neri")
    assert len(half_year.detail("Neri").missing) == 1


def test_that_a_sheet_of_the_whole_year_has_no_outcome_in_words(session_open: Comune) -> None:
    with pytest.raises(UserError, match="Solo la verifica intermedia"):
        give_outcome(session_open.workspace, session_open.sheet_id("Rossi"), InterimOutcome.POSITIVE)


def test_that_its_sheets_are_in_what_is_missing_by_the_day_of_the_phase_and_say_it_themselves(
    half_year: Comune,
) -> None:
    """The preset dates the check from 15/06 to 31/07; the usual last day would be 30/06."""

    def lacking(day: date) -> dict[str, date | None]:
        return {one.sentence: one.due for one in year_standing(half_year.later(day), 2024).duties}

    def until(day: date) -> str:
        return until_in_words(sheet_detail(half_year.later(day), half_year.sheet_id("Rossi")))[0]

    todo = "Rossi Mario (verifica intermedia): scheda da cominciare"
    assert todo not in lacking(date(2024, 6, 14))
    assert lacking(date(2024, 6, 15))[todo] == date(2024, 7, 31)
    assert (until(date(2024, 7, 15)), until(date(2024, 7, 16))) == (
        "", "compilazione entro il 31/07/2024 (fra 15 giorni)"
    )  # fmt: skip
    assert until(date(2024, 8, 2)) == "compilazione entro il 31/07/2024 (2 giorni di ritardo)"
    give_outcome(half_year.workspace, half_year.sheet_id("Rossi"), InterimOutcome.POSITIVE)
    complete_sheet(half_year.workspace, half_year.sheet_id("Rossi"))
    assert todo not in lacking(date(2024, 8, 2))
    assert lacking(date(2024, 8, 2))["Consegnare 1 verifica intermedia compilata"] == date(2024, 7, 31)
    assert until(date(2024, 8, 2)).startswith("consegna entro il 31/07/2024")
    steps = {one.key: (one.start, one.due) for one in year_standing(half_year.workspace, 2024).steps}
    assert steps[StepKey.INTERIM] == (date(2024, 6, 15), date(2024, 7, 31))
    assert steps[StepKey.MEASURE] == (date(2025, 1, 1), date(2025, 2, 28))


def measure(comune: Comune) -> None:
    """Record what was reached so far of the objective with a target."""
    with unit_of_work(comune.workspace, "Verifica", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        indicator = unit.get(Indicator, comune.indicators["misurato"])
        value = {"kind": ValueKind.INTERIM, "on_date": date(2024, 6, 20), "value": indicator.target, "source": "Atti"}
        unit.add(IndicatorValue(indicator_id=indicator.id, **value))


def with_scores(comune: Comune, scores: InterimScores) -> Comune:
    """A check of the half year by a method that says something else of scores."""
    usual = read_preset(DEFAULT_PRESET)
    own = replace(usual, name="Di prova", process=replace(usual.process, interim_scores=scores))
    version = MethodVersionId(new_version(comune.workspace, own).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.INTERIM, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


def test_that_without_scores_in_the_method_none_is_shown_taken_given_out_or_printed(half_year: Comune) -> None:
    detail = half_year.detail("Rossi")
    assert not detail.takes_scores
    assert [one.takes_score for one in detail.items] == [False] * 3
    assert {one.title for one in detail.sections} == {"Obiettivi strategici comuni", "Obiettivi specifici"}
    assert (detail.result.total, detail.result.band) == (None, "")
    draft = ScoreDraft(detail.id, "comportamenti", "C1", Decimal(4))
    final = read_preset(DEFAULT_PRESET).template("istruttori").section("comportamenti").factors[0]
    for give in (lambda one: give_score(half_year.workspace, one), lambda one: give_scores(half_year.workspace, [one])):
        with pytest.raises(UserError, match="non prevede punteggi"):
            give(replace(draft, item=final.code))
    with pytest.raises(UserError, match="non ci sono schede da compilare"):
        evaluators(half_year.workspace, 2024)
    measure(half_year)
    give_outcome(half_year.workspace, detail.id, InterimOutcome.POSITIVE)
    row = next(one for one in list_sheets(half_year.workspace, half_year.round_id) if one.id == detail.id)
    assert (row.total, row.band) == (None, "positivo")
    paper = sheet_document(half_year.workspace, detail.id)
    assert (paper.is_interim, paper.outcome, paper.result.total) == (True, "positivo", None)
    words = pages_of(sheet_pdf(half_year.workspace, detail.id))[0]
    assert "Fattori di valutazione" not in words
    assert "Semaforo: verde" in words


def test_that_without_scores_the_explanation_and_the_parts_are_those_of_the_objectives_alone(
    half_year: Comune,
) -> None:
    measure(half_year)
    detail = half_year.detail("Rossi")
    told = {one.label: (one.formula, one.shown) for one in detail.result.tree.walk()}
    assert UNMEASURED not in told
    assert told["Riduzione dei tempi di rilascio"][1] == "100"
    assert not [label for label, (formula, _) in told.items() if "punteggio" in formula]
    parts = detail.composition.parts
    assert [one.title for one in parts] == ["Obiettivi strategici comuni", "Obiettivi specifici"]
    assert {(one.weight, one.low, one.item) for one in parts} == {(None, None, "")}
    with pytest.raises(UserError):
        exclude_part(half_year.workspace, detail.id, "comportamenti", "C1", "Non si applica")


UNMEASURED = "Riordino dell'archivio"


def test_that_the_lights_are_those_of_the_degrees_so_far(half_year: Comune) -> None:
    measure(half_year)
    lights = {one.label: (one.degree, one.light) for one in half_year.detail("Rossi").items}
    assert lights["Riordino dell'archivio"] == (None, None)
    assert lights["Riduzione dei tempi di rilascio"] == (Decimal(100), TrafficLight.GREEN)
    process = Process(green_from=Decimal(90), amber_from=Decimal(60))
    degrees = (None, Decimal(90), Decimal("89.99"), Decimal(60), Decimal("59.99"))
    assert [traffic_light(one, process) for one in degrees] == [
        None, TrafficLight.GREEN, TrafficLight.AMBER, TrafficLight.AMBER, TrafficLight.RED
    ]  # fmt: skip


def test_that_scores_are_given_where_the_method_lets_them_and_asked_for_where_it_requires_them(comune: Comune) -> None:
    required = with_scores(comune, InterimScores.REQUIRED)
    sheet_id = required.sheet_id("Rossi")
    give_outcome(required.workspace, sheet_id, InterimOutcome.POSITIVE)
    kinds = {one.kind for one in required.detail("Rossi").missing}
    assert kinds == {MissingKind.SCORE}
    with pytest.raises(UserError, match="non è completa"):
        complete_sheet(required.workspace, sheet_id)
    required.fill("Rossi")
    complete_sheet(required.workspace, sheet_id)
    total = format_decimal(required.detail("Rossi").result.total)
    words = pages_of(sheet_pdf(required.workspace, sheet_id))[0]
    assert "Totale della verifica" in words
    assert total in words


def test_that_optional_scores_are_as_they_were_before_the_method_had_a_word_for_them(comune: Comune) -> None:
    optional = with_scores(comune, InterimScores.OPTIONAL)
    give_outcome(optional.workspace, optional.sheet_id("Rossi"), InterimOutcome.POSITIVE)
    assert optional.detail("Rossi").missing == ()
    optional.fill("Rossi")
    complete_sheet(optional.workspace, optional.sheet_id("Rossi"))
    assert [one.name for one in evaluators(optional.workspace, 2024)] != []


def test_that_no_sheet_is_late_by_a_day_that_was_past_when_its_year_was_entered(half_year: Comune) -> None:
    """The Cruscotto says that nothing is late by it."""
    with unit_of_work(half_year.workspace, "Anno aggiunto") as unit:
        unit.add(Setting(key=ENTERED.format(year=2024), value="2025-06-10"))

    def until(day: date) -> str:
        return until_in_words(sheet_detail(half_year.later(day), half_year.sheet_id("Rossi")))[0]

    assert until(date(2025, 3, 1)).startswith("compilazione entro il 31/07/2024")
    assert until(date(2025, 7, 1)) == ""
