"""How the line of a group is drawn."""

from decimal import Decimal

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from app.domain.objectives.weights import WeightTotal
from app.ui.kit.tokens import colours_of
from app.ui.objectives.grid.look import SIDE, _GroupLine


def inked(image):
    white = QColor("white")
    seen = [any(image.pixelColor(x, y) != white for y in range(image.height())) for x in range(image.width())]
    return [x for x, is_inked in enumerate(seen) if is_inked]


def test_that_what_is_given_stands_before_what_is_expected_and_both_end_with_their_column(qtbot, theme):
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    line = _GroupLine(painter, QRect(0, 0, 300, 30), colours_of(QPalette()))
    line.paint_total(WeightTotal("Segreteria", 4, 0, Decimal(90)), 200)
    end = inked(image)[-1]
    given = painter.fontMetrics().horizontalAdvance("90")
    painter.end()
    assert 200 - SIDE - 3 <= end < 200
    assert inked(image)[0] < 200 - SIDE - 2 * given


def test_that_the_words_of_a_group_end_before_its_total(qtbot, theme):
    total = WeightTotal("Segreteria", 4, 0, Decimal(100), apart=Decimal(30))
    for room in (300, 190, 70):
        image = QImage(500, 30, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        line = _GroupLine(painter, QRect(0, 0, 500, 30), colours_of(QPalette()))
        line.paint_state(total, 10, 10 + room)
        painter.end()
        assert 10 < inked(image)[-1] < 10 + room - SIDE // 2
