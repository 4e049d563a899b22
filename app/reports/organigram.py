"""The organigramma, drawn from the data: the same drawing in print and on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing

from app.domain.documents.organigram import OrganigramArea, OrganigramDocument, OrganigramUnit
from app.domain.italian import plural
from app.reports.drawings import canvas_of, fill, outline, stroke, svg_of, write
from app.reports.fonts import Face
from app.reports.style import BLUE, FRAME_WIDTH, GREY, INK, PALE, RULE, TEXT, WHITE, TextStyle
from app.reports.text import wrap

_TOP = TextStyle(Face.SEMIBOLD, 11, 14, WHITE)
_TOP_QUIET = TextStyle(Face.REGULAR, 8.5, 11, WHITE)
_AREA = TextStyle(Face.SEMIBOLD, 9, 11.5, WHITE)
_HEAD = TextStyle(Face.REGULAR, 8.5, 11, TEXT)
_COUNT = TextStyle(Face.SEMIBOLD, 8.5, 11, INK)
_SECTOR = TextStyle(Face.REGULAR, 8.5, 11, TEXT)
_QUIET = TextStyle(Face.ITALIC, 8, 10.5, GREY)

_GAP, _PADDING, _SPINE = 10.0, 5.0, 10.0
_DROP = 22.0
_COUNT_ROOM = 24.0
_TOP_WIDTH = 260.0
_MOST_ACROSS = 3


def draw_organigram(chart: OrganigramDocument, width: float = FRAME_WIDTH, areas: slice | None = None) -> Drawing:
    """Draw the ente, its Segretario and its areas with their settori, in rows of at most three areas.

    `areas` draws only some of them (a following page), without the top.
    """
    shown = chart.areas[areas] if areas else chart.areas
    rows = _rows(shown, width, is_counted=chart.people > 0)
    has_top = not areas or not areas.start
    top_lines = _top_lines(chart) if has_top else ()
    height = _top_height(top_lines) + sum(_DROP + row[0].row_height for row in rows)
    drawing = canvas_of(width, max(height, 1) + 1)
    y = drawing.height - 0.5
    if has_top:
        y = _draw_top(drawing, top_lines, width, y)
    _draw_rows(drawing, rows, width, y)
    return drawing


def organigram_svg(chart: OrganigramDocument, width: float = FRAME_WIDTH) -> str:
    return svg_of(draw_organigram(chart, width))


def organigram_parts(
    chart: OrganigramDocument, tallest: float, width: float = FRAME_WIDTH
) -> list[tuple[Drawing, str]]:
    """Draw the organigramma on as many drawings as a page height asks for, breaking between rows of areas.

    Each comes with its words.
    """
    rows = _rows(chart.areas, width, is_counted=chart.people > 0)
    slices, start, done, used = [], 0, 0, _top_height(_top_lines(chart))
    for row in rows:
        needed = _DROP + row[0].row_height
        if used + needed > tallest and done > start:
            slices.append(slice(start, done))
            start, used = done, 0.0
        used += needed
        done += len(row)
    parts = (*slices, slice(start, max(done, 1)))
    return [(draw_organigram(chart, width, part), organigram_words(chart, part)) for part in parts]


def organigram_words(chart: OrganigramDocument, areas: slice) -> str:
    """Say what the drawing of some areas shows; the first one also tells who is at the top."""
    top = (chart.municipality, *_top_people(chart)) if not areas.start else (chart.municipality, "segue")
    is_counted = chart.people > 0
    words = (_area_words(area, is_counted=is_counted) for area in chart.areas[areas])
    return ". ".join((f"Organigramma: {', '.join(top)}", *words)) + "."


def _area_words(area: OrganigramArea, *, is_counted: bool) -> str:
    sectors = [_unit_words(one.name, one.head, one.people if is_counted else None) for one in area.sectors]
    head = _head_of(area) if area.head or is_counted else ""
    words = _unit_words(area.name, head, area.people if is_counted else None)
    return f"{words}: {'; '.join(sectors)}" if sectors else words


def _unit_words(name: str, head: str, people: int | None) -> str:
    counted = "" if people is None else plural(people, "persona", "persone")
    return ", ".join(filter(None, (name, head, counted)))


def _head_of(area: OrganigramArea) -> str:
    if not area.is_eq:
        return f"Responsabile: {area.head}"
    return f"EQ: {area.head}" if area.head else "EQ: incarico non assegnato"


@dataclass(frozen=True, slots=True)
class _Line:
    """A settore of a card: its name, its head, its people."""

    name: tuple[str, ...]
    head: tuple[str, ...]
    people: int | None

    @property
    def height(self) -> float:
        return len(self.name) * _SECTOR.leading + len(self.head) * _QUIET.leading + _PADDING


@dataclass(frozen=True, slots=True)
class _Card:
    """An Area that has been set."""

    name: tuple[str, ...]
    head: tuple[str, ...]
    people: int | None
    lines: tuple[_Line, ...]
    width: float
    row_height: float = 0

    @property
    def title_height(self) -> float:
        return len(self.name) * _AREA.leading + 2 * _PADDING

    @property
    def head_height(self) -> float:
        lines = len(self.head) + (self.people is not None)
        return lines * _HEAD.leading + 2 * _PADDING if lines else 0

    @property
    def height(self) -> float:
        return self.title_height + self.head_height + sum(line.height for line in self.lines)


def _rows(areas: Sequence[OrganigramArea], width: float, *, is_counted: bool) -> list[tuple[_Card, ...]]:
    """Share the areas evenly between rows: four are two and two, not three and one.

    Where nobody is entered yet nothing is counted, and nothing is said of who is not there.
    """
    count = ceil(len(areas) / _MOST_ACROSS)
    if not count:
        return []
    across = ceil(len(areas) / count)
    card_width = min((width - 1 - _SPINE - _GAP * (across - 1)) / across, _TOP_WIDTH)
    groups = [areas[start : start + across] for start in range(0, len(areas), across)]
    return [_level([_card(area, card_width, is_counted=is_counted) for area in group]) for group in groups]


def _level(cards: list[_Card]) -> tuple[_Card, ...]:
    tallest = max(card.height for card in cards)
    return tuple(_Card(card.name, card.head, card.people, card.lines, card.width, tallest) for card in cards)


def _card(area: OrganigramArea, width: float, *, is_counted: bool) -> _Card:
    room = width - 2 * _PADDING
    head = wrap(_head_of(area), _HEAD, room) if area.head or is_counted else ()
    lines = tuple(_line(sector, room, is_counted=is_counted) for sector in area.sectors)
    return _Card(wrap(area.name, _AREA, room), head, area.people if is_counted else None, lines, width)


def _line(sector: OrganigramUnit, room: float, *, is_counted: bool) -> _Line:
    room -= _COUNT_ROOM
    head = wrap(sector.head, _QUIET, room) if sector.head else ()
    return _Line(wrap(sector.name, _SECTOR, room), head, sector.people if is_counted else None)


def _top_lines(chart: OrganigramDocument) -> tuple[tuple[str, TextStyle], ...]:
    room = _TOP_WIDTH - 2 * _PADDING
    names = [(line, _TOP) for line in wrap(chart.municipality, _TOP, room)]
    return (*names, *((line, _TOP_QUIET) for text in _top_people(chart) for line in wrap(text, _TOP_QUIET, room)))


def _top_people(chart: OrganigramDocument) -> tuple[str, ...]:
    return (
        *((f"Sindaco: {chart.mayor}",) if chart.mayor else ()),
        f"Segretario comunale: {chart.secretary or 'incarico non assegnato'}",
        *((plural(chart.people, "persona in servizio", "persone in servizio"),) if chart.people else ()),
    )


def _top_height(lines: Sequence[tuple[str, TextStyle]]) -> float:
    return sum(style.leading for _, style in lines) + 2 * _PADDING if lines else 0.0


def _draw_top(drawing: Drawing, lines: Sequence[tuple[str, TextStyle]], width: float, top: float) -> float:
    height = _top_height(lines)
    fill(drawing, ((width - _TOP_WIDTH) / 2, top - height, _TOP_WIDTH, height), INK)
    y = top - _PADDING
    for text, style in lines:
        write(drawing, (width / 2, y - style.ascent), text, style, "centre")
        y -= style.leading
    return top - height


def _draw_rows(drawing: Drawing, rows: Sequence[tuple[_Card, ...]], width: float, top: float) -> None:
    """Draw the cards, each row hanging from a line; more rows are tied by a spine at the left."""
    y, buses = top, []
    for row in rows:
        buses.append(y - _DROP / 2)
        _draw_row(drawing, row, _lefts(row, width, len(rows)), y)
        y -= _DROP + row[0].row_height
    if rows:
        stroke(drawing, (width / 2, top), (width / 2, buses[0]), GREY)
    if len(rows) > 1:
        stroke(drawing, (0.5, buses[0]), (0.5, buses[-1]), GREY)
        for number, (bus, row) in enumerate(zip(buses, rows, strict=True)):
            far = width / 2 if number == 0 else _lefts(row, width, len(rows))[0] + row[0].width / 2
            stroke(drawing, (0.5, bus), (far, bus), GREY)


def _draw_row(drawing: Drawing, row: Sequence[_Card], lefts: Sequence[float], top: float) -> None:
    bus = top - _DROP / 2
    middles = [left + row[0].width / 2 for left in lefts]
    stroke(drawing, (middles[0], bus), (middles[-1], bus), GREY)
    for left, middle, card in zip(lefts, middles, row, strict=True):
        stroke(drawing, (middle, bus), (middle, top - _DROP), GREY)
        _draw_card(drawing, card, left, top - _DROP)


def _lefts(row: Sequence[_Card], width: float, rows: int) -> list[float]:
    """Centre a row, leaving room for the spine when there are several."""
    spine = _SPINE if rows > 1 else 0
    step = row[0].width + _GAP
    used = step * len(row) - _GAP
    start = spine + (width - spine - used) / 2
    return [start + number * step for number in range(len(row))]


def _draw_card(drawing: Drawing, card: _Card, x: float, top: float) -> None:
    fill(drawing, (x, top - card.title_height, card.width, card.title_height), BLUE)
    head = top - card.title_height - card.head_height
    fill(drawing, (x, head, card.width, card.head_height), PALE)
    y = _write_lines(drawing, card.name, _AREA, x + _PADDING, top - _PADDING)
    y = _write_lines(drawing, card.head, _HEAD, x + _PADDING, y - 2 * _PADDING)
    counted = () if card.people is None else (plural(card.people, "persona", "persone"),)
    _write_lines(drawing, counted, _COUNT, x + _PADDING, y)
    y = head
    body = sum(line.height for line in card.lines)
    fill(drawing, (x, y - body, card.width, body), WHITE)
    for line in card.lines:
        _draw_line(drawing, line, x, y, card.width)
        y -= line.height
    outline(drawing, (x, y, card.width, top - y), RULE)


def _draw_line(drawing: Drawing, line: _Line, x: float, top: float, width: float) -> None:
    stroke(drawing, (x, top), (x + width, top), RULE, 0.5)
    inside = top - _PADDING / 2
    if line.people is not None:
        write(drawing, (x + width - _PADDING, inside - _COUNT.ascent), str(line.people), _COUNT, "right")
    y = _write_lines(drawing, line.name, _SECTOR, x + _PADDING, inside)
    _write_lines(drawing, line.head, _QUIET, x + _PADDING, y)


def _write_lines(drawing: Drawing, lines: Sequence[str], style: TextStyle, x: float, top: float) -> float:
    for text in lines:
        write(drawing, (x, top - style.ascent), text, style)
        top -= style.leading
    return top
