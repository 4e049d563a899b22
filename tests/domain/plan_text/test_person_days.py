"""The days that a plan says beside a name are those of the assignment, within the service of the person."""

from datetime import date

import pytest

from app.domain.plan_text.person_days import days_told, with_days_in_brackets, within

JUNE, SEPTEMBER = date(2026, 6, 1), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("D'Amico Teresa (dal 1° giugno)", JUNE, None),
        ("D'Amico Teresa (dal 01/06/2026 al 30.9)", JUNE, SEPTEMBER),
        ("D'Amico Teresa (a decorrere dal 1.6.26)", JUNE, None),
        ("D'Amico Teresa (da giugno a settembre 2026)", JUNE, SEPTEMBER),
        ("D'Amico Teresa (fino al 30 settembre)", None, SEPTEMBER),
        ("D'Amico Teresa (sino a settembre)", None, SEPTEMBER),
        ("Lupi A. (dall'assunzione)", None, None),
        ("D'Amico Teresa (dal 1° giugno 2025)", None, None),
        ("D'Amico Teresa (dal 31/02)", None, None),
        ("D'Amico Teresa (dal 30 settembre al 1° giugno)", None, None),
        ("Da Pra Anna", None, None),
        ("Dal Maso Anna (50%)", None, None),
    ],
)
def test_that_the_days_of_a_person_are_read(text, start, end):
    assert days_told(text, 2026) == (start, end)


def test_that_they_are_no_part_of_the_name_and_never_outside_the_service():
    assert with_days_in_brackets("D'Amico Teresa dal 1° giugno, Lai Ugo") == "D'Amico Teresa (dal 1° giugno), Lai Ugo"
    assert with_days_in_brackets("Lai Ugo, fino a settembre") == "Lai Ugo (fino a settembre)"
    assert with_days_in_brackets("Dal Maso Anna, Da Pra Ugo") == "Dal Maso Anna, Da Pra Ugo"
    assert within((None, None), (JUNE, None), 2026) == (JUNE, None)
    assert within((date(2026, 7, 1), None), (JUNE, SEPTEMBER), 2026) == (date(2026, 7, 1), SEPTEMBER)
    assert within((None, date(2026, 5, 31)), (JUNE, None), 2026) == (None, date(2026, 5, 31))
