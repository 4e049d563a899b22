"""The sheet of the Segretario beside those of the staff."""

from dataclasses import replace

import pytest

from app.domain.issues import errors_of
from app.domain.method.checks import validate
from app.domain.method.joining import joined
from app.domain.roles import SheetRole
from app.domain.scoring.engine import score_sheet
from tests.domain.method.sheet_files import cases, method

STAFF = [
    "articolo-9",
    "obiettivi-60-comportamenti-40",
    "obiettivi-comuni-e-specifici",
    "solo-comportamenti",
    "tre-ambiti",
]


@pytest.mark.parametrize("name", STAFF)
def test_that_the_segretario_joins_every_method_of_the_staff(name: str) -> None:
    staff = method(name)
    whole = joined(staff, method("segretario"))
    assert validate(whole) == []
    assert whole.templates[:-1] == staff.templates
    assert [rule.role for rule in whole.process.evaluators][-1] is SheetRole.SECRETARY
    assert (whole.name, whole.indicators, whole.service) == (staff.name, staff.indicators, staff.service)


@pytest.mark.parametrize("case", cases("segretario").case, ids=lambda case: case.title)
def test_that_the_joined_sheet_gives_the_same_totals(case) -> None:
    whole = joined(method("tre-ambiti"), method("segretario"))
    result = score_sheet(whole, whole.template("segretario"), case.sheet)
    assert (result.exact_total, result.share) == (case.expected.exact, case.expected.share)


def test_that_a_code_taken_by_something_else_gets_a_number() -> None:
    staff, other = method("obiettivi-60-comportamenti-40"), method("solo-comportamenti")
    whole = joined(staff, other)
    assert [scale.code for scale in whole.scales] == ["uno-cinque", "raggiungimento", "punti", "raggiungimento-2"]
    assert [template.code for template in whole.templates] == ["eq", "dipendenti", "eq-2", "dipendenti-2"]
    assert whole.template("eq-2").section("obiettivi").scale == "raggiungimento-2"
    assert {issue.code for issue in errors_of(validate(whole))} == {"same_destination"}


def test_that_a_scale_that_is_the_same_is_not_written_twice() -> None:
    staff = method("tre-ambiti")
    twin = replace(staff, templates=tuple(replace(one, role=SheetRole.SECRETARY) for one in staff.templates[:1]))
    assert joined(staff, twin).scales == staff.scales


def test_that_factors_keep_their_own_scale() -> None:
    staff = method("aree")
    whole = joined(replace(method("giudizi"), templates=()), staff)
    assert whole.template("tutti").section("fattori").factors[1].scale == "uno-cinque"
    assert whole.template("polizia").section("ob").scale == ""


def test_that_objectives_that_nobody_judges_take_no_scale_of_judgement() -> None:
    whole = joined(method("solo-comportamenti"), method("tre-ambiti"))
    sections = {section.code: section.scale for section in whole.template("eq-2").sections}
    assert sections == {"ente": "", "obiettivi": "raggiungimento-2", "competenze": "uno-dieci"}
