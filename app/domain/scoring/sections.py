"""From what is given in a section to its degree."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, RoundingPoint, SectionKind
from app.domain.scoring.aggregators import AGGREGATORS
from app.domain.scoring.degree_tables import with_table
from app.domain.scoring.factors import factor_part
from app.domain.scoring.inputs import FactorInput, SectionInput, SheetInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import as_fraction, clamped, written
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.parts import Part, absent, missing_in, rounded
from app.domain.scoring.spread import SPREADS, spread_degree
from app.domain.scoring.steps import excluded, known, unknown
from app.domain.scoring.totals_shown import totals_value


@dataclass(frozen=True, slots=True)
class SectionOutcome:
    """A section with its degree (the signed points, for an adjustment) and those of what it holds."""

    section: Section
    part: Part
    items: tuple[Part, ...] = ()

    @property
    def is_adjustment(self) -> bool:
        return self.section.kind is SectionKind.ADJUSTMENT


def section_outcome(
    method: MethodDefinition, template: SheetTemplate, section: Section, sheet: SheetInput, memory: Memory
) -> SectionOutcome:
    given = sheet.section(section.code)
    is_whole = _is_given_whole(section, given)
    items = () if is_whole else _items(method, template, section, sheet, memory)
    part = _whole(section, given) if is_whole else _told(_joined(section, items), given)
    weight = as_fraction(section.weight_for(given.weight))
    if section.degree_table or section.points_cap is not None:
        part = _limited(method, section, part, weight)
    if template.rounding.point is RoundingPoint.SECTION:
        part = rounded(part, template.rounding)
    return SectionOutcome(section, part.weighing(weight, weight), items)


def _limited(method: MethodDefinition, section: Section, part: Part, weight: Fraction) -> Part:
    """Return the section after its table and under the cap of its points; a correction has neither."""
    if section.kind is SectionKind.ADJUSTMENT:
        return part
    step = with_table(part.step, method, section.degree_table)
    if section.points_cap is None or step.result is None or weight * step.result <= 100 * section.points_cap:
        return part._replace(step=step)
    cap = as_fraction(section.points_cap)
    below = step.renamed(f"{step.key}:uncapped", f"{step.label}, prima del tetto dei punti")
    values = (
        ("peso", written(weight)),
        ("punti", written(weight * step.result / 100)),
        ("tetto dei punti", written(cap)),
    )
    formula = "100 × tetto dei punti : peso"
    return part._replace(step=known(step.key, step.label, formula, 100 * cap / weight, values, children=(below,)))


def _is_given_whole(section: Section, given: SectionInput) -> bool:
    """Tell whether the section's degree comes as one figure, without factors or objectives."""
    return bool(given.excluded) or given.degree is not None or section.kind in _WITHOUT_ITEMS


_WITHOUT_ITEMS = frozenset({SectionKind.ADJUSTMENT, SectionKind.DIFFERENTIATION, SectionKind.EXTERNAL})


def _whole(section: Section, given: SectionInput) -> Part:
    key = f"section:{section.code}"
    if given.excluded:
        return Part(excluded(key, section.title, given.excluded))
    if section.kind is SectionKind.ADJUSTMENT:
        return _adjustment(key, section, given)
    if given.degree is not None:
        degree = clamped(as_fraction(given.degree))
        return Part(known(key, section.title, given.reason or "dato fornito", degree))
    if section.kind is SectionKind.DIFFERENTIATION:
        return _differentiation(key, section, given)
    label = f"{section.title}: manca il dato certificato"
    return absent(section.missing, key, section.title, Missing(section.code, "", label, MissingKind.VALUE))


