"""Values written in the cells of the grid: read as the rule of their indicator says, or told why they cannot be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.certification.standing import StandingCertification
from app.domain.ids import ObjectiveId
from app.domain.italian import NotReadable
from app.domain.objectives import IndicatorRule
from app.domain.objectives.grid.cell_values import GridValue
from app.domain.objectives.grid.columns import MEASURING_COLUMNS, PLAN_COLUMNS, copied_text, shown_text
from app.domain.objectives.grid.edits import GridEdits, RowEdit
from app.domain.objectives.grid.reading import Known, read_row
from app.domain.objectives.grid.rehearsal import block_cells, rehearse
from app.domain.objectives.value import value_text
from app.domain.objectives.written_value import WrittenValue, read_value
from app.domain.quantities import Dot
from tests.domain.objectives.test_grid import KNOWN, measured, row

D = Decimal
Rule = IndicatorRule


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("1.500,00", Rule.PERCENT_OF_TARGET, WrittenValue(D(1500))),
        ("12,5", Rule.BASELINE_TO_TARGET, WrittenValue(D("12.5"))),
        (" ", Rule.STEPS, WrittenValue()),
        ("Sì", Rule.YES_NO, WrittenValue(D(1))),
        ("NO", Rule.YES_NO, WrittenValue(D(0))),
        ("30/4", Rule.BY_DATE, WrittenValue(done_on=date(2025, 4, 30))),
        ("15/01/2026", Rule.BY_DATE, WrittenValue(done_on=date(2026, 1, 15))),
        ("non concluso", Rule.BY_DATE, WrittenValue(D(0))),
        ("BUONO", Rule.JUDGEMENT, WrittenValue(choice="Buono")),
        ("80", Rule.DIRECT, WrittenValue(D(80))),
    ],
)
def test_that_a_value_is_read_as_its_rule_says_and_shown_the_same(text: str, rule: Rule, value: WrittenValue) -> None:
    assert read_value(text, rule, 2025, ("Buono", "Scarso")) == value
    one = row(measured(rule=rule, final=GridValue(value.value, value.done_on, value.choice, "Registro")))
    assert read_value(copied_text(one, "final"), rule, 2025, ("Buono", "Scarso")) == value


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("12.500", Rule.PERCENT_OF_TARGET, "si legge in due modi"),
        ("molte", Rule.PERCENT_OF_TARGET, "non è un numero"),
        ("1,1234567", Rule.PERCENT_OF_TARGET, "6 decimali"),
        ("140", Rule.DIRECT, "va da 0 a 100"),
        ("forse", Rule.YES_NO, "non è «sì» né «no»"),
        ("31/12/2023", Rule.BY_DATE, "è fuori dall'anno 2025"),
        ("31/02/2025", Rule.BY_DATE, "2025"),
        ("Ottimo", Rule.JUDGEMENT, "non è un giudizio della metodologia: Buono, Scarso"),
        ("80", Rule.PHASES, "viene dall'avanzamento delle fasi"),
    ],
)
def test_that_a_value_that_cannot_be_says_why(text: str, rule: Rule, told: str) -> None:
    with pytest.raises(NotReadable, match=told):
        read_value(text, rule, 2025, ("Buono", "Scarso"))


def test_that_a_value_wants_an_indicator_a_source_a_reason_and_somebody_who_may() -> None:
    certified = StandingCertification(D(100), date(2026, 1, 20))
    kept = GridValue(D(70), source="Registro")
    others = replace(KNOWN, measurable=frozenset({ObjectiveId(9)}))
    for one, known, told in (
        (row(), KNOWN, "quando l'indicatore c'è"),
        (row(measured(source="")), KNOWN, "manca la fonte"),
        (row(measured(rule=Rule.DIRECT)), KNOWN, "vuole la motivazione"),
        (row(measured(), certified=certified), KNOWN, "Certificato il 20/01/2026"),
        (row(measured()), others, "li scrive chi guida la sua area"),
    ):
        found = read_row(one, {"final": "80"}, known)
        assert (found.cells, told in found.wrong[0].why) == ({}, True), told
    assert read_row(row(measured(source="", final=kept)), {"final": "80"}, KNOWN).values == {
        "final": WrittenValue(D(80))
    }
    assert read_row(row(measured(), certified=certified), {"interim": "80"}, KNOWN).values
    assert read_row(row(measured(source="")), {"reading": "80"}, KNOWN).values == {"reading": WrittenValue(D(80))}
    assert read_row(row(measured(), certified=certified), {"reading": "80"}, KNOWN).wrong
    assert read_row(row(measured(source="")), {"source": "Registro", "final": "80"}, KNOWN).values
    assert read_row(row(measured()), {"year_1": "80"}, KNOWN).wrong[0].why == "questa colonna non si modifica"


def test_that_values_of_before_stand_beside_and_the_plan_has_its_own_columns() -> None:
    one = row(measured(interim=GridValue(D(12500)), before={1: WrittenValue(D(90)), 3: WrittenValue()}))
    assert [shown_text(one, key) for key in ("interim", "final", "year_1", "year_2", "year_3")] == [
        "12.500", "", "90", "", "",
    ]  # fmt: skip
    assert not {"final", "year_1"} & set(PLAN_COLUMNS)
    assert not {"weight", "baseline"} & set(MEASURING_COLUMNS)
    values = RowEdit(ObjectiveId(1), values={"final": WrittenValue(D(1))})
    assert GridEdits("", (values,)).is_measuring
    assert not GridEdits("", (replace(values, objective={"title": "Altro"}),)).is_measuring


def test_that_five_thousand_rows_are_told_cell_by_cell_and_change_nothing_by_themselves() -> None:
    rows = [row(measured(), number) for number in range(1, 5001)]
    texts = ["12.500" if number == 7 else "x" if number == 4999 else str(number) for number in range(1, 5002)]
    found = rehearse(rows, block_cells([[text] for text in texts], ["final", *MEASURING_COLUMNS]), Known(year=2025))
    assert (found.cells, len(found.two), len(found.edits), found.new_rows) == (4998, 1, 4998, 0)
    assert [(one.row, one.heading) for one in found.unfit] == [
        (7, "Consuntivo"),
        (4999, "Consuntivo"),
        (5001, "Titolo"),
    ]
    answered = replace(Known(year=2025), dot=Dot.THOUSANDS)
    again = rehearse(rows[6:7], block_cells([["12.500"]], ["final"]), answered)
    assert again.edits[0].values == {"final": WrittenValue(D(12500))}


def test_that_a_day_out_of_the_plan_is_told_in_its_cell() -> None:
    due = row(measured(rule=Rule.BY_DATE, target=None, baseline=None))
    assert read_row(due, {"target": "31/12/2027"}, KNOWN).indicator == {"target_on": date(2027, 12, 31)}
    assert "fuori dall'anno 2025" in read_row(due, {"target": "31/12/2024"}, KNOWN).wrong[0].why


def test_that_thousands_typed_over_thousands_are_not_asked_and_a_yes_is_shown() -> None:
    shown = row(measured(target=D(180000), baseline=D(200)))
    assert read_row(shown, {"target": "170.000"}, KNOWN).indicator == {"target": D(170000)}
    assert read_row(shown, {"baseline": "170.000"}, KNOWN).wrong[0].two is not None
    done = row(measured(rule=Rule.YES_NO, target=None, baseline=None))
    assert (shown_text(done, "target"), copied_text(done, "target")) == ("sì", "")
    assert value_text(Rule.PERCENT_OF_TARGET, D(174500), None, "") == "174.500"
