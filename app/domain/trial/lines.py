"""The lines of an imaginary sheet: what there is to give on it, and how each thing is given."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO, share_equally
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import IndicatorRule
from app.domain.scoring.checks import accepted
from app.domain.scoring.inputs import IndicatorInput
from app.domain.scoring.objectives import judgement_scale

OBJECTIVES = 3
PEOPLE = 3
NO_SCALE = "manca la scala"


class EntryKind(Enum):
    """What a line of the imaginary sheet stands for, and how it is given."""

    FACTOR = "factor"
    CHOSEN = "chosen"
    OBJECTIVE = "objective"
    JUDGED = "judged"
    MEASURED = "measured"
    DEGREE = "degree"
    POINTS = "points"
    TOTAL_GIVEN = "total_given"

    @property
    def is_objective(self) -> bool:
        return self in {EntryKind.OBJECTIVE, EntryKind.JUDGED, EntryKind.MEASURED}

    @property
    def is_factor(self) -> bool:
        return self in {EntryKind.FACTOR, EntryKind.CHOSEN}

    @property
    def is_on_scale(self) -> bool:
        return self.is_factor or self is EntryKind.JUDGED


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One line: `value` is the score, degree, points or measured value; None is not given yet.

    `counts` False: the factor does not apply or was not chosen, the objective is neutralised; None: it always
    counts. `scale` is that of the factor, or the one on which the objective would be judged. `degree` is what
    the engine makes of the line.
    """

    id: str
    section: str
    key: str
    part: str
    label: str
    given: EntryKind
    scale: Scale | None = None
    weight: Decimal | None = None
    value: Decimal | None = None
    counts: bool | None = None
    reason: str = ""
    indicator: IndicatorInput | None = None
    is_payment_times: bool = False
    degree: Decimal | None = None

    @property
    def own_scale(self) -> Scale | None:
        """The scale on which the value is given, where it is given on one."""
        return self.scale if self.given.is_on_scale else None

    @property
    def top(self) -> Decimal:
        """The greatest value that can be given."""
        return self.own_scale.top if self.own_scale else HUNDRED

    @property
    def words(self) -> str:
        """Say what can be given."""
        if self.given.is_on_scale:
            return accepted(self.scale) if self.scale else NO_SCALE
        if self.indicator is not None and self.given is EntryKind.MEASURED:
            return _MEASURED.get(self.indicator.rule, "valore a consuntivo")
        return _WORDS[self.given]

    @property
    def asks_reason(self) -> bool:
        """Tell whether what is given must be motivated."""
        row = self.own_scale.row_of(self.value) if self.own_scale and self.value is not None else None
        return (row is not None and row.is_reason_required) or (self.given is EntryKind.POINTS and bool(self.value))


_WORDS = {
    EntryKind.OBJECTIVE: "grado da 0 a 100",
    EntryKind.DEGREE: "grado da 0 a 100",
    EntryKind.POINTS: "punti, anche negativi",
    EntryKind.TOTAL_GIVEN: "totale da 0 a 100",
}
_MEASURED = {
    IndicatorRule.YES_NO: "1 realizzato, 0 non realizzato",
    IndicatorRule.BY_DATE: "si dà con le date",
    IndicatorRule.PHASES: "si dà con le fasi",
    IndicatorRule.JUDGEMENT: "il giudizio sulla scala",
    IndicatorRule.DIRECT: "percentuale",
}

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
    return lines if template.payment_share is None else [*_with_payment_times(template, lines)]


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
        yield replace(line, scale=scale, weight=factor.weight, counts=not factor.is_chosen)


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