def _adjustment(key: str, section: Section, given: SectionInput) -> Part:
    """Return signed points within the bounds of the method; each must be motivated."""
    if not given.points:
        return Part(excluded(key, section.title, "nessuna correzione"))
    low, high = as_fraction(section.points_minimum), as_fraction(section.points_maximum)
    bounds = (("limiti", f"da {written(low)} a {written(high)}"), ("indicati", written(given.points)))
    label = f"{section.title}: la correzione va motivata per iscritto"
    missing = () if given.reason.strip() else (Missing(section.code, "", label, MissingKind.REASON),)
    points = min(max(as_fraction(given.points), low), high)
    step = known(key, section.title, given.reason or "punti in più o in meno", points, bounds)
    return Part(step, missing=missing)


def _differentiation(key: str, section: Section, given: SectionInput) -> Part:
    """Return the degree of the spread of the totals given; with fewer than two it does not apply."""
    if given.totals_given is None or section.spread is None:
        label = f"{section.title}: mancano i totali delle schede dei collaboratori"
        missing = Missing(section.code, "", label, MissingKind.VALUE)
        return absent(section.missing, key, section.title, missing)
    if len(given.totals_given) < 2:
        return Part(excluded(key, section.title, "meno di due persone valutate"))
    measured = SPREADS[section.spread.measure](given.totals_given)
    values = (
        totals_value(given.totals_given),
        (section.spread.measure.italian, written(measured)),
    )
    degree = spread_degree(section.spread, measured)
    return Part(known(key, section.title, "grado del gradino raggiunto dalla differenziazione", degree, values))


def _items(
    method: MethodDefinition, template: SheetTemplate, section: Section, sheet: SheetInput, memory: Memory
) -> tuple[Part, ...]:
    given = sheet.section(section.code)
    scores = {score.key: score for score in given.factors}
    factors = (
        factor_part(section, factor.for_area(sheet.contract_area), scores.get(factor.code, _NO_SCORE), method)
        for factor in section.factors
        if factor.code in scores or not factor.is_chosen
    )
    parts = (*factors, *memory.parts(method, template, section, given.objectives))
    if template.rounding.point is RoundingPoint.FACTOR:
        return tuple(rounded(part, template.rounding) for part in parts)
    return parts


_NO_SCORE = FactorInput("")

_NO_OBJECTIVE: Mapping[ObjectiveSource, str] = {
    ObjectiveSource.PERSON: "nessun obiettivo è assegnato",
    ObjectiveSource.UNIT: "l'unità non ha obiettivi da contare",
    ObjectiveSource.ENTITY: "l'ente non ha obiettivi da contare",
}


def _told(part: Part, given: SectionInput) -> Part:
    """Say of which units the objectives are: those of an Area count for a settore that has none."""
    if not given.unit_totals:
        return part
    units = "; ".join(one.unit for one in given.unit_totals)
    return part._replace(step=replace(part.step, values=(("obiettivi di", units), *part.step.values)))


def _joined(section: Section, items: tuple[Part, ...]) -> Part:
    """Join factors and objectives; what is missing stays out of the degree and is listed."""
    key = f"section:{section.code}"
    missing, children = missing_in(items), tuple(item.step for item in items)
    if not items:
        what = _NO_OBJECTIVE[section.objective_source] if section.kind.holds_objectives else "nessun fattore è scelto"
        kind = MissingKind.SCORE if section.kind.holds_objectives else MissingKind.CHOICE
        missing_all = Missing(section.code, "", f"{section.title}: {what}", kind)
        return absent(section.missing, key, section.title, missing_all)
    counted = [item for item in items if item.degree is not None]
    if not counted and missing:
        return Part(unknown(key, section.title, "nessun punteggio è dato", children), missing=missing)
    if not counted:
        return Part(excluded(key, section.title, "nessuna voce si applica", children))
    rule = AGGREGATORS[section.aggregator]
    found = rule.join(counted)
    if found.degree is None:
        label = f"{section.title}: i pesi sono tutti a zero"
        weightless = Missing(section.code, "", label, MissingKind.WEIGHT)
        return Part(unknown(key, section.title, label, children), missing=(*missing, weightless))
    return Part(known(key, section.title, rule.formula, found.degree, found.values, children=children), missing=missing)
