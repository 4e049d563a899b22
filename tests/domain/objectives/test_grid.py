"""The grid without a window: rows, cells read, blocks tried before they are written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import AreaId, EmployeeId, IndicatorId, ObjectiveId, SectorId
from app.domain.objectives import Direction, IndicatorRule, ObjectiveKind, ObjectiveState
from app.domain.objectives.detail import PersonChoice
from app.domain.objectives.grid.columns import KEYS, PLAN_COLUMNS, copied_text, shown_text
from app.domain.objectives.grid.edits import emptied_label, filled_label, pasted_label, written_label
from app.domain.objectives.grid.people import people_by_name
from app.domain.objectives.grid.reading import Known, read_row
from app.domain.objectives.grid.rehearsal import Rehearsal, block_cells, rehearse
from app.domain.objectives.grid.rows import GridIndicator, GridRow, blank_row, rows_of
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import UnitRef
from app.domain.quantities import Dot

D = Decimal
TAX = UnitRef(AreaId(1), SectorId(2))
PEOPLE = [PersonChoice(EmployeeId(7), "Moretti Laura", ""), PersonChoice(EmployeeId(8), "Riva Andrea", "")]
KNOWN = Known(people_by_name(PEOPLE), {"OC-TRI-01": ObjectiveId(1), "OC-TRI-02": ObjectiveId(2)}, 2025)


def measured(**more: object) -> GridIndicator:
    given = {"id": IndicatorId(5), "name": "Avvisi", "unit": "%", "rule": IndicatorRule.PERCENT_OF_TARGET,
             "direction": Direction.HIGHER, "baseline": D(94), "target": D(98), "target_on": None, "weight": D(100),
             "source": "Gestionale"} | more  # fmt: skip
    return GridIndicator(**given)  # type: ignore[arg-type]  # the fields are those above


def row(indicator: GridIndicator | None = None, number: int = 1, **more: object) -> GridRow:
    blank = blank_row("sector:2", TAX, 1).objective
    values = {"id": ObjectiveId(number), "code": f"OC-TRI-{number:02d}", "title": "Recuperare", "weight": D(25)} | more
    objective = replace(blank, **values)  # type: ignore[arg-type]  # the fields are those above
    return next(rows_of("sector:2", objective, {objective.id: [indicator]} if indicator else {}, TAX))


def whole(*texts: str, first: str = "name") -> list[dict[str, str]]:
    """Return the lines of a block whose first column is this one."""
    return block_cells([text.split("|") for text in texts], PLAN_COLUMNS[PLAN_COLUMNS.index(first) :])


def why(found: Rehearsal) -> list[tuple[int, str, str]]:
    return [(one.row, one.heading, one.why) for one in found.unfit]


def test_that_a_row_counts_the_cells_to_fill_and_asks_nothing_of_what_was_set_aside() -> None:
    assert row(measured()).state == "Conforme"
    assert (row(measured(target=None)).state, row(measured(target=None)).missing) == ("Manca 1", ("target",))
    assert row().missing == ("name", "target", "source")
    unweighed = row(measured(source=""), weight=None, lacks=frozenset({Lack.WEIGHTS}))
    assert (unweighed.state, unweighed.missing) == ("Mancano 2", ("source", "weight"))
    assert row(state=ObjectiveState.WITHDRAWN).state == "Stralciato"
    for lacks, state in (
        ({Lack.WEIGHTS}, "Pesi ≠ 100"), ({Lack.OWNER, Lack.PEOPLE}, "Di nessuno"), ({Lack.REVIEW}, "Da rivedere"),
        ({Lack.OWNER}, "Conforme"),
    ):  # fmt: skip
        assert row(measured(), weight=D(20), lacks=frozenset(lacks)).state == state
    assert row(measured(rule=IndicatorRule.YES_NO, baseline=None, target=None)).state == "Conforme"


@pytest.mark.parametrize("unit", [TAX, None])
def test_that_a_blank_row_is_an_objective_of_its_unit_and_nothing_more(unit: UnitRef | None) -> None:
    one = blank_row("g", unit, 3)
    kind = ObjectiveKind.OPERATIONAL if unit else ObjectiveKind.STRATEGIC_COMMON
    assert (one.objective.id, one.objective.kind, one.objective.state) == (-3, kind, ObjectiveState.ACTIVE)
    assert one.objective.unit_refs == ((unit,) if unit else ())
    assert [one.objective.is_cross, one.objective.is_payment_times, one.is_begun] == [False] * 3


def test_that_the_second_indicator_repeats_nothing_and_shows_its_share() -> None:
    objective = row().objective
    first, second = rows_of("g", objective, {objective.id: [measured(weight=D(60)), measured(weight=D(40))]}, TAX)
    assert (first.code, first.title, first.share) == ("OC-TRI-01", "Recuperare", "60 %")
    assert (second.code, second.title, second.share, second.weight) == ("", "2º indicatore", "40 %", None)
    uneven = list(rows_of("g", objective, {objective.id: [measured(), measured()]}, TAX))
    assert [one.missing for one in uneven] == [("name",), ()]


def test_that_a_cell_is_shown_for_eyes_and_copied_for_a_sheet() -> None:
    money = row(measured(unit="€", target=D("190000.5")))
    assert (shown_text(money, "target"), copied_text(money, "target")) == ("190.000,5", "190000,5")
    due = row(measured(rule=IndicatorRule.BY_DATE, target_on=date(2025, 4, 30)))
    assert [shown_text(due, "measure"), shown_text(due, "target"), copied_text(due, "target")] == [
        "data", "30/04/25", "30/04/2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ({"target": "1.500,00"}, {"target": D(1500)}),
        ({"target": "12,5"}, {"target": D("12.5")}),
        ({"target": ""}, {"target": None}),
        ({"measure": "€", "target": "12.500"}, {"unit": "€", "target": D(12500)}),
        ({"measure": "data", "target": "30/4"}, {"rule": IndicatorRule.BY_DATE, "target_on": date(2025, 4, 30)}),
        (
            {"target": "31 dic 2025", "measure": "Data"},
            {"rule": IndicatorRule.BY_DATE, "target_on": date(2025, 12, 31)},
        ),
        ({"measure": "si/no"}, {"rule": IndicatorRule.YES_NO}),
        ({"source": " Registro  "}, {"source": "Registro"}),
        ({"target": "≤ 12"}, {"target": D(12), "direction": Direction.LOWER}),
        ({"target": "almeno 90"}, {"target": D(90), "direction": Direction.HIGHER}),
    ],
)
def test_that_a_cell_is_read_as_its_unit_of_measure_says(cells: dict[str, str], values: dict[str, object]) -> None:
    found = read_row(row(measured()), cells, KNOWN)
    assert (found.indicator, found.wrong) == (values, [])


def test_that_the_way_is_seen_in_the_target_and_goes_at_first_from_the_start_to_it() -> None:
    bare = measured(baseline=None, target=None)
    told = [
        read_row(row(replace(bare, **kept)), cells, KNOWN).indicator.get("direction")
        for kept, cells in (
            ({"baseline": D(23)}, {"target": "10"}),
            ({"target": D(10)}, {"baseline": "23"}),
            ({"baseline": D(23)}, {"target": "≥ 10"}),
            ({"baseline": D(5)}, {"target": "10"}),
            ({"baseline": D(23), "target": D(30)}, {"target": "10"}),  # a later one says it by its sign
            ({}, {"target": "10"}),
        )
    ]
    less, more = Direction.LOWER, Direction.HIGHER
    assert told == [less, less, more, more, None, None]
    down = row(measured(direction=less, target=D(1500)))
    assert (shown_text(down, "target"), copied_text(down, "target")) == ("≤ 1.500", "1500")
    assert (
        read_row(down, {"target": "≤ 1.500"}, KNOWN).indicator
        == read_row(down, {"target": "1500"}, KNOWN).indicator
        == {}
    )


def test_that_a_new_indicator_with_a_day_is_due_by_that_day() -> None:
    found = read_row(row(), {"name": "Bilancio approvato", "target": "31/12/2025"}, KNOWN)
    assert found.indicator == {
        "name": "Bilancio approvato", "target_on": date(2025, 12, 31), "rule": IndicatorRule.BY_DATE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("target", "12.500", "si legge in due modi: scrivere 12500 oppure 12,5"),
        ("target", "31/12/2025", "è una data e qui serve un numero"),
        ("target", "molto", "non è un numero"),
        ("target", "1,1234567", "6 decimali"),
        ("weight", "120", "va da 0 a 100"),
        ("weight", "12,345", "due decimali"),
        ("owner", "Verdi Ugo", "non è il nome di una persona in servizio"),
        ("code", "OC-TRI-02", "è già di un altro obiettivo"),
        ("code", "", "non può restare vuoto"),
        ("title", "", "non può restare vuoto"),
        ("name", "", "intera riga e premere Canc"),
        ("name", "x" * 301, "troppo lungo"),
        ("state", "Fatto", "non si modifica"),
    ],
)
def test_that_a_wrong_cell_says_why_and_gives_nothing(key: str, text: str, told: str) -> None:
    found = read_row(row(measured()), {key: text}, KNOWN)
    assert found.cells == {}
    [wrong] = found.wrong
    assert wrong.key == key
    assert told in wrong.why


@pytest.mark.parametrize(
    ("text", "word", "rule", "given"),
    [
        ("10/4/26", "data", IndicatorRule.BY_DATE, {"target_on": date(2026, 4, 10), "rule": IndicatorRule.BY_DATE}),
        ("sì", "sì/no", IndicatorRule.YES_NO, {"rule": IndicatorRule.YES_NO}),
    ],
)
def test_that_a_day_or_a_yes_in_the_place_of_a_number_says_the_rule_that_takes_it(
    text: str, word: str, rule: IndicatorRule, given: dict[str, object]
) -> None:
    one, known = row(measured()), replace(KNOWN, year=2026)
    [wrong] = read_row(one, {"target": text}, known).wrong
    assert wrong.rule is rule
    assert [unfit.rule for unfit in rehearse([one], [{"target": text}], known).unfit] == [rule]
    found = read_row(one, {"target": text, "measure": word}, known)
    assert (found.wrong, found.indicator) == ([], given)
    [other] = read_row(one, {"target": "molto"}, known).wrong
    assert other.rule is None


def test_that_cells_of_an_indicator_that_is_not_there_wait_for_its_name() -> None:
    assert [one.key for one in read_row(row(), {"target": "80", "source": "Registro"}, KNOWN).wrong] == [
        "target", "source",
    ]  # fmt: skip
    assert read_row(row(), {"name": "Avvisi", "target": "80"}, KNOWN).indicator == {"name": "Avvisi", "target": D(80)}
    assert read_row(row(), {"name": "x" * 301, "target": "80"}, KNOWN).cells == {}


def test_that_a_row_copied_whole_is_pasted_back_without_changing_anything() -> None:
    for one in (row(measured(target=D(12500))), row(), row(measured(rule=IndicatorRule.BY_DATE))):
        found = rehearse(
            [one], block_cells([[copied_text(one, key) if key != "number" else "1" for key in KEYS]], KEYS), KNOWN
        )
        assert (found.is_empty, found.unfit, found.cells) == (True, [], 0)


def test_that_a_block_tells_each_cell_that_does_not_fit_and_keeps_the_rest() -> None:
    rows = [row(measured()), row(measured(), 2)]
    found = rehearse(rows, whole("Domande|n.|57|12.500|Elenco", "Ricorsi|%|x|80|Registro|300"), KNOWN)
    assert [edit.indicator for edit in found.edits] == [
        {"name": "Domande", "unit": "n.", "baseline": D(57), "source": "Elenco"},
        {"name": "Ricorsi", "target": D(80), "source": "Registro"},
    ]  # fmt: skip
    assert [(one, heading) for one, heading, _ in why(found)] == [(1, "Atteso"), (2, "Partenza"), (2, "Peso")]
    assert found.cells == 7
    again = rehearse(rows, whole("Domande|n.|57|12.500|Elenco"), replace(KNOWN, dot=Dot.THOUSANDS))
    assert (again.edits[0].indicator["target"], again.unfit) == (D(12500), [])


def test_that_rows_beyond_the_end_become_objectives_and_further_indicators() -> None:
    found = rehearse(
        [row(measured())],
        whole(
            "OC-TRI-01|Recuperare|Avvisi|%", "|Nuovo sportello|Accessi|n.||100", "|2º indicatore|Reclami|n.|5", "||",
            "|Senza indicatore", "||Dopo|%", "|||%",
            first="code",
        ),
        KNOWN,
        TAX,
    )  # fmt: skip
    assert [(new.objective["title"], [one["name"] for one in new.indicators]) for new in found.new] == [
        ("Nuovo sportello", ["Accessi", "Reclami"]), ("Senza indicatore", ["Dopo"]),
    ]  # fmt: skip
    assert (found.new_rows, found.cells) == (4, 0)
    assert [number for number, _, _ in why(found)] == [7]


def test_that_an_indicator_beyond_the_end_belongs_to_the_last_objective() -> None:
    found = rehearse([row(measured())], whole("Avvisi|%", "Ricorsi|n.|3"), KNOWN, TAX)
    [edit] = found.edits
    assert (edit.objective_id, edit.indicator_id, edit.indicator["name"]) == (1, None, "Ricorsi")
    assert found.new_rows == 1


def test_that_a_code_given_twice_in_a_block_is_refused_the_second_time() -> None:
    found = rehearse([], whole("X-1|Uno", "X-1|Due", "OC-TRI-01|Tre", first="code"), KNOWN, TAX)
    assert [number for number, _, _ in why(found)] == [2, 3]
    assert [new.objective for new in found.new] == [{"code": "X-1", "title": "Uno"}, {"title": "Due"}, {"title": "Tre"}]


def test_that_operations_on_many_cells_are_named_with_their_number() -> None:
    assert filled_label(3, ["source"], "OC-TRI-04") == "Riempite 3 celle di «Fonte» sotto OC-TRI-04"
    assert written_label(1, ["source"]) == "Scritta 1 cella di «Fonte»"
    assert emptied_label(4, ["source", "target"]) == "Svuotate 4 celle"
    assert pasted_label(12, 3) == "Incollate 12 celle e 3 righe nuove"
    assert pasted_label(0, 1) == "Incollata 1 riga nuova"


DIFFICULTIES = (("A", "Alta (×1,5)"), ("B", "Bassa (×0,5)"), ("C", "Bassa (×0,8)"))


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("a", "A", ""),  # by code
        ("alta", "A", ""),  # by name
        ("BASSA (×0,8)", "C", ""),  # by the words of the form
        ("", "", ""),
        ("Bassa", None, "«Bassa» non è tra le difficoltà della metodologia: Alta (×1,5), Bassa (×0,5) e Bassa (×0,8)"),
        ("media", None, "«media» non è tra le difficoltà della metodologia: Alta (×1,5), Bassa (×0,5) e Bassa (×0,8)"),
    ],
)
def test_that_a_difficulty_is_one_of_those_of_the_method(text: str, code: str | None, told: str) -> None:
    known = replace(KNOWN, difficulties=DIFFICULTIES)
    found = read_row(row(measured(), difficulty="Bassa (×0,5)"), {"difficulty": text}, known)
    assert found.objective == ({} if code is None else {"difficulty": code})
    assert [one.why for one in found.wrong] == ([told] if told else [])


def test_that_a_difficulty_stands_in_the_first_row_and_is_of_a_method_that_has_some() -> None:
    assert [one.why for one in read_row(row(measured()), {"difficulty": "Alta"}, KNOWN).wrong] == [
        "la metodologia dell'anno non ha difficoltà"
    ]
    second = replace(row(measured(), difficulty="Alta"), nth=2)
    assert (row(measured(), difficulty="Alta").difficulty, second.difficulty) == ("Alta", "")
    known = replace(KNOWN, difficulties=DIFFICULTIES)
    assert "prima riga" in read_row(second, {"difficulty": "A"}, known).wrong[0].why
    made = rehearse([], [{"title": "Nuovo", "difficulty": "Alta"}], known, TAX)
    assert made.new[0].objective == {"title": "Nuovo", "difficulty": "A"}
