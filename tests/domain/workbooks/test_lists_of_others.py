"""Lists of staff in which a guess would take in something wrong: what is guessed is told, the rest is left."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.columns import Column, Format
from app.domain.workbooks.cells import CellRefused, RawCell, read_cell
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT
from app.domain.workbooks.reading import RawTable, RawWorkbook, ReadSheet
from app.domain.workbooks.sheet_reading import read_workbook
from tests.domain.workbooks.test_staff_lists import codes, table_of

NAMES = ("Rossi Anna", "Verdi Luca", "Bianchi Ugo")
HIRED = ("1/3/2010", "1/4/2011", "1/5/2012")


def sheets_of(*tables: RawTable) -> tuple[ReadSheet, ...]:
    return read_workbook(PERSONNEL_LAYOUT, RawWorkbook(tables), 2026).sheets


def columns_of(heading: str, *cells: str, other: str = "Categoria", said: str = "C1") -> tuple[ReadSheet, ...]:
    """Return a list of people with a column that nobody knows beside those that everybody does."""
    rows = zip(NAMES, HIRED, (said,) * 3, cells, strict=False)
    return sheets_of(table_of(("Cognome e nome", "Data assunzione", other, heading), *rows))


@pytest.mark.parametrize(
    "heading",
    [
        "Fine periodo di prova", "Scadenza patente", "Scadenza visita medica", "Termine part-time", "Fine comando",
        "Scadenza incarico EQ", "Data termine corso", "Fine aspettativa", "Scadenza documento", "Data decorrenza PEO",
    ],
)  # fmt: skip
def test_that_the_days_of_something_within_the_service_are_no_end_of_it(heading: str) -> None:
    employees = columns_of(heading, "1/6/2026", "1/7/2026", "1/8/2026")[0]
    assert (employees.unknown, "left_on" in employees.places) == ((heading,), False)


@pytest.mark.parametrize(
    "heading",
    [
        "Inizio incarico", "Anzianità nella categoria dal", "Inizio aspettativa", "Data inizio part time",
        "Rapporto informativo del", "In ruolo ex ente dal", "Inizio comando", "Data ultima progressione",
    ],
)  # fmt: skip
def test_that_they_are_no_beginning_of_it_either(heading: str) -> None:
    rows = ((name, "C1", "F", day) for name, day in zip(NAMES, HIRED, strict=True))
    employees = sheets_of(table_of(("Cognome e nome", "Categoria", "Sesso", heading), *rows))[0]
    assert heading in employees.unknown
    assert "absent_columns" in codes(employees)


@pytest.mark.parametrize(
    ("heading", "cells", "key"),
    [
        ("Cod. ufficio", ("101", "102", "103"), "matricola"),
        ("Codice mansione", ("A1", "A2", "A3"), "matricola"),
        ("Cod. interno", ("7", "7", "8"), "matricola"),
        ("Nome valutatore", ("Neri Ada", "Neri Ada", "Loi Pia"), "full_name"),
        ("Nascita coniuge", ("1/1/1970", "2/2/1971", "3/3/1972"), "birth_date"),
    ],
)
def test_that_codes_names_and_days_of_others_are_not_those_of_the_person(
    heading: str, cells: Sequence[str], key: str
) -> None:
    rows = (("F", day, cell) for day, cell in zip(HIRED, cells, strict=True))
    table = table_of(("Sesso", "Data assunzione", heading), *rows)
    assert all(key not in sheet.places for sheet in sheets_of(table) if sheet.layout.name == "Dipendenti")
    found = columns_of(heading, *cells)[0]
    assert heading in (*found.unknown, "Cod. ufficio")
    assert found.places["full_name"] == 1


@pytest.mark.parametrize(
    ("heading", "cells", "other", "said"),
    [
        ("Stanza", ("A1", "B2", "C3"), "Profilo", "Messo"), ("Patente", ("B1", "C1", "D1"), "Profilo", "Messo"),
        ("Ufficio precedente", ("Settore I", "Settore II", "Settore I"), "Profilo", "Messo"),
        ("Compleanno", ("12/05", "03/12", "18/11"), "Categoria", "C1"),
        ("Ore di straordinario", ("12", "30", "7"), "Categoria", "C1"),
        ("Ore di formazione 2025", ("12", "30", "20"), "Categoria", "C1"),
        ("Orario di ingresso", ("8", "9", "8"), "Categoria", "C1"),
        ("Ferie residue (ore)", ("12", "30", "7"), "Categoria", "C1"),
    ],
)  # fmt: skip
def test_that_rooms_licences_and_days_are_no_part_of_where_one_works(
    heading: str, cells: Sequence[str], other: str, said: str
) -> None:
    employees, postings = columns_of(heading, *cells, other=other, said=said)
    assert employees.unknown == (heading,)
    assert set(postings.places) <= {"full_name", "contract_area_code", "profile"}


@pytest.mark.parametrize(
    ("heading", "cells", "shares"),
    [
        ("Part-time", ("18", "24", "30"), "50 66.67 83.33"), ("Tempo", ("36", "18", "30"), "100 50 83.33"),
        ("Part-time", ("50", "60", "100"), "50 60 100"), ("% part-time", ("30", "50", "36"), "30 50 36"),
        ("FTE", ("1", "0,5", "0,75"), "1 0.5 0.75"), ("Percentuale di part-time", ("83,33 %", "50 %"), "83.33 50"),
        ("Part time", ("NO", "SI, 69,44%", "sì - 50%"), "100 69.44 50"),
        ("Tempo", ("pieno", "parziale (18/36)", "parziale 24 ore"), "100 50 66.67"),
    ],
)  # fmt: skip
def test_that_a_share_of_time_is_read_as_it_is_meant_and_told(heading: str, cells: Sequence[str], shares: str) -> None:
    _, postings = columns_of(heading, *cells)
    assert " ".join(str(row.values["part_time"]) for row in postings.rows if "part_time" in row.values) == shares
    is_guessed = heading in {"FTE", "Percentuale di part-time"} or cells[1] in {"24", "18"}
    assert ("guessed_columns" in codes(postings)) is is_guessed


def test_that_names_written_first_name_first_are_divided_so_and_it_is_told() -> None:
    names = ("Mario Rossi", "Ermelinda Bellini", "Anna Verdi", "Franco Luca")
    rows = ((name, "1/3/2010", "C1") for name in names)
    employees = sheets_of(table_of(("Nominativo", "Assunto il", "Cat."), *rows))[0]
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi", "Bellini", "Verdi", "Luca"]
    told = sheets_of(table_of(("Cognome e nome", "Assunto il"), ("Franco Ermelinda", "1/3/2010")))[0]
    assert told.rows[0].values["last_name"] == "Franco"
    assert "«Nominativo» come «Nome e cognome»" in " ".join(one.sentence for one in employees.notes)


def test_that_a_table_under_another_is_read_by_its_own_headings() -> None:
    """The headings printed again are the same table; other ones, and a column more, begin another."""
    head, more = ("Cognome", "Nome", "Assunto il", "Cat."), ("Nome", "Cognome", "Assunto il", "Cat.", "Data cessazione")
    sheets = sheets_of(
        table_of(
            ("A) IN SERVIZIO",),
            head,
            ("Rossi", "Anna", "1/3/2010", "C1"),
            head,
            ("Verdi", "Luca", "1/4/2011", "C1"),
            ("B) CESSATI",),
            more,
            ("Ugo", "Bianchi", "1/5/2012", "D1", "1/2/2026"),
        )
    )
    people = [row.values for sheet in sheets if sheet.layout.name == "Dipendenti" for row in sheet.rows]
    assert [(one["last_name"], one["first_name"]) for one in people] == [
        ("Rossi", "Anna"), ("Verdi", "Luca"), ("Bianchi", "Ugo"),
    ]  # fmt: skip
    assert people[-1]["left_on"] == date(2026, 2, 1)
    postings = [row.values for sheet in sheets if sheet.layout.name == "Assegnazioni" for row in sheet.rows]
    assert [one["contract_area_code"] for one in postings] == ["C1", "C1", "D1"]


def test_that_who_signs_below_and_headings_known_by_half_are_nobody() -> None:
    head = ("Dipendente", "Categoria", "Data ass.ne")
    employees = sheets_of(
        table_of(head, ("Rossi Anna", "C1", "1/3/2010"), head, ("Verdi Luca", "C1", "1/4/2011"), ("F.to Ada Prova",))
    )[0]
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi", "Verdi"]


def test_that_the_first_group_is_named_by_a_long_line_too() -> None:
    _, postings = sheets_of(
        table_of(
            ("Cognome e nome", "Assunto il", "Cat."),
            ("Affari generali e servizi alla persona",),
            ("Rossi Anna", "1/3/2010", "C1"),
        )
    )
    assert [row.values["unit_above"] for row in postings.rows] == ["Affari generali e servizi alla persona"]


def test_that_the_names_of_programs_and_shortened_ones_are_known_once_the_list_is_one_of_people() -> None:
    employees, postings = sheets_of(
        table_of(
            ("COGNOME", "NOME", "DT_ASSUNZIONE", "Rapporto al", "DES_SETTORE", "Area prof.le", "PERC_PT"),
            ("ROSSI", "ANNA", "1/3/2010", "31/5/2026", "TRIBUTI", "C1", "66,67"),
        )
    )
    assert set(employees.places) == {"last_name", "first_name", "hired_on", "left_on"}
    assert [(key, str(postings.rows[0].values[key])) for key in ("sector_code", "contract_area_code", "part_time")] == [
        ("sector_code", "TRIBUTI"), ("contract_area_code", "C1"), ("part_time", "66.67"),
    ]  # fmt: skip
    assert employees.unknown == ()


def test_that_who_works_part_of_the_week_gives_place_to_how_much() -> None:
    rows = (("Rossi Anna", "1/3/2010", "Full time", "36"), ("Verdi Luca", "1/4/2011", "Part time", "18"))
    postings = sheets_of(table_of(("Nominativo", "Assunto il", "Tempo", "Ore"), *rows))[1]
    assert [str(row.values["part_time"]) for row in postings.rows] == ["100", "50"]


def test_that_posts_which_are_vacant_and_totals_say_nothing_of_a_column() -> None:
    employees = sheets_of(
        table_of(
            ("Profilo", "Titolare del posto", "Assunzione", "Cat."),
            ("Messo", "Rossi Anna", "1/3/2010", "B1"),
            ("Messo", "VACANTE", None, "B1"),
            ("Totale", "1"),
        )
    )[0]
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi"]


@pytest.mark.parametrize(
    ("heading", "units", "read"),
    [
        ("Settore", ("Tributi", None, None, "Scuola", None), "Tributi Tributi Tributi Scuola Scuola"),
        ("Settore", ("Tributi", "Scuola", None, "Anagrafe", "Polizia"), "Tributi Scuola - Anagrafe Polizia"),
        ("Settore", ("Tributi", None, None, "Tributi", None), "Tributi - - Tributi -"),
        ("Settore", (None, "Tributi", None, None, "Scuola"), "- Tributi - - Scuola"),
    ],
)
def test_that_a_unit_written_at_the_first_of_a_group_is_of_all_of_it_and_told(
    heading: str, units: Sequence[str | None], read: str
) -> None:
    """Written more than once, lacking at the top or for one alone, it is nobody else's."""
    people = ("Rossi Anna", "Verdi Luca", "Bianchi Ugo", "Neri Ada", "Gallo Pia")
    rows = ((unit, name, "1/3/2010", "C1") for unit, name in zip(units, people, strict=True))
    postings = sheets_of(table_of((heading, "Nominativo", "Assunto il", "Cat."), *rows))[1]
    assert " ".join(str(row.values.get("sector_code", "-")) for row in postings.rows) == read
    assert ("said_once" in codes(postings)) is ("-" not in read)


@pytest.mark.parametrize(
    ("number", "day"), [(20100301, date(2010, 3, 1)), (2010, None), (1985, None), (20991399, None)]
)
def test_that_a_year_is_no_day_and_a_day_may_be_one_number(number: int, day: date | None) -> None:
    """The 2010th day of the calendar of Excel is in 1905."""
    column, cell = Column("hired_on", "Data di assunzione", Format.DATE), RawCell(number, as_date=date(1905, 7, 2))
    if day is not None:
        assert read_cell(column, RawCell(number), 2026) == day
    else:
        with pytest.raises(CellRefused):
            read_cell(column, cell if number < 10_000 else RawCell(number), 2026)
