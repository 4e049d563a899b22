"""A bad workbook cannot hurt."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.workbooks.reading import CellError
from app.domain.workbooks.sheet_reading import read_workbook
from app.excel.guard import LIMITS
from app.excel.mark import marked_copy
from app.excel.read import read_raw
from app.excel.xlsx_facts import xlsx_facts
from tests.excel.samples import LAYOUT, packed, parts_of, workbook_of

Result = TypeVar("Result")
GOOD = workbook_of(("Matricola", "Cognome e nome"), ("1", "Rossi"), ("2", "Bianchi"))
SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


ROWS = [("1", "Rossi"), ("2", "Bianchi")]
ERRORS = [CellError("Persone", 2, 1, "Matricola", "1", "è di un altro", "Correggere.")]
WITH_VALUES = {SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"}
"""The parts of a workbook that say what is in its cells, or which sheet they are of."""
MOST_MEMORY = 16 << 20
"""How much may be taken, at most, to read a small workbook: a sound one takes less than 1 MB."""


def rows_of(data: bytes) -> list[tuple[object, object]]:
    """Return codes and names of the people in a workbook."""
    [sheet] = read_workbook(LAYOUT, read_raw(data)).sheets
    return [(row.values.get("code"), row.values.get("name")) for row in sheet.rows]


def measured(work: Callable[[], Result]) -> tuple[Result, int]:
    """Return what a piece of work gives and the most memory that Python took for it, in bytes."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def with_part(name: str, body: bytes) -> bytes:
    return packed(parts_of(GOOD) | {name: body})


def with_sheet(old: bytes, new: bytes) -> bytes:
    return with_part(SHEET, parts_of(GOOD)[SHEET].replace(old, new))


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_raw(data)
    assert caught.value.remedy
    return caught.value.problem


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "vuoto"),
        (b"Area e settore\nuno e due\n", "è un file di Excel"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "pagina web"),
        (bytes(range(256)) * 4, "è un file di Excel"),
        (b"%PDF-1.7", "è un file di Excel"),
        (OLE + bytes(600), "danneggiato"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + bytes(40), "danneggiato"),
        (GOOD[: len(GOOD) // 2], "danneggiato"),
        (GOOD[:-10], "danneggiato"),
        (packed({"a.txt": b"ciao"}), "è un file di Excel"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "è un file di Excel"),
        (with_part("xl/workbook.bin", b"x"), "xlsb"),
    ],
)
def test_that_a_file_of_another_kind_is_refused_in_words(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_that_a_file_too_big_is_refused_before_it_is_opened() -> None:
    with pytest.raises(UserError, match="20 MB"):
        read_raw(b"PK" + bytes(LIMITS.file_bytes))


def with_rows(*numbers: str) -> bytes:
    """Return a workbook whose rows of people are numbered so; without a number, a row follows the one before."""
    rows = "".join(f"<row{number}><c t='str'><v>{place}</v></c></row>" for place, number in enumerate(numbers))
    return with_sheet(b"</sheetData>", rows.encode() + b"</sheetData>")


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((" r='6'", " r='5'"), "la riga 5 viene dopo la riga 6"),
        ((' spans="1:2" r="6"', ' spans="1:2" r="6"'), "la riga 6 viene dopo la riga 6"),
        ((" r='6'", "", " r='7'"), "la riga 7 viene dopo la riga 7"),
        ((" r='3'",), "la riga 3 viene dopo la riga 3"),
        ((" r='1048577'", " r='1048578'"), "danneggiato"),
    ],
)
def test_that_rows_out_of_order_are_refused_and_not_left_out_in_silence(numbers: tuple[str, ...], says: str) -> None:
    assert says in refused(with_rows(*numbers))


def test_that_rows_in_order_are_read_with_and_without_their_number() -> None:
    assert len(rows_of(with_rows(" r='6'", "", " r='9'", " r='1048576'"))) == 6


def test_that_a_bomb_is_stopped_while_it_swells() -> None:
    assert "si espande" in refused(with_part("xl/media/bomb.xml", bytes(60 << 20)))


def test_that_a_bomb_which_lies_about_its_size_is_stopped() -> None:
    data = with_part("bomb.xml", bytes(60 << 20))
    lying = data.replace(struct.pack("<L", 60 << 20), struct.pack("<L", 10))
    assert "danneggiato" in refused(lying) or "si espande" in refused(lying)


