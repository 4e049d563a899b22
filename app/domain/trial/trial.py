"""An imaginary sheet: what the engine reads from its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.exact import ZERO
from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.trial.lines import EntryKind, TrialLine
from app.domain.trial.measure import indicator_of
from app.domain.trial.outcome import TrialSection

NEUTRALISED = "prova"
NOT_APPLIED = "non si applica, per prova"


def sheet_of(
    template: SheetTemplate,
    lines: Sequence[TrialLine],
    contract_area: str = "",
    sections: Sequence[TrialSection] = (),
) -> SheetInput:
    """Return the sheet that the lines make."""
    chosen = {section.id: section for section in sections}
    made = (_section(section, lines, chosen.get(section.code)) for section in template.sections)
    return SheetInput(tuple(made), contract_area)


def _section(section: Section, lines: Sequence[TrialLine], chosen: TrialSection | None) -> SectionInput:
    own = [line for line in lines if line.section == section.code]
    points, totals = _of(own, EntryKind.POINTS), _of(own, EntryKind.TOTAL_GIVEN)
    return SectionInput(
        section.code,
        weight=chosen.weight if chosen else None,
        factors=tuple(_factors(own)),
        objectives=tuple(_objective(line) for line in own if line.given.is_objective),
        degree=_single(_of(own, EntryKind.DEGREE)),
        points=_single(points),
        reason=points[0].reason if points else "",
        totals_given=tuple(line.value for line in totals if line.value is not None) if totals else None,
        excluded="" if chosen is None or chosen.applies else NOT_APPLIED,
    )


def _of(lines: Sequence[TrialLine], given: EntryKind) -> list[TrialLine]:
    return [line for line in lines if line.given is given]


def _factors(lines: Sequence[TrialLine]) -> Iterator[FactorInput]:
    """Return the scores; a factor to be chosen is there only when it was."""
    for line in lines:
        if line.given is EntryKind.FACTOR or (line.given is EntryKind.CHOSEN and line.counts):
            yield FactorInput(line.key, line.value, line.reason, NOT_APPLIED if line.counts is False else "")


def _objective(line: TrialLine) -> ObjectiveInput:
    whole = ObjectiveInput(line.key, line.label, line.weight or ZERO, reason=line.reason)
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
