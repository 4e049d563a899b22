"""*Prova*: imaginary candidates on whom rules are tried, with the ranking that comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED
from app.domain.progressions.admission import years_before
from app.domain.progressions.candidates import Candidate, HeldItem, ProcedureTerms, YearFigure
from app.domain.progressions.compute import compute
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.results import ProgressionResult, RankedPerson
from app.domain.progressions.vocabulary import CriterionKind

_HELD = re.compile(r"\s*([^\s,;]+)(?:\s+(\d+(?:,\d+)?))?\s*")
_BORN = date(1980, 1, 1)
BUDGET = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class ImaginaryCandidate:
    """An imaginary candidate as the table has it; `held` are codes of rows, each with its number: `laurea, corso 2`.

    `outcome`, `position` and `score` are what came out.
    """

    id: int
    name: str
    contract_area: str = ""
    performance: Decimal = HUNDRED
    service_years: Decimal = Decimal(10)
    years_without: int = 4
    part_time: Decimal = HUNDRED
    held: str = ""
    position: int | None = None
    score: Decimal | None = None
    outcome: str = ""


TRIAL_COLUMNS: tuple[Column, ...] = (
    Column("name", "Persona", width=12, editable=True),
    Column("contract_area", "Area", width=16, editable=True),
    Column("performance", "Perform.", Format.DECIMAL, 8, editable=True),
    Column("service_years", "Anni serv.", Format.DECIMAL, 8, editable=True, digits=None),
    Column("years_without", "Senza progr.", Format.INTEGER, 9, editable=True),
    Column("part_time", "Orario", Format.PERCENT, 7, editable=True, digits=None),
    Column("held", "Titoli", width=16, editable=True),
    Column("position", "Posto", Format.INTEGER, 6),
    Column("score", "Punti", Format.DECIMAL, 8),
    Column("outcome", "Esito", width=22),
)


def imaginary(rules: ProgressionRules) -> tuple[ImaginaryCandidate, ...]:
    """Return some people to begin with, in the first contract areas of the rules."""
    areas = [one.contract_area for one in rules.amounts] or [""]
    figures = (("92", "15", 7), ("92", "8", 4), ("85", "22", 11), ("88", "12", 3), ("79", "5", 2), ("95", "3", 3))
    return tuple(
        ImaginaryCandidate(number, f"Persona {letter}", areas[min(number // 4, len(areas) - 1)], Decimal(value),
                    Decimal(years), without)
        for number, (letter, (value, years, without)) in enumerate(zip("ABCDEF", figures, strict=True))
    )  # fmt: skip


def tried(
    rules: ProgressionRules, people: Sequence[ImaginaryCandidate], year: int
) -> tuple[tuple[ImaginaryCandidate, ...], ProgressionResult]:
    """Rank imaginary people; a budget, where the rules want one, is of ten thousand euros."""
    terms = ProcedureTerms(date(year + 1, 1, 1), date(year, 12, 31), year, int(BUDGET * 100))
    result = compute(rules, terms, [_candidate(rules, one, year, terms) for one in people])
    placed = {it.candidate.id: it for ranking in result.rankings for it in ranking.people}
    reasons = {it.candidate.id: " ".join(it.reasons) for it in result.excluded}
    lacks = {it.link.id: it.sentence.split(": ", 1)[-1] for it in result.lacks if it.link is not None}
    why = lacks | reasons
    return tuple(_shown(one, placed.get(one.id), why.get(one.id, "")) for one in people), result


def _shown(one: ImaginaryCandidate, placed: RankedPerson | None, why: str) -> ImaginaryCandidate:
    if placed is None:
        return replace(one, position=None, score=None, outcome=why)
    return replace(one, position=placed.position, score=placed.score, outcome=placed.standing.italian)


def _candidate(rules: ProgressionRules, one: ImaginaryCandidate, year: int, terms: ProcedureTerms) -> Candidate:
    days = int(Fraction(one.service_years) * 365)
    return Candidate(
        id=one.id,
        matricola=str(one.id),
        name=one.name,
        contract_area=one.contract_area,
        hired_on=terms.reference_on - timedelta(days=min(max(days, 0), 36_500)),
        part_time=one.part_time,
        last_on=years_before(terms.effective_on, max(one.years_without, 0)),
        years=tuple(YearFigure(year - back, one.performance, "prova") for back in range(rules.performance.years)),
        service_days=days,
        born_on=_BORN - timedelta(days=one.id),
        items=tuple(held_in(rules, one.held)),
    )


def held_in(rules: ProgressionRules, text: str) -> Iterator[HeldItem]:
    """Read `laurea, corso 2`: codes of rows of tables, or of linear criteria, each with its number; unknown ones, not.

    A code without a number is one.
    """
    for part in re.split("[,;](?=\\s|$)", text):
        found = _HELD.fullmatch(part)
        if found is None:
            continue
        quantity = Decimal((found[2] or "1").replace(",", "."))
        for criterion in rules.criteria:
            if criterion.kind is CriterionKind.LINEAR and criterion.code == found[1]:
                yield HeldItem(criterion.code, "", quantity)
            elif any(item.code == found[1] for item in criterion.items):
                yield HeldItem(criterion.code, found[1], quantity)


def with_cell(one: ImaginaryCandidate, key: str, value: Any) -> ImaginaryCandidate:
    """Return a person with one cell written otherwise."""
    return replace(one, **{key: value})


def trial_problem(one: ImaginaryCandidate) -> str:
    """Say what of an imaginary person cannot be; empty when all can."""
    if not Decimal(0) <= one.performance <= HUNDRED:
        return "La performance individuale va da 0 a 100."
    if not Decimal(0) <= one.service_years <= HUNDRED or not 0 <= one.years_without <= 100:
        return "Gli anni vanno da 0 a 100."
    if not Decimal(0) < one.part_time <= HUNDRED:
        return "L'orario va da più di 0 a 100 per cento."
    return ""
