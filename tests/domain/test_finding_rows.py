"""Findings as a page lists them: numbers of rules that people know, never words of the program."""

import pytest

from app.domain.awards.checks import AWARD_CHECKS
from app.domain.finding_rows import finding_rows
from app.domain.issues import Issue


@pytest.mark.parametrize(
    ("code", "shown"),
    [("W10", "W10"), ("W7a", "W7a"), ("award_absences", ""), ("coverage", ""), ("W", "")],
)
def test_that_a_page_of_findings_shows_the_number_of_a_rule_and_no_word_of_the_program(code: str, shown: str) -> None:
    assert [one.code for one in finding_rows([Issue(code, "Manca il fondo.")])] == [shown]


def test_that_no_check_of_awards_shows_an_english_word() -> None:
    rows = finding_rows(Issue(one.code, "Rilievo.") for one in AWARD_CHECKS)
    assert not [one.code for one in rows if "_" in one.code]
