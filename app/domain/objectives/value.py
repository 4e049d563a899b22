"""Measured values of an indicator, interim and final, with their source (no result without source)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import italian
from app.domain.ids import IndicatorId
from app.domain.issues import Issue
from app.domain.objectives.rules import measure_issues, text_issues
from app.domain.objectives.vocabulary import IndicatorRule, ValueKind
from app.domain.objectives.written_value import WrittenValue, kind_issues


@dataclass(frozen=True, slots=True)
class IndicatorValueDraft:
    """What was measured on a day: a number, a date (`done_on`) or the row of a scale (`choice`)."""

    indicator_id: IndicatorId
    kind: ValueKind = ValueKind.FINAL
    id: int | None = None
    version: int | None = None
    on_date: date | None = None
    value: Decimal | None = None
    done_on: date | None = None
    choice: str = ""
    source: str = ""
    evidence: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.done_on is None and not self.choice


def validate(draft: IndicatorValueDraft, rule: IndicatorRule) -> list[Issue]:
    return [
        *_given_issues(draft, rule),
        *measure_issues(draft.value, "value", "Il valore"),
        *text_issues(draft.source, "source", "la fonte del valore", longest=300, required=True),
        *_range_issues(draft, rule),
    ]


def _given_issues(draft: IndicatorValueDraft, rule: IndicatorRule) -> Iterator[Issue]:
    if draft.on_date is None:
        yield Issue("on_date_missing", "Manca la data della rilevazione.", "on_date")
    if rule is IndicatorRule.PHASES:
        yield Issue("phases_measured", "Il valore di questo indicatore viene dall'avanzamento delle fasi.", "value")
        return
    yield from kind_issues(WrittenValue(draft.value, draft.done_on, draft.choice), rule)
    if draft.is_empty:
        yield Issue("value_missing", "Manca il valore rilevato.", "value")
    if rule is IndicatorRule.DIRECT and not draft.reason.strip():
        yield Issue("reason_missing", "Una percentuale indicata a mano vuole la sua motivazione.", "reason")


def _range_issues(draft: IndicatorValueDraft, rule: IndicatorRule) -> Iterator[Issue]:
    if draft.value is None or not draft.value.is_finite():
        return
    if rule is IndicatorRule.DIRECT and not 0 <= draft.value <= 100:
        yield Issue("value_out_of_range", "La percentuale va da 0 a 100.", "value")


def measuring_day(kind: ValueKind, year: int, today: date) -> date:
    """Return the day on which a value of `year` is usually measured: the end of June, then that of the year.

    A value written before is of the day on which it is written: nobody has measured it yet on a day to come.
    """
    usual = date(year, 12, 31) if kind is ValueKind.FINAL else date(year, 6, 30)
    return min(usual, max(today, date(year, 1, 1)))


def told_ahead(days: Iterable[date | None], today: date) -> str:
    """Say of days on which something was done that they are still to come; empty where none is. It is no error."""
    ahead = sorted({day for day in days if day is not None and day > today})
    if not ahead:
        return ""
    first = italian.format_date(ahead[0])
    said = f"Il {first} deve" if len(ahead) == 1 else f"{len(ahead)} date, dal {first} in poi, devono"
    return f"{said} ancora venire: se è una svista, correggere il consuntivo."


def value_text(rule: IndicatorRule, value: Decimal | None, done_on: date | None, choice: str) -> str:
    """Write a measured value as people read it; missing is a dash."""
    if choice:
        return choice
    if done_on is not None:
        return italian.format_date(done_on)
    if value is None:
        return italian.DASH
    if rule is IndicatorRule.YES_NO:
        return "sì" if value else "no"
    if rule is IndicatorRule.BY_DATE:
        return "non concluso"
    return italian.format_decimal(value, None, grouped=True)
