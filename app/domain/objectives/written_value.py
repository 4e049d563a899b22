"""The value of an indicator as people write it in a cell: a number, a day, yes or no, the row of a scale."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.dates import parse_date
from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.matching import text_key
from app.domain.objectives.rules import measure_issues
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.quantities import Dot, read_quantity

NOT_DONE = "non concluso"
_YES, _NO = frozenset({"si", "s", "1", "x", "vero"}), frozenset({"no", "n", "0", "falso"})
_NOT_DONE = frozenset({"non concluso", "non conclusa", "no", "mai"})


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """What was measured, in the one field that its rule reads; all of them empty: nothing was."""

    value: Decimal | None = None
    done_on: date | None = None
    choice: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.done_on is None and not self.choice

    def cell(self, rule: IndicatorRule) -> Decimal | date | str | None:
        """Return it as a cell shows it: a number or a day as such, the rest in a word."""
        if self.choice or self.done_on is not None:
            return self.choice or self.done_on
        if self.value is None:
            return None
        if rule is IndicatorRule.YES_NO:
            return "sì" if self.value else "no"
        return NOT_DONE if rule is IndicatorRule.BY_DATE else self.value


def read_value(
    text: str, rule: IndicatorRule, year: int | None = None, judgements: Collection[str] = (), dot: Dot = Dot.ASKED
) -> WrittenValue:
    """Read what is written for an indicator of `year`; an empty text is an empty value. Raises `NotReadable`."""
    words = text.strip()
    if rule is IndicatorRule.PHASES:
        raise NotReadable(FROM_PHASES)
    if not words:
        return WrittenValue()
    match rule:
        case IndicatorRule.YES_NO:
            return WrittenValue(_yes_or_no(words))
        case IndicatorRule.BY_DATE:
            is_undone = text_key(words) in _NOT_DONE
            return WrittenValue(ZERO) if is_undone else WrittenValue(done_on=_day(words, year))
        case IndicatorRule.JUDGEMENT if judgements:
            return WrittenValue(choice=_judgement(words, judgements))
        case _:
            return WrittenValue(_number(words, rule, dot))


def kind_issues(written: WrittenValue, rule: IndicatorRule) -> Iterator[Issue]:
    """Refuse a value of another kind than its rule reads: it would be kept and count for nothing."""
    is_dated, is_judged = written.done_on is not None, bool(written.choice)
    if rule is IndicatorRule.PHASES and not written.is_empty:
        yield Issue("phases_measured", f"{FROM_PHASES[:1].upper()}{FROM_PHASES[1:]}.", "value")
    elif is_dated and not rule.wants_due_date:
        yield Issue("not_a_day", f"La regola «{rule.italian}» non legge una data.", "value")
    elif is_judged and rule is not IndicatorRule.JUDGEMENT:
        yield Issue("not_a_judgement", f"La regola «{rule.italian}» non legge un giudizio.", "value")
    elif rule.wants_due_date and written.value:
        yield Issue("not_a_number", f"La regola «{rule.italian}» legge una data, non un numero.", "value")
    elif rule is IndicatorRule.YES_NO and written.value is not None and written.value not in {ZERO, Decimal(1)}:
        yield Issue("not_yes_no", "Il valore è «sì» (1) oppure «no» (0).", "value")


FROM_PHASES = "il valore di questo indicatore viene dall'avanzamento delle fasi"


def _yes_or_no(words: str) -> Decimal:
    key = text_key(words)
    if key not in _YES | _NO:
        message = f"«{words}» non è «sì» né «no»"
        raise NotReadable(message)
    return Decimal(1) if key in _YES else ZERO


def _day(words: str, year: int | None) -> date:
    """Read the day on which something was done: in the year, or in the next one where it came late."""
    day = parse_date(words, year)
    if year is not None and not year <= day.year <= year + 1:
        message = f"«{words}» è fuori dall'anno {year}"
        raise NotReadable(message)
    return day


def _judgement(words: str, judgements: Collection[str]) -> str:
    found = [one for one in judgements if text_key(one) == text_key(words)]
    if not found:
        message = f"«{words}» non è un giudizio della metodologia: {', '.join(judgements)}"
        raise NotReadable(message)
    return found[0]


def _number(words: str, rule: IndicatorRule, dot: Dot) -> Decimal:
    number = read_quantity(words, dot)
    if rule is IndicatorRule.DIRECT and not ZERO <= number <= HUNDRED:
        message = f"«{words}»: la percentuale va da 0 a 100"
        raise NotReadable(message)
    for issue in measure_issues(number, "value", "Il valore"):
        raise NotReadable(issue.sentence.rstrip("."))
    return number


def in_plan(day: date, text: str, year: int | None) -> date:
    """Return a day by which something is due; raise `NotReadable` when it is out of the three years of the plan."""
    if year is not None and not year <= day.year < year + 3:
        message = f"«{text}» è fuori dall'anno {year}"
        raise NotReadable(message)
    return day
