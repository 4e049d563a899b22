"""Lists of staff as people keep them, without any file: where the headings are, what is passed over, what is read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from app.domain.columns import Column, Format
from app.domain.ids import ContractAreaId
from app.domain.structure.divided_names import divided_name
from app.domain.structure.former_categories import area_of_category
from app.domain.structure.postings import PART_TIME, TO, WEEKLY_HOURS
from app.domain.structure.units import ContractAreaRow
from app.domain.workbooks.cells import ERASE, CellRefused, RawCell, Value, read_cell
from app.domain.workbooks.column_choice import file_columns, file_sheets
from app.domain.workbooks.personnel import EMPLOYEES, PERSONNEL_LAYOUT, POSTINGS
from app.domain.workbooks.reading import RawTable, RawWorkbook, ReadSheet, ReadWorkbook
from app.domain.workbooks.row_reading import MOST_ERRORS, ReadingHand
from app.domain.workbooks.sheet_reading import read_sheet, read_workbook

YEAR = 2026


def table_of(*rows: Sequence[str | None], name: str = "Foglio1") -> RawTable:
    cells = {
        number: {place: RawCell(text) for place, text in enumerate(row, 1) if text is not None}
        for number, row in enumerate(rows, 1)
    }
    return RawTable(name, {number: row for number, row in cells.items() if row})


def read(*tables: RawTable) -> ReadWorkbook:
    return read_workbook(PERSONNEL_LAYOUT, RawWorkbook(tables), YEAR)


def people(*rows: Sequence[str | None]) -> ReadSheet:
    return read_sheet(EMPLOYEES, table_of(*rows), ReadingHand(YEAR, is_foreign=True))


def codes(sheet: ReadSheet) -> list[str]:
    return [note.code for note in sheet.notes]


def test_that_a_list_on_any_sheet_is_known_by_its_headings_and_read_with_its_postings() -> None:
    found = read(
        table_of(
            ("COMUNE DI PROVA",),
            ("ELENCO DIPENDENTI AL 31/12/2024",),
            (),
            ("N.", "Nominativo", "Matr.", "Cat.", "Profilo", "Settore"),
            ("1", "Rossi Mario", "1001", "C1", "Istruttore amministrativo", "Segreteria"),
            (None, "TOTALE", "1"),
        )
    )
    employees, postings = found.sheets
    assert (employees.layout.name, postings.layout.name, postings.is_beside) == ("Dipendenti", "Assegnazioni", True)
    assert [row.values for row in employees.rows] == [
        {"matricola": "1001", "last_name": "Rossi", "first_name": "Mario"}
    ]
    assert postings.rows[0].values["contract_area_code"] == "C1"
    assert employees.unknown == ("N.",)
    assert {"recognised", "unknown_columns", "passed_over", "absent_columns"} <= set(codes(employees))


def test_that_headings_over_two_rows_are_joined() -> None:
    sheet = people(
        ("Dati anagrafici", None, None, None, None, "Rapporto di lavoro", None),
        ("Matricola", "Cognome", "Nome", "Sesso", "Nascita", "Dal", "Al"),
        ("1001", "Rossi", "Mario", "M", "1/1/1970", "1/3/1995", "in servizio"),
    )
    assert sheet.rows[0].values == {
        "matricola": "1001", "last_name": "Rossi", "first_name": "Mario", "gender": "uomo",
        "birth_date": date(1970, 1, 1), "hired_on": date(1995, 3, 1), "left_on": ERASE,
    }  # fmt: skip


def test_that_a_heading_may_stand_over_the_rest_of_it() -> None:
    sheet = people(
        ("Matricola", "Cognome", "Nome", "Data di", None),
        (None, None, None, "nascita", "assunzione"),
        ("7", "Neri", "Ada", "1/1/80", "1/1/2010"),
    )
    assert sheet.rows[0].values["hired_on"] == date(2010, 1, 1)


def test_that_headings_with_line_breaks_brackets_and_abbreviations_are_known() -> None:
    sheet = people(
        ("N.\nmatr.", "Cogno-\nme", "Nome", "Sesso\n(M/F)", "Data di\nnascita", "Data assunz.", "Cod. Fisc."),
        ("1", "Rossi", "Mario", "F", "01.01.1970", "1/3/95", "rssmra70a01h501s "),
    )
    assert len(sheet.places) == 7
    assert sheet.rows[0].values["hired_on"] == date(1995, 3, 1)
    assert [note.sentence for note in sheet.notes if note.code == "guessed_columns"] == [
        "Foglio Foglio1: si legge «Data assunz.» come «Data di assunzione»."
    ]


def test_that_totals_footnotes_and_headings_printed_again_are_passed_over_and_told() -> None:
    head = ("Matricola", "Cognome", "Nome")
    sheet = people(
        head, ("1", "Rossi", "Mario"), head, ("2", "Totale", "Ugo"), ("Totale", "2"), ("(*) in aspettativa",)
    )
    assert [row.values["matricola"] for row in sheet.rows] == ["1", "2"]
    told = [note.sentence for note in sheet.notes if note.code == "passed_over"]
    assert told == [
        "Foglio Foglio1: riga non letta di totali (5).",
        "Foglio Foglio1: riga non letta di note (6).",
        "Foglio Foglio1: riga non letta con le intestazioni ripetute (3).",
    ]


def test_that_a_column_given_twice_and_words_for_nothing_are_told() -> None:
    sheet = people(("Matricola", "Matr.", "Cognome", "Nome", "C.F."), ("1", "9", "Rossi", "Mario", "n.d."))
    assert sheet.rows[0].values == {"matricola": "1", "last_name": "Rossi", "first_name": "Mario"}
    assert codes(sheet) == ["repeated_columns", "absent_columns", "nothing_said"]


def test_that_a_sheet_of_postings_is_no_list_of_people() -> None:
    found = read(table_of(("Matricola", "Settore", "Cat.", "Dal"), ("1", "Segreteria", "C", "1/1/2024")))
    assert [sheet.layout.name for sheet in found.sheets] == [POSTINGS.name]


def test_that_an_archive_with_its_own_sheet_of_postings_is_not_read_twice() -> None:
    found = read(
        table_of(("Matricola", "Cognome", "Nome", "Cat."), ("1", "Rossi", "Mario", "C"), name="Dipendenti"),
        table_of(("Matricola", "Codice area", "Dal"), ("1", "A", "1/1/2024"), name="Assegnazioni"),
    )
    assert [sheet.layout.name for sheet in found.sheets] == ["Dipendenti", "Assegnazioni"]
    assert not any(sheet.is_beside for sheet in found.sheets)


def test_that_a_sheet_nobody_knows_is_named() -> None:
    assert read(table_of(("Ferie", "Giorni"), ("Rossi", "3"))).notes[0].sentence == "Fogli non riconosciuti: «Foglio1»."


def test_that_errors_beyond_many_are_counted_and_not_kept() -> None:
    rows = [(str(number), "Rossi", "Mario", "ieri") for number in range(MOST_ERRORS + 5)]
    sheet = people(("Matricola", "Cognome", "Nome", "Data di nascita"), *rows)
    assert len(sheet.errors) == MOST_ERRORS
    assert [note.sentence for note in sheet.notes if note.code == "more_errors"] == [
        f"Foglio Foglio1: 5 altre righe hanno errori; si dicono i primi {MOST_ERRORS}."
    ]


@pytest.mark.parametrize(
    ("whole", "last", "first"),
    [
        ("Rossi Mario", "Rossi", "Mario"),
        ("ROSSI MARIO", "Rossi", "Mario"),
        ("De Luca Anna", "De Luca", "Anna"),
        ("DI MAIO LUIGI", "Di Maio", "Luigi"),
        ("Della Valle Maria Grazia", "Della Valle", "Maria Grazia"),
        ("D'Angelo Niccolò", "D'Angelo", "Niccolò"),
        ("D’ANGELO NICCOLÒ", "D'Angelo", "Niccolò"),
        ("DE' BIANCHI ANNA MARIA", "De' Bianchi", "Anna Maria"),
        ("Lo Presti Rosaria", "Lo Presti", "Rosaria"),
        ("ROSSI BIANCHI Maria Teresa", "Rossi Bianchi", "Maria Teresa"),
        ("Mario ROSSI", "ROSSI", "Mario"),
        ("Rossi, Mario", "Rossi", "Mario"),
        ("Ferrari Trecate Luca", "Ferrari Trecate", "Luca"),
        ("dott.ssa Blu Anna", "Blu", "Anna"),
        ("Sant'Elia Marco", "Sant'Elia", "Marco"),
    ],
)  # fmt: skip
def test_that_a_whole_name_is_divided(whole: str, last: str, first: str) -> None:
    name = divided_name(whole)
    assert (name.last.casefold(), name.first) == (last.casefold(), first)


@pytest.mark.parametrize("whole", ["Rossi Anna Maria", "Ferrari Trecate Luca", "Rossi"])
def test_that_a_name_that_may_be_divided_elsewhere_is_told(whole: str) -> None:
    assert divided_name(whole).is_doubtful


def test_that_the_codice_fiscale_settles_where_a_name_is_divided() -> None:
    name = divided_name("Maria Anna Rossi", "RSSMNN80A41H501K")
    assert (name.last, name.first, name.is_doubtful) == ("Rossi", "Maria Anna", False)


def test_that_nome_e_cognome_says_which_comes_first() -> None:
    sheet = people(("Matricola", "Nome e cognome"), ("1", "Anna De Luca"))
    assert (sheet.rows[0].values["last_name"], sheet.rows[0].values["first_name"]) == ("De Luca", "Anna")


AREAS = tuple(
    ContractAreaRow(ContractAreaId(place), code, name, place)
    for place, (code, name) in enumerate(
        (("OP", "Operatori"), ("OE", "Operatori esperti"), ("IS", "Area degli Istruttori"), ("FE", "Funzionari ed EQ")),
        1,
    )
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("A", "OP"), ("B3", "OE"), ("cat. B", "OE"), ("C1", "IS"), ("C", "IS"), ("D3", "FE"), ("D1 giur.", "FE"),
        ("Cat. D", "FE"),
        ("d-6", "FE"),
        ("B3 giuridico", "OE"),
        ("Funzionari", "FE"), ("Area dei Funzionari e dell'Elevata Qualificazione", "FE"), ("Funzionari (ex D3)", "FE"),
        ("Operatori esperti (ex B6)", "OE"), ("C - Istruttore", "IS"), ("ex cat. C/Istruttori", "IS"),
        ("ISTR.", "IS"), ("OP. ESP.", "OE"), ("Oper.", "OP"), ("Funz.", "FE"),
        ("Ist", None), ("Opera", None),
        ("E1", None), ("Istruttori (ex D1)", None), ("Istruttore direttivo", None),
        ("Dirigente", None),
        ("Collaboratore", None), ("C/D", None), ("Cat. C pos. C3", "IS"), ("C5 (ex C4)", "IS"), ("B1G", "OE"),
        ("cat. B giur. B3", "OE"), ("Categoria D – posizione economica D1", "FE"), ("C.4", "IS"), ("D-5", "FE"),
    ],
)  # fmt: skip
def test_that_a_former_category_is_an_area_of_the_contract(written: str, code: str | None) -> None:
    found = area_of_category(written, AREAS)
    assert (found.code if found else None) == code


BORN = Column("birth_date", "Nascita", Format.DATE, is_past=True)
HIRED = Column("hired_on", "Assunzione", Format.DATE)
PLAIN = Column("code", "Codice", Format.CODE)


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        (BORN, "1 maggio 1980", date(1980, 5, 1)),
        (BORN, "1°/9/2005", date(2005, 9, 1)),
        (BORN, "1° maggio 1980", date(1980, 5, 1)),
        (BORN, "01.01.1970", date(1970, 1, 1)), (BORN, "5/6/31", date(1931, 6, 5)), (HIRED, "1/3/95", date(1995, 3, 1)),
        (HIRED, "1/3/28", date(2028, 3, 1)),
        (TO, "in servizio", ERASE),
        (TO, "31/12/9999", ERASE),
        (TO, "tuttora", ERASE),
        (TO, "a tempo indeterminato", ERASE),
        (TO, "n.d.", None),
        (HIRED, "--", None),
        (PLAIN, "-", None),
        (PLAIN, "n/d", None),
        (PART_TIME, "18/36", Decimal(50)), (PART_TIME, "50 %", Decimal(50)), (PART_TIME, "83,33%", Decimal("83.33")),
        (PART_TIME, "30/36 ore", Decimal("83.33")), (PART_TIME, "36 h", Decimal(100)), (PART_TIME, "36", Decimal(36)),
        (PART_TIME, "24 ore sett.", Decimal("66.67")), (PART_TIME, "36:00", Decimal(100)),
        (WEEKLY_HOURS, "36", Decimal(100)), (WEEKLY_HOURS, "30", Decimal("83.33")), (WEEKLY_HOURS, "30 %", Decimal(30)),
        (WEEKLY_HOURS, "18/36", Decimal(50)), (WEEKLY_HOURS, "100", Decimal(100)),
        (WEEKLY_HOURS, "pieno", Decimal(100)),
        (PART_TIME, "tempo pieno", Decimal(100)),
        (PART_TIME, "part-time 50%", Decimal(50)),
        (PART_TIME, "36/36", Decimal(100)), (PART_TIME, "PT 18/36", Decimal(50)),
    ],
)  # fmt: skip
def test_that_a_cell_is_read_as_people_write_it(column: Column, written: str, value: Value) -> None:
    assert read_cell(column, RawCell(written), YEAR, is_foreign=True) == value


@pytest.mark.parametrize(
    ("column", "written"), [(HIRED, "1/3"), (HIRED, "31/2/2024"), (HIRED, "in servizio"), (PART_TIME, "18/0")]
)
def test_that_a_cell_that_says_no_value_is_refused(column: Column, written: str) -> None:
    with pytest.raises(CellRefused):
        read_cell(column, RawCell(written), YEAR, is_foreign=True)


def test_that_what_we_wrote_is_read_as_it_is() -> None:
    sheet = read_sheet(EMPLOYEES, table_of(("Matricola", "Cognome", "Nome"), ("-", "Totale", "n.d."), ("Totale", "--")))
    assert [dict(row.values) for row in sheet.rows] == [
        {"matricola": "-", "last_name": "Totale", "first_name": "n.d."}, {"matricola": "Totale", "last_name": "--"},
    ]  # fmt: skip


def test_that_the_area_of_the_contract_is_no_area_of_the_ente_and_hours_are_no_percentage() -> None:
    """As personnel offices write since the contract of 2022: known by the brackets, or by what the cells say."""
    row = ("001", "Petrella Michele", "1/1/2003", "Istruttori", "S1", "30")
    for heading in ("Area (CCNL 16.11.2022)", "Area"):
        headings = ("Matr.", "Cognome e nome", "Assunto il", heading, "Settore", "Orario")
        _, postings = read(
            table_of(headings, row, ("002", "Rossi Anna", "1/1/2003", "Funzionari ed EQ", "S1", "36 h"))
        ).sheets
        assert postings.rows[0].values == {
            "matricola": "001", "full_name": "Petrella Michele", "contract_area_code": "Istruttori",
            "sector_code": "S1", "part_time": Decimal("83.33"),
        }  # fmt: skip
    units = read(table_of(headings, (*row[:3], "Area tecnica", "S1", "36"))).sheets[1]
    assert units.rows[0].values["area_code"] == "Area tecnica"
    with pytest.raises(CellRefused, match="più delle 36 ore"):
        read_cell(WEEKLY_HOURS, RawCell("40"))


@pytest.mark.parametrize(
    ("heading", "key", "written", "shares"),
    [
        ("Orario", "part_time", ("36", "18"), [100, 50]),
        ("Impegno", "part_time", ("36", "18"), [100, 50]),
        ("Tempo di lavoro %", None, ("36", "18"), [100, 50]),
        ("Tempo di lavoro %", None, ("100", "36"), [100, 36]),
        ("Tempo di lavoro %", None, ("18", "30"), [18, 30]),
        ("Impegno", "part_time", ("50", "36"), [50, 36]),
    ],
)
def test_that_thirty_six_is_a_full_week_also_under_a_heading_chosen_by_hand(
    heading: str, key: str | None, written: Sequence[str], shares: list[int]
) -> None:
    rows = ((f"00{number}", "Rossi Anna", "1/1/2003", "S1", hours) for number, hours in enumerate(written, 1))
    raw = RawWorkbook((table_of(("Matr.", "Cognome e nome", "Assunto il", "Settore", heading), *rows),))
    chosen = {(POSTINGS.name, heading.casefold()): key} if key else {}
    _, postings = read_workbook(PERSONNEL_LAYOUT, raw, YEAR, chosen).sheets
    assert [row.values["part_time"] for row in postings.rows] == shares


def test_that_a_column_known_by_itself_may_be_another_and_a_sheet_may_be_left_out() -> None:
    headings = ("Matr.", "Cognome", "Nome", "Data di nascita")
    staff = table_of(headings, ("001", "Rossi", "Anna", "1/1/1980"), name="Personale attivo")
    gone = table_of(headings, ("009", "Lallo", "Giò", "2/2/1960"), name="Cessati")
    found = read(staff, gone)
    sheets = file_sheets(found, {})
    assert [(one.name, one.is_left_out) for one in sheets] == [("Cessati", False), ("Personale attivo", False)]
    columns = {(one.sheet, one.heading): one for one in file_columns(found, {})}
    surname = columns["Personale attivo", "Cognome"]
    keys = [option.key for option in surname.options]
    assert (surname.is_known, keys[surname.chosen or 0]) == (True, "last_name")
    chosen = sheets[0].choice(is_left_out=True) | surname.choice(keys.index("first_name"))
    chosen |= columns["Personale attivo", "Nome"].choice(None)
    [left] = read_workbook(PERSONNEL_LAYOUT, RawWorkbook((staff, gone)), YEAR, chosen).sheets
    assert left.rows[0].values == {"matricola": "001", "first_name": "Rossi", "birth_date": date(1980, 1, 1)}
    again = {(one.sheet, one.heading): one.chosen for one in file_columns(found, chosen)}
    assert (again["Personale attivo", "Cognome"], again["Personale attivo", "Nome"]) == (keys.index("first_name"), None)
    assert [one.is_left_out for one in file_sheets(found, chosen)] == [True, False]
