"""Workbooks as they are written."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.domain.workbooks.sheet_reading import read_workbook
from app.excel.read import read_raw
from app.excel.write import write_workbook
from tests.excel.samples import LAYOUT, MADE_AT, META, Person, edited


def written(*people: Person) -> bytes:
    return write_workbook(LAYOUT, {"Persone": people}, META, MADE_AT)


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def read_back(data: bytes) -> list[dict[str, Any]]:
    [sheet] = read_workbook(LAYOUT, read_raw(data)).sheets
    assert not sheet.errors
    return [dict(row.values) for row in sheet.rows]


def test_that_the_workbook_has_instructions_data_lists_and_a_hidden_identity() -> None:
    book = opened(written(Person()))
    assert book.sheetnames == ["Istruzioni", "Persone", "Elenchi", "_meta"]
    assert book["_meta"].sheet_state == "hidden"
    assert [cell.value for cell in book["_meta"]["B"]] == ["anagrafica", "1", "Comune di Prova", "e-1"]
    assert book["Istruzioni"]["A3"].value == "Prima riga."


def test_that_the_data_sheet_has_a_frozen_heading_filters_and_widths() -> None:
    sheet = opened(written(Person(), Person("9")))["Persone"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I3"
    assert sheet.column_dimensions["A"].width >= 10
    assert [cell.value for cell in sheet[1]][:2] == ["Matricola", "Cognome e nome"]


def test_that_headings_and_long_texts_wrap_and_the_sheet_prints_as_wide_as_a_page() -> None:
    book = opened(written(Person(note="Prima riga.\nSeconda riga.")))
    sheet = book["Persone"]
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "center" for cell in sheet[1])
    assert sheet.row_dimensions[1].height == 32
    wraps = {cell.value: bool(cell.alignment.wrap_text) for cell in sheet[2]}
    assert [value for value, is_wrapped in wraps.items() if is_wrapped] == ["Prima riga.\nSeconda riga."]
    assert {cell.alignment.vertical for cell in sheet[2]} == {"top"}
    assert book["Istruzioni"]["A3"].alignment.wrap_text
    assert book["Istruzioni"].column_dimensions["A"].width == 110
    for one in (sheet, book["Istruzioni"]):
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        assert (one.page_setup.fitToHeight, one.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == "$1:$1"


def test_that_no_heading_is_cut_in_the_middle_of_a_word() -> None:
    sheet = opened(written(Person()))["Persone"]
    for cell in sheet[1]:
        longest = max(len(word) for word in cell.value.split())
        assert sheet.column_dimensions[cell.column_letter].width >= longest + 4


def test_that_required_headings_are_darker_and_all_are_white_on_blue() -> None:
    sheet = opened(written(Person()))["Persone"]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
    assert [heading for heading, fill in fills.items() if fill == "FF004A99"] == ["Matricola", "Genere"]
    assert set(fills.values()) == {"FF004A99", "FF0066CC"}
    assert {(cell.font.color.rgb, cell.font.bold) for cell in sheet[1]} == {("FFFFFFFF", True)}


def test_that_codes_are_text_numbers_are_numbers_and_dates_are_dates() -> None:
    sheet = opened(written(Person()))["Persone"]
    code, name, note, count, pay, share, born, is_eq, gender = sheet[2]
    assert (code.value, code.number_format) == ("00123", "@")
    assert (count.value, pay.value, share.value) == (2, 1234.56, 33.33)
    assert isinstance(born.value, datetime)
    assert (born.value.date(), born.number_format) == (date(1970, 3, 1), "dd/mm/yyyy")
    assert (name.value, note.value, is_eq.value, gender.value) == ("Rossi Mario", None, "sì", "uomo")
    assert sheet.column_dimensions["A"].number_format == "@"


def test_that_choices_come_from_the_lists_sheet() -> None:
    book = opened(written(Person()))
    lists = {str(one.sqref): one.formula1 for one in book["Persone"].data_validations.dataValidation if one.formula1}
    assert lists == {"H2:H1001": "Elenchi!$A$2:$A$3", "I2:I1001": "Elenchi!$B$2:$B$3"}
    assert [cell.value for cell in book["Elenchi"]["B"]] == ["Genere", "uomo", "donna"]


def test_that_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    texts = ["=1+1", "+39 055", "-", "@SUM(A1)", "=cmd|' /C calc'!A0"]
    data = written(*(Person(str(place), name) for place, name in enumerate(texts)))
    cells = [row[1] for row in opened(data)["Persone"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in cells] == [
        (text, "s", True) for text in texts
    ]
    assert [row["name"] for row in read_back(data)] == texts


def test_that_instructions_are_never_a_formula() -> None:
    assert opened(written())["Istruzioni"]["A4"].data_type == "s"


def test_that_the_same_rows_give_the_same_bytes() -> None:
    assert written(Person()) == written(Person())


def test_that_another_export_differs_only_by_its_id() -> None:
    other = write_workbook(LAYOUT, {"Persone": [Person()]}, replace(META, export_id="e-2"), MADE_AT)
    assert other != written(Person())
    assert read_raw(other).tables == read_raw(written(Person())).tables


def test_that_control_characters_do_not_stop_the_export() -> None:
    assert read_back(written(Person(name="Rossi\x00\x1f Mario")))[0]["name"] == "Rossi Mario"


def test_that_an_empty_sheet_is_a_template() -> None:
    assert read_back(written()) == []


texts = st.none() | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")), min_size=1)
people = st.builds(
    Person,
    code=st.from_regex(r"[0-9]{1,8}|[A-Z]{1,3}[0-9]{1,3}", fullmatch=True),
    name=texts.filter(lambda text: text is None or text.casefold() != "(cancella)"),
    count=st.none() | st.integers(0, 10**9),
    pay=st.none() | st.decimals(0, 10**9, places=2),
    share=st.none() | st.decimals(0, 100, places=2),
    born=st.none() | st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    is_eq=st.none() | st.booleans(),
    gender=st.sampled_from(["uomo", "donna"]),
)


@settings(max_examples=40)
@given(st.lists(people, max_size=4))
def test_that_what_is_written_is_what_is_read(rows: list[Person]) -> None:
    expected = [{key: value for key, value in vars(row).items() if value is not None} for row in rows]
    assert read_back(written(*rows)) == expected


def test_that_saving_it_again_with_another_program_changes_nothing() -> None:
    data = written(Person(), Person("7", "=x", pay=Decimal("0.10")))
    assert read_back(edited(data, lambda _book: None)) == read_back(data)
