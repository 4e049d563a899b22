"""What a sheet is worth while it is filled elsewhere: the lines that are written, and what is fixed around them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.errors import UserError
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import MissingPolicy, SectionKind
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SheetInput, is_objective
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import as_fraction
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.parts import Part
from app.domain.scoring.results import SheetResult
from app.domain.scoring.sections import SectionOutcome, section_outcome
from app.domain.sheets.places import OpenSheet

Place = tuple[str, str]
_WEIGHTLESS = "i pesi sono tutti a zero"
"""How the engine ends the sentence of a section in which only lines without weight have a degree so far."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A factor or an objective: `scale` is the one on which it is written, None where it is only read.

    `degree` is the one it has now; `weight` and `maximum` are what it weighs in a mean and in points.
    """

    key: str
    weight: Fraction
    maximum: Fraction
    degree: Fraction | None
    scale: Scale | None = None
    value: Decimal | None = None
    note: str = ""

    @property
    def is_written(self) -> bool:
        return self.scale is not None


@dataclass(frozen=True, slots=True)
class FormSection:
    """A part of the sheet with its lines; without a written line its `degree` does not change."""

    section: Section
    weight: Fraction
    degree: Fraction | None
    lines: tuple[FormLine, ...]
    is_excluded: bool

    @property
    def written(self) -> tuple[FormLine, ...]:
        return tuple(line for line in self.lines if line.is_written)

    @property
    def is_adjustment(self) -> bool:
        return self.section.kind is SectionKind.ADJUSTMENT

    @property
    def misses(self) -> bool:
        """Tell whether a line that is not written keeps the sheet from being completed."""
        return self.section.missing is MissingPolicy.BLOCK


@dataclass(frozen=True, slots=True)
class ScoreForm:
    """A whole sheet to fill: its parts, and what it lacks that is not written here."""

    template: SheetTemplate
    cap: Fraction
    sections: tuple[FormSection, ...]
    result: SheetResult
    lacking: tuple[Missing, ...]

    @property
    def written(self) -> Iterator[tuple[FormSection, FormLine]]:
        for section in self.sections:
            for line in section.written:
                yield section, line


def score_form(
    method: MethodDefinition,
    template: SheetTemplate,
    given: SheetInput,
    lacking: tuple[Missing, ...],
    of_others: Collection[str] = (),
) -> ScoreForm:
    """Return the form of a sheet; `lacking` is all that it lacks now, `of_others` the sections that another scores:
    they are only read."""
    open_sheet = OpenSheet(method, template, given)
    memory = Memory()
    outcomes = [section_outcome(method, template, section, given, memory) for section in template.sections]
    sections = tuple(
        _only_read(found) if found.section.code in of_others else found
        for found in (_section(open_sheet, outcome) for outcome in outcomes)
    )
    result = score_sheet(method, template, given)
    here = {(one.section.code, line.key) for one in sections for line in one.written}
    holding = {place[0] for place in here}
    others = tuple(one for one in lacking if not _is_live(one, here, holding))
    return ScoreForm(template, as_fraction(method.indicators.cap), sections, result, others)


def _is_live(one: Missing, here: set[Place], holding: set[str]) -> bool:
    """Tell whether what is missing is told by the lines themselves, or may be there no more once they are written."""
    is_of_whole = one.section in holding and one.kind is MissingKind.WEIGHT and one.label.endswith(_WEIGHTLESS)
    is_off_scale = not one.item and one.section in {item for _, item in here}
    return (one.section, one.item) in here or is_of_whole or is_off_scale


def _section(open_sheet: OpenSheet, outcome: SectionOutcome) -> FormSection:
    part = outcome.part
    lines = tuple(_line(open_sheet, outcome.section, item) for item in outcome.items)
    return FormSection(outcome.section, part.weight, part.degree, lines, part.is_excluded)


def _only_read(section: FormSection) -> FormSection:
    return replace(section, lines=tuple(replace(line, scale=None) for line in section.lines))


def _line(open_sheet: OpenSheet, section: Section, part: Part) -> FormLine:
    key = part.step.key.partition("/")[2]
    given = open_sheet.given.section(section.code)
    found = next((one for one in given.objectives if one.key == key), None) if is_objective(key) else given.factor(key)
    value, note = (found.value, found.reason) if found else (None, "")
    return FormLine(key, part.weight, part.maximum, part.degree, _scale(open_sheet, section, key), value, note)


def _scale(open_sheet: OpenSheet, section: Section, key: str) -> Scale | None:
    try:
        return open_sheet.place(section.code, key).scale
    except UserError:
        return None
