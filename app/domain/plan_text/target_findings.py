"""Targets of a plan that cannot be values: told with their line, so that whoever imports writes a number."""

from collections.abc import Iterator

from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, shortened
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.plan_text.measures import indicator_draft, is_span, target_in_words
from app.domain.plan_text.shapes import ReadPlan

_MANY = 8


def target_findings(plan: ReadPlan, year: int) -> Iterator[Issue]:
    """Yield one finding for each of the first targets in words, one for the others, one for those that are days."""
    bullets = [*plan.common, *(bullet for _, bullet in plan.bullets())]
    indicators = [(one, bullet.line) for bullet in bullets for one in bullet.parts.indicators]
    if days := sum(indicator_draft(one, year).rule is IndicatorRule.BY_DATE for one, _ in indicators):
        told = agreeing(days, "Un atteso è un giorno", f"{days} attesi sono giorni")
        sentence = f"{told}: ogni giorno di ritardo toglie un punto al grado; si cambia con «Regola…» dell'indicatore."
        yield Issue("by_date", sentence, severity=Severity.NOTE)
    found = [(one, line, words) for one, line in indicators if (words := target_in_words(one, year))]
    for one, line, words in found[:_MANY]:
        why = "è un intervallo" if is_span(words) else "non è un numero, un giorno né un sì"
        what = f"l'atteso «{shortened(words, 60)}» {why}"
        sentence = f"Riga {one.line or line}: {what}: resta nel nome dell'indicatore, da completare."
        yield Issue("target_in_words", sentence, severity=Severity.WARNING)
    if (rest := len(found) - _MANY) > 0:
        sentence = f"Altri attesi in parole, che restano nel nome dell'indicatore: {rest}."
        yield Issue("target_in_words", sentence, severity=Severity.WARNING)
