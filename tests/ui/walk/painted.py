"""What our own painting writes and cuts: Qt's painter is listened to while a window is drawn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyle, QWidget

from app.ui.evaluation.measured import MeasuredLine
from app.ui.kit.folded_row import RowHead
from tests.ui.walk.faults import SLACK, Fault, name_of

WRAPPED = int(Qt.TextFlag.TextWordWrap.value)


@contextmanager
def listened() -> Iterator[list[Fault]]:
    """Collect the words that are painted cut while the context lasts."""
    found: list[Fault] = []
    draw, elide = QPainter.drawText, QFontMetrics.elidedText

    def heard_draw(painter: QPainter, *told: object) -> object:
        if (painting := _painting(sys._getframe(1).f_locals)) is not None:
            found.extend(_cut(painter, painting, told))
        return draw(painter, *told)

    def heard_elide(metrics: QFontMetrics, words: str, *told: object) -> str:
        short = elide(metrics, words, *told)
        painting = _painting(sys._getframe(1).f_locals)
        if short != words and painting is not None and not _says_it_in_its_tip(painting, words):
            found.append(Fault("testo abbreviato", f"{name_of(painting)}: {words[:60]}"))
        return short

    QPainter.drawText, QFontMetrics.elidedText = heard_draw, heard_elide
    try:
        yield found
    finally:
        QPainter.drawText, QFontMetrics.elidedText = draw, elide


def _painting(names: dict[str, object]) -> QWidget | None:
    """Return the widget of ours that paints; cells have their tips, and styles paint what is measured elsewhere."""
    painting = names.get("self")
    is_ours = isinstance(painting, QWidget) and not isinstance(painting, QAbstractItemView)
    return painting if is_ours and not isinstance(painting, QStyle | QAbstractItemDelegate) else None


def _says_it_in_its_tip(painting: QWidget, words: str) -> bool:
    """Tell whether it is a line of a sheet, which is one line high: as a cell, it says its titles whole in its tip."""
    return isinstance(painting, RowHead | MeasuredLine) and words in painting.toolTip()


def _cut(painter: QPainter, painting: QWidget, told: tuple[object, ...]) -> Iterator[Fault]:
    words = next((one for one in told if isinstance(one, str)), "")
    metrics = painter.fontMetrics()
    match told:
        case (QRect() | QRectF() as area, int() | Qt.AlignmentFlag() | Qt.TextFlag() as flags, str()):
            is_cut = _overflows(metrics, QRectF(area).toAlignedRect(), getattr(flags, "value", flags), words)
        case (QPoint() | QPointF() as point, str()):
            is_cut = point.x() + metrics.horizontalAdvance(words) > painting.width() + SLACK
        case (int() | float() as left, int() | float(), str()):
            is_cut = left + metrics.horizontalAdvance(words) > painting.width() + SLACK
        case _:
            return
    if is_cut and len(words) > 1:
        yield Fault("testo dipinto e tagliato", f"{name_of(painting)}: {words[:60]}")


def _overflows(metrics: QFontMetrics, area: QRect, flags: int, words: str) -> bool:
    if flags & WRAPPED:
        return metrics.boundingRect(area, flags, words).height() > area.height() + SLACK
    return metrics.size(0, words).width() > area.width() + SLACK
