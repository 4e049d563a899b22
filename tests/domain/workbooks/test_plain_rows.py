"""Rows read and compared by the short way are those that the long way reads and compares."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import EmployeeId
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.municipality import MunicipalityDraft
from app.domain.structure.registry import Registry
from app.domain.workbooks.personnel import EMPLOYEES, PersonnelRows
from app.domain.workbooks.personnel_rules import PERSONNEL_RULES
from app.domain.workbooks.plain_rows import NativeRowReader
from app.domain.workbooks.planning import plan_sheet
from app.domain.workbooks.reading import RawTable, ReadSheet
from app.domain.workbooks.row_reading import ReadingHand, RowReader
from app.domain.workbooks.rules import SheetRules
from app.domain.workbooks.sheet_reading import read_sheet
from app.domain.workbooks.table_headings import headings_of
from app.excel.rows import LazyRows, table_of
from app.excel.xlsx_facts import CellTrouble, RawFacts

HEADINGS = [column.heading for column in EMPLOYEES.columns]
PEOPLE = [
    EmployeeRow(EmployeeId(1), 1, "0012", "", "Rossi", "Mario", Gender.MALE, date(1970, 1, 2), date(2000, 3, 1), None),
    EmployeeRow(
        EmployeeId(2), 1, "13", "NRENNA80A41H501X", "Neri", "Anna", Gender.FEMALE, None, date(2001, 1, 1), None
    ),
    EmployeeRow(EmployeeId(3), 1, "A.7", "", "Totale", "E", Gender.MALE, None, date(2001, 1, 1), date(2020, 12, 31)),
]
ODD = (
    "", None, " ", "12.0", "0012", "13", 12, 13.0, 0.5, True, "Cognome", "Nome", "Totale", "(cancella)", "n.d.", "nd",
    "--", "#N/D", "Err:502", "Errani", " Rossi", "De  Rossi", "De Rossi\n", "a\u200bb", "ROSSI", "rossi", "M", "donna",
    "uomo", date(1970, 1, 2), date(2000, 3, 1), date(2200, 1, 1), datetime(2000, 3, 1, 5), "01/03/2000", "in servizio",
)  # fmt: skip


def _as_written(person: EmployeeRow) -> list[object]:
    cells = [getattr(person, column.key) for column in EMPLOYEES.columns]
    return ["" if cell is None else getattr(cell, "italian", cell) for cell in cells]


WRITTEN = [_as_written(person) for person in PEOPLE]
CELLS = st.sampled_from(ODD) | st.text(max_size=4) | st.dates()
CHANGED = st.builds(
    lambda row, changes: [changes.get(at, cell) for at, cell in enumerate(row)],
    st.sampled_from(WRITTEN),
    st.dictionaries(st.integers(0, len(HEADINGS) - 1), CELLS, max_size=2),
)
ANY = st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS))
TROUBLES = st.dictionaries(st.tuples(st.integers(2, 6), st.integers(1, 9)), st.sampled_from(CellTrouble), max_size=1)
EMPLOYEE_RULES = next(rules for rules in PERSONNEL_RULES if rules.layout is EMPLOYEES)


def _at_length(rules: SheetRules) -> SheetRules:
    """Return rules that say the same, but have something to ask of each row: none is taken as it is."""
    return replace(rules, conflicts=lambda _current, _resolved, _rows: [])


def _same_both_ways(rows: Sequence[list[object]], facts: RawFacts, first: int, *, is_foreign: bool) -> None:
    """Expect of the short way what the long one gives, on rows that come after some whose words are known."""
    lines = LazyRows([HEADINGS, *WRITTEN, *rows], (1, first), facts)
    table, hand = table_of("Dipendenti", lines), ReadingHand(2026, is_foreign=is_foreign)
    short, long = read_sheet(EMPLOYEES, table, hand), read_sheet(EMPLOYEES, RawTable("Dipendenti", lines), hand)
    assert repr(short) == repr(long)  # as written: 1 is not True, a day is no hour of it
    held = PersonnelRows(Registry((), tuple(PEOPLE), (), ()), MunicipalityDraft(), (), (), ())
    plan = plan_sheet(_at_length(EMPLOYEE_RULES), long, held)
    assert plan_sheet(EMPLOYEE_RULES, short, held) == replace(plan, rules=EMPLOYEE_RULES)


@settings(max_examples=40)
@given(st.lists(CHANGED | ANY, max_size=6), TROUBLES, st.integers(1, 3), st.booleans())
def test_that_the_short_way_gives_the_preview_of_the_long_one(
    rows: Sequence[list[object]], troubles: dict[tuple[int, int], CellTrouble], first: int, is_foreign: bool
) -> None:
    _same_both_ways(rows, RawFacts(troubles=troubles), first, is_foreign=is_foreign)


@pytest.mark.parametrize("is_foreign", [True, False])
def test_that_no_odd_cell_is_taken_as_it_stands(is_foreign: bool) -> None:
    places = range(len(HEADINGS))
    rows = [[*row[:at], odd, *row[at + 1 :]] for row in WRITTEN for at in places for odd in ODD]
    bare = [["" if place not in (at, 0) else row[place] for place in places] for row in WRITTEN for at in places]
    totals: list[list[object]] = [["Totale", "", "3", "", "", date(2020, 1, 1), "", ""]]
    _same_both_ways([*rows, *bare, *totals], RawFacts(), 1, is_foreign=is_foreign)


def test_that_a_tidy_list_is_read_without_its_cells() -> None:
    """The first such row tells the word of the gender; the next have nothing that is to be read."""
    table = table_of("Dipendenti", LazyRows([HEADINGS, *WRITTEN[:1], *WRITTEN[:1]]))
    match = headings_of(EMPLOYEES, table).match
    reader = RowReader(ReadSheet(EMPLOYEES, "Dipendenti"), match, ReadingHand(2026, is_foreign=True))
    natives = NativeRowReader(reader, table.natives())
    assert not natives.take(2)
    reader.take(2, table.rows[2])
    assert natives.take(3)
    assert reader.rows[1] == replace(reader.rows[0], number=3)
