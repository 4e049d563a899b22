"""Readings on a real archive: the history, the progress of phases, who writes them, what a certified result locks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId, PhaseId
from app.domain.italian import format_percent
from app.domain.objectives import IndicatorRule, ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.readings import ReadingDraft
from app.domain.objectives.records import MonitoringDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.written_value import WrittenValue
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.detail import TrafficLight
from app.models.certifications import Certification, CertifiedObjective
from app.models.objectives import Objective
from app.services.audit import undoing
from app.services.documents.state_page import read_state
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import record_value, save_indicator
from app.services.objectives.interim import interim_proposals, take_interim
from app.services.objectives.patching import change_phases
from app.services.objectives.phases import save_phase, toggle_actual_month, toggle_phase_month
from app.services.objectives.readings import delete_readings, record_reading
from app.services.objectives.records import save_monitoring
from app.services.transaction import unit_of_work
from tests.archives.office import YEAR, Office
from tests.services.objectives.test_grid_values import eq_of

D = Decimal
MARCH, JUNE = date(YEAR, 3, 31), date(YEAR, 6, 30)
Parts = tuple[ObjectiveId, IndicatorId, PhaseId]


@pytest.fixture
def parts(office: Office) -> Parts:
    one = office.objective("Insieme")
    [indicator] = save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Avvisi", source="R")).ids
    [phase] = save_phase(office.workspace, PhaseDraft(objective_id=one, title="Bando", months=0b11)).ids
    return one, IndicatorId(indicator), PhaseId(phase)


def told(office: Office, one: ObjectiveId) -> list[tuple[date, str, str, str]]:
    return [(row.on_date, row.what, row.shown, row.author) for row in objective_detail(office.workspace, one).readings]


def progress(office: Office, one: ObjectiveId) -> Decimal:
    return objective_detail(office.workspace, one).phases[0].progress


def test_that_readings_are_a_history_and_a_phase_is_at_its_last_one(office: Office, parts: Parts) -> None:
    one, indicator, phase = parts
    for day, value in ((MARCH, D(10)), (JUNE, D(40)), (JUNE, D("40.5"))):
        record_reading(office.workspace, ReadingDraft(indicator, on_date=day, value=WrittenValue(value), note="Nota"))
    for day, done in ((JUNE, D(60)), (MARCH, D(20))):
        record_reading(office.workspace, ReadingDraft(None, phase, on_date=day, progress=done))
    me = office.workspace.actor.name
    assert told(office, one) == [
        (JUNE, "Avvisi", "40,5", me), (JUNE, "Fase: Bando", "60 %", me), (MARCH, "Avvisi", "10", me),
        (MARCH, "Fase: Bando", "20 %", me),
    ]  # fmt: skip
    assert progress(office, one) == D(60)
    rows = objective_detail(office.workspace, one).readings
    delete_readings(office.workspace, [rows[0], rows[1]])
    assert (progress(office, one), len(told(office, one))) == (D(20), 2)
    undoing.undo_last(office.workspace)
    assert (progress(office, one), len(told(office, one))) == (D(60), 4)
    last = objective_detail(office.workspace, one).readings[0]
    corrected = ReadingDraft(indicator, id=last.number, version=last.version, on_date=MARCH, note="x")
    with pytest.raises(UserError, match="Di quel giorno c'è già"):
        record_reading(office.workspace, corrected)


def test_that_where_an_indicator_is_not_measured_yet_phases_of_which_nobody_said_anything_are_no_degree(
    office: Office, parts: Parts
) -> None:
    one, indicator, phase = parts
    save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Sito", rule=IndicatorRule.YES_NO))
    record_reading(office.workspace, ReadingDraft(indicator, on_date=MARCH, value=WrittenValue(D(50))))
    [row] = read_state(office.workspace, YEAR, JUNE).rows
    assert (row.degree, row.light, row.seen_on) == ("–", None, MARCH)
    record_reading(office.workspace, ReadingDraft(phase_id=phase, on_date=JUNE, progress=D(0)))
    [row] = read_state(office.workspace, YEAR, JUNE).rows
    assert (row.degree, row.light, row.seen_on) == (format_percent(D(0), 2), TrafficLight.RED, JUNE)
    assert read_state(office.workspace, YEAR, MARCH).rows[0].degree == "–"


def test_that_the_progress_typed_in_a_phase_is_its_reading_of_today(office: Office, parts: Parts) -> None:
    one, _, phase = parts
    change_phases(office.workspace, {phase: {"progress": D(35)}})
    [(day, what, shown, _)] = told(office, one)
    assert (day, what, shown) == (min(office.workspace.today, date(YEAR, 12, 31)), "Fase: Bando", "35 %")
    change_phases(office.workspace, {phase: {"progress": D(50)}})
    change_phases(office.workspace, {phase: {"title": "Gara"}})
    assert [shown for _, _, shown, _ in told(office, one)] == ["50 %"]
    record_reading(office.workspace, ReadingDraft(None, phase, on_date=MARCH, progress=D(10)))
    assert progress(office, one) == D(50)
    with pytest.raises(UserError, match="0 a 100"):
        change_phases(office.workspace, {phase: {"progress": D(140)}})
    delete_readings(office.workspace, objective_detail(office.workspace, one).readings)
    assert progress(office, one) == D(0)


@pytest.mark.parametrize(
    "draft",
    [
        ReadingDraft(IndicatorId(1), on_date=date(YEAR + 1, 1, 1), note="x"),
        ReadingDraft(None, PhaseId(1), on_date=MARCH, progress=D(140)),
        ReadingDraft(IndicatorId(999), on_date=MARCH, note="x"),
        ReadingDraft(on_date=MARCH, note="x"),
        ReadingDraft(IndicatorId(1), on_date=MARCH, value=WrittenValue(D("0.1234567"))),
    ],
)
def test_that_a_reading_that_cannot_be_changes_nothing(office: Office, parts: Parts, draft: ReadingDraft) -> None:
    with pytest.raises(UserError):
        record_reading(office.workspace, draft)
    assert told(office, parts[0]) == []


def test_that_a_reading_still_to_come_or_of_another_part_is_refused(office: Office, parts: Parts) -> None:
    one, indicator, _ = parts
    record_reading(office.workspace, ReadingDraft(indicator, on_date=MARCH, value=WrittenValue(D(10))))
    [known], before = objective_detail(office.workspace, one).readings, told(office, one)
    [other] = save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Altro", source="R")).ids
    taken = ReadingDraft(IndicatorId(other), id=known.number, on_date=JUNE, value=WrittenValue(D(99)))
    with pytest.raises(UserError, match="di un altro indicatore"):
        record_reading(office.workspace, taken)
    with pytest.raises(UserError, match="di un altro indicatore"):
        delete_readings(office.workspace, [replace(known, part=other)])
    march = replace(office.workspace, now=lambda: datetime(YEAR, 3, 30, 11, tzinfo=UTC))
    with pytest.raises(UserError, match="nel futuro"):
        record_reading(march, ReadingDraft(indicator, on_date=MARCH, value=WrittenValue(D(20))))
    assert told(office, one) == before


def test_that_who_heads_the_area_measures_and_a_certified_result_is_not_read_any_more(
    office: Office, parts: Parts
) -> None:
    one, indicator, phase = parts
    eq, other = eq_of(office, "Affari generali"), eq_of(office, "Contabile", "Conti")
    note = ReadingDraft(indicator, on_date=MARCH, critical_points="Manca il personale")
    record_reading(eq, note)
    toggle_actual_month(eq, phase, 2)
    save_monitoring(eq, MonitoringDraft(objective_id=one, on_date=MARCH, notes="Avviato"))
    found = objective_detail(eq, one)
    assert (found.phases[0].actual_months, found.monitorings[0].author) == (0b10, "Arcuri")
    assert (found.measuring, found.closing is None) == (None, False)
    body = replace(office.workspace, actor=Actor("Nucleo", UserRole.BODY))
    assert objective_detail(body, one).measuring is not None
    for who in (other, body):
        with pytest.raises(UserError):
            record_reading(who, note)
        with pytest.raises(UserError):
            toggle_actual_month(who, phase, 3)
        with pytest.raises(UserError):
            save_monitoring(who, MonitoringDraft(objective_id=one, on_date=MARCH, notes="Altro"))
    with pytest.raises(UserError):
        toggle_phase_month(eq, phase, 3)
    with unit_of_work(office.workspace, "Certificazione") as unit:
        cycle = unit.get(Objective, one).cycle_id
        minutes = Certification(cycle_id=cycle, on_date=JUNE, minutes="Verbale", recorded_by="Nucleo", recorded_on=JUNE)
        minutes.objectives = [CertifiedObjective(objective_id=one, degree=D(100))]
        unit.add(minutes)
    with pytest.raises(UserError, match="certificato"):
        record_reading(office.workspace, note)
    with pytest.raises(UserError, match="certificato"):
        delete_readings(office.workspace, objective_detail(office.workspace, one).readings)


def test_that_the_last_reading_of_the_window_is_proposed_as_interim_value_and_written_when_agreed(
    office: Office, parts: Parts
) -> None:
    one, indicator, _ = parts
    for day, value in ((MARCH, D(10)), (date(YEAR, 6, 20), D(30)), (JUNE, D(40)), (date(YEAR, 8, 1), D(50))):
        record_reading(office.workspace, ReadingDraft(indicator, on_date=day, value=WrittenValue(value)))
    found = interim_proposals(office.workspace, YEAR)
    assert (found.days, [(row.shown, row.present, row.on_date) for row in found.rows]) == (
        f"dal 15/06/{YEAR} al 31/07/{YEAR}", [("40", "–", JUNE)],
    )  # fmt: skip
    assert objective_detail(office.workspace, one).values == ()
    assert take_interim(office.workspace, YEAR, [row.id for row in found.rows]).label == (
        f"1 valore intermedio dalle rilevazioni del {YEAR}"
    )
    [value] = objective_detail(office.workspace, one).values
    assert (value.kind, value.value, value.on_date, value.source) == (ValueKind.INTERIM, D(40), JUNE, "R")
    assert interim_proposals(office.workspace, YEAR).rows == ()
    record_reading(office.workspace, ReadingDraft(indicator, on_date=JUNE, value=WrittenValue(D(45))))
    [again] = interim_proposals(office.workspace, YEAR).rows
    assert (again.shown, again.present) == ("45", "40")
    other = eq_of(office, "Contabile", "Conti")
    assert interim_proposals(other, YEAR).rows == ()
    with pytest.raises(UserError, match="non è di un'area"):
        take_interim(other, YEAR, [again.id])
    [bare] = save_indicator(office.workspace, IndicatorDraft(objective_id=one, name="Senza fonte")).ids
    record_reading(office.workspace, ReadingDraft(IndicatorId(bare), on_date=JUNE, value=WrittenValue(D(1))))
    ids = [row.id for row in interim_proposals(office.workspace, YEAR).rows]
    with pytest.raises(UserError, match="«Senza fonte»: Manca la fonte"):
        take_interim(office.workspace, YEAR, ids)
    assert len(objective_detail(office.workspace, one).values) == 1


WRONG = {
    "a day": (WrittenValue(done_on=JUNE), "non legge una data"),
    "a judgement": (WrittenValue(choice="Ottimo"), "non legge un giudizio"),
    "no number": (WrittenValue(D("NaN")), "Il valore: non è un numero"),
}


def test_that_what_the_part_does_not_read_is_refused(office: Office, parts: Parts) -> None:
    one, indicator, phase = parts
    for value, said in WRONG.values():
        with pytest.raises(UserError, match=said):
            record_reading(office.workspace, ReadingDraft(indicator, on_date=JUNE, value=value))
        final = IndicatorValueDraft(
            indicator, on_date=JUNE, source="R", value=value.value, done_on=value.done_on, choice=value.choice
        )
        with pytest.raises(UserError, match=said):
            record_value(office.workspace, final)
    dated = save_indicator(
        office.workspace,
        IndicatorDraft(objective_id=one, name="Fine", rule=IndicatorRule.BY_DATE, target_on=JUNE, source="R"),
    ).ids[0]
    for draft, said in (
        (ReadingDraft(IndicatorId(dated), on_date=JUNE, value=WrittenValue(D(5))), "legge una data, non un numero"),
        (ReadingDraft(indicator, on_date=JUNE, progress=D(5), note="x"), "non l'avanzamento"),
        (ReadingDraft(None, phase, on_date=JUNE, progress=D(5), value=WrittenValue(D(5))), "si rileva l'avanzamento"),
        (ReadingDraft(None, phase, on_date=JUNE, progress=D("NaN")), "non è un numero"),
        (ReadingDraft(indicator, on_date=JUNE, note="Nota\0nascosta"), "un carattere che non si può scrivere"),
    ):
        with pytest.raises(UserError, match=said):
            record_reading(office.workspace, draft)
    assert told(office, one) == []
