"""The result of a year over several sheets: the mean of their totals weighted by days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import HUNDRED, round_half_up
from app.domain.italian import format_percent, plural
from app.domain.method.definition import ServiceRules
from app.domain.method.template import Rounding
from app.domain.scoring.numbers import as_fraction, written
from app.domain.scoring.parts import rounded_step, written_mean
from app.domain.scoring.results import YearResult
from app.domain.scoring.service import weight_in_year
from app.domain.scoring.steps import UNKNOWN, Step, Values, excluded, known, unknown


@dataclass(frozen=True, slots=True)
class YearMeasure:
    """What is averaged over the year: `own` is the key of the same figure in a sheet, `what` its name in a sentence."""

    key: str
    label: str
    own: str
    what: str


TOTAL = YearMeasure("year", "Risultato dell'anno", "total", "totale")
INDIVIDUAL = YearMeasure(
    "year:individual", "Performance individuale dell'anno", "individual", "performance individuale"
)
HIDDEN = "non tutte le schede dell'anno sono visibili: la media di alcune soltanto sarebbe un altro numero"


@dataclass(frozen=True, slots=True)
class YearSheet:
    """What a sheet brings into the year: days, share of full time, and the step of its figure with those below.

    `days` are those that weigh, `away` those of an absence that must not weigh, which are out of the mean.
    The figure is rounded; it is unknown while it is missing, excluded where the sheet does not count, and may change
    while something is missing in the sheet (`is_provisional`).
    """

    key: str
    label: str
    days: int
    figure: Step
    part_time: Decimal = HUNDRED
    is_provisional: bool = False
    away: int = 0

    @property
    def is_unknown(self) -> bool:
        return self.figure.result is None and self.figure.shown == UNKNOWN


def year_result(
    sheets: Sequence[tuple[int | Fraction, Decimal | Fraction]],
    digits: int = 2,
    measure: YearMeasure = TOTAL,
    formula: str = "somma di giorni × totale : giorni",
    steps: tuple[Step, ...] = (),
) -> YearResult | None:
    """Weigh each sheet's rounded figure by its days and round once; None when there are no days at all.

    Where the part-time matters the days are those of `weight_in_year`; `steps` are those of the sheets.
    """
    terms = [(Fraction(days), as_fraction(figure)) for days, figure in sheets]
    exact, values = written_mean(terms)
    if exact is None:
        return None
    step = known(measure.key, measure.label, formula, exact, values, children=steps)
    return YearResult(rounded_step(step, exact, Rounding(digits=digits)), exact, round_half_up(exact, digits))


def year_step(
    sheets: Sequence[YearSheet],
    rules: ServiceRules,
    digits: int = 2,
    measure: YearMeasure = TOTAL,
    *,
    is_whole: bool = True,
) -> Step:
    """Return the explanation of a figure of the year, from which it is read: a step for each sheet below it.

    There is no figure while that of a sheet is missing, nor when some sheets are hidden (not `is_whole`).
    """
    steps = tuple(_sheet_step(sheet, rules, measure) for sheet in sheets)
    if why := _why_none(sheets, measure) if is_whole else HIDDEN:
        return unknown(measure.key, measure.label, why, steps)
    terms = [
        (weight_in_year(rules, sheet.days, sheet.part_time), sheet.figure.result)
        for sheet in sheets
        if sheet.figure.result is not None
    ]
    found = year_result(terms, digits, measure, _formula(rules, measure), steps)
    return found.tree if found else excluded(measure.key, measure.label, "nessuna scheda conta nell'anno", steps)


def _why_none(sheets: Iterable[YearSheet], measure: YearMeasure) -> str:
    lacking = sum(sheet.is_unknown for sheet in sheets)
    return f"{measure.what} ancora da dare in {plural(lacking, 'scheda', 'schede')}" if lacking else ""


def _formula(rules: ServiceRules, measure: YearMeasure) -> str:
    if rules.does_part_time_count:
        return f"somma di peso × {measure.what} : somma dei pesi; il peso sono i giorni in proporzione all'orario"
    return f"somma di giorni × {measure.what} : giorni"


def _sheet_step(sheet: YearSheet, rules: ServiceRules, measure: YearMeasure) -> Step:
    figure = sheet.figure
    if figure.result is None:
        return Step(sheet.key, sheet.label, figure.formula, shown=figure.shown)
    provisional = "; provvisorio: nella scheda manca ancora qualcosa" if sheet.is_provisional else ""
    formula = f"{measure.what} della scheda, con i giorni per cui pesa{provisional}"
    return Step(sheet.key, sheet.label, formula, _weights(sheet, rules), figure.result, figure.shown, (figure,))


def _weights(sheet: YearSheet, rules: ServiceRules) -> Values:
    away = (("giorni di assenza che non pesa, fuori dalla media", str(sheet.away)),) if sheet.away else ()
    days = ("giorni", str(sheet.days)), *away
    if not rules.does_part_time_count:
        return days
    weight = weight_in_year(rules, sheet.days, sheet.part_time)
    return *days, ("orario", format_percent(sheet.part_time, None)), ("peso", written(weight))
