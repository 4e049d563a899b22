"""What a sheet is composed of for this person: the parts that apply, the factors chosen, weights within a range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import total_of
from app.domain.ids import CorrectionId, SheetId
from app.domain.issues import Issue, errors_of
from app.domain.italian import format_date, format_decimal
from app.domain.italian_enum import ItalianEnum
from app.domain.method.template import Factor, Section
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.inputs import FactorInput
from app.domain.sheets.content import SheetContent, concerns_composition
from app.domain.sheets.lengths import REASON, too_long
from app.domain.validation import at_most, at_most_cents


class PartState(ItalianEnum):
    """Whether a part of the template is on the sheet."""

    APPLIES = "applies", "si applica"
    EXCLUDED = "excluded", "non si applica"
    CHOSEN = "chosen", "scelto"
    OFFERED = "offered", "non scelto"
    CORRECTABLE = "correctable", "se serve"
    CORRECTION = "correction", "correzione"


@dataclass(frozen=True, slots=True)
class PartRow:
    """A section of the sheet, a factor of it (`item`) or a correction written in it, as it stands for this person.

    `weight` is the one that counts; `low`..`high` the range in which a weight is chosen, or the points of all the
    corrections of a section together; `points` and `correction` (its number) are those of a correction.
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
    is_to_choose: bool = False
    points: Decimal | None = None
    correction: CorrectionId | None = None

    @property
    def is_section(self) -> bool:
        return not self.item and self.correction is None

    @property
    def can_be_excluded(self) -> bool:
        return self.state in {PartState.APPLIES, PartState.EXCLUDED} and not self.is_to_choose

    @property
    def has_range(self) -> bool:
        return self.low is not None and self.state in {PartState.APPLIES, PartState.EXCLUDED, PartState.CHOSEN}

    @property
    def label(self) -> str:
        """Name the part in a list, what is inside a section further in than it."""
        return self.title if self.is_section else f"      {self.title}"

    @property
    def range_in_words(self) -> str:
        if self.low is None:
            return ""
        unit = " punti" if self.state is PartState.CORRECTABLE else ""
        return f"da {format_decimal(self.low, None)} a {format_decimal(self.high, None)}{unit}"


