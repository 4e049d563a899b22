"""Findings told together."""

import re
from dataclasses import replace
from typing import Any

import pytest

from app.domain.audit.checks import ARCHIVE_CHECKS
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.findings import MANY, counts_by_severity, grouped
from app.domain.issues import Issue, Link, Severity
from app.domain.objectives.checks import OBJECTIVE_CHECKS, ObjectiveYear
from app.domain.rounds.checks import ROUND_CHECKS
from app.domain.structure.checks import STRUCTURE_CHECKS

CHECKS: tuple[Check[Any], ...] = (*ARCHIVE_CHECKS, *STRUCTURE_CHECKS, *OBJECTIVE_CHECKS, *ROUND_CHECKS)
ONCE_A_YEAR = {"W18", "W20", "damaged", "audit"}
WITHOUT_INDICATORS = "obiettivi senza indicatori"
PEOPLE, UNITS = "pesi degli obiettivi delle persone da correggere", "pesi degli obiettivi delle unità da correggere"


def without_indicators(count: int) -> list[Issue]:
    [declared] = [check for check in OBJECTIVE_CHECKS if check.alike == WITHOUT_INDICATORS]
    findings = [Finding(f"O{n} non ha indicatori.", Link("objective", n), "art. 5") for n in range(count)]
    return list(replace(declared, find=lambda _: findings).issues(ObjectiveYear()))


def test_that_many_findings_alike_become_one_line_with_their_count() -> None:
    [group] = grouped(without_indicators(102))
    assert group.title == "102 obiettivi senza indicatori"
    assert group.severity is Severity.ERROR
    assert group.article == "art. 5"
    assert len(group.findings) == 102


def test_that_a_few_findings_stay_one_by_one() -> None:
    groups = grouped(without_indicators(MANY - 1))
    assert [group.title for group in groups] == [f"O{number} non ha indicatori." for number in range(MANY - 1)]
    assert all(group.is_single for group in groups)


def test_that_the_same_code_on_different_things_makes_different_groups() -> None:
    people = [Issue("W1", f"P{n}", "weight", link=Link("employee", n), alike=PEOPLE) for n in range(MANY)]
    units = [
        Issue("W1", f"U{n}", "weight", link=Link("area" if n % 2 else "sector", n), alike=UNITS) for n in range(MANY)
    ]
    titles = [group.title for group in grouped([*people, *units])]
    assert titles == [f"4 {PEOPLE}", f"4 {UNITS}"]


def test_that_errors_come_first_and_else_the_order_is_kept() -> None:
    notes = [
        Issue("tax_code_missing", f"Nota {n}", "tax_code", Severity.NOTE, alike="persone senza codice fiscale")
        for n in range(MANY)
    ]
    warning, error = Issue("W20", "Avviso", severity=Severity.WARNING), Issue("audit", "Errore")
    assert [group.severity for group in grouped([*notes, warning, error])] == list(Severity)


def test_that_findings_of_an_unknown_kind_are_never_mixed() -> None:
    strange = [Issue("nuovo", f"Rilievo {n}") for n in range(MANY * 2)]
    assert [group.title for group in grouped(strange)] == [one.sentence for one in strange]


def test_that_the_same_finding_twice_is_told_once() -> None:
    assert len(grouped([Issue("audit", "Rotto"), Issue("audit", "Rotto")])) == 1


def test_that_a_group_with_several_sources_cites_none() -> None:
    mixed = [Issue("W6", f"V{n}", article=f"art. {n % 2}", alike="valutatori da correggere") for n in range(MANY)]
    assert grouped(mixed)[0].article == ""


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], ""),
        ([Severity.ERROR], "1 errore"),
        ([Severity.NOTE, Severity.ERROR, Severity.ERROR], "2 errori e 1 nota"),
        ([Severity.WARNING, *[Severity.NOTE] * 2, Severity.ERROR], "1 errore, 1 avviso e 2 note"),
    ],
)
def test_that_findings_are_counted_by_weight(severities: list[Severity], words: str) -> None:
    assert counts_by_severity([Issue("x", str(n), severity=one) for n, one in enumerate(severities)]) == words


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.code}-{check.field}")
def test_that_every_check_that_can_speak_many_times_has_its_words(check: Check[Any]) -> None:
    many = replace(check, find=lambda _: [Finding(f"{n}", Link("thing", n)) for n in range(MANY)])
    groups = grouped(many.issues(object()))
    assert [group.title for group in groups] == [f"{MANY} {check.alike}"] or check.code in ONCE_A_YEAR


def test_that_a_finding_cites_its_own_source_or_that_of_its_check() -> None:
    check = Check("W0", lambda _: [Finding("Uno"), Finding("Due", source="art. 1")], source=BY_METHOD)
    assert [issue.article for issue in check.issues(object())] == ["secondo la metodologia", "art. 1"]


def test_that_every_check_of_the_list_of_the_law_declares_its_source() -> None:
    """The hearing apart: of an EQ the contract asks it, of the others the method, so each finding says which."""
    silent = [one.alike for one in CHECKS if re.fullmatch(r"W\d+", one.code) and not one.source]
    assert silent == ["valutazioni negative senza contraddittorio"]
