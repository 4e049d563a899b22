"""Headings as programs, databases and people of other countries write them, and what stands around a list."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.columns import Column, Format
from app.domain.workbooks.cells import CellRefused, RawCell, read_cell
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT, UNIT_ABOVE
from app.domain.workbooks.reading import RawTable, RawWorkbook, ReadSheet
from app.domain.workbooks.sheet_reading import read_workbook
from app.domain.workbooks.short_words import in_whole_words, is_description
from app.domain.workbooks.weekly_hours import share_written, without_part_time
from tests.domain.workbooks.test_staff_lists import codes, table_of


def sheets_of(*tables: RawTable) -> tuple[ReadSheet, ...]:
    return read_workbook(PERSONNEL_LAYOUT, RawWorkbook(tables), 2026).sheets


@pytest.mark.parametrize(
    ("key", "whole"),
    [
        ("dtassunz", "data assunzione"), ("dt nasc", "data nascita"), ("codfis", "codice fiscale"),
        ("catgiur", "categoria giuridica"), ("uffdesc", "ufficio"), ("percpt", "percentuale part time"),
        ("cogn nom", "cognome nome"), ("dt cessaz", "data cessazione"), ("datacess", "data cessazione"),
        ("cod uff", "codice ufficio"), ("matr", "matricola"), ("dtfin rapp", "data fine rapporto"),
        ("datore", "datore"), ("patente", "patente"), ("dip", "dip"), ("ass", "ass"), ("profilo", "profilo"),
        ("servizio", "servizio"), ("comune", "comune"), ("", ""),
    ],
)  # fmt: skip
def test_that_short_words_of_a_heading_are_made_whole_and_others_are_not(key: str, whole: str) -> None:
    assert in_whole_words(key) == whole
    assert is_description(key) is (key == "uffdesc")


@pytest.mark.parametrize(
    "headings",
    [
        ("CODICE", "COGNOME", "NOME", "CODFIS", "DTNASC", "DTASSUNZ", "DTCESS", "CATGIUR", "UFFDESC", "PERCPT"),
        ("MATR_DIP", "COGN", "NOM", "COD_FISC", "DATA_NASC", "DT_ASS", "DT_CESSAZ", "CD_CATEG", "DES_UFF", "PCT_PT"),
        ("Employee ID", "Last name", "First name", "Tax code", "Date of birth", "Hire date", "Termination date",
         "Grade", "Department", "FTE"),
        ("Matr.", "Cognome", "Nome", "C.F.", "Luogo e data di nascita", "Assunto il", "Dt.Cessaz.", "Cat.", "Unità",
         "Percentuale impiego"),
        ("Matr.", "Cognome", "Nome", "C.F.", "Quando è nato?", "Assunto il", "Cessato il", "Cat.", "Settore",
         "% rapporto"),
    ],
)  # fmt: skip
def test_that_headings_of_programs_and_other_languages_are_known_and_told(headings: Sequence[str]) -> None:
    rows = (
        ("7", "ROSSI", "ANNA", "RSSNNA80C41A271X", "Bari 01/03/1980", "20100301", "00000000", "C1", "TRIBUTI", "100%"),
        ("8", "VERDI", "UGO", "VRDGUO81D05A271X", "(AN) 5 aprile 1981", "1/4/2011", "31/5/2026", "B", "TRIBUTI", "50%"),
    )
    employees, postings = sheets_of(table_of(headings, *rows))
    assert set(employees.places) == {
        "matricola", "last_name", "first_name", "tax_code", "birth_date", "hired_on", "left_on"
    }  # fmt: skip
    assert [str(row.values.get("birth_date")) for row in employees.rows] == ["1980-03-01", "1981-04-05"]
    assert [str(row.values.get("left_on")) for row in employees.rows] == ["None", "2026-05-31"]
    assert not employees.errors
    assert [str(row.values.get("part_time")) for row in postings.rows] == ["100", "50"]
    units = [row.values.get("sector_code") or row.values.get("office_code") for row in postings.rows]
    assert (units, postings.rows[0].values["contract_area_code"]) == (["TRIBUTI"] * 2, "C1")


def test_that_of_a_code_and_its_description_the_words_are_taken() -> None:
    head = ("COGNOME", "NOME", "DTASS", "CATGIUR", "CODUFF", "DESUFF")
    employees, postings = sheets_of(table_of(head, ("ROSSI", "ANNA", "1/3/2010", "C", "012", "TRIBUTI")))
    assert postings.rows[0].values["office_code"] == "TRIBUTI"
    assert "CODUFF" in employees.unknown
    assert "guessed_columns" in codes(postings)


BORN = Column("birth_date", "Nascita", Format.DATE, is_past=True)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Bari 12/03/1970", date(1970, 3, 12)), ("nata a Bari (BA) il 3 gennaio 1968", date(1968, 1, 3)),
        ("12.3.70 – Asti", date(1970, 3, 12)), ("00/00/0000", None), ("00000000", None), ("0000-00-00", None),
    ],
)  # fmt: skip
def test_that_a_birth_may_be_beside_its_place_and_zeros_are_no_day(written: str, day: date | None) -> None:
    assert read_cell(BORN, RawCell(written), 2026, is_foreign=True) == day


def test_that_two_days_in_one_cell_are_no_birth_and_zero_is_no_day() -> None:
    assert read_cell(BORN, RawCell(0), 2026) is None
    for written in ("1/1/1970 e 2/2/1971", "Bari 31/02/1970"):
        with pytest.raises(CellRefused):
            read_cell(BORN, RawCell(written), 2026)


@pytest.mark.parametrize(
    ("text", "share"),
    [("TP", 100), ("oltre il 50% – 66,67%", None), ("fino al 50% - 18/36", 50), ("t.p.", 100), ("no", 100)],
)
def test_that_the_classes_of_the_yearly_account_are_no_share(text: str, share: int | None) -> None:
    bare = without_part_time(text)
    assert share_written(bare) == share
    assert share is not None or bare == "66,67%"


PERSON = ("1/3/2010", "C1")
HEAD = ("Nominativo", "Assunto il", "Cat.")


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ((("SETTORE TRIBUTI",), HEAD, ("Rossi Anna", *PERSON)), ["SETTORE TRIBUTI"]),
        ((("Area I Affari",), HEAD, ("Rossi Anna", *PERSON), ("Area II Finanze",), HEAD, ("Verdi Ugo", *PERSON)),
         ["Area I Affari", "Area II Finanze"]),
        ((("COMUNE DI PROVA",), ("Settore Tributi",), HEAD, ("Rossi Anna", *PERSON)), [None]),
        ((("UFFICIO PERSONALE",), HEAD, ("Rossi Anna", *PERSON)), [None]),
    ],
)  # fmt: skip
def test_that_a_title_above_a_list_may_be_the_unit_of_its_people(
    rows: Sequence[Sequence[str]], units: Sequence[str | None]
) -> None:
    """The name of the office that keeps the list, or one under the name of the ente, is nobody's unit."""
    _, postings = sheets_of(table_of(*rows))
    assert [row.values.get(UNIT_ABOVE) for row in postings.rows] == units


def test_that_people_on_a_sheet_called_as_one_of_ours_are_people_and_units_are_units() -> None:
    people = table_of(("Ufficio", *HEAD), ("Tributi", "Rossi Anna", *PERSON), name="Uffici")
    assert [sheet.layout.name for sheet in sheets_of(people)] == ["Dipendenti", "Assegnazioni"]
    units = table_of(("Codice", "Denominazione", "Settore"), ("U1", "Tributi", "S1"), name="Uffici")
    assert [sheet.layout.name for sheet in sheets_of(units)] == ["Uffici"]
