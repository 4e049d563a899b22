"""Indicators and phases of the example, with the values measured for them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.ids import IndicatorId
from app.domain.objectives import IndicatorRule, ValueKind
from app.domain.objectives import indicator as indicators
from app.domain.objectives import phase as phases
from app.domain.objectives import value as values
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.parameters import parameters_text
from app.domain.objectives.phase import PhaseDraft, mask_of
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.validation import refuse
from app.models.objectives import Indicator, IndicatorValue, Phase
from app.services.example.source import Row, draft_of
from app.services.objectives.indicators import INDICATOR, VALUE_FIELDS
from app.services.objectives.parts import fill
from app.services.objectives.phases import PHASE

_APART = ("interim", "final", "evidence", "reason", "penalty", "bounds")


def indicator_of(row: Row, position: int, source: str, year: int, kinds: tuple[ValueKind, ...]) -> Indicator:
    """Return an indicator with its values of those `kinds`; `source` is the one of the settore."""
    draft = draft_of(IndicatorDraft, {"rule": "percent_of_target", "source": source, **row}, *_APART)
    draft = replace(draft, parameters=_parameters(row))
    refuse(indicators.validate(draft))
    found = (value_draft(row, draft, kind, year) for kind in kinds)
    measured = [fill(IndicatorValue(kind=value.kind), value, VALUE_FIELDS) for value in found if value]
    return fill(Indicator(position=position, values=measured), draft, INDICATOR.fields)


def value_draft(row: Row, indicator: IndicatorDraft, kind: ValueKind, year: int) -> IndicatorValueDraft | None:
    """Return what was measured at the end of June or after the year; None when the file says nothing."""
    if kind.value not in row:
        return None
    is_final = kind is ValueKind.FINAL
    draft = IndicatorValueDraft(
        IndicatorId(indicator.id or 0),
        kind,
        on_date=date(year + 1, 1, 15) if is_final else date(year, 6, 30),
        source=indicator.source,
        evidence=row.get("evidence", "") if is_final else "",
        reason=row.get("reason", ""),
    )
    draft = replace(draft, **_measure(indicator.rule, row[kind.value]))
    refuse(values.validate(draft, indicator.rule))
    return draft


def phase_of(row: Row, position: int) -> Phase:
    draft = replace(draft_of(PhaseDraft, row, "months"), months=mask_of(row["months"]))
    refuse(phases.validate(draft))
    return fill(Phase(position=position), draft, PHASE.fields)


def _parameters(row: Row) -> str:
    if not row.keys() & {"penalty", "bounds"}:
        return "{}"
    return parameters_text(IndicatorParameters(penalty=Decimal(row.get("penalty", 0)), bounds=tuple(_bounds(row))))


def _bounds(row: Row) -> Iterator[IndicatorStep]:
    for bound, degree in row.get("bounds", ()):
        yield IndicatorStep(Decimal(bound), Decimal(degree))


def _measure(rule: IndicatorRule, raw: date | str | int) -> dict[str, Any]:
    if isinstance(raw, date):
        return {"done_on": raw}
    return {"choice": raw} if rule is IndicatorRule.JUDGEMENT else {"value": Decimal(raw)}
