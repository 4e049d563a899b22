"""Every shape of the charts, of the phases and of the organigramma, kept with its place, size, colour and words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from app.domain.documents.achievement import ResultSummary
from app.domain.structure.hierarchy import Party
from app.reports.charts import results_chart
from app.reports.distribution_chart import distribution_chart, distribution_words
from app.reports.gantt import MOST_ROWS, gantt_parts, gantt_words
from app.reports.organigram import draw_organigram, organigram_parts
from tests.golden.kept import compare
from tests.reports.plan_samples import organigram
from tests.reports.test_charts import DRAWN, ROWS, TOTALS
from tests.reports.test_gantt import phase

PHASES = [
    phase(0b1101, date(2024, 1, 10), date(2024, 3, 31), title="Gara"),
    phase(0b100000000000, date(2023, 5, 1), date(2025, 7, 1), title="Collaudo con un nome che non sta nella riga " * 2),
    phase(0, None, date(2024, 6, 30), title="Fine sola"),
    phase(1, date(2024, 12, 31), None, title="Inizio solo"),
]
OUTCOMES = [
    ResultSummary("Area con ogni esito", 10, 4, 3, 2, 1, 0, None, 0, 0),
    ResultSummary("Area con un nome che non sta di certo nello spazio che ha " * 2, 40, 38, 1, 1, 0, 0, None, 0, 0),
]
EQUAL = replace(ROWS[1].now, are_all_equal=True, party=Party(), top=Decimal("33.4"), spread=None)
BLOCKS = [
    ROWS[0],
    replace(ROWS[1], now=EQUAL, before=None),
    replace(ROWS[0], now=replace(EQUAL, given=0, histogram=(0,) * 6, evaluator="Responsabile " * 30), before=None),
]


def drawings() -> Iterator[tuple[str, Drawing]]:
    yield from ((name, make()) for name, make in DRAWN.items())
    yield "outcomes", results_chart(OUTCOMES)
    yield "blocks", distribution_chart(TOTALS, BLOCKS)
    yield "no year before", distribution_chart(replace(TOTALS, before_year=0), BLOCKS[1:])
    yield from ((f"phases {n}", one) for n, one in enumerate(gantt_parts(PHASES * (MOST_ROWS // 4) + PHASES, 2024)))
    yield from ((f"organigramma {areas}", draw_organigram(organigram(areas, areas))) for areas in (0, 1, 4))
    yield from ((f"split {n} {words}", one) for n, (one, words) in enumerate(organigram_parts(organigram(9, 10), 650)))


def shapes(drawing: Drawing) -> Iterator[str]:
    for one in drawing.contents:
        yield "  " + " ".join([type(one).__name__, *(f"{key}={_short(value)}" for key, value in _said(one))])


def _said(one: object) -> list[tuple[str, object]]:
    left_out = {"_", "strokeLine", "strokeDash", "strokeMiter", "strokeOpacity", "fillOpacity", "encoding", "fillRule"}
    return [
        (key, value)
        for key, value in sorted(vars(one).items())
        if value is not None and not key.startswith(tuple(left_out))
    ]


def _short(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(_short, value))
    if hasattr(value, "hexval"):
        return str(value.hexval())
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def test_that_every_drawing_is_the_one_kept() -> None:
    lines = [line for name, one in drawings() for line in (f"{name}: {one.width:.1f} × {one.height:.1f}", *shapes(one))]
    lines += [distribution_words(row, TOTALS) for row in BLOCKS]
    lines += [gantt_words(PHASES), gantt_words(PHASES[:1])]
    compare("drawings", "\n".join(lines) + "\n")
