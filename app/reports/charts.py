"""Small vector charts of the Piano and of the Relazione."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from app.domain.documents.achievement import Achievement, ResultSummary
from app.domain.documents.figures import PopulationRow
from app.domain.documents.publication import PublishedClass
from app.domain.italian import format_decimal
from app.reports.drawings import Place, canvas_of, fill, stroke, write
from app.reports.fonts import Face
from app.reports.style import BLUE, FRAME_WIDTH, GREY, INK, RULE, TEXT, WARNING, WHITE, Colour, TextStyle
from app.reports.text import shorten, text_width

_LABEL = TextStyle(Face.REGULAR, 8, 10, TEXT)
_INSIDE = TextStyle(Face.SEMIBOLD, 8, 10, WHITE)
_TOTAL = TextStyle(Face.SEMIBOLD, 8.5, 11, INK)
_BAR, _STEP = 15.0, 23.0
_LEFT, _RIGHT, _FOOT = 36.0, 46.0, 20.0


def population_chart(rows: Sequence[PopulationRow], width: float = FRAME_WIDTH) -> Drawing:
    """Draw a bar for each year, split between men and women, with the figures written on it."""
    drawing = canvas_of(width, len(rows) * _STEP + _FOOT)
    largest = max((row.residents for row in rows), default=0) or 1
    scale = (width - _LEFT - _RIGHT) / largest
    for number, row in enumerate(rows):
        _draw_bar(drawing, row, drawing.height - number * _STEP - _BAR, scale)
    stroke(drawing, (_LEFT, _FOOT + _STEP - _BAR - 4), (_LEFT, drawing.height), RULE)
    _draw_legend(drawing)
    return drawing


def population_words(rows: Sequence[PopulationRow]) -> str:
    """Say what the chart shows."""
    years = "; ".join(
        f"{row.year}: {_whole(row.residents)} residenti, {_whole(row.men)} maschi e {_whole(row.women)} femmine"
        for row in rows
    )
    return f"Grafico della popolazione residente. {years}."


def _draw_bar(drawing: Drawing, row: PopulationRow, y: float, scale: float) -> None:
    baseline = y + 4.2
    write(drawing, (_LEFT - 6, baseline), str(row.year), _LABEL, "right")
    men, women = row.men * scale, row.women * scale
    for x, wide, count, colour in ((_LEFT, men, row.men, INK), (_LEFT + men, women, row.women, BLUE)):
        fill(drawing, (x, y, wide, _BAR), colour)
        shown = _whole(count)
        if text_width(shown, _INSIDE) + 6 < wide:
            write(drawing, (x + wide / 2, baseline), shown, _INSIDE, "centre")
    write(drawing, (_LEFT + men + women + 5, baseline), _whole(row.residents), _TOTAL)


def _draw_legend(drawing: Drawing) -> None:
    x = _LEFT
    entries: tuple[tuple[str, Colour], ...] = (("maschi", INK), ("femmine", BLUE))
    for name, colour in entries:
        fill(drawing, (x, 3, 8, 8), colour)
        write(drawing, (x + 12, 4), name, _LABEL)
        x += 62
    write(drawing, (x, 4), "a destra della barra il totale dei residenti", TextStyle(Face.ITALIC, 8, 10, GREY))


def _whole(count: int) -> str:
    return format_decimal(Decimal(count), 0, grouped=True)


_OUTCOMES: tuple[tuple[Achievement, Colour], ...] = (
    (Achievement.ABOVE, INK),
    (Achievement.IN_LINE, BLUE),
    (Achievement.BELOW, WARNING),
    (Achievement.NOT_MEASURABLE, GREY),
)
_NAMES = 190.0


def results_chart(lines: Sequence[ResultSummary], width: float = FRAME_WIDTH) -> Drawing:
    """Draw a bar for each Area, parted by how its objectives went, with the counts written on it."""
    drawing = canvas_of(width, len(lines) * _STEP + _FOOT)
    largest = max((one.objectives for one in lines), default=0) or 1
    scale = (width - _NAMES - _RIGHT) / largest
    for number, one in enumerate(lines):
        y = drawing.height - number * _STEP - _BAR
        write(drawing, (_NAMES - 6, y + 4.2), shorten(one.title, _LABEL, _NAMES - 10), _LABEL, "right")
        x = _NAMES
        for outcome, colour in _OUTCOMES:
            x += _draw_part(drawing, (x, y), one.count(outcome), scale, colour)
        write(drawing, (x + 5, y + 4.2), str(one.objectives), _TOTAL)
    _draw_outcomes(drawing)
    return drawing


def _draw_part(drawing: Drawing, place: Place, count: int, scale: float, colour: Colour) -> float:
    x, y = place
    wide, shown = count * scale, str(count)
    if count:
        fill(drawing, (x, y, wide, _BAR), colour)
        if text_width(shown, _INSIDE) + 3 < wide:
            write(drawing, (x + wide / 2, y + 4.2), shown, _INSIDE, "centre")
    return wide


def _draw_outcomes(drawing: Drawing) -> None:
    x = 0.0
    for outcome, colour in _OUTCOMES:
        fill(drawing, (x, 3, 8, 8), colour)
        write(drawing, (x + 12, 4), outcome.short, _LABEL)
        x += 24 + text_width(outcome.short, _LABEL)
    write(drawing, (x, 4), "a destra della barra tutti gli obiettivi", TextStyle(Face.ITALIC, 8, 10, GREY))


def classes_chart(classes: Sequence[PublishedClass], width: float = FRAME_WIDTH) -> Drawing:
    """Draw a bar for each class of results that is published, with how many people are in it."""
    drawing = canvas_of(width, len(classes) * _STEP + 4)
    largest = max((one.people for one in classes), default=0) or 1
    scale = (width - _NAMES - _RIGHT) / largest
    for number, one in enumerate(classes):
        y = drawing.height - number * _STEP - _BAR
        write(drawing, (_NAMES - 6, y + 4.2), one.words, _LABEL, "right")
        fill(drawing, (_NAMES, y, one.people * scale, _BAR), BLUE)
        write(drawing, (_NAMES + one.people * scale + 5, y + 4.2), str(one.people), _TOTAL)
    return drawing
