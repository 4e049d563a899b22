"""Workbooks as people make them."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.domain.errors import UserError
from app.domain.workbooks.cells import ERASE, CellTrouble
from app.domain.workbooks.reading import CellError, ReadSheet, column_letters
from app.domain.workbooks.sheet_reading import read_workbook
from app.excel.read import read_raw
from tests.excel.samples import LAYOUT, packed, parts_of, saved, workbook_of

OLD_EXCEL = Path(__file__).with_name("elenco.xls")
"""A list as LibreOffice saves it in the format of Excel 97."""
HEADINGS = ("Matricola", "Cognome e nome", "Note", "Figli", "Importo", "Quota %", "Data di nascita", "Titolare di EQ")
PLACES = dict(zip(("code", "name", "note", "count", "pay", "share", "born", "is_eq"), range(1, 9), strict=True))


def sheet_of(data: bytes) -> ReadSheet:
    [sheet] = read_workbook(LAYOUT, read_raw(data)).sheets
    return sheet


def book_with(key: str, value: object, number_format: str = "General") -> Workbook:
    book = Workbook()
    book.active.title = "Persone"
    book.active.append(HEADINGS)
    cell = book.active.cell(2, PLACES[key])
    cell.value = value
    if number_format != "General":
        cell.number_format = number_format
    return book


def read_one(key: str, value: object, number_format: str = "General") -> Any:
    [row] = sheet_of(saved(book_with(key, value, number_format))).rows
    assert not row.errors
    return row.values.get(key)


def error_of(key: str, value: object) -> CellError:
    [error] = sheet_of(saved(book_with(key, value))).errors
    return error


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("00123", "00123"), (123, "123"), (123.0, "123"), ("123.0", "123"), ("123,00", "123"), (" A\u00a01 ", "A 1"),
    ],
)  # fmt: skip
def test_that_a_code_keeps_its_zeros_and_loses_the_decimals_of_excel(written: object, read: str) -> None:
    assert read_one("code", written) == read


def test_that_a_code_shown_with_zeros_has_them() -> None:
    assert read_one("code", 123, "00000") == "00123"


def test_that_a_long_code_turned_into_a_number_is_refused() -> None:
    assert "perdendone le cifre" in error_of("code", 1.2345678901234567e17).problem


@pytest.mark.parametrize("written", ["\u00a0Rossi\u00a0 Mario ", "Rossi Mario\u200b", "Rossi\nMario"])
def test_that_a_text_is_trimmed(written: str) -> None:
    assert read_one("name", written) == "Rossi Mario"


def test_that_a_long_text_keeps_its_lines() -> None:
    assert read_one("note", " prima \r\n seconda ") == "prima\nseconda"


@pytest.mark.parametrize(
    ("written", "read"), [(7, "7"), (Decimal("1.5"), "1,5"), (True, "sì"), (date(2024, 1, 2), "02/01/2024")]
)
def test_that_a_text_column_takes_what_is_not_text(written: object, read: str) -> None:
    assert read_one("name", written) == read


@pytest.mark.parametrize("written", ["SI", "Sì", "s", "X", "x", "vero", True, 1])
def test_that_yes_is_written_in_many_ways(written: object) -> None:
    assert read_one("is_eq", written) is True


@pytest.mark.parametrize("written", ["NO", "n", "falso", False, 0])
def test_that_no_is_written_in_many_ways(written: object) -> None:
    assert read_one("is_eq", written) is False


@pytest.mark.parametrize("written", ["1.234,56", "1234,56", "1234.56", "1.234,56 €", 1234.56])
def test_that_an_amount_has_a_comma_or_a_dot(written: object) -> None:
    assert read_one("pay", written) == Decimal("1234.56")


@pytest.mark.parametrize("written", ["50,5", "50.5", "50,5 %", 50.5])
def test_that_a_percentage_is_the_number_itself(written: object) -> None:
    assert read_one("share", written) == Decimal("50.5")


def test_that_a_percentage_of_excel_is_a_percentage() -> None:
    assert read_one("share", 0.505, "0.0%") == Decimal("50.5")


def test_that_the_sign_written_after_the_number_does_not_count_twice() -> None:
    assert read_one("share", 50, '0.00" %"') == 50


def test_that_the_dust_of_binary_numbers_is_swept() -> None:
    assert read_one("share", 0.1 + 0.2) == Decimal("0.3")


@pytest.mark.parametrize("written", [2, 2.0, "2", "2,0"])
def test_that_a_whole_number_is_whole(written: object) -> None:
    assert read_one("count", written) == 2


def test_that_thousands_are_thousands_in_a_whole_number() -> None:
    assert read_one("count", "1.234") == 1234


@pytest.mark.parametrize(
    "written", ["31/12/2024", "2024-12-31", "31.12.2024", " 31-12-2024 ", date(2024, 12, 31), 45657]
)
def test_that_a_date_is_written_in_many_ways(written: object) -> None:
    assert read_one("born", written) == date(2024, 12, 31)


def test_that_the_hour_of_a_date_does_not_matter() -> None:
    assert read_one("born", datetime(2024, 12, 31, 10, 30)) == date(2024, 12, 31)


@pytest.mark.parametrize("value", [date(2024, 12, 31), 44195])
def test_that_dates_of_the_1904_calendar_are_right(value: object) -> None:
    book = book_with("born", value)
    book.epoch = CALENDAR_MAC_1904
    [row] = sheet_of(saved(book)).rows
    assert row.values["born"] == date(2024, 12, 31)


def test_that_the_word_cancella_erases() -> None:
    assert read_one("note", " (Cancella) ") is ERASE


def test_that_what_is_required_cannot_be_erased() -> None:
    assert error_of("code", "(cancella)").problem == "non si può cancellare"


def test_that_an_empty_cell_says_nothing() -> None:
    data = workbook_of(HEADINGS, ("1", None, "  ", "\u00a0"), (None, ""), ())
    [row] = sheet_of(data).rows
    assert row.values == {"code": "1"}


def test_that_a_formula_counts_for_its_value() -> None:
    data = calculated(saved(book_with("count", "=1+1")), b"<v>2</v>")
    assert sheet_of(data).rows[0].values["count"] == 2


def calculated(data: bytes, value: bytes) -> bytes:
    """Give a formula the value that Excel would have saved beside it."""
    parts = parts_of(data)
    name = "xl/worksheets/sheet1.xml"
    for empty in (b"<v />", b"<v/>", b"<v></v>"):
        parts[name] = parts[name].replace(empty, value)
    return packed(parts)


@pytest.mark.parametrize(
    ("key", "written", "problem"),
    [
        ("pay", "tanti", "non è un importo"),
        ("pay", "NaN", "non è un importo"),
        ("pay", "12,345", "ha più di 2 decimali"),
        ("pay", True, "non è un importo"),
        ("pay", "9" * 16, "è un numero troppo grande"),
        ("share", "1.234,5", "non è una percentuale"),
        ("count", "2,5", "non è un numero intero"),
        ("count", 2.5, "non è un numero intero"),
        ("born", "31/02/2024", "non è un giorno del calendario"),
        ("born", "ieri", "non è una data come 31/12/2024"),
        ("born", 12.5, "non è una data come 31/12/2024"),
        ("is_eq", "forse", "non è sì oppure no"),
        ("is_eq", 2, "non è sì oppure no"),
        ("name", "#DIV/0!", "contiene un errore di calcolo"),
    ],
)
def test_that_a_wrong_cell_is_an_error_that_says_where_and_what(key: str, written: object, problem: str) -> None:
    error = error_of(key, written)
    assert error.problem == problem
    assert error.cell == f"{'ABCDEFGH'[PLACES[key] - 1]}2"
    assert error.heading == HEADINGS[PLACES[key] - 1]
    assert error.remedy.endswith(".")


def test_that_the_sentence_names_sheet_cell_heading_value_and_remedy() -> None:
    assert error_of("count", "due").sentence == (
        "Persone, D2, Figli: «due» non è un numero intero. Scrivere un numero intero, per esempio 12."
    )


def test_that_a_choice_is_found_without_case_and_accents() -> None:
    data = workbook_of(("Matricola", "Genere"), ("1", "DONNA"), ("2", "altro"))
    first, second = sheet_of(data).rows
    assert first.values["gender"] == "donna"
    assert second.errors[0].remedy == "Scegliere tra uomo e donna."


def test_that_headings_are_matched_without_case_accents_and_through_synonyms() -> None:
    data = workbook_of(("  MATR. ", "nominativo", "Quòta %"), ("1", "Rossi", 5))
    assert sheet_of(data).rows[0].values == {"code": "1", "name": "Rossi", "share": 5}


def test_that_headings_may_stand_below_a_title() -> None:
    data = workbook_of(("Elenco del personale",), (), HEADINGS, ("1", "Rossi"))
    assert sheet_of(data).rows[0].number == 4


def test_that_unknown_repeated_and_absent_columns_are_reported() -> None:
    data = workbook_of(("Nominativo", "Telefono", "Cognome e nome"), ("Rossi", "055", "Bianchi"))
    sheet = sheet_of(data)
    assert [note.code for note in sheet.notes] == ["unknown_columns", "repeated_columns", "absent_columns"]
    assert sheet.notes[0].sentence == "Foglio Persone: colonne non riconosciute «Telefono»."
    assert sheet.rows[0].values == {"name": "Rossi"}


def test_that_a_sheet_without_headings_is_reported_and_not_read() -> None:
    sheet = sheet_of(workbook_of(("uno", "due"), ("tre",)))
    assert (sheet.rows, sheet.notes[0].code) == ((), "no_headings")


def test_that_a_sheet_may_have_another_name() -> None:
    assert sheet_of(workbook_of(HEADINGS, ("1",), name="PERSONALE")).rows


def test_that_unknown_sheets_are_named() -> None:
    read = read_workbook(LAYOUT, read_raw(workbook_of(("a",), name="Ferie")))
    assert (read.sheets, read.notes[0].sentence) == ((), "Fogli non riconosciuti: «Ferie».")


def test_that_a_table_far_below_is_read_without_counting_every_empty_row() -> None:
    book = Workbook()
    book.active.title = "Persone"
    book.active.append(HEADINGS)
    book.active.cell(1_000_000, 1, "77")
    assert sheet_of(saved(book)).rows[0].number == 1_000_000


def cells_of(data: bytes) -> dict[str, tuple[object, str, CellTrouble | None]]:
    [table] = read_raw(data).tables
    return {
        f"{column_letters(column)}{row}": (cell.value, cell.number_format, cell.trouble)
        for row, cells in table.rows.items()
        for column, cell in cells.items()
    }


def ods_of(*rows: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="Elenco">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": b"<m/>"})


def ods_cell(kind: str, value: str, shown: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def test_that_the_old_format_of_excel_is_read_with_its_percentages_zeros_and_errors() -> None:
    cells = cells_of(OLD_EXCEL.read_bytes())
    assert cells["A2"][:2] == ("0301", "General")
    assert cells["E2"][0] == date(1970, 1, 1)
    assert (cells["G2"][:2], cells["H2"][:2]) == ((Decimal("0.5"), "0%"), (7, "00000"))
    assert cells["A5"][2] is CellTrouble.ERROR


@pytest.mark.parametrize("kind", [b"\x00\x02\x0e\x00", b"\x00\x02\x0a\x00"])
def test_that_an_old_workbook_of_impossible_size_is_refused_before_memory_is_taken(
    kind: bytes,
) -> None:
    data = OLD_EXCEL.read_bytes()
    place = data.find(kind) + 4
    if place > 4:
        with pytest.raises(UserError, match="danneggiato"):
            read_raw(data[:place] + b"\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\xff\xff" + data[place + 12 :])


def test_that_a_sheet_of_libreoffice_is_read_with_its_percentages_and_zeros() -> None:
    percent = ods_cell("percentage", "0.5", "50%")
    zeros = ods_cell("float", "7", "00007")
    twice = ods_cell("float", "3", "3", ' table:number-columns-repeated="2"')
    cells = cells_of(ods_of(percent + zeros, "", twice))
    assert cells["A1"][:2] == (Decimal("0.5"), "0%")
    assert cells["B1"][:2] == (7, "00000")
    assert (cells["A3"][0], cells["B3"][0]) == (3, 3)


def test_that_a_sheet_of_libreoffice_that_repeats_its_cells_without_end_is_refused() -> None:
    wide = ods_cell("float", "3", "3", ' table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    with pytest.raises(UserError, match="celle"):
        read_raw(with_row(row))


def with_row(row: str) -> bytes:
    parts = parts_of(ods_of(""))
    parts["content.xml"] = parts["content.xml"].replace(b"<table:table-row></table:table-row>", row.encode())
    return packed(parts)


@pytest.mark.parametrize(
    ("text", "coding", "told"),
    [
        ("Matricola;Cognome\n1;Niccolò\n", "cp1252", "punto e virgola, codifica Windows-1252"),
        ("Matricola\tCognome\n1\tNiccolò\n", "utf-8", "tabulazione, codifica UTF-8"),
        ("Matricola,Cognome\n1,Niccolò\n", "utf-16", "virgola, codifica UTF-16"),
        ('sep=|\nMatricola|Cognome\n1|"Niccolò"\n', "utf-8-sig", "barra verticale, codifica UTF-8"),
    ],
)
def test_that_a_table_of_text_says_how_it_was_read(text: str, coding: str, told: str) -> None:
    raw = read_raw(text.encode(coding), name="elenco.csv")
    assert [[cell.value for cell in row.values()] for row in raw.tables[0].rows.values()][1] == ["1", "Niccolò"]
    assert told in raw.notes[0].sentence


def test_that_the_decimal_sign_of_a_table_of_text_is_told() -> None:
    assert "decimali con il punto" in read_raw(b"a;b\n1.5;2.25\n", name="x.csv").notes[0].sentence
    assert "decimali con la virgola" in read_raw(b"a;b\n1,5;2,25\n", name="x.csv").notes[0].sentence
