"""The lines of an imaginary sheet: what there is to give on it, and how each thing is given."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.columns import Column, Format
from app.domain.exact import ZERO, share_equally
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.scoring.objectives import judgement_scale
from app.domain.trial.entries import EntryKind, TrialLine
from app.domain.trial.outside import with_extras

OBJECTIVES = 3
PEOPLE = 3

TRIAL_COLUMNS = (
    Column("label", "Voce", width=24),
    Column("value", "Punteggio", Format.DECIMAL, 8, editable=True, digits=None, help="Punteggio, grado o consuntivo."),
    Column("weight", "Peso", Format.DECIMAL, 6, editable=True, digits=None, help="Si cambia quello degli obiettivi."),
    Column(
        "counts", "Conta", Format.BOOLEAN, 6, editable=True,
        help="No: il fattore non si applica o non è scelto, l'obiettivo è neutralizzato.",
    ),
    Column("degree", "Grado", Format.DECIMAL, 8),
    Column("part", "Sezione", width=20),
)  # fmt: skip


def trial_lines(definition: MethodDefinition, template: SheetTemplate, contract_area: str = "") -> list[TrialLine]:
    """Return the lines of an empty sheet of this template, with the words for a contract area."""
    lines = [line for section in template.sections for line in _lines(definition, section, contract_area)]
    lines = _numbered(lines)
    lines = lines if template.payment_share is None else [*_with_payment_times(template, lines)]
    return with_extras(definition, template, lines)


def areas_of(template: SheetTemplate) -> list[str]:
    """Return the contract areas that a template names, for itself or for the words of its factors."""
    factors = [factor for section in template.sections for factor in section.factors]
    named = [area for factor in factors for variant in factor.variants for area in variant.contract_areas]
    return list(dict.fromkeys([*template.contract_areas, *named]))


def _lines(definition: MethodDefinition, section: Section, contract_area: str) -> Iterator[TrialLine]:
    if section.factors:
        yield from _factor_lines(definition, section, contract_area)
    elif section.kind.holds_objectives:
        for number, weight in enumerate(share_equally(section.items_total, OBJECTIVES), start=1):
            line = _line(section, f"objective:{number}", "Obiettivo", EntryKind.OBJECTIVE)
            yield replace(line, weight=weight, counts=True, scale=judgement_scale(section, definition))
    elif section.kind is SectionKind.DIFFERENTIATION:
        for number in range(1, PEOPLE + 1):
            yield _line(section, f"total:{number}", f"Totale dato alla persona {number}", EntryKind.TOTAL_GIVEN)
    elif section.kind is SectionKind.ADJUSTMENT:
        yield _line(section, "points", "Punti di correzione", EntryKind.POINTS)
    else:
        yield _line(section, "degree", "Grado raggiunto", EntryKind.DEGREE)


def _numbered(lines: Sequence[TrialLine]) -> list[TrialLine]:
    """Number the objectives through the whole sheet, so that no two have the same name."""
    numbers = itertools.count(1)
    return [replace(one, label=f"{one.label} {next(numbers)}") if one.given.is_objective else one for one in lines]


def _factor_lines(definition: MethodDefinition, section: Section, contract_area: str) -> Iterator[TrialLine]:
    scales = {scale.code: scale for scale in definition.scales}
    for factor in section.factors:
        given = EntryKind.CHOSEN if factor.is_chosen else EntryKind.FACTOR
        line = _line(section, factor.code, factor.for_area(contract_area).text, given)
        scale = scales.get(factor.scale or section.scale)
        is_own = factor.has_weight_range
        yield replace(line, scale=scale, weight=factor.weight, counts=not factor.is_chosen, has_own_weight=is_own)


def _line(section: Section, key: str, label: str, given: EntryKind) -> TrialLine:
    return TrialLine(f"{section.code}/{key}", section.code, key, section.title, label, given)


def _with_payment_times(template: SheetTemplate, lines: Sequence[TrialLine]) -> Iterator[TrialLine]:
    """Put the objective that decides a share of the pay after the last of the first section with objectives."""
    holder = next((section for section in template.sections if section.kind.holds_objectives), None)
    last = max((place for place, line in enumerate(lines) if holder and line.section == holder.code), default=-1)
    for place, line in enumerate(lines):
        yield line
        if holder and place == last:
            words = "Tempi di pagamento (fuori dal totale)"
            payment = _line(holder, "objective:payment", words, EntryKind.OBJECTIVE)
            yield replace(payment, weight=ZERO, counts=True, is_payment_times=True)
