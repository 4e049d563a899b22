"""Who goes before whom in a ranking of sheets: by the total that the bands look at, then by each criterion."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from app.domain.method.outside_words import MeanOf, Target, TieBreak
from app.domain.method.template import Bands
from app.domain.method.vocabulary import BandBasis, BandKind
from app.domain.scoring.figures import mean_read
from app.domain.scoring.inputs import MeanInput, SheetInput
from app.domain.scoring.ranking import Ranked, places_of

D = Decimal


def ranked(key: str, exact: str = "80", rounded: str = "80", **more: Any) -> Ranked:
    return Ranked(key, Fraction(exact), D(rounded), **more)


def placed(one: Ranked, other: Ranked, *ties: TieBreak, basis: BandBasis = BandBasis.ROUNDED) -> tuple[int, int]:
    places = places_of(Bands(BandKind.RANKING, basis=basis, ties=ties), [one, other])
    return places[one.key].place, places[other.key].place


def test_that_the_total_looked_at_is_the_one_that_the_bands_compare() -> None:
    one, other = ranked("a", "80.004", "80.00"), ranked("b", "79.996", "80.00")
    assert placed(one, other) == (1, 1)
    assert placed(one, other, basis=BandBasis.EXACT) == (1, 2)
    assert placed(one, other, TieBreak.EXACT_TOTAL) == (1, 2)


@pytest.mark.parametrize(
    ("tie", "first", "second"),
    [
        (TieBreak.INDIVIDUAL, {"individual": Fraction(90)}, {"individual": Fraction(89)}),
        (TieBreak.INDIVIDUAL, {"individual": Fraction(0)}, {"individual": None}),  # who has none comes last
        (TieBreak.SERVICE_DAYS, {"service_days": 366}, {"service_days": 365}),
        (TieBreak.SENIORITY, {"hired_day": 700_000}, {"hired_day": 700_001}),  # hired a day before
        (TieBreak.YOUNGEST, {"born_day": 700_001}, {"born_day": 700_000}),
    ],
)
def test_that_each_criterion_decides_in_its_direction(
    tie: TieBreak, first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert placed(ranked("a", **first), ranked("b", **second), tie) == (1, 2)
    assert placed(ranked("a", **second), ranked("b", **first), tie) == (2, 1)
    assert placed(ranked("a", **first), ranked("b", **first), tie) == (1, 1)


def test_that_a_mean_is_called_by_what_it_is_of() -> None:
    sheet = SheetInput((), means=(MeanInput(MeanOf.UNIT, D("80.5"), D(70)),))
    total, share = (mean_read(sheet, MeanOf.UNIT, target) for target in (Target.TOTAL, Target.SHARE))
    assert (total.name, total.value) == ("la media dei totali dell'unità", Fraction(161, 2))
    assert (share.name, share.value) == ("la media delle quote dell'unità", Fraction(70))
    assert mean_read(sheet, MeanOf.ENTITY, Target.TOTAL).value is None
