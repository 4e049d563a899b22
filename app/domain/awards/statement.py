"""The awards of a year, with all that they were made from: kept, closed with the year, recomputed and compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.awards.compute import compute_fund
from app.domain.awards.definition import AwardRules
from app.domain.awards.participants import Participant
from app.domain.awards.pool import FundPool
from app.domain.awards.result import FundResult

FORMAT = 2
"""The format in which a statement is kept today; `stored` reads all there ever were."""


@dataclass(frozen=True, slots=True)
class AwardStatement:
    """Rules, pools, facts of the people and what came of them, fund by fund in the order of the rules."""

    year: int
    rules: AwardRules
    pools: tuple[FundPool, ...]
    people: tuple[Participant, ...]
    results: tuple[FundResult, ...]
    format: int = FORMAT


def computed_statement(
    year: int, rules: AwardRules, pools: tuple[FundPool, ...], people: tuple[Participant, ...]
) -> AwardStatement:
    """Compute every fund of the rules; one without a pool lacks its amount."""
    given = {pool.code: pool for pool in pools}
    results = (
        compute_fund(rules, fund, given.get(fund.code, FundPool(fund.code, None, year)), people) for fund in rules.funds
    )
    return AwardStatement(year, rules, pools, people, tuple(results))


def differences(kept: AwardStatement) -> Iterator[str]:
    """Recompute a statement from its own rules and facts, and say each figure that today's engine gives otherwise.

    Figures and people are compared, never sentences: those may be written better tomorrow.
    """
    again = computed_statement(kept.year, kept.rules, kept.pools, kept.people)
    for then, now in zip(kept.results, again.results, strict=True):
        if (then.pool, then.residual, then.residual_use) != (now.pool, now.residual, now.residual_use):
            yield f"Fondo «{then.name}»: il residuo non è più lo stesso."
        amounts = {line.party: line.amount for line in now.lines}
        for line in then.lines:
            if amounts.pop(line.party, None) != line.amount:
                yield f"Fondo «{then.name}», {line.name}: l'importo non è più lo stesso."
        if amounts:
            yield f"Fondo «{then.name}»: oggi parteciperebbero altre persone."
