"""The phases of an objective on the months of a year: one drawing for paper and screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.graphics.shapes import Drawing

from app.domain.italian import MONTHS, format_percent
from app.domain.objectives.phase import PhaseRow
from app.reports.drawings import canvas_of, fill, outline, stroke, svg_of, write
from app.reports.fonts import Face
from app.reports.style import BLUE, FRAME_WIDTH, GREY, INK, PALE_BLUE, RULE, TEXT, TextStyle
from app.reports.text import shorten, wrap

_TITLE = TextStyle(Face.REGULAR, 8.5, 10.5, TEXT)
_MONTH = TextStyle(Face.SEMIBOLD, 7.5, 9, GREY)
_PROGRESS = TextStyle(Face.SEMIBOLD, 8.5, 10.5, INK)
_LEGEND = TextStyle(Face.REGULAR, 7.5, 9, GREY)
_TITLES, _FIGURES, _HEAD, _FOOT, _ROW = 168.0, 38.0, 14.0, 18.0, 20.0
_MOST_LINES = 3
_BAR, _STRIP = 5.0, 3.0
MOST_ROWS = 24
"""Phases on one drawing: those after them go on another, under the same months."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A phase with its title on lines, and how high its row is."""

    phase: PhaseRow
    title: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(_ROW, len(self.title) * _TITLE.leading + 6)


def gantt_parts(phases: Sequence[PhaseRow], year: int, width: float = FRAME_WIDTH) -> list[Drawing]:
    """Draw the phases: months planned as pale boxes, months worked as a strip at their foot, days as a dark bar.

    As many drawings as they ask.
    """
    groups = [phases[start : start + MOST_ROWS] for start in range(0, len(phases), MOST_ROWS)]
    return [_gantt([_line(one) for one in group], year, width) for group in groups]


def gantt_words(phases: Sequence[PhaseRow]) -> str:
    """Say what the drawings show; the table of the phases says the rest."""
    return f"Diagramma delle fasi sui mesi dell'anno: {'; '.join(one.title for one in phases)}."


def gantt_svgs(phases: Sequence[PhaseRow], year: int) -> list[str]:
    """Return the same drawings for the screen."""
    return [svg_of(drawing) for drawing in gantt_parts(phases, year)]


def _line(phase: PhaseRow) -> _Line:
    room = _TITLES - 8
    lines = wrap(phase.title, _TITLE, room)
    if len(lines) > _MOST_LINES:
        rest = " ".join(lines[_MOST_LINES - 1 :])
        lines = (*lines[: _MOST_LINES - 1], shorten(rest, _TITLE, room))
    return _Line(phase, lines)


def _gantt(lines: Sequence[_Line], year: int, width: float) -> Drawing:
    drawing = canvas_of(width, _HEAD + _FOOT + sum(line.height for line in lines))
    month = (width - _TITLES - _FIGURES) / 12
    _draw_months(drawing, month)
    top = drawing.height - _HEAD
    for line in lines:
        _draw_line(drawing, line, year, top, month)
        top -= line.height
    stroke(drawing, (0, top), (width, top), RULE)
    _draw_legend(drawing)
    return drawing


def _draw_months(drawing: Drawing, month: float) -> None:
    for place, name in enumerate(MONTHS):
        left = _TITLES + place * month
        write(drawing, (left + month / 2, drawing.height - _HEAD + 4), name[:3], _MONTH, "centre")
    for place in range(13):
        x = _TITLES + place * month
        stroke(drawing, (x, _FOOT), (x, drawing.height - _HEAD), RULE, 0.4)
    write(drawing, (drawing.width, drawing.height - _HEAD + 4), "Fatto", _MONTH, "right")


def _draw_line(drawing: Drawing, line: _Line, year: int, top: float, month: float) -> None:
    phase, bottom = line.phase, top - line.height
    stroke(drawing, (0, top), (drawing.width, top), RULE, 0.4)
    baseline = top - (line.height - len(line.title) * _TITLE.leading) / 2 - _TITLE.size
    for words in line.title:
        write(drawing, (0, baseline), words, _TITLE)
        baseline -= _TITLE.leading
    for place in range(12):
        if phase.months >> place & 1:
            box = (_TITLES + place * month + 0.8, bottom + 3, month - 1.6, line.height - 6)
            fill(drawing, box, PALE_BLUE)
            outline(drawing, box, BLUE)
        if phase.actual_months >> place & 1:
            fill(drawing, (_TITLES + place * month, bottom + 1.5, month, _STRIP), BLUE)
    _draw_days(drawing, phase, year, (top + bottom) / 2, month)
    middle = (top + bottom) / 2 - _PROGRESS.size * 0.35
    write(drawing, (drawing.width, middle), format_percent(phase.progress, None), _PROGRESS, "right")


def _draw_days(drawing: Drawing, phase: PhaseRow, year: int, middle: float, month: float) -> None:
    """Draw the bar of the days; where one end alone is known, a mark on that day."""
    start, end = (
        None if day is None else _TITLES + _place(day, year) * month for day in (phase.starts_on, phase.ends_on)
    )
    bottom = middle - _BAR / 2
    if start is not None and end is not None:
        fill(drawing, (start, bottom, max(end + month / 31 - start, 2), _BAR), INK)
        return
    for x in (start, end):
        if x is not None:
            fill(drawing, (x - _BAR / 2, bottom, _BAR, _BAR), INK)


def _place(day: date, year: int) -> float:
    """Return where a day is, in months from the beginning of the year; days of other years are at its ends."""
    if day.year != year:
        return 0.0 if day.year < year else 12 - 1 / 31
    return day.month - 1 + (day.day - 1) / 31


def _draw_legend(drawing: Drawing) -> None:
    box = (_TITLES, 3.0, 10.0, 8.0)
    fill(drawing, box, PALE_BLUE)
    outline(drawing, box, BLUE)
    write(drawing, (_TITLES + 14, 4), "mesi previsti", _LEGEND)
    fill(drawing, (_TITLES + 84, 4.5, 16, _STRIP), BLUE)
    write(drawing, (_TITLES + 104, 4), "mesi effettivi", _LEGEND)
    fill(drawing, (_TITLES + 168, 4.5, 16, _BAR), INK)
    write(drawing, (_TITLES + 188, 4), "dal – al: giorni della fase", _LEGEND)
