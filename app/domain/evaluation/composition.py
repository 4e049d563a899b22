"""What a sheet is composed of for this person: the parts that apply, the factors chosen, weights within a range."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from app.domain.columns import Column, Format
from app.domain.evaluation.matter import SheetMatter, concerns_composition
from app.domain.exact import total_of
from app.domain.ids import SheetId
from app.domain.issues import Issue, errors_of
from app.domain.italian import format_date, format_decimal
from app.domain.method.template import Factor, Section
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.inputs import FactorInput


class PartState(Enum):
    """Whether a part of the template is on the sheet."""

    APPLIES = "applies"
    EXCLUDED = "excluded"
    CHOSEN = "chosen"
    OFFERED = "offered"

    @property
    def italian(self) -> str:
        return {
            "applies": "si applica",
            "excluded": "non si applica",
            "chosen": "scelto",
            "offered": "non scelto",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A section, or a factor of it, as it stands on a sheet; no `item` is the whole section.

    `weight` is the one that counts; `low`..`high` the range in which it is chosen, when there is one.
    """

    id: str
    section: str
    item: str
    title: str
    state: PartState
    weight: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str = ""
    can_be_excluded: bool = True

    @property
    def is_section(self) -> bool:
        return not self.item

    @property
    def has_range(self) -> bool:
        return self.low is not None

    @property
    def label(self) -> str:
        """Name the part in a list, a factor further in than its section."""
        return self.title if self.is_section else f"      {self.title}"

    @property
    def range_in_words(self) -> str:
        return f"da {format_decimal(self.low, None)} a {format_decimal(self.high, None)}" if self.has_range else ""


PART_COLUMNS = (
    Column("label", "Parte della scheda", width=44),
    Column("state", "Nella scheda", Format.CHOICE, width=15),
    Column("weight", "Peso", Format.DECIMAL, width=8, digits=None),
    Column("range_in_words", "Peso a scelta", width=15),
    Column("reason", "Perché non si applica", width=40),
)


