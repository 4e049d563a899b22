"""An imaginary sheet: what the engine reads from its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.exact import ZERO
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.measure import indicator_of
from app.domain.trial.outcome import TrialSection
from app.domain.trial.outside import CONTRIBUTION, DIFFICULTY, SECOND, figures_in, means_in, rank_in

NEUTRALISED = "prova"
NOT_APPLIED = "non si applica, per prova"


def sheet_of(
    definition: MethodDefinition,
    template: SheetTemplate,
    lines: Sequence[TrialLine],
    contract_area: str = "",
    sections: Sequence[TrialSection] = (),
) -> SheetInput:
    """Return the sheet that the lines make."""
    chosen = {section.id: section for section in sections}
    made = (_section(definition, section, lines, chosen.get(section.code)) for section in template.sections)
    return SheetInput(tuple(made), contract_area, figures_in(lines), means_in(lines), rank_in(lines))


def _section(
    definition: MethodDefinition, section: Section, lines: Sequence[TrialLine], chosen: TrialSection | None
) -> SectionInput:
    own = [line for line in lines if line.section == section.code]
    points, totals = _of(own, EntryKind.POINTS), _of(own, EntryKind.TOTAL_GIVEN)
    return SectionInput(
        section.code,
        weight=chosen.weight if chosen else None,
        factors=tuple(_factors(section, own)),
        objectives=tuple(_objective(definition, line, own) for line in own if line.given.is_objective),
        degree=_single(_of(own, EntryKind.DEGREE)),
        points=_single(points),
        reason=points[0].reason if points else "",
        totals_given=tuple(line.value for line in totals if line.value is not None) if totals else None,
        excluded="" if chosen is None or chosen.applies else NOT_APPLIED,
    )


def _of(lines: Sequence[TrialLine], given: EntryKind) -> list[TrialLine]:
    return [line for line in lines if line.given is given]


def _factors(section: Section, lines: Sequence[TrialLine]) -> Iterator[FactorInput]:
    """Return the scores; a factor to be chosen is there only when it was."""
    ranged = {factor.code for factor in section.factors if factor.has_weight_range}
    for line in lines:
        if line.given is EntryKind.FACTOR or (line.given is EntryKind.CHOSEN and line.counts):
            given = FactorInput(line.key, line.value, line.reason, NOT_APPLIED if line.counts is False else "")
            second = _besides(lines, line, SECOND)
            yield replace(
                given,
                weight=line.weight if line.key in ranged else None,
                second=second.value if second else None,
                second_reason=second.reason if second else "",
            )


def _besides(lines: Sequence[TrialLine], line: TrialLine, mark: str) -> TrialLine | None:
    """Return what else is given on a line."""
    return next((one for one in lines if one.key == f"{line.key}{mark}"), None)


def _objective(definition: MethodDefinition, line: TrialLine, lines: Sequence[TrialLine]) -> ObjectiveInput:
    second, contribution = _besides(lines, line, SECOND), _besides(lines, line, CONTRIBUTION)
    difficulty = _besides(lines, line, DIFFICULTY)
    coefficient = difficulty.value if difficulty else None
    whole = ObjectiveInput(
        line.key,
        line.label,
        line.weight or ZERO,
        reason=line.reason,
        second=second.value if second else None,
        second_reason=second.reason if second else "",
        contribution=contribution.value if contribution else None,
        difficulty=next((one.code for one in definition.difficulties if one.coefficient == coefficient), ""),
    )
    kept = replace(
        whole, neutralised=NEUTRALISED if line.counts is False else "", is_payment_times=line.is_payment_times
    )
    match line.given:
        case EntryKind.MEASURED:
            return replace(kept, indicators=(indicator_of(line),))
        case EntryKind.JUDGED:
            return replace(kept, value=line.value)
        case _:
            return replace(kept, degree=line.value)


def _single(lines: Sequence[TrialLine]) -> Decimal | None:
    return lines[0].value if lines else None
