"""Imaginary people for the tests of awards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.domain.awards.compute import compute_fund
from app.domain.awards.definition import AreaCoefficient, AwardRules, FundRule
from app.domain.awards.participants import Evaluation, HeldPost, Participant, Spell
from app.domain.awards.pool import FundPool
from app.domain.awards.result import FundResult
from app.domain.ids import EmployeeId
from app.domain.periods import Period, year_period
from app.domain.roles import SheetRole
from app.domain.structure.hierarchy import Party

YEAR = 2024
HALF = Period(date(YEAR, 7, 2), date(YEAR, 12, 31))
COEFFICIENTS = tuple(
    AreaCoefficient(name, Decimal(value))
    for name, value in (("Operatori", "1"), ("Esperti", "1.2"), ("Istruttori", "1.5"))
)


def person(number: int, score: object = 100, area: str = "Operatori", **facts: Any) -> Participant:
    """Return somebody in service for a whole year; `part_time`, `period` and `place` are those of the one spell."""
    days = facts.pop("period", year_period(YEAR))
    spell = Spell(days, area, Decimal(facts.pop("part_time", 100)), area=facts.pop("place", "Affari generali"))
    scores = () if score is None else (Evaluation("totale", Fraction(str(score))),)
    made = Participant(
        Party(EmployeeId(number)), f"Persona {number:04}", f"{number:04}", spells=(spell,), evaluations=scores
    )
    return replace(made, **facts)


def eq(number: int, score: object, weight: object = 1, **facts: Any) -> Participant:
    """Return the holder of one post for a whole year."""
    post = HeldPost(year_period(YEAR), f"Posizione {number}", Decimal(str(weight)), 1_000_000)
    return person(number, score, **{"role": SheetRole.EQ, "posts": (post,), **facts})


def computed(fund: FundRule, cents: int | None, people: list[Participant], **rules: Any) -> FundResult:
    return compute_fund(
        AwardRules("cci", "CCI", funds=(fund,), **rules), fund, FundPool(fund.code, cents, YEAR), people
    )


def euros(result: FundResult) -> list[str]:
    """Return the amounts of the lines as texts, after asking that they sum to the pool with the residual."""
    assert not result.lacks
    assert result.paid + result.residual == result.pool
    return [f"{line.amount // 100}.{line.amount % 100:02}" for line in result.lines]
