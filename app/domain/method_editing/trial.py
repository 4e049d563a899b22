"""An imaginary sheet: what there is to give on it, line by line, and what the engine reads from the lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO, share_equally
from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.scoring.checks import accepted, score_issue
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput

OBJECTIVES = 3
PEOPLE = 3
_DEGREE = "grado da 0 a 100"


class Given(Enum):
    """What a line of the imaginary sheet stands for."""

    FACTOR = "factor"
    OBJECTIVE = "objective"
    DEGREE = "degree"
    POINTS = "points"
    TOTAL_GIVEN = "total_given"


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One line: `value` is the score, degree or points given; None is not given yet."""

    id: str
    section: str
    part: str
    label: str
    given: Given
    scale: str
    top: Decimal
    weight: Decimal | None = None
    value: Decimal | None = None


TRIAL_COLUMNS = (
    Column("label", "Voce", width=28),
    Column("value", "Punteggio", Format.DECIMAL, 10, editable=True, digits=None),
    Column("weight", "Peso", Format.DECIMAL, 8, editable=True, digits=None, help="Si cambia quello degli obiettivi."),
    Column("part", "Sezione", width=20),
    Column("scale", "Che cosa si può dare", width=36),
)


def trial_lines(definition: MethodDefinition, template: SheetTemplate, contract_area: str = "") -> list[TrialLine]:
    """Return the lines of an empty sheet of this template, with the words for a contract area."""
    return [line for section in template.sections for line in _lines(definition, section, contract_area)]


def areas_of(template: SheetTemplate) -> list[str]:
    """Return the contract areas that a template names, for itself or for the words of its factors."""
    factors = [factor for section in template.sections for factor in section.factors]
    named = [area for factor in factors for variant in factor.variants for area in variant.contract_areas]
    return list(dict.fromkeys([*template.contract_areas, *named]))


def carried_over(lines: Sequence[TrialLine], before: Sequence[TrialLine]) -> list[TrialLine]:
    """Keep on fresh lines what was already given; the weights only where they are those of objectives."""
    old = {line.id: line for line in before}
    return [_carried(line, old[line.id]) if line.id in old else line for line in lines]


def filled(lines: Sequence[TrialLine]) -> list[TrialLine]:
    """Give full marks everywhere; corrections and totals given stay as they are."""
    kept = {Given.POINTS, Given.TOTAL_GIVEN}
    return [line if line.given in kept else replace(line, value=line.top) for line in lines]


def sheet_of(template: SheetTemplate, lines: Sequence[TrialLine], contract_area: str = "") -> SheetInput:
    """Return the sheet that the lines make."""
    return SheetInput(tuple(_section(section, lines) for section in template.sections), contract_area)


def _carried(line: TrialLine, old: TrialLine) -> TrialLine:
    is_objective = line.given is Given.OBJECTIVE
    return replace(line, value=old.value, weight=old.weight if is_objective else line.weight)


def _lines(definition: MethodDefinition, section: Section, contract_area: str) -> Iterator[TrialLine]:
    if section.factors:
        yield from _factor_lines(definition, section, contract_area)
    elif section.kind.holds_objectives:
        weights = share_equally(section.items_total, OBJECTIVES)
        for number, weight in enumerate(weights, start=1):
            words = f"Obiettivo {number}"
            yield _line(section, f"objective:{number}", words, Given.OBJECTIVE, _DEGREE, weight=weight)
    elif section.kind is SectionKind.DIFFERENTIATION:
        for number in range(1, PEOPLE + 1):
            words = f"Totale dato alla persona {number}"
            yield _line(section, f"total:{number}", words, Given.TOTAL_GIVEN, "totale da 0 a 100")
    elif section.kind is SectionKind.ADJUSTMENT:
        yield _line(section, "points", "Punti di correzione", Given.POINTS, "punti, anche negativi")
    else:
        yield _line(section, "degree", "Grado raggiunto", Given.DEGREE, _DEGREE)


def _factor_lines(definition: MethodDefinition, section: Section, contract_area: str) -> Iterator[TrialLine]:
    scales = {scale.code: scale for scale in definition.scales}
    for factor in section.factors:
        scale = scales.get(factor.scale or section.scale)
        words, top = (accepted(scale), scale.top) if scale else ("manca la scala", HUNDRED)
        line = _line(
            section, factor.code, factor.for_area(contract_area).text, Given.FACTOR, words, weight=factor.weight
        )
        yield replace(line, top=top)


def _line(
    section: Section, key: str, label: str, given: Given, scale: str, *, weight: Decimal | None = None
) -> TrialLine:
    return TrialLine(f"{section.code}/{key}", section.code, section.title, label, given, scale, HUNDRED, weight)


def _section(section: Section, lines: Sequence[TrialLine]) -> SectionInput:
    own = {given: [line for line in lines if line.section == section.code and line.given is given] for given in Given}
    totals = own[Given.TOTAL_GIVEN]
    return SectionInput(
        section.code,
        factors=tuple(_factors(section, own[Given.FACTOR])),
        objectives=tuple(_objective(line) for line in own[Given.OBJECTIVE]),
        degree=_single(own[Given.DEGREE]),
        points=_single(own[Given.POINTS]),
        reason="Prova" if own[Given.POINTS] else "",
        totals_given=tuple(line.value for line in totals if line.value is not None) if totals else None,
    )


def _factors(section: Section, lines: Sequence[TrialLine]) -> Iterator[FactorInput]:
    """Return the scores; a factor to be chosen is chosen when it has one."""
    chosen = {factor.code: factor.is_chosen for factor in section.factors}
    for line in lines:
        code = line.id.removeprefix(f"{section.code}/")
        if line.value is not None or not chosen.get(code):
            yield FactorInput(code, line.value, reason="Prova")


def _objective(line: TrialLine) -> ObjectiveInput:
    return ObjectiveInput(line.id, line.label, line.weight or Decimal(0), degree=line.value)


def _single(lines: Sequence[TrialLine]) -> Decimal | None:
    return lines[0].value if lines else None


_UNREADABLE = frozenset(
    {"unknown_scale", "no_scale", "scale_empty", "row_value", "scale_top", "scale_step", "no_spread"}
)


def what_forbids(definition: MethodDefinition) -> Issue | None:
    """Return the first finding with which no sheet of this method can be computed, if there is one."""
    return next((issue for issue in validate(definition) if issue.code in _UNREADABLE), None)


def value_issue(definition: MethodDefinition, template: SheetTemplate, line: TrialLine, value: Decimal) -> Issue | None:
    """Return what is wrong with a value given on a line."""
    if line.given is Given.POINTS:
        return None
    if line.given is Given.FACTOR:
        section = template.section(line.section)
        code = line.id.removeprefix(f"{section.code}/")
        factor = next(factor for factor in section.factors if factor.code == code)
        return score_issue(definition.scale(factor.scale or section.scale), value)
    if ZERO <= value <= max(HUNDRED, definition.indicators.cap):
        return None
    return Issue("score_out_of_scale", f"Il valore {format_decimal(value, None)} non è ammesso: {line.scale}.")
