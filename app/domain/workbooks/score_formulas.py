"""The total of a sheet as formulas of a spreadsheet, equal to ours to the last digit; or the words why it cannot be.

A spreadsheet counts in binary: what it finds is off by less than `_DUST`, which is added before rounding, so that an
exact half goes up. That is right for every total whose distance from the next half is larger, and `rounds_exactly`
tells whether the denominators of a sheet leave that room. Where they do not, a complete sheet that falls that near to
a half shows a word in the place of the total.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.italian import quoted
from app.domain.method.scale import Scale
from app.domain.method.template import Rounding
from app.domain.method.vocabulary import (
    Aggregator,
    MissingPolicy,
    RoundingMode,
    RoundingPoint,
    ScaleMode,
    SectionKind,
    TotalRule,
)
from app.domain.scoring.numbers import as_fraction, total_of
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.score_beyond import beyond_formulas
from app.domain.workbooks.score_exactness import rounds_exactly, rounds_parts_exactly
from app.domain.workbooks.score_form import FormLine, FormSection, ScoreForm

_DUST = "0.00000000001"
IN_MERITO = "si legge in Merito"
NOTHING_YET = "–"


@dataclass(frozen=True, slots=True)
class Range:
    """Cells of a column from a row to another, of the same sheet."""

    column: str
    first: int
    last: int

    @property
    def cells(self) -> str:
        return f"{self.column}{self.first}:{self.column}{self.last}"


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """Where things are on the sheet of a person: the rows of the lines by section, the row of each section, columns."""

    lines: Mapping[str, tuple[int, int]]
    sections: Mapping[str, int]
    degree: str
    weight: str
    maximum: str

    def range_of(self, section: FormSection, column: str) -> str:
        first, last = self.lines[section.section.code]
        return Range(column, first, last).cells

    def cell_of(self, section: FormSection) -> str:
        return f"{self.degree}{self.sections[section.section.code]}"


def number(value: Fraction) -> str:
    """Write an exact number in a formula."""
    return str(value.numerator) if value.denominator == 1 else f"({value.numerator}/{value.denominator})"


def is_empty(cell: str) -> str:
    return f'OR({cell}="",{cell}="{ERASE.value}")'


def is_on_scale(scale: Scale, cell: str) -> str:
    """Return the condition that a number is on a scale that is not a list."""
    low, high = (Fraction(0), Fraction(100)) if scale.mode is ScaleMode.PERCENT else _ends(scale)
    inside = f"ISNUMBER({cell}),{cell}>={number(low)},{cell}<={number(high)}"
    step = as_fraction(scale.step) if scale.step and scale.mode is ScaleMode.FREE else Fraction(1, 100)
    times = f"({cell}-{number(low)})/{number(step)}"
    return f"IF(ISNUMBER({cell}),AND({inside},ABS({times}-ROUND({times},0))<0.000001),FALSE)"


def _ends(scale: Scale) -> tuple[Fraction, Fraction]:
    return as_fraction(scale.minimum), as_fraction(scale.maximum)


def line_formula(form: ScoreForm, section: FormSection, line: FormLine, cell: str, listed: str) -> str:
    """Return the degree of what is written in `cell`; `listed` finds it where the scale is a list of words."""
    scale = line.scale
    assert scale is not None  # noqa: S101 (only written lines have a formula)
    degree = f'IFERROR({listed},"")' if listed else f'IF(ISNUMBER({cell}),{_free_degree(scale, cell)},"")'
    if form.template.rounding.point is RoundingPoint.FACTOR:
        degree = f'IF({degree}="","",{_rounded(degree, form.template.rounding)})'
    absent = "0" if section.section.missing is MissingPolicy.ZERO else '""'
    return f"IF({is_empty(cell)},{absent},{degree})"


def _free_degree(scale: Scale, cell: str) -> str:
    found = share = _in_proportion(scale, cell)
    for row in reversed(scale.rows):
        if row.minimum is None or row.maximum is None:
            condition = f"{cell}={number(as_fraction(row.value))}" if row.value is not None else "FALSE"
        else:
            low, high = number(as_fraction(row.minimum)), number(as_fraction(row.maximum))
            condition = f"AND({cell}>={low},{cell}<={high})"
        found = f"IF({condition},{share if row.share is None else number(as_fraction(row.share))},{found})"
    return found


def _in_proportion(scale: Scale, cell: str) -> str:
    """Return the share of a score by its place between the value worth nothing and the top of the scale."""
    above = f"({cell}-{number(as_fraction(scale.bottom))})" if scale.bottom else cell
    return f"MAX(0,MIN(100,100*{above}/{number(as_fraction(scale.top - scale.bottom))}))"


def _rounded(exact: str, rounding: Rounding) -> str:
    return f"{_ROUNDINGS[rounding.mode]}({exact}+{_DUST},{rounding.digits})"


_ROUNDINGS = {RoundingMode.HALF_UP: "ROUND", RoundingMode.DOWN: "ROUNDDOWN"}


def section_formula(form: ScoreForm, section: FormSection, places: FormPlaces) -> str:
    """Return the degree of a section that has written lines."""
    degrees = places.range_of(section, places.degree)
    exact = _AGGREGATORS[section.section.aggregator](section, places, degrees)
    if form.template.rounding.point is RoundingPoint.SECTION:
        exact = f'IF({exact}="","",{_rounded(exact, form.template.rounding)})'
    return f'IF(COUNT({degrees})=0,"",{exact})'


def _mean_of(column: str) -> Callable[[FormSection, FormPlaces, str], str]:
    def formula(section: FormSection, places: FormPlaces, degrees: str) -> str:
        weights = places.range_of(section, getattr(places, column))
        whole = f"SUMPRODUCT(ISNUMBER({degrees})*{weights})"
        return f'IF({whole}=0,"",SUMPRODUCT({degrees},{weights})/{whole})'

    return formula


_AGGREGATORS: Mapping[Aggregator, Callable[[FormSection, FormPlaces, str], str]] = {
    Aggregator.WEIGHTED_MEAN: _mean_of("weight"),
    Aggregator.MEAN: lambda _section, _places, degrees: f"SUM({degrees})/COUNT({degrees})",
    Aggregator.POINTS: _mean_of("maximum"),
    Aggregator.MINIMUM: lambda _section, _places, degrees: f"MIN({degrees})",
    Aggregator.ALL_OR_NOTHING: lambda _section, _places, degrees: f"IF(MIN({degrees})+{_DUST}>=100,100,0)",
}


def exact_total_formula(form: ScoreForm, places: FormPlaces) -> str:
    """Return the total before its rounding; empty while nothing is known."""
    terms = [_TERMS[form.template.total](section, places) for section in form.sections if not section.is_adjustment]
    above, below = ("+".join(part) or "0" for part in zip(*terms, strict=True)) if terms else ("0", "0")
    points = [one.degree for one in form.sections if one.is_adjustment and one.degree is not None]
    mean = f"({above})/({below})"
    if points:
        mean = f"MAX(0,MIN({number(form.cap)},{mean}+{number(total_of(points))}))"
    return f'IF(({below})=0,"",{mean})'


def _whole(section: FormSection, places: FormPlaces) -> tuple[str, str]:
    cell, weight = places.cell_of(section), number(section.weight)
    return f"N({cell})*{weight}", f"ISNUMBER({cell})*{weight}"


def _by_head(section: FormSection, places: FormPlaces) -> tuple[str, str]:
    if not section.lines:
        return f"N({places.cell_of(section)})", f"ISNUMBER({places.cell_of(section)})*1"
    degrees = places.range_of(section, places.degree)
    return f"SUM({degrees})", f"COUNT({degrees})"


def _by_maximum(section: FormSection, places: FormPlaces) -> tuple[str, str]:
    if not section.lines:
        return _whole(section, places)
    degrees, maxima = (places.range_of(section, column) for column in (places.degree, places.maximum))
    return f"SUMPRODUCT({degrees},{maxima})", f"SUMPRODUCT(ISNUMBER({degrees})*{maxima})"


_TERMS: Mapping[TotalRule, Callable[[FormSection, FormPlaces], tuple[str, str]]] = {
    TotalRule.WEIGHTED: _whole,
    TotalRule.MEAN_OF_FACTORS: _by_head,
    TotalRule.POINTS_OVER_MAXIMUM: _by_maximum,
}


def total_formula(form: ScoreForm, exact: str, missing: str) -> str:
    """Return the total rounded as the method says; `exact` is the cell of the total before it."""
    rounding = form.template.rounding
    found = _rounded(exact, rounding)
    if not rounds_exactly(form):
        scaled = f"{exact}*{10**rounding.digits}"
        from_edge = f"MOD({scaled},1)-0.5" if rounding.mode is RoundingMode.HALF_UP else f"{scaled}-ROUND({scaled},0)"
        near = f"AND({missing}=0,ABS({from_edge})<{10**rounding.digits}*0.00000000002)"
        found = f'IF({near},"{IN_MERITO}",{found})'
    return f'IF({exact}="","{NOTHING_YET}",{found})'


def why_not_a_formula(form: ScoreForm) -> str:
    """Say which words of the method cannot be written as a formula; empty when all can."""
    words = [one.section.kind.italian for one in form.sections if depends_on_other_sheets(one)]
    words += [one.section.aggregator.italian for one in form.sections if one.section.aggregator not in _AGGREGATORS]
    words += beyond_formulas(form)
    if form.template.total not in _TERMS:
        words.append(form.template.total.italian)
    if not rounds_parts_exactly(form):
        words.append(f"arrotondamento: {form.template.rounding.point.italian}")
    if not words:
        return ""
    return f"La metodologia usa {quoted(dict.fromkeys(words))}, che qui non si può calcolare: il totale {IN_MERITO}."


def depends_on_other_sheets(section: FormSection) -> bool:
    """Tell whether the degree of a section comes from sheets that are in the files of others."""
    return section.section.kind is SectionKind.DIFFERENTIATION and not section.is_excluded
