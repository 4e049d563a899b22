"""Headings, comparisons and previews, without any file."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from app.domain.columns import Column, Format
from app.domain.roles import Gender
from app.domain.workbooks.cells import ERASE, clean_text, same
from app.domain.workbooks.difference import CellChange, RowDifference, RowState, cell_changes
from app.domain.workbooks.headings import ColumnNames
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.preview import WorkbookPreview, changed_rows
from app.domain.workbooks.reading import CellError, column_letters

AREA = Column("area", "Area", synonyms=("Unità",))
UNIT = Column("unit", "Unità", synonyms=("Area", "Ufficio"))
TEXT, CODE = Column("text", "Testo"), Column("code", "Codice", Format.CODE)


@given(st.integers(1, 16384))
def test_that_columns_have_the_letters_of_excel(place: int) -> None:
    assert column_letters(place) == get_column_letter(place)


@given(st.text())
def test_that_a_clean_text_is_clean(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


def test_that_our_heading_wins_over_the_synonym_of_another_column() -> None:
    match = ColumnNames((AREA, UNIT)).match([(1, ("AREA",)), (2, ("unita",)), (3, ("ufficio",))])
    assert match.columns == {1: AREA, 2: UNIT}
    assert match.repeated == ("ufficio",)


def test_that_values_are_compared_as_a_cell_can_hold_them() -> None:
    assert same(TEXT, "Rossi  Mario ", "Rossi\u00a0Mario")
    assert same(TEXT, "", None)
    assert same(TEXT, Gender.MALE, "uomo")
    assert same(CODE, 2024, "2024")
    assert same(TEXT, Decimal("1.50"), Decimal("1.5"))
    assert not same(TEXT, "Rossi", "rossi")


def test_that_erasing_what_is_empty_is_no_change() -> None:
    class Row:
        text = ""
        code = "7"

    layout = SheetLayout("Foglio", (TEXT, CODE))
    assert cell_changes(layout, Row(), {"text": ERASE, "code": ERASE}) == (CellChange("Codice", "7", "–"),)


def test_that_a_preview_counts_in_words() -> None:
    rows = [RowDifference("Aree", number, "A", RowState.NEW) for number in (2, 3)]
    changed = RowDifference(
        "Aree", 4, "B", RowState.CHANGED, (CellChange("Nome", "x", "y"), CellChange("Al", "–", "z"))
    )
    preview = WorkbookPreview("", (*rows, changed))
    assert preview.summary == "2 righe nuove e 1 riga modificata"
    assert [row.heading for row in changed_rows(preview)] == ["Nome", "Al"]
    assert preview.can_be_imported_with()
    assert WorkbookPreview("").summary == "nessuna riga"


def test_that_errors_keep_an_import_closed() -> None:
    error = CellError("Aree", 2, 0, "Riga", "", "manca tutto", "Scriverlo.")
    preview = WorkbookPreview("", (RowDifference("Aree", 3, "A", RowState.NEW),), (error,))
    assert not preview.can_be_imported_with()
    assert error.sentence == "Aree, riga 2: manca tutto. Scriverlo."
