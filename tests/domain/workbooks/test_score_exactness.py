"""Whether a formula may be trusted at a half: where no number of a sheet comes nearer to one than it sees."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Rounding, Section, SheetTemplate
from app.domain.method.vocabulary import Aggregator, MissingPolicy, RoundingPoint, ScaleMode, SectionKind, TotalRule
from app.domain.roles import SheetRole
from app.domain.scoring.inputs import FactorInput, SectionInput, SheetInput
from app.domain.workbooks.score_exactness import rounds_exactly, rounds_parts_exactly
from app.domain.workbooks.score_form import score_form

D = Decimal
SCALE = Scale("g", "Numero", ScaleMode.FREE, minimum=D(0), maximum=D(4), step=D(1))
PLAIN, FINE = (D(1), D(3)), (D(1), D(99_999_988))
"""What the factors weigh: out of 4, and out of a prime number near a hundred million."""


def answers(
    weights: tuple[Decimal, ...], point: RoundingPoint = RoundingPoint.TOTAL, **more: object
) -> tuple[bool, bool]:
    """Return whether the total and the parts of a sheet of two factors round exactly."""
    factors = tuple(Factor(f"f{place}", "Uno", weight=weight) for place, weight in enumerate(weights))
    section = replace(
        Section("c", "Comportamenti", SectionKind.BEHAVIOURS, D(100), scale="g", factors=factors),
        **more,  # type: ignore[arg-type]  # the fields are those of a section
    )
    template = SheetTemplate(
        "d", "Scheda", SheetRole.EMPLOYEE, sections=(section,), rounding=Rounding(point=point), total=TotalRule.WEIGHTED
    )
    method = MethodDefinition("m", "Metodo", scales=(SCALE,), templates=(template,))
    given = SheetInput((SectionInput("c", factors=tuple(FactorInput(one.code) for one in factors)),))
    form = score_form(method, template, given, ())
    return rounds_exactly(form), rounds_parts_exactly(form)


@pytest.mark.parametrize(
    ("weights", "more", "total"),
    [
        (PLAIN, {}, True),
        (FINE, {}, False),
        (FINE, {"aggregator": Aggregator.MEAN}, True),  # weights that do not count
        (FINE, {"aggregator": Aggregator.MINIMUM}, True),  # the degree is that of one factor
        (FINE, {"aggregator": Aggregator.ALL_OR_NOTHING}, True),
        (PLAIN, {"missing": MissingPolicy.EXCLUDE}, False),  # what a factor weighs changes with the others
    ],
)
def test_that_a_total_is_trusted_by_the_denominators_of_its_parts(
    weights: tuple[Decimal, ...], more: dict[str, object], *, total: bool
) -> None:
    assert answers(weights, **more) == (total, True)


def test_that_a_degree_rounded_before_the_total_is_asked_for_itself() -> None:
    assert answers(PLAIN, RoundingPoint.SECTION) == (True, True)
    assert answers(FINE, RoundingPoint.SECTION) == (True, False)  # the total is a sum of hundredths
    assert answers(FINE, RoundingPoint.FACTOR)[1]
