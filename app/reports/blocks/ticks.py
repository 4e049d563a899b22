"""Boxes to tick by hand on a blank sheet, drawn because the typeface has no sign for them."""

from dataclasses import dataclass

from app.reports.page import Page
from app.reports.style import CELL, GREY
from app.reports.text import text_width

_STYLE = CELL
_SIDE = 8.0
_GAP = 4.0
_BETWEEN = 16.0
_LEADING = 15.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A box and its label: how far right and on which line they are."""

    x: float
    line: int
    label: str


def set_ticks(labels: tuple[str, ...], room: float) -> tuple[Tick, ...]:
    """Put boxes beside each other, on as many lines as they need."""
    ticks, x, line = [], 0.0, 0
    for label in labels:
        wide = _SIDE + _GAP + text_width(label, _STYLE)
        if x and x + wide > room:
            x, line = 0.0, line + 1
        ticks.append(Tick(x, line, label))
        x += wide + _BETWEEN
    return tuple(ticks)


def ticks_height(ticks: tuple[Tick, ...]) -> float:
    return (ticks[-1].line + 1) * _LEADING if ticks else 0.0


def draw_ticks(page: Page, ticks: tuple[Tick, ...], x: float, top: float) -> None:
    for tick in ticks:
        baseline = top - tick.line * _LEADING - _STYLE.ascent - 2
        page.frame(x + tick.x, baseline - 0.8, _SIDE, _SIDE, GREY)
        page.text(x + tick.x + _SIDE + _GAP, baseline, tick.label, _STYLE)
