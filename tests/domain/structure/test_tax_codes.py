"""A codice fiscale beside the person whose it should be."""

from datetime import date
from typing import cast

import pytest

from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.tax_codes import code_of_first_name, code_of_last_name, misfits
from app.domain.workbooks.people_facts import complete_person, note_misfits
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.resolved import Resolved

CODE = "RSSMRA70A01H501S"
BORN = date(1970, 1, 1)


@pytest.mark.parametrize(
    ("code", "person", "found"),
    [
        (CODE, ("Rossi", "Mario", Gender.MALE, BORN), []),
        (CODE, ("", "", None, None), []),
        (CODE, ("Verdi", "Anna", Gender.FEMALE, date(1971, 1, 1)),
         ["al cognome", "al nome", "alla data di nascita", "al genere"]),
        ("RSSMRA70A41H501W", ("Rossi", "Maria", Gender.FEMALE, BORN), []),
        ("RSSMRATLA01H5LMQ", ("Rossi", "Mario", Gender.MALE, date(1960, 1, 1)), ["alla data di nascita"]),
        ("RSSMRAT0A01H501U", ("Rossi", "Mario", Gender.MALE, BORN), []),
    ],
)  # fmt: skip
def test_that_a_code_is_compared_with_names_birth_and_gender(
    code: str, person: tuple[str, str, Gender | None, date | None], found: list[str]
) -> None:
    assert misfits(code, *person) == found


@pytest.mark.parametrize(
    ("last", "first", "letters"),
    [("D'Amico", "Gianluca", "DMCGLC"), ("Fo", "Io", "FOXIOX"), ("Nicolò", "Anna Maria", "NCLNMR")],
)
def test_that_names_have_three_letters_each(last: str, first: str, letters: str) -> None:
    assert code_of_last_name(last) + code_of_first_name(first) == letters


def test_that_a_code_of_somebody_else_is_told_and_gives_no_gender() -> None:
    """Rows that have slipped by one: the code is right, and of another."""
    resolved = Resolved({"tax_code": CODE, "last_name": "Verdi", "first_name": "Anna"})
    complete_person(resolved, cast("PersonnelRows", None))
    assert resolved.values["gender"] == "donna"
    note_misfits(resolved, EmployeeDraft(tax_code=CODE, last_name="Verdi", first_name="Anna", gender=Gender.FEMALE))
    assert resolved.notes == [
        "il genere non c'è: è preso dal nome, da controllare.",
        "il codice fiscale non corrisponde al cognome, al nome e al genere: controllare.",
    ]
