"""Labels with their values in a panel: the header of a sheet, its dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.italian import DASH
from app.reports.blocks.base import Whole
from app.reports.page import Page
from app.reports.style import BLUE, FRAME_LEFT, FRAME_WIDTH, LABEL, PALE, RULE, VALUE, TextStyle
from app.reports.tags import Element
from app.reports.text import wrap

_PADDING = 7.0
_GUTTER = 8.0
_ROW_GAP = 6.0
_HAND = 16.0  # height left to write by hand


class LabelledValue(NamedTuple):
    """A label and a value over `span` columns; an empty one is a dash, or a line to write on `by_hand`."""

    label: str
    value: str
    span: int = 1
    style: TextStyle = VALUE
    by_hand: bool = False


class _SetField(NamedTuple):
    """A field that has been set: where it is and its lines."""

    field: LabelledValue
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        leading = self.field.style.leading * len(self.lines)
        return LABEL.leading + (leading if self.lines else _HAND)


class _FieldRow(NamedTuple):
    """Fields beside each other, as tall as the tallest."""

    fields: tuple[_SetField, ...]
    height: float


@dataclass(frozen=True)
class Fields(Whole):
    """A panel of fields in rows, drawn with a pale ground or bare."""

    rows: tuple[_FieldRow, ...]
    before: float = 8
    panel: bool = True
    keeps_next: bool = False

    @property
    def _inset(self) -> float:
        return _PADDING if self.panel else 0

    @property
    def height(self) -> float:
        rows = sum([row.height + _ROW_GAP for row in self.rows])
        return rows - _ROW_GAP + 2 * self._inset

    def draw(self, page: Page, top: float) -> None:
        if self.panel:
            page.box(FRAME_LEFT, top - self.height, FRAME_WIDTH, self.height, PALE)
            page.box(FRAME_LEFT, top - self.height, 2.5, self.height, BLUE)
        top -= self._inset
        listed = Element("L")
        for row in self.rows:
            for each in row.fields:
                _draw_field(page, each, top, Element("LI", listed))
            top -= row.height + _ROW_GAP


def fields(
    items: Iterable[LabelledValue], *, columns: int = 3, panel: bool = True, before: float = 8, keeps_next: bool = False
) -> Fields:
    """Set fields in rows of `columns`; one that does not fit in its row begins the next."""
    inset = _PADDING + 4 if panel else 0
    step = (FRAME_WIDTH - 2 * inset + _GUTTER) / columns
    rows: list[list[_SetField]] = [[]]
    place = 0
    for item in items:
        if place + item.span > columns:
            rows.append([])
            place = 0
        x, width = FRAME_LEFT + inset + place * step, item.span * step - _GUTTER
        rows[-1].append(_SetField(item, x, width, _lines(item, width)))
        place += item.span
    return Fields(tuple(map(_row, rows)), before=before, panel=panel, keeps_next=keeps_next)


def _lines(item: LabelledValue, width: float) -> tuple[str, ...]:
    if not item.value and item.by_hand:
        return ()
    return wrap(item.value or DASH, item.style, width)


def _row(fields: Sequence[_SetField]) -> _FieldRow:
    return _FieldRow(tuple(fields), max([each.height for each in fields]))


def _draw_field(page: Page, each: _SetField, top: float, item: Element) -> None:
    page.paragraph(Element("Lbl", item), (each.x, top - LABEL.ascent), (each.field.label,), LABEL)
    top -= LABEL.leading
    value = Element("LBody", item)
    page.paragraph(value, (each.x, top - each.field.style.ascent), each.lines, each.field.style)
    if not each.lines:
        page.rule(each.x, top - _HAND + 3, each.x + each.width, RULE)