PART_COLUMNS = (
    Column("label", "Parte della scheda", width=46),
    Column("state", "Nella scheda", Format.CHOICE, width=14),
    Column("weight", "Peso", Format.DECIMAL, width=6, digits=None),
    Column("range_in_words", "A scelta", width=18),
    Column("reason", "Motivo", width=60),
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


_LONGEST_NAME = 200

CORRECTION_COLUMNS = (
    Column("points", "Punti", Format.DECIMAL, width=8, required=True, digits=None, help="Con il meno per togliere"),
    Column("reason", "Motivo", Format.LONG_TEXT, width=40, required=True),
    Column("signed_by", "Firmata da", width=24, required=True),
    Column("on_date", "Il", Format.DATE, width=13, required=True),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction written on a sheet: its number, the code of its section, its points and its signed reason."""

    id: CorrectionId
    section: str
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Composition:
    """All the parts of a sheet, that their weights sum as they must, and what is not in order."""

    parts: tuple[PartRow, ...]
    weights: str
    findings: tuple[Issue, ...]


def signed_reason(reason: str, signed_by: str, on_date: date) -> str:
    """Write why a correction was made and who signs it: `Ha retto lo sportello (Verdi Anna, 20/12/2024)`."""
    return f"{reason.rstrip('.')} ({signed_by}, {format_date(on_date)})"


def composition_of(content: SheetContent, corrections: Sequence[Correction] = ()) -> Composition:
    """Return the parts of a sheet and what is not in order in them; a check without scores has neither weights nor
    choices."""
    if not content.takes_scores:
        return Composition(parts_of(content), "", ())
    return Composition(parts_of(content, corrections), _right_sum(content), composition_issues(content))


def parts_of(content: SheetContent, corrections: Sequence[Correction] = ()) -> tuple[PartRow, ...]:
    """Return every part of the template with its state on this sheet, and the corrections written in it.

    A check of the half year without scores is about objectives alone: their sections may only be said not to apply.
    """
    if not content.takes_scores:
        return tuple(_objectives_row(content, one) for one in content.template.sections if one.kind.holds_objectives)
    return tuple(row for section in content.template.sections for row in _rows(content, section, corrections))


def _right_sum(content: SheetContent) -> str:
    """Say that the weights sum as they must, where one may be chosen; when they do not, a finding says it."""
    template = content.template
    if template.total is not TotalRule.WEIGHTED or not any(one.has_weight_range for one in template.sections):
        return ""
    found = total_of([_weight(content, section) for section in template.sections])
    is_right = found == template.weights_total
    return f"I pesi delle sezioni sommano a {format_decimal(found, None)}." if is_right else ""


def composition_issues(content: SheetContent) -> tuple[Issue, ...]:
    """Return what is not in order in weights and choices: it keeps the sheet from being completed."""
    found = errors_of(sheet_issues(content.method, content.template, content.given))
    return tuple(issue for issue in found if concerns_composition(issue))


def check_weight(part: PartRow, weight: Decimal) -> list[Issue]:
    """Return what forbids giving this weight to a section, or to a factor, for one person."""
    if part.low is None or part.high is None or not part.has_range:
        return [Issue("fixed_weight", f"Il peso di «{part.title}» è fissato dalla metodologia.", "weight")]
    if too_fine := at_most_cents(weight, "weight", "Il peso"):
        return too_fine
    if not part.low <= weight <= part.high:
        return [Issue("weight_range", f"Il peso di «{part.title}» va {part.range_in_words}.", "weight")]
    return []


def check_correction(draft: CorrectionDraft, section: PartRow, present: Decimal, today: date) -> list[Issue]:
    """Return what is wrong with a correction; `present` are the points of those already in the section."""
    return list(_wrong(draft, section, present, today))


def _wrong(draft: CorrectionDraft, section: PartRow, present: Decimal, today: date) -> Iterator[Issue]:
    if section.state is not PartState.CORRECTABLE:
        yield Issue("section", "La metodologia non prevede qui una correzione.")
    if not draft.points:
        yield Issue("points", "Indicare i punti: con il meno se si tolgono.", "points")
    elif too_fine := at_most_cents(draft.points, "points", "I punti"):
        yield from too_fine
    elif section.low is not None and section.high is not None:
        yield from _beyond(section.low, section.high, draft.points, present)
    yield from too_long(draft.reason, REASON, "reason", "Motivo")
    for key, word in (("reason", "il motivo"), ("signed_by", "chi firma la correzione")):
        if not (getattr(draft, key) or "").strip():
            yield Issue(key, f"Manca {word}.", key)
    yield from at_most(draft.signed_by, _LONGEST_NAME, "signed_by", "Firmata da")
    if draft.on_date is None:
        yield Issue("on_date", "Manca il giorno.", "on_date")
    elif draft.on_date > today:
        yield Issue("on_date", f"Il {format_date(draft.on_date)} deve ancora venire.", "on_date")


def _beyond(low: Decimal, high: Decimal, points: Decimal, present: Decimal) -> Iterator[Issue]:
    if not low <= points + present <= high:
        bounds = f"da {format_decimal(low, None)} a {format_decimal(high, None)} punti"
        already = f", e {format_decimal(present, None)} ci sono già" if present else ""
        yield Issue("points", f"Sono ammessi {bounds}{already}.", "points")


def _rows(content: SheetContent, section: Section, corrections: Sequence[Correction]) -> Iterator[PartRow]:
    given = content.given.section(section.code)
    if section.kind is SectionKind.ADJUSTMENT:
        yield _correctable(section)
        yield from (_correction_row(one) for one in corrections if one.section == section.code)
        return
    yield _section_row(section, _weight(content, section), given.excluded)
    scores = {one.key: one for one in given.factors}
    for factor in section.factors:
        words = factor.for_area(content.given.contract_area)
        yield _factor_row(section, words, scores.get(factor.code))


def _correctable(section: Section) -> PartRow:
    low, high = section.points_minimum, section.points_maximum
    return PartRow(f"{section.code}/", section.code, "", section.title, PartState.CORRECTABLE, low=low, high=high)


def _correction_row(one: Correction) -> PartRow:
    sign = "+" if one.points > 0 else "−"
    title = f"{sign}{format_decimal(abs(one.points), None)} punti"
    state, key = PartState.CORRECTION, f"{one.section}/#{one.id}"
    return PartRow(key, one.section, "", title, state, reason=one.reason, points=one.points, correction=one.id)


def _section_row(section: Section, weight: Decimal | None, excluded: str) -> PartRow:
    state = PartState.EXCLUDED if excluded else PartState.APPLIES
    row = PartRow(f"{section.code}/", section.code, "", section.title, state, weight, reason=excluded)
    if not section.has_weight_range:
        return row
    return replace(row, low=section.least_weight, high=section.greatest_weight)


def _objectives_row(content: SheetContent, section: Section) -> PartRow:
    """Return a section of a check without scores: there is no total in which a weight would count."""
    row = _section_row(section, None, content.given.section(section.code).excluded)
    return replace(row, low=None, high=None)


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
        factor.weight_for(given.weight if given else None),
        factor.least_weight if factor.has_weight_range else None,
        factor.greatest_weight if factor.has_weight_range else None,
        given.excluded if given else "",
        is_to_choose=factor.is_chosen,
    )


def _weight(content: SheetContent, section: Section) -> Decimal:
    return section.weight_for(content.given.section(section.code).weight)
