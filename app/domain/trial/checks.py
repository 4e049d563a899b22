"""What cannot be given on an imaginary sheet, and what forbids trying a method at all."""

from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.objectives import IndicatorRule
from app.domain.scoring.checks import score_issue
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.outcome import TrialSection
from app.domain.trial.outside import outside_value_words

WEIGHTS = (
    "Qui si cambia solo il peso degli obiettivi, e dei fattori che hanno un intervallo: quello degli altri è nella"
    " metodologia."
)
_UNREADABLE = frozenset(
    {
        "unknown_scale",
        "no_scale",
        "scale_empty",
        "row_value",
        "scale_top",
        "scale_step",
        "no_spread",
        "unknown_table",
        "step_twice",
        "points_of",
    }
)


def what_forbids(definition: MethodDefinition) -> Issue | None:
    """Return the first finding with which no sheet of this method can be computed, if there is one."""
    return next((issue for issue in validate(definition) if issue.code in _UNREADABLE), None)


def cell_issue(definition: MethodDefinition, line: TrialLine, key: str, value: object) -> str:
    """Say why a cell cannot take what was written in it; nothing when it can."""
    if key == "weight" and not (line.given.is_objective or line.has_own_weight):
        return WEIGHTS
    if key == "counts" and line.counts is None:
        return f"{line.label}: questa voce conta sempre; lasciarla vuota."
    if key != "value" or not isinstance(value, Decimal):
        return ""
    issue = value_issue(definition, line, value)
    return f"{line.label}: {issue.sentence}" if issue else ""


def section_cell_issue(template: SheetTemplate, section: TrialSection, key: str) -> str:
    """Say why a cell of a section cannot be changed; nothing when it can."""
    if key == "weight" and not template.section(section.id).has_weight_range:
        return f"{section.title}: il peso è fisso, si cambia nella metodologia."
    return ""


def value_issue(definition: MethodDefinition, line: TrialLine, value: Decimal) -> Issue | None:
    """Return what is wrong with a value given on a line."""
    if line.given is EntryKind.POINTS:
        return None
    if line.given is EntryKind.MEASURED and line.indicator:
        return _measure_issue(definition, line, value)
    if line.given in {EntryKind.FIGURE, EntryKind.DIFFICULTY}:
        return _outside_issue(definition, line, value)
    if line.own_scale is not None:
        return score_issue(line.own_scale, value)
    if ZERO <= value <= max(HUNDRED, definition.indicators.cap):
        return None
    return _refused(value, line)


def _measure_issue(definition: MethodDefinition, line: TrialLine, value: Decimal) -> Issue | None:
    match line.indicator.rule if line.indicator else None:
        case IndicatorRule.BY_DATE | IndicatorRule.PHASES:
            return Issue("not_a_number", f"Il valore {line.words}, qui sotto.")
        case IndicatorRule.YES_NO:
            return None if value in {0, 1} else _refused(value, line)
        case IndicatorRule.JUDGEMENT if line.indicator:
            scale = definition.judgement_scale(line.indicator.parameters.scale)
            return score_issue(scale, value) if scale else None
        case _:
            return None


def _outside_issue(definition: MethodDefinition, line: TrialLine, value: Decimal) -> Issue | None:
    if line.given is EntryKind.DIFFICULTY:
        is_known = value in {one.coefficient for one in definition.difficulties}
        return None if is_known else _refused(value, line)
    words = outside_value_words(line, value)
    return Issue("outside_value", f"Il valore {format_decimal(value, None)} non è ammesso: {words}.") if words else None


def _refused(value: Decimal, line: TrialLine) -> Issue:
    return Issue("score_out_of_scale", f"Il valore {format_decimal(value, None)} non è ammesso: {line.words}.")
