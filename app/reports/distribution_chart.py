"""How the totals are spread, drawn once for screen and paper: a block of bars for each evaluator."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing

from app.domain.italian import format_decimal, format_percent
from app.domain.sheets.distribution import ENDS, ComparedTotals, DistributionRow, RoundDistribution
from app.reports.drawings import canvas_of, fill, outline, stroke, svg_of, write
from app.reports.fonts import Face
from app.reports.style import BLUE, FRAME_WIDTH, GREY, INK, RULE, TEXT, WARNING, TextStyle
from app.reports.text import text_width

EQUAL = "totali tutti uguali (v. art. 18 D.Lgs. 150/2009)"
_NAME = TextStyle(Face.SEMIBOLD, 10, 13, INK)
_FIGURES = TextStyle(Face.REGULAR, 8.5, 11, TEXT)
_BEFORE = TextStyle(Face.REGULAR, 8.5, 11, GREY)
_ALARM = TextStyle(Face.SEMIBOLD, 8.5, 11, WARNING)
_SMALL = TextStyle(Face.REGULAR, 7, 9, GREY)
_COUNT = TextStyle(Face.SEMIBOLD, 7.5, 9, INK)
_BLOCK, _HEAD, _BARS, _AXIS, _TALLEST = 74.0, 16.0, 260.0, 14.0, 38.0


def distribution_chart(
    totals: RoundDistribution, rows: Sequence[ComparedTotals], *, has_legend: bool = True
) -> Drawing:
    """Draw some rows of a distribution: bars of now filled, those of the year before framed."""
    head = _HEAD if has_legend else 0
    drawing = canvas_of(FRAME_WIDTH, head + _BLOCK * len(rows))
    if has_legend:
        _draw_legend(drawing, totals)
    for number, row in enumerate(rows):
        _draw_block(drawing, row, totals, drawing.height - head - _BLOCK * (number + 1))
    return drawing


def distribution_svg(totals: RoundDistribution) -> str:
    """Return the drawing of all the rows for the screen."""
    return svg_of(distribution_chart(totals, totals.rows))


def distribution_words(row: ComparedTotals, totals: RoundDistribution) -> str:
    """Say what the block of one row shows: its figures, then how many sheets are in each range."""
    ranges = ", ".join(
        f"{_range(floor, end)}: {count}" for (floor, end), count in zip(ENDS, row.now.histogram, strict=True)
    )
    figures = ". ".join(words for words, _ in _lines(row, totals))
    return f"Grafico dei totali di {row.now.evaluator}. {figures}. Schede per totale: {ranges}."


def _range(floor: object, end: object) -> str:
    return f"{floor}–{end}" if floor else f"fino a {end}"


def _draw_legend(drawing: Drawing, totals: RoundDistribution) -> None:
    baseline = drawing.height - 10
    x = drawing.width - _BARS
    fill(drawing, (x, baseline - 1, 8, 8), BLUE)
    write(drawing, (x + 12, baseline), f"schede del {totals.year}", _SMALL)
    if totals.before_year:
        outline(drawing, (x + 90, baseline - 1, 8, 8), GREY)
        write(drawing, (x + 102, baseline), f"schede del {totals.before_year}", _SMALL)


def _draw_block(drawing: Drawing, row: ComparedTotals, totals: RoundDistribution, bottom: float) -> None:
    stroke(drawing, (0, bottom + _BLOCK - 2), (drawing.width, bottom + _BLOCK - 2), RULE)
    top = bottom + _BLOCK - 16
    room = drawing.width - _BARS - 12
    write(drawing, (0, top), _fitting(row.now.evaluator, room, _NAME), _NAME)
    for number, (words, style) in enumerate(_lines(row, totals)):
        write(drawing, (0, top - 14 - 12 * number), words, style)
    _draw_bars(drawing, row, drawing.width - _BARS, bottom)


def _lines(row: ComparedTotals, totals: RoundDistribution) -> list[tuple[str, TextStyle]]:
    found = [(_figures(row.now), _FIGURES)]
    if row.before is not None:
        found.append((f"nel {totals.before_year}: {_figures(row.before)}", _BEFORE))
    elif totals.before_year:
        found.append((f"nel {totals.before_year}: nessuna scheda da confrontare", _BEFORE))
    if row.now.are_all_equal and row.now.party is not None:
        found.append((EQUAL, _ALARM))
    return found


def _figures(row: DistributionRow) -> str:
    """Write the figures short: `7 di 8 · media 86,93 · scarto 3,20 · alta 40 %`."""
    if not row.given:
        return f"0 di {row.sheets} compilate"
    parts = [f"{row.given} di {row.sheets}", f"media {format_decimal(row.mean)}"]
    if row.spread is not None:
        parts.append(f"scarto {format_decimal(row.spread)}")
    parts.append(f"alta {format_percent(row.top, 0)}")
    return " · ".join(parts)


def _draw_bars(drawing: Drawing, row: ComparedTotals, left: float, bottom: float) -> None:
    then = row.before.histogram if row.before is not None else (0,) * len(ENDS)
    highest = max((*row.now.histogram, *then, 1))
    step, base = _BARS / len(ENDS), bottom + _AXIS
    for place, (floor, end) in enumerate(ENDS):
        x = left + place * step
        _draw_bar(drawing, (x + 4, base), row.now.histogram[place], highest, is_now=True)
        if row.before is not None:
            _draw_bar(drawing, (x + 4 + (step - 10) / 2, base), then[place], highest, is_now=False)
        write(drawing, (x + step / 2 - 2, bottom + 4), _range(floor, end), _SMALL, "centre")
    stroke(drawing, (left, base), (left + _BARS, base), GREY)


def _draw_bar(drawing: Drawing, foot: tuple[float, float], count: int, highest: int, *, is_now: bool) -> None:
    x, y = foot
    wide = (_BARS / len(ENDS) - 12) / 2
    height = _TALLEST * count / highest
    if count:
        box = x, y, wide, height
        fill(drawing, box, BLUE) if is_now else outline(drawing, box, GREY)
        write(drawing, (x + wide / 2, y + height + 2), str(count), _COUNT if is_now else _SMALL, "centre")


def _fitting(words: str, room: float, style: TextStyle) -> str:
    """Shorten a name that has no room, with dots at its end."""
    if text_width(words, style) <= room:
        return words
    while words and text_width(f"{words}…", style) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
