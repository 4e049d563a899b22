"""Posts that nobody holds, in whatever words, and lines that name the group of people below them."""

from collections.abc import Sequence

import pytest

from app.domain.workbooks.personnel import PERSONNEL_LAYOUT, UNIT_ABOVE
from app.domain.workbooks.reading import RawWorkbook, ReadSheet
from app.domain.workbooks.sheet_reading import read_workbook
from tests.domain.workbooks.test_staff_lists import table_of

HEAD = ("N.", "Nominativo", "Assunto il", "Cat.", "Profilo")


def both(*rows: Sequence[str | None]) -> tuple[ReadSheet, ReadSheet]:
    employees, postings = read_workbook(PERSONNEL_LAYOUT, RawWorkbook((table_of(*rows),)), 2026).sheets
    return employees, postings


@pytest.mark.parametrize(
    "words",
    ["VACANTE", "*** vacante ***", "(posto vacante)", "Posto  da coprire", "n. 1 posto vacante", "POSTO N. 3 VACANTE",
     "vacante (ex Rossi)", "Vacante dal 1.3.2024", "vacante per pensionamento", "vacante Istruttore tecnico",
     "da assumere", "Da assumere nel 2026", "N.N.", "NN", "P.V.", "non coperto", "scoperto/da coprire", "libero",
     "Concorso in atto", "in corso di copertura", "assunzione prevista 2026", "---", "…", "n.d.", None,
     "LIBERO dal 2024"],
)  # fmt: skip
def test_that_a_post_that_nobody_holds_is_passed_over_and_told(words: str | None) -> None:
    employees, postings = both(
        HEAD, ("1", "Rossi Anna", "1/3/2010", "C1", "Istruttore"), ("2", words, None, "C1", "Vigile")
    )
    assert [row.number for row in employees.rows] == [row.number for row in postings.rows] == [2]
    assert any("riga non letta di posti vacanti (3)" in note.sentence for note in employees.notes)


@pytest.mark.parametrize("name", ["LIBERI ANNA", "Libero Mario", "Vacante Giuseppe", "Scoperti Ada", "Nn Anna"])
def test_that_somebody_called_as_a_vacant_post_is_somebody(name: str) -> None:
    employees, postings = both(HEAD, ("1", name, "1/3/2010", "C1", "Istruttore"))
    assert len(employees.rows) == len(postings.rows) == 1
    head = ("Cognome", "Nome", "Assunto il", "Cat.")
    parted, _ = both(
        head, (*name.split(), "1/3/2010", "C1"), ("Posto", "vacante", None, "C1"), ("Vacante", None, None, "C")
    )
    assert [row.number for row in parted.rows] == [2]


def test_that_every_group_has_its_own_unit_whatever_its_line_says() -> None:
    """A group whose line is long, or says no «area», must not leave its people in the unit above."""
    person = ("1/3/2010", "C1", "Istruttore")
    employees, postings = both(
        HEAD,
        ("AREA AMMINISTRATIVA",),
        ("1", "Rossi Anna", *person),
        ("POLIZIA LOCALE E PROTEZIONE CIVILE",),
        ("2", "Verdi Luca", *person),
        (None, "SERVIZI DEMOGRAFICI"),
        ("3", "Neri Ada", *person),
        ("N.B. il personale in comando è escluso dal conteggio",),
        ("4", "Blu Ida", *person),
        ("Totale", "4"),
    )
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi", "Verdi", "Neri", "Blu"]
    assert [row.values[UNIT_ABOVE] for row in postings.rows] == [
        "AREA AMMINISTRATIVA", "POLIZIA LOCALE E PROTEZIONE CIVILE", "SERVIZI DEMOGRAFICI", "SERVIZI DEMOGRAFICI",
    ]  # fmt: skip


def test_that_a_line_with_a_name_alone_is_of_somebody_where_nothing_else_is_asked() -> None:
    head = ("Nominativo", "Cessato il", "Sesso", "Cat.")
    employees, _ = both(head, ("Rossi Anna", None, "F", "C"), ("Xhafa Bes",), ("Verdi Ugo",))
    assert [row.values["last_name"] for row in employees.rows] == ["Rossi", "Xhafa", "Verdi"]
