"""The drawing of the phases: what is planned, what was done, and nothing out of the year."""

from datetime import date
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Rect, String

from app.domain.ids import PhaseId
from app.domain.objectives.phase import PhaseRow
from app.reports.gantt import MOST_ROWS, gantt_parts, gantt_svgs
from app.reports.style import FRAME_WIDTH, INK


def phase(months: int = 0, starts: date | None = None, ends: date | None = None, title: str = "Gara") -> PhaseRow:
    return PhaseRow(PhaseId(1), 1, title, months, starts, ends, Decimal(100), Decimal("12.5"))


def months_of(drawing: Drawing) -> int:
    """Count the boxes that are only framed, but for that of the legend."""
    return sum(isinstance(one, Rect) and one.fillColor is None for one in drawing.contents) - 1


def bars_of(drawing: Drawing) -> list[Rect]:
    """Return the dark bars, but for that of the legend."""
    dark = [one for one in drawing.contents if isinstance(one, Rect) and one.fillColor is not None]
    return [one for one in dark if (one.fillColor.red, one.fillColor.green) == INK[:2]][:-1]


def words_of(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.contents if isinstance(one, String)]


def test_that_each_planned_month_is_a_box_and_the_days_a_bar() -> None:
    [drawing] = gantt_parts([phase(0b101, date(2024, 1, 1), date(2024, 1, 31))], 2024)
    [bar] = bars_of(drawing)
    month = (FRAME_WIDTH - 168 - 38) / 12
    assert months_of(drawing) == 2
    assert abs(bar.width - month) < 0.5
    assert {"gen", "dic", "Gara", "12,5 %"} <= set(words_of(drawing))


def test_that_days_of_other_years_stay_on_the_sheet() -> None:
    [drawing] = gantt_parts([phase(0, date(2023, 5, 1), date(2025, 7, 1)), phase(0, date(2025, 1, 1))], 2024)
    for bar in bars_of(drawing):
        assert bar.x >= 160
        assert bar.x + bar.width <= FRAME_WIDTH - 30


def test_that_phases_without_months_or_days_have_their_row() -> None:
    [drawing] = gantt_parts([phase(title="Senza niente")], 2024)
    assert months_of(drawing) == 0
    assert bars_of(drawing) == []
    assert "Senza niente" in words_of(drawing)


def test_that_many_phases_are_more_drawings_and_a_long_title_is_cut() -> None:
    drawings = gantt_parts([phase(1, title="Parola " * 60)] * (MOST_ROWS + 1), 2024)
    assert len(drawings) == 2
    assert any(word.endswith("…") for word in words_of(drawings[1]))
    assert gantt_parts([], 2024) == []


def test_that_the_screen_shows_the_same_drawing() -> None:
    [svg] = gantt_svgs([phase(0b11)], 2024)
    assert svg.startswith("<?xml")
    assert ">Gara</text>" in svg
