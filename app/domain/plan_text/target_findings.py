"""Targets of a plan that cannot be values: told with their line, so that whoever imports writes a number."""

from collections.abc import Iterator, Sequence

from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, format_date, shortened
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.plan_text.measures import indicator_draft, target_in_words
from app.domain.plan_text.number_spans import is_span
from app.domain.plan_text.shapes import IndicatorText, ReadPlan

_MANY = 8


def target_findings(plan: ReadPlan, year: int) -> Iterator[Issue]:
    """Yield a finding for each of the first targets in words, one for the others, one for those that are days, and one
    for the days of a year gone by: a plan of last year taken in as the beginning of this one."""
    bullets = [*plan.common, *(bullet for _, bullet in plan.bullets())]
    indicators = [(one, bullet.line) for bullet in bullets for one in bullet.parts.indicators]
    if days := sum(indicator_draft(one, year).rule is IndicatorRule.BY_DATE for one, _ in indicators):
        told = agreeing(days, "Un atteso è un giorno", f"{days} attesi sono giorni")
        sentence = f"{told}: ogni giorno di ritardo toglie un punto al grado; si cambia con «Regola…» dell'indicatore."
        yield Issue("by_date", sentence, severity=Severity.NOTE)
    yield from _days_gone_by(indicators, year)
    found = [(one, line, words) for one, line in indicators if (words := target_in_words(one, year))]
    for one, line, words in found[:_MANY]:
        why = "è un intervallo" if is_span(words) else "non è un numero, un giorno né un sì"
        what = f"l'atteso «{shortened(words, 60)}» {why}"
        sentence = f"Riga {one.line or line}: {what}: resta nel nome dell'indicatore, da completare."
        yield Issue("target_in_words", sentence, severity=Severity.WARNING)
    if (rest := len(found) - _MANY) > 0:
        sentence = f"Altri attesi in parole, che restano nel nome dell'indicatore: {rest}."
        yield Issue("target_in_words", sentence, severity=Severity.WARNING)


def _days_gone_by(indicators: Sequence[tuple[IndicatorText, int]], year: int) -> Iterator[Issue]:
    """Say which targets are days before the year: measured by them, whatever is done in it is late."""
    days = [(indicator_draft(one, year).target_on, one.line or line) for one, line in indicators]
    past = [(on, line) for on, line in days if on is not None and on.year < year]
    if past:
        on, line = past[0]
        others = f", e con lui altri {len(past) - 1}" if len(past) > 1 else ""
        sentence = (
            f"Riga {line}: l'atteso {format_date(on)} è di un anno già passato{others}. Qui si lavora al {year}:"
            " correggere le date in Griglia, o tutto risulterà in ritardo."
        )
        yield Issue("target_gone_by", sentence, severity=Severity.WARNING)
