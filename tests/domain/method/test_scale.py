"""Scales: which values they accept, which row a value falls in, what the greatest is."""

from decimal import Decimal

import pytest

from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.vocabulary import ScaleMode
from app.domain.scoring.scales import share_of

D = Decimal
STEPS = Scale("s", "S", rows=(ScaleRow("sì", D(10)), ScaleRow("no", D(2)), ScaleRow("parole")))
WHOLE = Scale("w", "W", ScaleMode.FREE, minimum=D(-1), maximum=D(4))
HALVES = Scale("h", "H", ScaleMode.FREE, minimum=D("0.2"), maximum=D("1.8"), step=D("0.5"))
PERCENT = Scale("p", "P", ScaleMode.PERCENT, minimum=D(20), maximum=D(30))


@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [
        (STEPS, "10 2 2.0", "0 5 11"),
        (WHOLE, "-1 0 3.99 4", "-1.01 4.01"),
        # Si conta dal minimo: 0,2, 0,7, 1,2, 1,7; il massimo non si tocca.
        (HALVES, "0.2 0.7 1.70", "0 0.5 1 1.3 1.8 2.2 -0.3"),
        (PERCENT, "0 62.5 100", "-0.01 100.01"),
    ],
    ids=["steps", "free", "free with steps", "percent"],
)
def test_that_each_scale_accepts_its_own_values(scale: Scale, good: str, bad: str) -> None:
    assert [value for value in good.split() if not scale.accepts(D(value))] == []
    assert [value for value in bad.split() if scale.accepts(D(value))] == []


def test_that_the_greatest_value_depends_on_how_a_score_is_given() -> None:
    assert [scale.top for scale in (STEPS, WHOLE, HALVES, PERCENT)] == [10, 4, D("1.8"), 100]
    assert Scale("e", "E").top == 0


RANGES = Scale(
    "r",
    "R",
    ScaleMode.FREE,
    rows=(
        ScaleRow("basso", minimum=D(0), maximum=D(49), share=D(10)),
        ScaleRow("medio", minimum=D(50), maximum=D(79), share=D(60)),
        ScaleRow("alto", minimum=D(79), maximum=D(100)),
        ScaleRow("aperto", minimum=D(200)),
        ScaleRow("esatto", D(300), maximum=D(400)),
    ),
)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("0", "basso"),
        ("49", "basso"),
        ("49.5", None),
        ("50", "medio"),
        ("79", "medio"),
        ("79.01", "alto"),
        ("100", "alto"),
        ("-1", None),
        ("250", None),
        ("300", "esatto"),
        ("350", None),
    ],
)
def test_that_a_row_covers_its_interval_with_both_ends(value: str, label: str | None) -> None:
    row = RANGES.row_of(D(value))
    assert (row.label if row else None) == label


def test_that_a_row_of_steps_covers_its_value_only() -> None:
    row = STEPS.row_of(D(2))
    assert row is not None
    assert row.label == "no"
    assert STEPS.row_of(D(3)) is None


@pytest.mark.parametrize(("value", "share"), [("10", 10), ("60", 60), ("90", 90), ("130", 100), ("-10", 0)])
def test_that_a_score_is_worth_the_share_of_its_row_or_its_part_of_the_greatest(value: str, share: int) -> None:
    assert share_of(RANGES, D(value)) == share


def test_that_a_row_is_sufficient_and_asks_for_no_reason_unless_it_says_so() -> None:
    row = ScaleRow("x")
    assert (row.is_sufficient, row.is_reason_required) == (True, False)