def test_that_too_many_parts_are_refused() -> None:
    extra = {f"xl/media/{place}.png": b"" for place in range(LIMITS.parts)}
    assert "parti" in refused(packed(parts_of(GOOD) | extra))


def test_that_too_many_cells_are_refused_before_parsing() -> None:
    with pytest.raises(UserError, match="celle"):
        read_raw(GOOD, replace(LIMITS, cells=5))
    assert read_raw(GOOD, replace(LIMITS, cells=6)).tables


def test_that_the_same_part_twice_is_refused() -> None:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<x/>")
    assert "danneggiato" in refused(stream.getvalue())


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_that_entities_are_refused(coding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "definizioni" in refused(with_part(SHEET, bomb.encode(coding)))


def test_that_a_count_of_texts_that_cannot_be_takes_no_memory() -> None:
    lie = b'<sst xmlns="x" count="99999999999" uniqueCount="99999999999"><si><t>Rossi</t></si></sst>'
    assert xlsx_facts(parts_of(GOOD) | {"xl/sharedStrings.xml": lie}).parts["xl/sharedStrings.xml"] == (
        b'<sst xmlns="x"><si><t>Rossi</t></si></sst>'
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b"<row><c t='s'><v>9999</v></c></row></sheetData>"),
        (b"</sheetData>", b"<row r='x'><c><v>1</v></c></row></sheetData>"),
        (b"</sheetData>", b""),
        (b"<sheetData>", b"\xff\xfe\x00"),
    ],
)
def test_that_xml_out_of_order_is_refused_as_damage_read_or_marked(old: bytes, new: bytes) -> None:
    data = with_sheet(old, new)
    assert "danneggiato" in refused(data)
    with pytest.raises(UserError, match="danneggiato"):
        marked_copy(data, ERRORS)


def test_that_a_size_declared_wrong_is_refused_as_damage() -> None:
    assert "danneggiato" in refused(with_sheet(b"<dimension ", b"<dimension ref='nulla' a"))


def test_that_a_cell_at_the_end_of_the_world_does_not_fill_the_memory() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = with_sheet(b"</sheetData>", far)
    found, peak = measured(lambda: rows_of(data))
    assert found == ROWS
    assert peak < MOST_MEMORY


def test_that_a_size_declared_as_the_whole_world_does_not_fill_the_memory() -> None:
    declared = b"<dimension ref='A1:XFD1048576'/><sheetData>"
    found, peak = measured(lambda: rows_of(with_sheet(b"<sheetData>", declared)))
    assert found == ROWS
    assert peak < MOST_MEMORY


def test_that_a_bomb_is_stopped_before_it_fills_the_memory() -> None:
    data = with_part("xl/media/bomb.xml", bytes(60 << 20))
    _, peak = measured(lambda: refused(data))
    assert peak < 2 * MOST_MEMORY


def test_that_wide_merges_are_read_but_not_loaded_whole() -> None:
    data = with_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    found, peak = measured(lambda: rows_of(data))
    assert found == ROWS
    assert peak < MOST_MEMORY
    with pytest.raises(UserError, match="celle unite"):
        marked_copy(data, [])


@pytest.mark.parametrize("place", ["ZZZZ9", "XFD4", "GS4"])
def test_that_a_cell_beyond_all_columns_is_left_alone(place: str) -> None:
    data = with_sheet(b"</sheetData>", b"<row><c r='%s'><v>1</v></c></row></sheetData>" % place.encode())
    found, peak = measured(lambda: rows_of(data))
    assert found == ROWS
    assert peak < MOST_MEMORY


def test_that_a_number_that_is_none_is_an_error_of_its_cell() -> None:
    data = with_sheet(b"</sheetData>", b"<row><c><v>NaN</v></c></row></sheetData>")
    [sheet] = read_workbook(LAYOUT, read_raw(data)).sheets
    assert [error.cell for error in sheet.errors] == ["A4"]


def test_that_a_formula_never_calculated_is_named_with_its_sheet_and_refuses_no_other_cell() -> None:
    read = read_workbook(
        LAYOUT, read_raw(workbook_of(("Matricola", "Cognome e nome"), ("=1+1", "Rossi"), ("2", "Neri")))
    )
    problem = "Persone, A2, Matricola: contiene una formula che non è mai stata calcolata."
    assert [error.sentence.startswith(problem) for error in read.errors] == [True]
    assert [row.values["name"] for row in read.sheets[0].rows] == ["Rossi", "Neri"]


