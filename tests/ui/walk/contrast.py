"""The contrast of words with what is behind them, measured on the picture of the window and not on the theme alone."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QRadioButton, QWidget

from tests.ui.walk.faults import Fault, in_sight, name_of

WORDS, MOST = 4.5, 7.0
"""The least contrast of words (WCAG 2.2, 1.4.3), and that of the theme of high contrast (1.4.6)."""
LOOKED_AT = 12
"""Pixels across and down of each widget: enough to know of which colour most of it is."""


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 has it: from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint_words(root: QWidget, least: float) -> Iterator[Fault]:
    """Compare the ink of each label, box and line in sight with the colour that there is most of around it."""
    picture = root.grab().toImage()
    for widget in in_sight(root):
        if _has_words(widget) and widget.isEnabled() and not widget.visibleRegion().isEmpty():
            seen = widget.visibleRegion().boundingRect()
            ground = _most(picture, QRect(widget.mapTo(root, seen.topLeft()), seen.size()))
            ink = widget.palette().color(_role_of_words(widget))
            if ground is not None and (found := contrast(ink, ground)) < least:
                yield Fault("contrasto debole", f"{name_of(widget)}: {ink.name()} su {ground.name()}, {found:.1f}")


def _has_words(widget: QWidget) -> bool:
    match widget:
        case QLabel():
            is_plain = type(widget).paintEvent is QLabel.paintEvent and "<" not in widget.text()
            return is_plain and bool(widget.text())
        case QCheckBox() | QRadioButton():
            return bool(widget.text()) and not _paints_itself(widget)
        case QLineEdit():
            return bool(widget.text()) and not widget.isReadOnly()
    return False


def _role_of_words(widget: QWidget) -> QPalette.ColorRole:
    """Return what the words are painted with; a short field just reached is selected from side to side."""
    is_selected = isinstance(widget, QLineEdit) and widget.selectedText() == widget.text()
    return QPalette.ColorRole.HighlightedText if is_selected else widget.foregroundRole()


def _paints_itself(button: QAbstractButton) -> bool:
    return type(button).paintEvent not in {QCheckBox.paintEvent, QRadioButton.paintEvent}


def _most(picture: QImage, area: QRect) -> QColor | None:
    ratio = picture.devicePixelRatio()
    area = QRect(area.topLeft() * ratio, area.size() * ratio).intersected(picture.rect())
    down, across = max(area.height() // LOOKED_AT, 1), max(area.width() // LOOKED_AT, 1)
    rows, columns = range(area.top(), area.bottom() + 1, down), range(area.left(), area.right() + 1, across)
    colours = Counter(picture.pixel(QPoint(x, y)) for y in rows for x in columns)
    return QColor.fromRgb(colours.most_common(1)[0][0]) if colours else None
