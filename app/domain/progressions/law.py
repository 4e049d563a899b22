"""What of some rules the contract does not allow: W15 the years of evaluation, W21 weights and requirements.

The limits are the thresholds of `app/resources/law/progressioni.toml`, each with its days and source (CCNL art. 14).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.law.limits import LegalLimits
from app.domain.progressions.definition import ProgressionRules


class _Limit(NamedTuple):
    """A threshold, the figure of the rules that it holds back, and what is said of one beyond it; `{}` is the limit."""

    code: str
    value: Decimal | int | None
    field: str
    sentence: str
    is_least: bool

    def is_passed(self, limit: Decimal) -> bool:
        if self.value is None:
            return False
        return self.value < limit if self.is_least else self.value > limit


def law_issues(rules: ProgressionRules, limits: LegalLimits) -> Iterator[Issue]:
    """Warn of what is beyond the limits of a year; a limit that no source sets in it holds nobody back."""
    for one in _limits_of(rules):
        limit = limits.value(one.code)
        if limit is not None and one.is_passed(limit):
            row = limits.rows[one.code]
            sentence = one.sentence.format(format_decimal(limit, None))
            yield Issue(row.threshold.rule, sentence, one.field, Severity.WARNING, row.source)


def _limits_of(rules: ProgressionRules) -> Iterator[_Limit]:
    extra = rules.extra
    most, since = max((one.percent for one in extra), default=None), min((one.years for one in extra), default=None)
    years, passed = rules.performance.years, rules.requirements.years_since
    how_many = "Della performance individuale contano {} anni disponibili"
    yield _Limit("progressioni_valutazioni_minime", years, "performance.anni", f"{how_many} o più.", is_least=True)
    yield _Limit(
        "progressioni_valutazioni_massime",
        years,
        "performance.anni",
        f"{how_many}, o meno dove il contratto lo dice.",
        is_least=False,
    )
    yield _Limit(
        "progressioni_valutazione",
        rules.performance.weight,
        "performance.peso",
        "Alla performance individuale spetta almeno il {} % del totale.",
        is_least=True,
    )
    yield _Limit(
        "progressioni_esperienza",
        rules.experience.weight,
        "esperienza.peso",
        "All'esperienza spetta al massimo il {} % del totale.",
        is_least=False,
    )
    yield _Limit(
        "progressioni_maggiorazione",
        most,
        "maggiorazione",
        "La maggiorazione è al massimo il {} % dei punti ottenuti.",
        is_least=False,
    )
    yield _Limit(
        "progressioni_maggiorazione_anni",
        since,
        "maggiorazione",
        "La maggiorazione spetta dopo almeno {} anni senza progressioni.",
        is_least=True,
    )
    yield _Limit(
        "progressioni_anni_minimi",
        passed,
        "requisiti.anni_dall_ultima",
        "Dall'ultima progressione passano almeno {} anni.",
        is_least=True,
    )
    yield _Limit(
        "progressioni_anni_massimi",
        passed,
        "requisiti.anni_dall_ultima",
        "Dall'ultima progressione passano al massimo {} anni.",
        is_least=False,
    )
    yield _Limit(
        "progressioni_sanzioni", rules.requirements.sanction_years, "requisiti.anni_senza_sanzioni",
        "Negli ultimi {} anni non ci sono sanzioni superiori alla multa.", is_least=True,
    )  # fmt: skip
