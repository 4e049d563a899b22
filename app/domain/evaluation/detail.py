"""A sheet as the screen shows it: what is given, what it is worth, what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from app.domain.documents.sheet import SheetPerson, SheetTexts
from app.domain.evaluation.matter import IndicatorWords, SheetMatter
from app.domain.evaluation.step_details import SheetCalendar
from app.domain.exact import round_half_up
from app.domain.ids import SheetId
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import ObjectiveInput
from app.domain.scoring.objectives import judgement_scale
from app.domain.scoring.results import ItemResult, Missing, SectionResult, SheetResult
from app.domain.scoring.steps import Step
from app.domain.workflow import SheetState


class ItemKind(Enum):
    """How one line of the sheet gets its degree: a score, measured indicators, or a figure from outside."""

    SCORED = "scored"
    MEASURED = "measured"
    CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator below a measured objective."""

    words: IndicatorWords
    degree: Decimal | None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """One line of the sheet: a factor, an objective to judge, or one already measured.

    `descriptors` go in the order of the rows of `scale`; `degree` and `points` are rounded for the eye only.
    """

    section: str
    key: str
    kind: ItemKind
    label: str
    description: str = ""
    code: str = ""
    weight: Decimal | None = None
    scale: Scale | None = None
    descriptors: tuple[str, ...] = ()
    value: Decimal | None = None
    note: str = ""
    degree: Decimal | None = None
    points: Decimal | None = None
    is_excluded: bool = False
    indicators: tuple[IndicatorLine, ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        return self.section, self.key

    @property
    def takes_score(self) -> bool:
        return self.kind is not ItemKind.MEASURED and not self.is_excluded

    def descriptor_of(self, position: int) -> str:
        """Return what the row at `position` of the scale means for this line."""
        if position < len(self.descriptors) and self.descriptors[position]:
            return self.descriptors[position]
        return self.scale.rows[position].descriptor if self.scale else ""


@dataclass(frozen=True, slots=True)
class SectionDetail:
    """A section with its lines, its degree and its points: weight × degree : 100.

    `effective_weight` is there when sections that do not apply leave their weight to the others.
    """

    code: str
    title: str
    description: str
    weight: Decimal
    degree: Decimal | None
    points: Decimal | None
    is_excluded: bool
    items: tuple[ItemDetail, ...]
    effective_weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A step the sheet took."""

    at: datetime
    actor: str
    source: SheetState
    target: SheetState
    reason: str


@dataclass(frozen=True, slots=True)
class SheetDetail:
    """One sheet in full; `may_score` and `may_close` are what the person at the keyboard may do with it.

    `acts` are the sentences kept of it: the hearing, how the person answered to the sheet.
    """

    id: SheetId
    version: int
    state: SheetState
    person: SheetPerson
    title: str
    round_title: str
    method_title: str
    sections: tuple[SectionDetail, ...]
    result: SheetResult
    missing: tuple[Missing, ...]
    texts: SheetTexts
    not_evaluable_reason: str
    sha256: str
    history: tuple[HistoryLine, ...]
    has_hearing: bool
    may_score: bool
    may_close: bool
    role: SheetRole
    calendar: SheetCalendar
    acts: tuple[str, ...] = ()
    is_round_open: bool = True

    @property
    def items(self) -> Iterator[ItemDetail]:
        for section in self.sections:
            yield from section.items

    @property
    def is_open(self) -> bool:
        """Tell whether scores may be given now, by this person."""
        return self.may_score and self.state.is_open_to_scores

    @property
    def needs_hearing(self) -> bool:
        """Tell whether the hearing must come before completing: the evaluation of an EQ, negative as it stands."""
        is_negative = self.result.is_negative and not self.missing
        return self.role is SheetRole.EQ and is_negative and not self.has_hearing

    def item(self, section: str, key: str) -> ItemDetail | None:
        return next((item for item in self.items if item.place == (section, key)), None)


WHOLE = "degree"
"""The item under which the figure of a whole section is kept (a figure certified from outside)."""


def sections_of(matter: SheetMatter, result: SheetResult) -> tuple[SectionDetail, ...]:
    pairs = zip(matter.template.sections, result.sections, strict=True)
    return tuple(_section(matter, section, found, result) for section, found in pairs)


def shown_steps(result: SheetResult, *, is_provisional: bool) -> tuple[Step, ...]:
    """Return the steps of the explanation; band and award are no matter of a provisional sheet."""
    hidden = _LAST_STEPS if is_provisional else frozenset[str]()
    return tuple(step for step in result.tree.children if step.key not in hidden)


_LAST_STEPS = frozenset({"band", "award"})


def _section(matter: SheetMatter, section: Section, found: SectionResult, result: SheetResult) -> SectionDetail:
    is_weighed = matter.template.total is TotalRule.WEIGHTED and section.kind is not SectionKind.ADJUSTMENT
    return SectionDetail(
        section.code,
        section.title,
        section.description,
        found.weight,
        found.shown_degree,
        _points(found) if is_weighed else found.shown_points,
        found.is_excluded,
        tuple(_items(matter, section, found, result)),
        _effective_weight(matter, found, result) if is_weighed else None,
    )


def _points(found: SectionResult) -> Decimal | None:
    return None if found.degree is None else round_half_up(Fraction(found.weight) * found.degree / 100)


def _effective_weight(matter: SheetMatter, found: SectionResult, result: SheetResult) -> Decimal | None:
    """Return the weight of a section over those that apply, 0..100, when some do not."""
    weighed = _weighed(matter, result)
    whole = sum(one.weight for one in weighed if not one.is_excluded)
    if found.is_excluded or not whole or not any(one.is_excluded and one.weight for one in weighed):
        return None
    return round_half_up(Fraction(found.weight) * 100 / Fraction(whole))


def _weighed(matter: SheetMatter, result: SheetResult) -> list[SectionResult]:
    pairs = zip(matter.template.sections, result.sections, strict=True)
    return [found for section, found in pairs if section.kind is not SectionKind.ADJUSTMENT]


def _items(matter: SheetMatter, section: Section, found: SectionResult, result: SheetResult) -> Iterator[ItemDetail]:
    if section.kind is SectionKind.EXTERNAL:
        yield _certified(matter, section)
    results = {item.key: item for item in found.items}
    given = matter.given.section(section.code)
    values = {factor.key: factor.value for factor in given.factors}
    for factor in section.factors:
        if factor.code in results:
            words = factor.for_area(matter.given.contract_area)
            yield _factor(matter, section, words, values.get(factor.code), results[factor.code])
    for objective in given.objectives:
        yield _objective(matter, section, objective, results.get(objective.key), result)


def _certified(matter: SheetMatter, section: Section) -> ItemDetail:
    given = matter.given.section(section.code)
    return ItemDetail(
        section.code,
        WHOLE,
        ItemKind.CERTIFIED,
        "Dato certificato, da 0 a 100",
        section.description,
        value=given.degree,
        note=matter.note_of(section.code, WHOLE),
        degree=given.degree,
    )


def _factor(
    matter: SheetMatter, section: Section, factor: Factor, value: Decimal | None, found: ItemResult
) -> ItemDetail:
    return ItemDetail(
        section.code,
        factor.code,
        ItemKind.SCORED,
        factor.text,
        factor.description,
        weight=found.weight,
        scale=matter.method.scale(factor.scale or section.scale),
        descriptors=factor.descriptors,
        value=value,
        note=matter.note_of(section.code, factor.code),
        degree=found.shown_degree,
        points=found.shown_points,
        is_excluded=found.is_excluded,
    )


def _objective(
    matter: SheetMatter, section: Section, objective: ObjectiveInput, found: ItemResult | None, result: SheetResult
) -> ItemDetail:
    words = matter.words_of(objective.key)
    is_measured = bool(objective.indicators) or objective.degree is not None
    step = result.tree.find(f"section:{section.code}/{objective.key}")
    return ItemDetail(
        section.code,
        objective.key,
        ItemKind.MEASURED if is_measured else ItemKind.SCORED,
        words.title if words else objective.label,
        (words.note if words else "") or (step.formula if step and found and found.is_excluded else ""),
        words.code if words else "",
        objective.weight,
        None if is_measured else judgement_scale(section, matter.method),
        value=objective.value,
        note=matter.note_of(section.code, objective.key),
        degree=found.shown_degree if found else None,
        points=found.shown_points if found else None,
        is_excluded=found.is_excluded if found else False,
        indicators=tuple(_indicators(matter, section, objective, result)),
    )


def _indicators(
    matter: SheetMatter, section: Section, objective: ObjectiveInput, result: SheetResult
) -> Iterator[IndicatorLine]:
    words = matter.words_of(objective.key)
    for one in words.indicators if words else ():
        step = result.tree.find(f"section:{section.code}/{objective.key}/{one.key}")
        degree = None if step is None or step.result is None else round_half_up(step.result)
        yield IndicatorLine(one, degree)