@dataclass(frozen=True, slots=True)
class CorrectionDraft:
    """A discretionary correction to write on a sheet: signed, and with its reason."""

    sheet_id: SheetId
    section: str
    points: Decimal | None
    reason: str = ""
    signed_by: str = ""
    on_date: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction written on a sheet; `section` is the title."""

    id: int
    section: str
    points: Decimal
    reason: str
    signed_by: str
    on_date: date


CORRECTION_COLUMNS = (
    Column("section", "Correzione", width=24, required=True),
    Column("points", "Punti", Format.DECIMAL, width=8, required=True, digits=None, help="Con il meno per togliere"),
    Column("reason", "Motivo", Format.LONG_TEXT, width=40, required=True),
    Column("signed_by", "Firmata da", width=24, required=True),
    Column("on_date", "Il", Format.DATE, width=13, required=True),
)


@dataclass(frozen=True, slots=True)
class Composition:
    """All the parts of a sheet, what their weights sum to, what is not in order, corrections and where they may be."""

    parts: tuple[PartRow, ...]
    weights: str
    findings: tuple[Issue, ...]
    corrections: tuple[CorrectionRow, ...]
    correctable: tuple[Section, ...]


def parts_of(matter: SheetMatter) -> tuple[PartRow, ...]:
    """Return every part of the template with its state on this sheet; corrections are no part of it."""
    sections = (one for one in matter.template.sections if one.kind is not SectionKind.ADJUSTMENT)
    return tuple(row for section in sections for row in _rows(matter, section))


def correctable(matter: SheetMatter) -> tuple[Section, ...]:
    """Return the sections in which corrections may be written."""
    return tuple(one for one in matter.template.sections if one.kind is SectionKind.ADJUSTMENT)


def weights_in_words(matter: SheetMatter) -> str:
    """Say to what the weights of the sections sum, where one may be chosen; empty where all are fixed."""
    template = matter.template
    if template.total is not TotalRule.WEIGHTED or not any(one.has_weight_range for one in template.sections):
        return ""
    found = total_of([_weight(matter, section) for section in template.sections])
    sums = f"I pesi delle sezioni sommano a {format_decimal(found, None)}"
    expected = format_decimal(template.weights_total, None)
    return f"{sums}." if found == template.weights_total else f"{sums} e devono sommare a {expected}."


def composition_issues(matter: SheetMatter) -> tuple[Issue, ...]:
    """Return what is not in order in weights and choices: it keeps the sheet from being completed."""
    found = errors_of(sheet_issues(matter.method, matter.template, matter.given))
    return tuple(issue for issue in found if concerns_composition(issue))


def check_weight(section: Section, weight: Decimal) -> list[Issue]:
    """Return what forbids giving this weight to the section for one person."""
    row = _section_row(section, weight, "")
    if not row.has_range:
        return [Issue("fixed_weight", f"Il peso di «{section.title}» è fissato dalla metodologia.", "weight")]
    if row.low is not None and row.high is not None and not row.low <= weight <= row.high:
        return [Issue("weight_range", f"Il peso di «{section.title}» va {row.range_in_words}.", "weight")]
    return []


def check_correction(draft: CorrectionDraft, section: Section | None, present: Decimal, today: date) -> list[Issue]:
    """Return what is wrong with a correction; `present` are the points of those already in the section."""
    return list(_wrong(draft, section, present, today))


def _wrong(draft: CorrectionDraft, section: Section | None, present: Decimal, today: date) -> Iterator[Issue]:
    if section is None:
        yield Issue("section", "La metodologia non prevede qui una correzione.", "section")
    if not draft.points:
        yield Issue("points", "Indicare i punti: con il meno se si tolgono.", "points")
    elif section is not None:
        yield from _beyond(section, draft.points, present)
    for key, word in (("reason", "il motivo"), ("signed_by", "chi firma la correzione")):
        if not (getattr(draft, key) or "").strip():
            yield Issue(key, f"Manca {word}.", key)
    if draft.on_date is None:
        yield Issue("on_date", "Manca il giorno.", "on_date")
    elif draft.on_date > today:
        yield Issue("on_date", f"Il {format_date(draft.on_date)} deve ancora venire.", "on_date")


def _beyond(section: Section, points: Decimal, present: Decimal) -> Iterator[Issue]:
    low, high = section.points_minimum, section.points_maximum
    if not low <= points + present <= high:
        bounds = f"da {format_decimal(low, None)} a {format_decimal(high, None)} punti"
        already = f", e {format_decimal(present, None)} ci sono già" if present else ""
        yield Issue("points", f"Sono ammessi {bounds}{already}.", "points")


def _rows(matter: SheetMatter, section: Section) -> Iterator[PartRow]:
    given = matter.given.section(section.code)
    yield _section_row(section, _weight(matter, section), given.excluded)
    scores = {one.key: one for one in given.factors}
    for factor in section.factors:
        words = factor.for_area(matter.given.contract_area)
        yield _factor_row(section, words, scores.get(factor.code))


def _section_row(section: Section, weight: Decimal, excluded: str) -> PartRow:
    low = section.weight if section.minimum_weight is None else section.minimum_weight
    high = section.weight if section.maximum_weight is None else section.maximum_weight
    state = PartState.EXCLUDED if excluded else PartState.APPLIES
    row = PartRow(f"{section.code}/", section.code, "", section.title, state, weight, reason=excluded)
    return replace(row, low=low, high=high) if section.has_weight_range else row


def _factor_row(section: Section, factor: Factor, given: FactorInput | None) -> PartRow:
    state = PartState.APPLIES
    if given is None:
        state = PartState.OFFERED
    elif given.excluded:
        state = PartState.EXCLUDED
    elif factor.is_chosen:
        state = PartState.CHOSEN
    return PartRow(
        f"{section.code}/{factor.code}",
        section.code,
        factor.code,
        factor.text,
        state,
        factor.weight,
        reason=given.excluded if given else "",
        can_be_excluded=not factor.is_chosen,
    )


def _weight(matter: SheetMatter, section: Section) -> Decimal:
    chosen = matter.given.section(section.code).weight
    return section.weight if chosen is None else chosen
