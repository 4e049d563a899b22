"""How an imaginary objective is given: by hand, judged on the scale, or measured by an indicator of any rule."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.italian import NotReadable, format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.vocabulary import ScaleMode
from app.domain.objectives import IndicatorRule
from app.domain.objectives.measuring import DEFINITION_COLUMNS, RULE_FIELDS, VALUE_COLUMNS
from app.domain.objectives.parameters import parse_pair, parse_steps, steps_text
from app.domain.objectives.rule_parameters import PhaseProgress
from app.domain.scoring.inputs import IndicatorInput
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.examples import EXAMPLES, KEY, VALUES

Means = EntryKind | IndicatorRule
Choice = tuple[Any, str]

BY_HAND = "grado dato a mano"
_UNASKED = {"unit"}
LINE_COLUMNS = (
    Column("means", "Come si dà", Format.CHOICE, 40, required=True),
    *(replace(column, help="") for column in VALUE_COLUMNS),
    *(column for column in DEFINITION_COLUMNS if column.key not in _UNASKED),
    Column("phases", "Fasi", Format.LONG_TEXT, help="Una fase per riga: peso e avanzamento, per esempio 40 100."),
    Column("reason", "Motivo", width=44, help="Chi dà questo punteggio deve scrivere perché."),
)
"""What may be asked of a line."""

_MEASURES: Mapping[str, str] = {"target_on": "target_date", "done_on": "actual_date"}
_DIRECT = frozenset({"direction", "baseline", "target", "target_on", "done_on"})
_PARAMETERS = frozenset({"penalty", "lateness", "are_steps_linear", "cap", "missing"})


def means_of(line: TrialLine) -> Means:
    return line.indicator.rule if line.given is EntryKind.MEASURED and line.indicator else line.given


def means_choices(line: TrialLine) -> list[Choice]:
    """Return the ways in which an objective can be given; a payment-times one too."""
    judged = [(EntryKind.JUDGED, f"giudizio sulla scala «{line.scale.title}»")] if line.scale else []
    rules = [(rule, f"indicatore: {rule.italian[:1].lower()}{rule.italian[1:]}") for rule in IndicatorRule]
    return [(EntryKind.OBJECTIVE, BY_HAND), *judged, *rules]


def given_by(line: TrialLine, means: Means, definition: MethodDefinition, year: int) -> TrialLine:
    """Return the line given in another way: an indicator begins as an example, so that its degree is seen."""
    if not isinstance(means, IndicatorRule):
        return replace(line, given=means, indicator=None, value=None)
    indicator = replace(EXAMPLES[means](year), label=line.label, rule=means)
    measured = replace(line, given=EntryKind.MEASURED, indicator=indicator, value=VALUES.get(means))
    choices = choices_for(measured, definition)
    return replace(measured, value=choices[-1][0]) if choices else measured


def choices_for(line: TrialLine, definition: MethodDefinition) -> list[Choice]:
    """Return the rows of the scale on which the value is given; nothing where it is a number."""
    scale = _scale(line, definition)
    if scale is None or scale.mode is not ScaleMode.STEPS:
        return []
    return [(row.value, _row_words(row)) for row in scale.rows]


def _row_words(row: ScaleRow) -> str:
    number = format_decimal(row.value, None)
    return number if row.label in {number, ""} else f"{number} – {row.label}"


def asked(line: TrialLine, definition: MethodDefinition) -> frozenset[str]:
    """Return the fields that matter to a line as it is given."""
    keys = {"means"} if line.given.is_objective else set()
    keys |= {"reason"} if line.asks_reason else set()
    if line.given is not EntryKind.MEASURED or line.indicator is None:
        return frozenset(keys | {"choice" if choices_for(line, definition) else "value"})
    rule = line.indicator.rule
    own = set(RULE_FIELDS[rule]) - _UNASKED
    if rule is IndicatorRule.PERCENT_OF_TARGET:
        own.discard("baseline")
    return frozenset(keys | own | _value_fields(line, definition))


def shown_values(line: TrialLine) -> dict[str, Any]:
    """Return what the fields of a line show."""
    values: dict[str, Any] = {"means": means_of(line), "reason": line.reason or None}
    values |= dict.fromkeys(("value", "choice", "outcome"), line.value)
    one = line.indicator or IndicatorInput(KEY, "", IndicatorRule.DIRECT)
    values |= {key: getattr(one, _MEASURES.get(key, key)) for key in _DIRECT}
    values |= {key: getattr(one.parameters, key) for key in _PARAMETERS}
    return values | {"steps": steps_text(one.parameters.bounds), "phases": phases_text(one.phases)}


def with_field(line: TrialLine, key: str, shown: Any) -> TrialLine:
    """Return the line with what a field now says; raise `NotReadable` for steps or phases that are not."""
    if key in {"value", "choice", "outcome"}:
        return replace(line, value=shown)
    if key == "reason":
        return replace(line, reason=shown or "")
    if line.indicator is None:
        return line
    return replace(line, indicator=_with_measure(line.indicator, key, shown))


def indicator_of(line: TrialLine) -> IndicatorInput:
    """Return the indicator with the value of the line."""
    if line.indicator is None:
        message = f"{line.id} is not measured"
        raise ValueError(message)
    is_undone = line.indicator.rule is IndicatorRule.BY_DATE and line.value == ZERO
    done = None if is_undone else line.indicator.actual_date
    return replace(line.indicator, label=line.indicator.rule.italian, actual=line.value, actual_date=done)


def parse_phases(text: str) -> tuple[PhaseProgress, ...]:
    """Read phases, one a line, weight and progress: `40 100`; a weight alone is not begun to be measured."""
    return tuple(_phase(number, line) for number, line in enumerate(_lines(text), start=1))


def phases_text(phases: Sequence[PhaseProgress]) -> str:
    shown = ((format_decimal(one.weight, None), one.progress) for one in phases)
    return "\n".join(w if p is None else f"{w} {format_decimal(p, None)}" for w, p in shown)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _phase(number: int, line: str) -> PhaseProgress:
    words = line.split()
    written = line if len(words) > 1 else f"{line} 0"
    otherwise = "non è una fase: scrivere il peso e l'avanzamento, per esempio «40 100»"
    weight, progress = parse_pair(written, otherwise)
    if weight < ZERO or not ZERO <= progress <= HUNDRED:
        message = f"«{line}»: il peso non può essere negativo e l'avanzamento va da 0 a 100"
        raise NotReadable(message)
    return PhaseProgress(f"Fase {number}", weight, progress if len(words) > 1 else None)


def _value_fields(line: TrialLine, definition: MethodDefinition) -> set[str]:
    rule = line.indicator.rule if line.indicator else IndicatorRule.DIRECT
    if rule is IndicatorRule.JUDGEMENT and choices_for(line, definition):
        return {"choice"}
    return _VALUE_FIELDS.get(rule, {"value"})


_VALUE_FIELDS: Mapping[IndicatorRule, set[str]] = {
    IndicatorRule.YES_NO: {"outcome"},
    IndicatorRule.BY_DATE: {"done_on", "outcome"},
    IndicatorRule.PHASES: {"phases"},
}


def _scale(line: TrialLine, definition: MethodDefinition) -> Scale | None:
    if line.given is EntryKind.MEASURED and line.indicator and line.indicator.rule is IndicatorRule.JUDGEMENT:
        return definition.judgement_scale(line.indicator.parameters.scale)
    return line.own_scale


def _with_measure(indicator: IndicatorInput, key: str, shown: Any) -> IndicatorInput:
    if key in _DIRECT:
        return replace(indicator, **{_MEASURES.get(key, key): shown})
    if key == "phases":
        return replace(indicator, phases=parse_phases(shown or ""))
    if key == "steps":
        return replace(indicator, parameters=replace(indicator.parameters, bounds=parse_steps(shown or "")))
    value: Any = ZERO if key == "penalty" and shown is None else shown
    return replace(indicator, parameters=replace(indicator.parameters, **{key: value}))
