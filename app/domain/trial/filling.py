"""What is given on an imaginary sheet: in a cell, everywhere at once, or kept while its method changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.examples import achieved, undone

REASON = "prova"


def filled(definition: MethodDefinition, template: SheetTemplate, lines: Sequence[TrialLine]) -> list[TrialLine]:
    """Give full marks everywhere; corrections and totals given stay as they are."""
    done = [_filled(definition, line) for line in _with_choices(template, lines)]
    return [replace(line, reason=line.reason or REASON) if line.asks_reason else line for line in done]


def emptied(line: TrialLine) -> TrialLine:
    """Return the line with nothing given yet, measured as before."""
    indicator = undone(line.indicator) if line.indicator else None
    return replace(line, value=None, reason="", indicator=indicator)


def with_cell(line: TrialLine, key: str, value: Any) -> TrialLine:
    """Return the line with what was written in a cell: a factor that gets a score is chosen."""
    changed = replace(line, **{key: value})
    is_picked = key == "value" and value is not None and line.given is EntryKind.CHOSEN
    return replace(changed, counts=True) if is_picked else changed


def carried_over(lines: Sequence[TrialLine], before: Sequence[TrialLine]) -> list[TrialLine]:
    """Keep on fresh lines what was already given; the weights only where they are those of objectives."""
    old = {line.id: line for line in before}
    return [_carried(line, old[line.id]) if line.id in old else line for line in lines]


def _carried(line: TrialLine, old: TrialLine) -> TrialLine:
    kept = replace(line, value=old.value, reason=old.reason)
    if line.given.is_objective and old.given.is_objective:
        kept = replace(kept, given=old.given, indicator=old.indicator, weight=old.weight)
    if line.has_own_weight and old.has_own_weight:
        kept = replace(kept, weight=old.weight)
    return kept if line.given is not old.given and line.given.is_factor else replace(kept, counts=old.counts)


def _with_choices(template: SheetTemplate, lines: Sequence[TrialLine]) -> Iterator[TrialLine]:
    """Choose as many factors as the method allows, where none was chosen."""
    picked = {line.section for line in lines if line.given is EntryKind.CHOSEN and line.counts}
    most = {
        one.code: len(one.factors) if one.chosen_maximum is None else one.chosen_maximum for one in template.sections
    }
    for line in lines:
        if line.given is not EntryKind.CHOSEN or line.section in picked:
            yield line
            continue
        most[line.section] -= 1
        yield replace(line, counts=most[line.section] >= 0)


def _filled(definition: MethodDefinition, line: TrialLine) -> TrialLine:
    if line.given in {EntryKind.POINTS, EntryKind.TOTAL_GIVEN} or line.counts is False or line.full is None:
        return line
    if line.indicator is None:
        return replace(line, value=line.top)
    scale = definition.judgement_scale(line.indicator.parameters.scale)
    indicator, value = achieved(line.indicator, scale.top if scale else None)
    return replace(line, indicator=indicator, value=value)
