"""Lists whose headings nobody knows, without matricole, their people grouped by unit, with posts that are vacant."""

import pytest

from app.domain.roles import Gender
from app.domain.structure.former_categories import is_contract_area
from app.domain.structure.likely_gender import likely_gender
from app.domain.structure.tax_codes import gender_of
from app.domain.workbooks.layout import ROW_NUMBER
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT, UNIT_ABOVE
from app.domain.workbooks.reading import RawTable, RawWorkbook, ReadSheet
from app.domain.workbooks.sheet_reading import read_workbook
from app.domain.workbooks.weekly_hours import says_share, share_written, without_part_time
from tests.domain.workbooks.test_staff_lists import codes, people, table_of

HEAD = ("N.", "Dipendenti", "Assunto il", "Qualifica/Area", "Rapporto di lavoro", "Buoni pasto")
GROUPED = table_of(
    ("COMUNE DI PROVA",),
    HEAD,
    ("SETTORE I – AFFARI GENERALI",),
    ("1", "Rossi Anna", "dal 1.3.2010", "Funzionari (ex D3)", "Tempo pieno", "sì"),
    ("2", "VACANTE", None, "Istruttori", "Tempo pieno"),
    ("SETTORE II – TECNICO",),
    ("3", "Verdi Luca", "01/09/2020", "C1", "P.T. orizz. 18/36", "no"),
    name="Ruolo",
)


def both(*tables: RawTable) -> tuple[ReadSheet, ReadSheet]:
    employees, postings = read_workbook(PERSONNEL_LAYOUT, RawWorkbook(tables), 2026).sheets
    return employees, postings


def test_that_columns_are_known_by_their_cells_and_people_by_the_unit_above_them() -> None:
    employees, postings = both(GROUPED)
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi", "Verdi"]
    assert [row.values[ROW_NUMBER] for row in employees.rows] == [1, 2]
    assert [
        tuple(str(row.values[key]) for key in ("full_name", "contract_area_code", "part_time", UNIT_ABOVE))
        for row in postings.rows
    ] == [
        ("Rossi Anna", "Funzionari (ex D3)", "100", "SETTORE I – AFFARI GENERALI"),
        ("Verdi Luca", "C1", "50", "SETTORE II – TECNICO"),
    ]
    assert employees.unknown == ("N.", "Buoni pasto")
    told = " ".join(note.sentence for note in employees.notes)
    assert "con il nome di un'unità (3 e 6)" in told
    assert "di posti vacanti (5)" in told


def test_that_the_name_of_a_sheet_may_be_the_unit_and_numbers_go_on_through_the_file() -> None:
    head, hired = ("Nominativo", "Assunto il", "Cat."), ("1/3/2010", "C1")
    tables = (
        table_of(head, ("Rossi Anna", *hired), name="Area I"), table_of(head, ("Verdi Ugo", *hired), name="Area II"),
    )  # fmt: skip
    sheets = read_workbook(PERSONNEL_LAYOUT, RawWorkbook(tables), 2026).sheets
    assert [row.values[ROW_NUMBER] for sheet in sheets[:2] for row in sheet.rows] == [1, 2]
    assert [row.values[UNIT_ABOVE] for sheet in sheets[2:] for row in sheet.rows] == ["Area I", "Area II"]


def test_that_a_heading_without_its_last_word_is_not_another_column() -> None:
    """«Servizio al» is an end of service and «Servizio» a unit."""
    employees, postings = both(
        table_of(("Nominativo", "Matr.", "Assunto il", "Servizio"), ("Rossi Anna", "7", "1/3/2010", "Tributi"))
    )
    assert "left_on" not in employees.places
    assert postings.rows[0].values["sector_code"] == "Tributi"
    assert "guessed_columns" not in codes(employees)


def test_that_a_heading_may_say_of_whom_it_is_and_a_letter_tells_the_gender() -> None:
    """Who signs below, alone on a row, is no person; a matricola «INPS» is one, «sett.le» stands for «settimanale»."""
    employees, postings = both(
        table_of(
            (
                "Matr. INPS",
                "Cognome dipendente",
                "Nome dipendente",
                "S.",
                "Data di assunzione in ruolo",
                "Orario sett.le",
            ),
            ("7", "Rossi", "Anna", "F", "1/3/2010", "18"),
            ("8", "Verdi", "Luca", "M", "1/3/2010", "36"),
            ("Pietralta, 12/01/2026",),
            ("Il Responsabile",),
        )
    )
    assert [tuple(map(str, row.values.values())) for row in employees.rows] == [
        ("7", "Rossi", "Anna", "donna", "2010-03-01"),
        ("8", "Verdi", "Luca", "uomo", "2010-03-01"),
    ]
    assert [(row.values["full_name"], str(row.values["part_time"])) for row in postings.rows] == [
        ("Rossi Anna", "50"), ("Verdi Luca", "100"),
    ]  # fmt: skip
    assert employees.unknown == ()


def test_that_days_names_and_codes_are_known_by_their_cells_under_headings_of_their_kind() -> None:
    """A birth is no hiring; a day that nearly nobody has is an end only where the heading says one."""
    employees, postings = both(
        table_of(
            (
                "Cod. anagrafico",
                "Unità di personale",
                "Nasc.",
                "Anzianità dal",
                "Pensionamento",
                "Visita medica",
                "Sett.",
                "Sesso",
                "Cat.",
            ),
            ("A7", "Rossi Anna", "1/3/80", "dal 1.3.2010", "", "2/2/2026", "Tributi", "F", "C1"),
            ("A8", "D'Angelo Luca", "5/6/81", "1° marzo 2011", "31/5/2026", "2/2/2026", "Tributi", "M", "C1"),
        )
    )
    assert employees.places == {
        "matricola": 1,
        "full_name": 2,
        "birth_date": 3,
        "hired_on": 4,
        "left_on": 5,
        "gender": 8,
    }
    assert employees.unknown == ("Visita medica",)
    assert postings.rows[0].values["sector_code"] == "Tributi"


