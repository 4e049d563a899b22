"""W1, W4, W7a and W18 on the method of a year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.law.limits import LegalLimits, OwnLimit, limits_on
from app.domain.law.method_year import METHOD_YEAR_CHECKS, Leave, MethodYear, is_parental_leave
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.periods import Period
from app.domain.roles import SheetRole
from app.services.law.shipped import shipped_law
from app.services.methods.presets import list_presets, read_preset
from tests.looking import issues_of

D = Decimal
LIMITS = limits_on(shipped_law(), date(2026, 11, 30), {})
HALF = limits_on(shipped_law(), date(2026, 11, 30), {"prevalenza_dell_ambito": OwnLimit(D(0), 2020)})
METHOD = read_preset("tre-ambiti")


def eq_sheet(organisation: int, behaviours: int, differentiation: int) -> MethodYear:
    sections = (
        Section("org", "Organizzazione", SectionKind.ORGANISATION_UNIT, D(organisation)),
        Section("comp", "Comportamenti", SectionKind.BEHAVIOURS, D(behaviours)),
        Section("diff", "Differenziazione", SectionKind.DIFFERENTIATION, D(differentiation)),
    )
    sheet = SheetTemplate("eq", "Scheda EQ", SheetRole.EQ, sections=sections)
    return MethodYear(replace(METHOD, templates=(sheet,)), LIMITS)


def found(year: MethodYear, code: str) -> list[str]:
    return [one.sentence for one in issues_of(METHOD_YEAR_CHECKS, year) if one.code == code]


@pytest.mark.parametrize(
    ("weights", "limits", "words"),
    [
        ((60, 30, 10), LIMITS, None),
        ((50, 40, 10), LIMITS, "pesa 50 su 100: deve superare il 50 %."),
        ((50, 40, 10), HALF, None),
        ((45, 45, 10), HALF, "i comportamenti 45: deve pesare più di ciascuna"),
    ],
)
def test_that_the_ambit_of_an_eq_prevails(
    weights: tuple[int, int, int], limits: LegalLimits, words: str | None
) -> None:
    sentences = found(replace(eq_sheet(*weights), limits=limits), "W4")
    assert (words is None and sentences == []) or (words is not None and words in sentences[0])


def test_that_a_total_without_weights_is_to_be_looked_at_by_hand() -> None:
    year = eq_sheet(60, 30, 10)
    [sheet] = year.method.templates
    method = replace(year.method, templates=(replace(sheet, total=TotalRule.POINTS_OVER_MAXIMUM),))
    assert "a mano" in found(replace(year, method=method), "W4")[0]


def test_that_an_eq_is_evaluated_on_differences_by_a_section_or_by_the_words_of_a_factor() -> None:
    year = eq_sheet(60, 30, 10)
    [sheet] = year.method.templates
    org, comp, _ = sheet.sections
    without = replace(sheet, sections=(org, replace(comp, weight=D(40))))
    assert any(
        "differenziare" in one for one in found(replace(year, method=replace(METHOD, templates=(without,))), "W4")
    )
    factor = Factor("val", "Valuta i collaboratori con giudizi differenziati")
    within = replace(sheet, sections=(org, replace(comp, weight=D(40), factors=(factor,))))
    assert found(replace(year, method=replace(METHOD, templates=(within,))), "W4") == []


def test_that_weights_of_sections_that_do_not_sum_are_found() -> None:
    assert found(eq_sheet(60, 30, 10), "W1") == []
    assert "sezioni" in found(eq_sheet(60, 30, 9), "W1")[0]


def test_that_no_method_of_the_program_has_wrong_weights() -> None:
    for preset in list_presets():
        assert found(MethodYear(read_preset(preset.code), LIMITS), "W1") == []


@pytest.mark.parametrize(
    ("kind", "is_leave"),
    [
        ("Maternità obbligatoria", True),
        ("congedo PATERNITÀ", True),
        ("Congedo parentale 30 %", True),
        ("Malattia", False),
    ],
)
def test_that_the_leaves_of_the_law_are_known_however_they_are_called(kind: str, is_leave: bool) -> None:
    assert is_parental_leave(kind) is is_leave


def test_that_a_leave_that_takes_days_is_named() -> None:
    leave = Leave(EmployeeId(3), "Rossi Ada", "Maternità", Period(date(2026, 1, 1), date(2026, 5, 31)))
    [issue] = [one for one in issues_of(METHOD_YEAR_CHECKS, MethodYear(METHOD, LIMITS, (leave,))) if one.code == "W7a"]
    assert issue.link == Link("employee", 3)
    assert issue.sentence == (
        "Rossi Ada: «Maternità» dal 01/01/2026 al 31/05/2026 toglie giorni alla valutazione, e non deve."
    )


def test_that_a_sheet_for_a_unit_that_the_archive_has_not_is_told() -> None:
    sheet = SheetTemplate("polizia", "Polizia locale", SheetRole.EMPLOYEE, units=("Polizia locale", "Cultura"))
    year = MethodYear(replace(METHOD, templates=(sheet,)), LIMITS, units=("cultura",))
    assert found(year, "W18") == ["Scheda «polizia»: nell'archivio non c'è un'Area né un Settore «Polizia locale»."]
    assert found(replace(year, units=("Cultura", "Polizia locale")), "W18") == []
