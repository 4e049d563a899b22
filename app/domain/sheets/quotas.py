"""The quotas of merit that the method sets: told where they are passed, never forced on anybody's total."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from app.domain.exact import percentage
from app.domain.italian import format_decimal, format_percent, plural
from app.domain.method.outside import QuotaRule
from app.domain.method.outside_words import RankScope
from app.domain.sheets.distribution import distribution
from app.domain.sheets.rows import SheetRow

GroupOf = Callable[[RankScope, SheetRow], str]
"""The name of the group of a sheet in a scope; empty where it is of none."""


def passed_quotas(rows: Iterable[SheetRow], rules: Sequence[QuotaRule], group_of: GroupOf) -> Iterator[str]:
    """Say of each rule in which groups more sheets than it allows have a top score.

    Sheets with something missing are not counted yet, neither among the many nor among the top.
    """
    known = [(row, row.total) for row in rows if row.total is not None and not row.missing and row.state.is_evaluated]
    for rule in rules:
        groups: dict[str, list[bool]] = {}
        for row, total in known:
            name = "" if rule.scope is RankScope.ENTITY else group_of(rule.scope, row)
            if name or rule.scope is RankScope.ENTITY:
                groups.setdefault(name, []).append(total >= rule.top_from)
        for name, tops in sorted(groups.items()):
            if 100 * sum(tops) > rule.at_most * len(tops):
                yield _sentence(rule, name, tops)


def narrow_spreads(rows: Iterable[SheetRow], minimum: Decimal | None) -> Iterator[str]:
    """Say which evaluators gave totals nearer to each other than the ente would have them; of one sheet, nothing."""
    if minimum is None:
        return
    for row in distribution(rows):
        if row.party is not None and row.given > 1 and row.spread is not None and row.spread < minimum:
            yield (
                f"{row.evaluator}: lo scarto dei {row.given} totali è {format_decimal(row.spread)} punti;"
                f" l'ente ne vuole almeno {format_decimal(minimum, None)}."
            )


def _sentence(rule: QuotaRule, name: str, tops: Sequence[bool]) -> str:
    top, count = sum(tops), len(tops)
    where = f" in «{name}»" if name else ""
    share = format_percent(percentage(top, count, 2), 2)
    have = "ha" if top == 1 else "hanno"
    return (
        f"{rule.label}{where}: {plural(top, 'scheda', 'schede')} su {count} ({share}) {have} almeno"
        f" {format_decimal(rule.top_from, None)}; la metodologia ne ammette il {format_percent(rule.at_most, None)}."
    )
