"""The thresholds as they hold in a year: those in force on a day, or the ente's own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.issues import Issue
from app.domain.law.norms import Law, Threshold, figure_text

PREFIX = "soglia"


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """What an ente has set for a threshold from a year on: a value, or (None) that of the law again."""

    value: Decimal | None
    since: int


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A threshold in a year: what the source sets, what the ente has set, what holds."""

    threshold: Threshold
    legal: Decimal | None
    source: str
    own: OwnLimit | None = None

    @property
    def value(self) -> Decimal | None:
        return self.own.value if self.own is not None and self.own.value is not None else self.legal

    @property
    def holding(self) -> str:
        return figure_text(self.value, self.threshold.unit)

    @property
    def legal_text(self) -> str:
        return figure_text(self.legal, self.threshold.unit)

    @property
    def own_text(self) -> str:
        """Say what the ente has set, and since when."""
        if self.own is None or self.own.value is None:
            return ""
        return f"{figure_text(self.own.value, self.threshold.unit)}, dal {self.own.since}"


@dataclass(frozen=True, slots=True)
class LegalLimits:
    """The thresholds of a year, by code."""

    rows: Mapping[str, LimitRow]

    def value(self, code: str) -> Decimal | None:
        """Return the figure of a threshold that holds; None where neither a source nor the ente sets one."""
        row = self.rows.get(code)
        return row.value if row is not None else None


NO_LIMITS = LegalLimits({})


def limits_on(law: Law, day: date, own: Mapping[str, OwnLimit]) -> LegalLimits:
    """Return the thresholds that hold on a day, those of the ente in the place of those of the law."""
    return LegalLimits({one.code: _row(one, day, own.get(one.code)) for one in law.thresholds})


def _row(threshold: Threshold, day: date, own: OwnLimit | None) -> LimitRow:
    figure = threshold.figure_on(day)
    return LimitRow(threshold, figure.value if figure else None, figure.citation if figure else "", own)


def limit_key(code: str, year: int) -> str:
    """Return the name of the setting that keeps what the ente has set from a year on."""
    return f"{PREFIX}.{code}.{year}"


def own_limits(settings: Iterable[tuple[str, str]], year: int) -> dict[str, OwnLimit]:
    """Return what the ente has set for `year`: of a threshold set more than once, the last; what is no number, none."""
    found: dict[str, OwnLimit] = {}
    for code, since, value in sorted(_read(settings), key=lambda one: one[1]):
        if since <= year:
            found[code] = OwnLimit(value, since)
    return found


def _read(settings: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, Decimal | None]]:
    for key, text in settings:
        prefix, code, since = (*key.split("."), "", "")[:3]
        if prefix == PREFIX and since.isdecimal():
            yield code, int(since), _number(text)


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except ArithmeticError:
        return None
    return value if value.is_finite() else None


@dataclass(frozen=True, slots=True)
class LimitDraft:
    """What an ente sets for a threshold from a year on; None: the value of the law again."""

    code: str
    year: int
    value: Decimal | None = None


def limit_issues(threshold: Threshold, value: Decimal | None) -> list[Issue]:
    """Say what is wrong with a value of the ente: nothing written, or out of the range that makes sense."""
    if value is None:
        return [Issue("required", "Scrivere il valore dell'ente.", "value")]
    if not threshold.minimum <= value <= threshold.maximum:
        least, most = (figure_text(one, threshold.unit) for one in (threshold.minimum, threshold.maximum))
        return [Issue("out_of_range", f"Si può scegliere da {least} a {most}.", "value")]
    if threshold.unit.is_whole and value != value.to_integral_value():
        return [Issue("not_whole", "Serve un numero intero.", "value")]
    return []
