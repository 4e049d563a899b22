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
    yield from _of_years(rules)
    yield from _of_weights(rules)
    yield from _of_extra(rules)


def _of_years(rules: ProgressionRules) -> Iterator[_Limit]:
    years, passed, clean = rules.performance.years, rules.requirements.years_since, rules.requirements.sanction_years
    how_many, field = "Della performance individuale contano {} anni disponibili", "performance.anni"
    yield _Limit("progressioni_valutazioni_minime", years, field, f"{how_many} o più.", is_least=True)
    fewer = f"{how_many}, o meno dove il contratto lo dice."
    yield _Limit("progressioni_valutazioni_massime", years, field, fewer, is_least=False)
    since, field = "Dall'ultima progressione passano", "requisiti.anni_dall_ultima"
    yield _Limit("progressioni_anni_minimi", passed, field, f"{since} almeno {{}} anni.", is_least=True)
    yield _Limit("progressioni_anni_massimi", passed, field, f"{since} al massimo {{}} anni.", is_least=False)
    sentence = "Negli ultimi {} anni non ci sono sanzioni superiori alla multa."
    yield _Limit("progressioni_sanzioni", clean, "requisiti.anni_senza_sanzioni", sentence, is_least=True)


def _of_weights(rules: ProgressionRules) -> Iterator[_Limit]:
    sentence = "Alla performance individuale spetta almeno il {} % del totale."
    yield _Limit("progressioni_valutazione", rules.performance.weight, "performance.peso", sentence, is_least=True)
    sentence = "All'esperienza spetta al massimo il {} % del totale."
    yield _Limit("progressioni_esperienza", rules.experience.weight, "esperienza.peso", sentence, is_least=False)


def _of_extra(rules: ProgressionRules) -> Iterator[_Limit]:
    most = max((one.percent for one in rules.extra), default=None)
    since = min((one.years for one in rules.extra), default=None)
    sentence = "La maggiorazione è al massimo il {} % dei punti ottenuti."
    yield _Limit("progressioni_maggiorazione", most, "maggiorazione", sentence, is_least=False)
    sentence = "La maggiorazione spetta dopo almeno {} anni senza progressioni."
    yield _Limit("progressioni_maggiorazione_anni", since, "maggiorazione", sentence, is_least=True)
