"""Readings, the one rule that ties them to values and progress, and what is late on a day."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.documents.achievement import ObjectiveNote, ObjectiveResult, ResultGroup
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.state import StateReport, state_day
from app.domain.ids import IndicatorId, ObjectiveId, PhaseId
from app.domain.objectives import ValueKind
from app.domain.objectives.lateness import DueStanding, PhaseStanding, late_parts
from app.domain.objectives.readings import DatedValue, ReadingDraft, progress_on, validate, value_on
from app.domain.objectives.state_rows import StateMark, state_page
from app.domain.objectives.value import measuring_day
from app.domain.objectives.written_value import WrittenValue
from app.domain.sheets.detail import TrafficLight

D = Decimal
MARCH, JUNE, SEPTEMBER = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


def test_that_an_indicator_stands_at_the_last_that_was_found_by_the_day() -> None:
    known = [
        DatedValue(JUNE, 0, WrittenValue(D(40))), DatedValue(JUNE, 1, WrittenValue(D(45))),
        DatedValue(MARCH, 0, WrittenValue(D(10))), DatedValue(SEPTEMBER, 2, WrittenValue(D(90))),
        DatedValue(date(2024, 5, 1), 0, WrittenValue()),
    ]  # fmt: skip
    days = (date(2024, 3, 30), MARCH, date(2024, 6, 1), JUNE, date(2024, 12, 31))
    found = [value_on(day, known) for day in days]
    assert [one.value.value if one else None for one in found] == [None, D(10), D(10), D(45), D(90)]


def test_that_a_phase_stands_at_its_last_reading_and_at_its_progress_where_it_was_never_read() -> None:
    read = [(JUNE, D(50)), (MARCH, D(20))]
    assert [progress_on(day, D(80), read) for day in (date(2024, 1, 1), MARCH, SEPTEMBER)] == [D(0), D(20), D(50)]
    assert progress_on(MARCH, D(80), ()) == D(80)


@pytest.mark.parametrize(
    ("draft", "field", "told"),
    [
        (ReadingDraft(IndicatorId(1), value=WrittenValue(D(1))), "on_date", "Manca la data"),
        (
            ReadingDraft(IndicatorId(1), on_date=date(2025, 1, 1), note="x"),
            "on_date",
            "01/01/2025 è fuori dall'anno 2024",
        ),
        (ReadingDraft(None, PhaseId(1), on_date=JUNE, progress=D(140)), "value", "va da 0 a 100"),
        (ReadingDraft(None, PhaseId(1), on_date=JUNE), "value", "Manca l'avanzamento"),
        (ReadingDraft(IndicatorId(1), on_date=JUNE), "value", "almeno il valore"),
    ],
)
def test_that_a_reading_that_cannot_be_says_why(draft: ReadingDraft, field: str, told: str) -> None:
    [issue] = validate(draft, 2024)
    assert (issue.field, told in issue.sentence) == (field, True)


def test_that_what_should_be_over_and_is_not_is_late() -> None:
    phases = [
        PhaseStanding("Bando", 0b111, None, D(40)), PhaseStanding("Gara", 0b111, None, D(100)),
        PhaseStanding("Lavori", 0b100000000000, None, D(0)), PhaseStanding("Rinvio", 1, SEPTEMBER, D(0)),
        PhaseStanding("Senza mesi", 0, None, D(0)),
    ]  # fmt: skip
    due = [
        DueStanding("Bilancio", MARCH, date(2024, 5, 1)),
        DueStanding("Piano", JUNE),
        DueStanding("Fatto", MARCH, MARCH),
    ]
    assert list(late_parts(date(2024, 4, 15), 2024, phases, due)) == [
        "fase «Bando» da concludere entro il 31/03/2024, al 40 %", "«Bilancio» da concludere entro il 31/03/2024",
    ]  # fmt: skip
    assert list(late_parts(MARCH, 2024, phases, due)) == []
    december = list(late_parts(date(2024, 12, 31), 2024, phases, due))
    assert [words.partition(" da")[0] for words in december] == ["fase «Bando»", "fase «Rinvio»", "«Piano»"]


def test_that_the_state_is_a_list_with_marks_and_lines_with_counts() -> None:
    note = ObjectiveNote(JUNE, critical_points="Manca il fornitore")
    red = ObjectiveResult(
        "A1", "Uno", degree=D(30), id=ObjectiveId(1), light=TrafficLight.RED, late=("x",), notes=(note,)
    )
    green = ObjectiveResult("A2", "Due", progress=D(90), id=ObjectiveId(2), light=TrafficLight.GREEN)
    aside = ObjectiveResult("A3", "Tre", neutralised="Ricorso", id=ObjectiveId(3))
    unknown = ObjectiveResult("B1", "Quattro", id=ObjectiveId(4))
    groups = (ResultGroup("Area A", (red, green, aside)), ResultGroup("Area B", (unknown,)))
    page = state_page(StateReport(Letterhead("Comune"), Imprint(JUNE), 2024, JUNE, groups))
    assert [(line.title, line.late, line.lights) for line in page.lines] == [
        ("Totale", 1, "1 rosso · 1 verde"), ("Area A", 1, "1 rosso · 1 verde"), ("Area B", 0, ""),
    ]  # fmt: skip
    assert [row.marks for row in page.of("Totale")] == [
        {StateMark.RED, StateMark.LATE, StateMark.CRITICAL}, {StateMark.GREEN}, set(), {StateMark.UNKNOWN},
    ]  # fmt: skip
    assert [(row.degree, row.shown_light) for row in page.of("Area A")] == [
        ("30,00 %", "rosso"), ("90,00 %", "verde"), ("neutralizzato", ""),
    ]  # fmt: skip
    assert [row.code for row in page.of("Area B")] == ["B1"]
    assert state_page(StateReport(Letterhead(""), Imprint(JUNE), 2024, JUNE)).rows == ()


def test_that_a_year_is_told_as_of_today_or_of_its_last_day() -> None:
    days = (date(2023, 5, 1), JUNE, date(2026, 1, 1))
    assert [state_day(2024, today) for today in days] == [date(2024, 1, 1), JUNE, date(2024, 12, 31)]


def test_that_a_value_written_early_is_of_the_day_on_which_it_is_written() -> None:
    spring, winter = date(2026, 3, 10), date(2027, 1, 20)
    assert [measuring_day(kind, 2026, spring) for kind in (ValueKind.INTERIM, ValueKind.FINAL)] == [spring, spring]
    assert [measuring_day(kind, 2026, winter) for kind in (ValueKind.INTERIM, ValueKind.FINAL)] == [
        date(2026, 6, 30), date(2026, 12, 31),
    ]  # fmt: skip
    assert measuring_day(ValueKind.FINAL, 2027, spring) == date(2027, 1, 1)
