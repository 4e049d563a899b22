"""The result of a year over several sheets: the mean of their totals weighted by days."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.scoring.numbers import as_fraction, mean_of
from app.domain.scoring.parts import mean_values, rounded_step
from app.domain.scoring.results import YearResult
from app.domain.scoring.steps import known


def year_result(
    sheets: Sequence[tuple[int, Decimal]] | Sequence[tuple[Fraction, Decimal]], digits: int = 2
) -> YearResult | None:
    """Weigh each sheet's rounded total by its days and round once; None when there are no days at all.

    Where the part-time matters the days are those of `weight_in_year`.
    """
    terms = [(Fraction(days), as_fraction(total)) for days, total in sheets]
    exact = mean_of(terms)
    if exact is None:
        return None
    step = known("year", "Risultato dell'anno", "somma di giorni × totale : giorni", exact, mean_values(terms))
    return YearResult(rounded_step(step, exact, digits), exact, round_half_up(exact, digits))
