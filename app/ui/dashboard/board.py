"""The row of the figures, with the next step beside them or, where there is no room, under them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.domain.duties.next_step import NextStep
from app.ui.kit.buttons import make_button, make_primary
from app.ui.kit.figure import HEIGHT, Figure, FigureWords
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_band

FIGURES, ACCENT_BAR, LEAST, CAPTION_LINE, BODY_LINE = 4, 3, 420, 16, 20
TITLE = "Prossimo passo"


class TightLabel(QLabel):
    """A text whose lines are as high as the drawing asks, closer than those of the typeface."""

    def __init__(self, pixels: int, line: int, *, strong: bool = False) -> None:
        super().__init__()
        self._line = line
        keep_font(self, pixels, strong=strong)

    def needed_height(self, width: int) -> int:
        return len(self._lines(width)) * scaled(self._line)

    def width_in(self, lines: int) -> int:
        """Return a width in which the text has so many lines at most."""
        width = self.fontMetrics().horizontalAdvance(self.text()) // lines
        while len(self._lines(width)) > lines:
            width += scaled(MEASURES.gap_small)
        return width

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), scaled(self._line))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(self._line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for number, line in enumerate(self._lines(self.width())):
            place = QRect(0, number * scaled(self._line), self.width(), scaled(self._line))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        metrics, lines = self.fontMetrics(), [""]
        for word in self.text().split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


class NextStepPanel(QWidget):
    """One sentence and its primary button, on a soft ground; `asked` when it is pressed."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(TITLE)
        self.step = NextStep("")
        self.title = TightLabel(MEASURES.caption, CAPTION_LINE)
        self.title.setText(TITLE)
        self.title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sentence = TightLabel(MEASURES.body, BODY_LINE, strong=True)
        self.title.setParent(self)
        self.sentence.setParent(self)
        self.button: QPushButton = make_primary(make_button("", "", self.asked.emit))
        self.button.setParent(self)
        self.button.setAccessibleName(TITLE)
        self.button.hide()
        zoom().changed.connect(self._place)

    def show_step(self, step: NextStep) -> None:
        self.step = step
        self.sentence.setText(step.sentence)
        self.button.setText(step.verb)
        self.button.setAccessibleName(step.verb or TITLE)
        self.button.setAccessibleDescription(step.sentence)
        self.button.setVisible(bool(step.verb))
        self._place()

    def needed_width(self) -> int:
        """Return the width in which the sentence has two lines at most."""
        return max(scaled(LEAST), self.sentence.width_in(2) + self._around())

    def height_in(self, width: int) -> int:
        words = self.sentence.needed_height(width - self._around())
        return max(scaled(HEIGHT), scaled(CAPTION_LINE + MEASURES.gap) + words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _around(self) -> int:
        button = self.button.sizeHint().width() + scaled(MEASURES.margin) if self.step.verb else 0
        return button + scaled(MEASURES.margin) * 2

    def _place(self) -> None:
        """Put the words in the middle of the height, the button at the right."""
        side, caption = scaled(MEASURES.margin), scaled(CAPTION_LINE)
        room = max(self.width() - self._around(), 1)
        words = self.sentence.needed_height(room)
        top = max((self.height() - caption - words) // 2, 0)
        self.title.setGeometry(side, top, room, caption)
        self.sentence.setGeometry(side, top + caption, room, words)
        size = self.button.sizeHint()
        left = self.width() - side - size.width()
        self.button.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        paint_band(painter, self.rect(), colours.soft)
        paint_band(painter, QRect(0, 0, scaled(ACCENT_BAR), self.height()), colours.accent)
        painter.end()


class Board(QWidget):
    """Four figures and the next step in one row, framed; figures grow compact, then the step goes below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("L'anno in cifre")
        self.figures = [Figure(self) for _ in range(FIGURES)]
        self.panel = NextStepPanel(self)
        self._narrowest = (
            self._narrowest_width()
        )  # Qt asks for the height again and again, and words take long to measure
        # Not Fixed: Qt would hold it to the height of a width it had before, and hide the step below the figures.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        zoom().changed.connect(self._fit)

    def show_board(self, figures: Sequence[FigureWords], step: NextStep) -> None:
        for figure, words in zip(self.figures, figures, strict=True):
            figure.show_words(words)
        self.panel.show_step(step)
        self._fit()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return scaled(HEIGHT) + (self.panel.height_in(width - 2) if self._is_stacked(width) else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(LEAST * 2), self.heightForWidth(max(self.width(), scaled(LEAST))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LEAST), self.heightForWidth(max(self.width(), scaled(LEAST))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        paint_band(painter, self.rect(), colours.base)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for figure in self.figures[1:]:
            painter.drawLine(figure.x() - 1, 0, figure.x() - 1, scaled(HEIGHT) - 1)
        painter.end()

    def _is_stacked(self, width: int) -> bool:
        return self._narrowest > width - 2

    def _narrowest_width(self) -> int:
        return sum(figure.compact_width() + 1 for figure in self.figures) + self.panel.needed_width()

    def _fit(self) -> None:
        self._narrowest = self._narrowest_width()
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        """Lay the row out: wide figures if the step finds its room beside them, else compact ones."""
        width, height = self.width() - 2, scaled(HEIGHT)
        wide = sum(figure.wide_width() + 1 for figure in self.figures)
        is_stacked = self._is_stacked(self.width())
        is_compact = wide > width if is_stacked else wide + self.panel.needed_width() > width
        widths = [figure.compact_width() if is_compact else figure.wide_width() for figure in self.figures]
        if is_stacked:
            spare = max(width - sum(widths) - FIGURES, 0) // FIGURES
            widths = [each + spare for each in widths]
        left = 1
        for figure, each in zip(self.figures, widths, strict=True):
            figure.compact(is_compact)
            figure.setGeometry(left, 0, each, height)
            left += each + 1
        if is_stacked:
            self.panel.setGeometry(1, height, width, max(self.height() - height - 1, 0))
        else:
            self.panel.setGeometry(left, 1, self.width() - left - 1, height - 2)