def test_that_a_qualifica_may_be_the_area_and_decorrenza_the_hiring_where_there_is_no_other() -> None:
    employees, postings = both(
        table_of(
            ("Cognome e nome", "Decorrenza", "Qualifica", "Profilo", "Settore"),
            ("Rossi Anna", "1/3/2010", "Istruttori", "Istruttore contabile", "Tributi"),
        )
    )
    assert str(employees.rows[0].values["hired_on"]) == "2010-03-01"
    assert (postings.rows[0].values["contract_area_code"], postings.rows[0].values["profile"]) == (
        "Istruttori", "Istruttore contabile",
    )  # fmt: skip
    with_both = people(("Nominativo", "Decorrenza", "Assunto il"), ("Rossi Anna", "1/1/2020", "1/3/2010"))
    assert str(with_both.rows[0].values["hired_on"]) == "2010-03-01"


@pytest.mark.parametrize(
    ("names", "is_read"),
    [(("Liberi", "Marco"), True), (("Vacanti", "Ugo"), True), (("VACANTE", None), False), (("Vacante", "-"), False),
     (("Posto vacante", None), False), (("Vacante (ex Rossi)", None), False), (("vacante dal 01/03/2025", None), False),
     (("Da coprire con concorso", None), False), (("Scoperto – D1", None), False)],
)  # fmt: skip
def test_that_a_post_is_vacant_and_who_is_called_so_is_a_person(
    names: tuple[str, str | None], *, is_read: bool
) -> None:
    split = table_of(("Matr.", "Cognome", "Nome", "Sesso", "Assunto il"), ("1", *names, "M", "1/3/2010"))
    whole = table_of(
        ("Matr.", "Cognome e nome", "Sesso", "Assunto il"), ("1", " ".join(filter(None, names)), "M", "1/3/2010")
    )
    for table in (split, whole):
        [people, *_] = read_workbook(PERSONNEL_LAYOUT, RawWorkbook((table,)), 2026).sheets
        assert bool(people.rows) is is_read


@pytest.mark.parametrize(
    ("text", "is_area"),
    [("C1", True), ("cat. D", True), ("Istruttori", True), ("Funzionari (ex D3)", True), ("D – Funzionari ed EQ", True),
     ("C - Istruttore tecnico", True), ("A", False), ("A – Affari generali", False), ("B) Tecnica", False)],
)  # fmt: skip
def test_that_a_letter_alone_may_be_a_unit_and_says_no_area_of_the_contract(text: str, *, is_area: bool) -> None:
    assert is_contract_area(text) is is_area


@pytest.mark.parametrize(
    ("text", "is_share"),
    [("18/36", True), ("Part-time 50%", True), ("full time", True), ("30 ore", True), ("PT 83,33 %", True),
     ("Tempo pieno 36 ore", True), ("Part-time verticale al 50%", True), ("PART TIME (18 ORE)", True),
     ("36", False), ("50 %", False), ("Tempo indeterminato", False), ("Part-time", False)],
)  # fmt: skip
def test_that_words_and_hours_say_a_share_of_time_and_numbers_do_not(text: str, *, is_share: bool) -> None:
    assert says_share(text) is is_share


@pytest.mark.parametrize(
    ("code", "gender"),
    [("RSSNNA80C41A271X", Gender.FEMALE), ("rss mra 70a01 h501s", Gender.MALE), ("RSSMRA70AQMH501S", Gender.FEMALE),
     ("RSSMRA70A01", None), ("", None)],
)  # fmt: skip
def test_that_a_codice_fiscale_says_the_gender_also_of_namesakes_with_letters_for_figures(
    code: str, gender: Gender | None
) -> None:
    assert gender_of(code) is gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Anna Maria", Gender.FEMALE), ("Luca", Gender.MALE), ("Irene", Gender.FEMALE), ("Davide", Gender.MALE),
     ("Niccolò", Gender.MALE), ("Miriam", Gender.FEMALE), ("Jole", Gender.FEMALE), ("Xyle", None), ("", None),
     ("Andrea", Gender.MALE), ("Nicola", Gender.MALE), ("Gianandrea", Gender.MALE), ("Gian Maria", Gender.MALE),
     ("Pier Luigi", Gender.MALE), ("Gianfranca", Gender.FEMALE), ("Zaccaria", Gender.MALE), ("Mustafa", Gender.MALE),
     ("Consuelo", Gender.FEMALE), ("Heidi", None), ("Giusi", None), ("Nikita", None), ("Joshua", None)],
)  # fmt: skip
def test_that_a_first_name_lets_guess_a_gender_or_nothing(name: str, gender: Gender | None) -> None:
    assert likely_gender(name) is gender


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50% (18 h)", 50),
        ("18/36 (50%)", 50),
        ("50 % - 18 ore", 50),
        ("50% (20 h)", None),
        ("(18 ore)", 50),
        ("50", None),
    ],
)
def test_that_a_share_said_twice_is_read_where_both_say_the_same(text: str, share: int | None) -> None:
    assert share_written(without_part_time(text)) == share
