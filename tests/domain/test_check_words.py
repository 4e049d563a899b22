"""Every check that can speak many times says how many things alike are called, and cites its source."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.checks import BY_METHOD, Check, Finding, in_force
from app.domain.duties.doers import Doers
from app.domain.duties.facts import YearWork
from app.domain.duties.found import duty_of
from app.domain.duties.grouping import MANY, Grouping, grouped
from app.domain.issues import Link
from app.domain.law.norms import Law, Norm
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.year_windows import StepKey, Window
from app.services.checks import CHECKS as REGISTRY
from app.services.law.shipped import shipped_law

CHECKS: tuple[Check[Any], ...] = tuple(row.check for row in REGISTRY)
ONCE_A_YEAR = {"W17", "W18", "W20", "W25", "damaged", "audit"}
NOBODY_PAYS = ("W3", "handles_payments")
"""It too speaks of the whole ente, and its code is that of checks of each person."""


def speaks_once(check: Check[Any]) -> bool:
    return check.code in ONCE_A_YEAR or (check.code, check.field) == NOBODY_PAYS


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.code}-{check.field}")
def test_that_every_check_that_can_speak_many_times_has_its_words(check: Check[Any]) -> None:
    assert check.alike or speaks_once(check)
    many = replace(check, find=lambda _: [Finding(f"{n}", Link("thing", n)) for n in range(MANY)])
    work = YearWork()
    doers = Doers(work, date(2024, 7, 1), Actor("Prova", UserRole.SECRETARY))
    duties = [duty_of(many, issue, doers, {}) for issue in many.issues(object())]
    [group] = grouped(duties, Grouping.DOER, date(2024, 7, 1))
    assert [line.title for line in group.lines] == [f"{MANY} {check.alike}"] or speaks_once(check)


def test_that_what_arose_within_the_year_has_from_then_as_many_days_as_its_step() -> None:
    day = date(2024, 7, 1)
    doers = Doers(YearWork(), day, Actor("Prova", UserRole.SECRETARY))
    windows = {StepKey.ASSIGNMENT: Window(date(2024, 2, 1), date(2024, 2, 28))}
    told = {None: date(2024, 2, 28), date(2024, 1, 10): date(2024, 2, 28), date(2024, 9, 20): date(2024, 10, 17)}
    for since, due in told.items():
        check = Check("W5", lambda _, at=since: [Finding("Uno", None, at)], "uno", step=StepKey.ASSIGNMENT)
        [issue] = check.issues(object())
        assert duty_of(check, issue, doers, windows).due == due


def test_that_a_check_of_a_norm_cites_it_while_it_is_in_force() -> None:
    check = Check("W0", lambda _: [Finding("Uno")], norm="art")
    norm = Norm("art", "W1", "Articolo", "Testo", "art. 1", date(2020, 1, 1), date(2024, 12, 31), is_secondary=True)
    cited = in_force(check, Law((norm,)), date(2024, 12, 31))
    assert cited is not None
    assert [issue.article for issue in cited.issues(object())] == ["v. art. 1"]
    assert in_force(check, Law((norm,)), date(2025, 1, 1)) is None
    by_method = replace(check, norm="", source=BY_METHOD)
    assert in_force(by_method, Law(), date(2025, 1, 1)) == by_method


def test_that_every_check_of_the_list_of_the_law_declares_its_source() -> None:
    """Those of a norm cite texts that the files have, under a rule of the same number."""
    norms = {(one.code, one.rule) for one in shipped_law().norms}
    for one in CHECKS:
        if re.fullmatch(r"W\d+[ab]?", one.code):
            assert bool(one.norm) != bool(one.source), one
            assert not one.norm or (one.norm, one.code) in norms, one
