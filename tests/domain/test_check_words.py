"""Every check that can speak many times says how many things alike are called, and cites its source."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.audit.checks import ARCHIVE_CHECKS
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.duties.doers import Doers
from app.domain.duties.facts import YearWork
from app.domain.duties.found import duty_of
from app.domain.duties.grouping import MANY, Grouping, grouped
from app.domain.issues import Link
from app.domain.objectives.checks import OBJECTIVE_CHECKS
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.checks import ROUND_CHECKS
from app.domain.structure.checks import STRUCTURE_CHECKS

CHECKS: tuple[Check[Any], ...] = (*ARCHIVE_CHECKS, *STRUCTURE_CHECKS, *OBJECTIVE_CHECKS, *ROUND_CHECKS)
ONCE_A_YEAR = {"W18", "W20", "damaged", "audit"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.code}-{check.field}")
def test_that_every_check_that_can_speak_many_times_has_its_words(check: Check[Any]) -> None:
    assert check.alike or check.code in ONCE_A_YEAR
    many = replace(check, find=lambda _: [Finding(f"{n}", Link("thing", n)) for n in range(MANY)])
    work = YearWork()
    doers = Doers(work, date(2024, 7, 1), Actor("Prova", UserRole.SECRETARY))
    duties = [duty_of(many, issue, doers, {}) for issue in many.issues(object())]
    [group] = grouped(duties, Grouping.DOER, date(2024, 7, 1))
    assert [line.title for line in group.lines] == [f"{MANY} {check.alike}"] or check.code in ONCE_A_YEAR


def test_that_a_finding_cites_its_own_source_or_that_of_its_check() -> None:
    check = Check("W0", lambda _: [Finding("Uno"), Finding("Due", source="art. 1")], source=BY_METHOD)
    assert [issue.article for issue in check.issues(object())] == ["secondo la metodologia", "art. 1"]


def test_that_every_check_of_the_list_of_the_law_declares_its_source() -> None:
    """The hearing apart: of an EQ the contract asks it, of the others the method, so each finding says which."""
    silent = [one.alike for one in CHECKS if re.fullmatch(r"W\d+", one.code) and not one.source]
    assert silent == ["valutazioni negative senza contraddittorio"]
