"""The charts: everything stands on its drawing, row below row, and bars are as long as their figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from reportlab.graphics.shapes import Drawing, Line, Rect, String

from app.domain.documents.achievement import ResultSummary
from app.domain.documents.figures import PopulationRow
from app.domain.documents.publication import PublishedClass
from app.domain.sheets.distribution import ComparedTotals, DistributionRow, RoundDistribution
from app.domain.structure.hierarchy import Party
from app.reports.charts import classes_chart, population_chart, results_chart
from app.reports.distribution_chart import distribution_chart
from app.reports.style import FRAME_WIDTH


def totals_of(name: str, *histogram: int) -> DistributionRow:
    given = sum(histogram)
    return DistributionRow(Party(), name, given, given, Decimal(80), Decimal(3), histogram, Decimal(40), False)


COUNTS = (2, 0, 1, 4, 3, 1)
ROWS = [ComparedTotals(totals_of(name, *COUNTS), totals_of(name, *reversed(COUNTS))) for name in ("Tutti", "Arcuri")]
CLASSES = [PublishedClass(0, 60, 5, None), PublishedClass(60, 80, 20, None), PublishedClass(80, 100, 10, None)]
PEOPLE = [
    PopulationRow(year, date(year, 12, 31), 2 * men, men, men, None, None, None, None)
    for year, men in ((2022, 900), (2023, 1000), (2024, 500))
]
AREAS = [ResultSummary(f"Area {n}", n, n, 0, 0, 0, 0, None, 0, 0) for n in (2, 5, 4)]
TOTALS = RoundDistribution("Sessione", 2024, 2023, tuple(ROWS))
DRAWN: dict[str, Callable[[], Drawing]] = {
    "distribution": lambda: distribution_chart(TOTALS, ROWS),
    "without legend": lambda: distribution_chart(replace(TOTALS, before_year=0), ROWS, has_legend=False),
    "classes": lambda: classes_chart(CLASSES),
    "population": lambda: population_chart(PEOPLE),
    "results": lambda: results_chart(AREAS),
}


def edges(one: Rect | Line | String) -> tuple[float, float, float, float]:
    if isinstance(one, Rect):
        return one.x, one.y, one.x + one.width, one.y + one.height
    return (one.x1, one.y1, one.x2, one.y2) if isinstance(one, Line) else (one.x, one.y, one.x, one.y + one.fontSize)


@pytest.mark.parametrize("name", DRAWN)
def test_that_nothing_of_a_chart_is_outside_its_drawing(name: str) -> None:
    drawing = DRAWN[name]()
    assert drawing.width == FRAME_WIDTH
    for one in drawing.contents:
        left, bottom, right, top = edges(one)
        assert 0 <= left <= right <= drawing.width, one
        assert 0 <= bottom <= top <= drawing.height, one


def bars(drawing: Drawing, height: float) -> list[Rect]:
    return [one for one in drawing.contents if isinstance(one, Rect) and one.height == height]


@pytest.mark.parametrize(
    ("name", "lengths"), [("classes", [5, 20, 10]), ("results", [2, 5, 4]), ("population", [900, 900, 1000, 1000, 500])]
)
def test_that_bars_are_as_long_as_their_figures_and_stand_below_each_other(name: str, lengths: list[int]) -> None:
    found = bars(DRAWN[name](), 15)
    first = found[0].width / lengths[0]
    assert [round(one.width / first, 6) for one in found[: len(lengths)]] == lengths
    heights = [one.y for one in found]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def test_that_a_block_of_the_distribution_begins_where_that_above_ends() -> None:
    drawing = DRAWN["without legend"]()
    names = [one.y for one in drawing.contents if isinstance(one, String) and one.text in {"Tutti", "Arcuri"}]
    rules = [one.y1 for one in drawing.contents if isinstance(one, Line) and one.x1 == 0]
    assert names[0] - names[1] == drawing.height / 2
    assert rules == [drawing.height - 2, drawing.height / 2 - 2]