def test_that_a_formula_never_calculated_in_a_column_nobody_reads_does_no_harm() -> None:
    data = workbook_of(("Matricola", "Cognome e nome", "Età"), ("1", "Rossi", "=1+1"), ("2", "Bianchi", 3))
    assert rows_of(data) == ROWS


def test_that_a_workbook_with_macros_is_read_for_its_values_and_the_macros_are_not_even_unpacked() -> None:
    parts = parts_of(GOOD) | {"xl/vbaProject.bin": bytes(1000)}
    types = parts["[Content_Types].xml"].replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert rows_of(packed(parts | {"[Content_Types].xml": types})) == ROWS


def test_that_a_formula_that_gives_an_empty_text_is_an_empty_cell() -> None:
    empty = b'<row r="9"><c r="B9" t="str"><f>""</f><v></v></c></row></sheetData>'
    data = with_sheet(b"</sheetData>", empty)
    assert rows_of(data) == ROWS
    assert marked_copy(data, ERRORS)


def read_or_refused(data: bytes) -> list[list[tuple[object, object]]] | None:
    """Return the people of a workbook and of its marked copy; None when it is refused, which says what to do."""
    told: list[UserError] = []
    try:
        found = people_in(data)
        marked = people_in(marked_copy(data, ERRORS))
    except UserError as error:
        told.append(error)
    assert all(error.problem and error.remedy for error in told)
    return None if told else [found, marked]


def people_in(data: bytes) -> list[tuple[object, object]]:
    read = read_workbook(LAYOUT, read_raw(data, replace(LIMITS, unpacked_bytes=5 << 20)))
    return [(row.values.get("code"), row.values.get("name")) for one in read.sheets for row in one.rows]


def test_that_a_workbook_whose_sheets_nobody_finds_is_not_given_back_but_told() -> None:
    lost = parts_of(GOOD)[WORKBOOK].replace(b'<sheet xmlns:r="http://schemas.openxml', b"")
    with pytest.raises(UserError, match="danneggiato"):
        marked_copy(with_part(WORKBOOK, lost), ERRORS)


def test_that_a_sound_workbook_is_read_and_marked() -> None:
    assert rows_of(GOOD) == ROWS
    assert rows_of(marked_copy(GOOD, ERRORS)) == ROWS


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml"])
def test_that_a_workbook_of_which_the_writing_library_sees_no_cell_is_given_back_with_its_values(part: str) -> None:
    body = parts_of(GOOD)[part].replace(b"schemas.openxmlformats", b"schemas.altriformati")
    assert rows_of(marked_copy(with_part(part, body), ERRORS)) == ROWS


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE]))
def test_that_random_bytes_are_always_refused_in_words(noise: bytes, head: bytes) -> None:
    assert refused(head + noise)


@settings(max_examples=60)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_that_a_workbook_with_changed_bytes_is_refused_or_read_as_it_was(place: int, noise: bytes) -> None:
    assert read_or_refused(GOOD[:place] + noise + GOOD[place + len(noise) :]) in (None, [ROWS, ROWS])


@settings(max_examples=80)
@given(st.data())
def test_that_a_workbook_with_changed_parts_is_refused_or_read_and_marked(data: st.DataObject) -> None:
    parts = parts_of(GOOD)
    name = data.draw(st.sampled_from(sorted(parts)))
    body = parts[name]
    place = data.draw(st.integers(0, len(body)))
    noise = data.draw(st.sampled_from([b"<", b">", b'"', b"&amp;", b"-1", b"99999999999", b"\x00", b"</row>", b"<c/>"]))
    end = min(len(body), place + data.draw(st.integers(0, 40)))
    found = read_or_refused(packed(parts | {name: body[:place] + noise + body[end:]}))
    assert name in WITH_VALUES or found in (None, [ROWS, ROWS])


def test_that_a_duration_is_a_value_and_no_damage() -> None:
    data = workbook_of(("Matricola", "Cognome e nome"), ("1", timedelta(hours=30)))
    assert rows_of(data) == [("1", "108000.0")]
