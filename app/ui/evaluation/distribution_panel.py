"""How each evaluator spread the totals, drawn small and always in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.domain.italian import plural
from app.domain.sheets.distribution import ENDS, DistributionRow
from app.ui.kit.buttons import make_tool
from app.ui.kit.icons import icon
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES, Colours, colours_of

LABELS = tuple(f"da {floor} a {upper}" for floor, upper in ENDS)


class DistributionPanel(QWidget):
    """A line of bars for each evaluator, after the whole ente; equal scores are pointed out."""

    def __init__(self) -> None:
        super().__init__()
        self._has_rows = False
        self.bars = DistributionBars()
        self.hint = hint_label("Le distribuzioni per valutatore compaiono quando ci sono schede complete.")
        self.message = Message(self)
        self.area = in_scroll_area(self.bars)
        self.area.setAccessibleName("Distribuzione dei punteggi per valutatore")
        self.fold_button = make_tool("Mostra o nasconde la distribuzione", "caret-down", self.fold)
        self._is_folded = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._heading())
        layout.addWidget(self.hint)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.message)
        self.show_rows([])

    def show_rows(self, rows: Sequence[DistributionRow]) -> None:
        shown = [row for row in rows if row.given]
        self._has_rows = bool(shown)
        self.bars.show_rows(shown)
        self._show_what_fits()
        equal = [row.evaluator for row in shown if row.are_all_equal and row.party is not None]
        if equal:
            from app.domain.issues import Severity

            self.message.say(f"Totali tutti uguali: {', '.join(equal)} (D.Lgs. 150/2009 art. 18).", Severity.WARNING)
        else:
            self.message.clear()

    def fold(self) -> None:
        """Leave only the heading, or show the bars again."""
        self._is_folded = not self._is_folded
        self.fold_button.setIcon(icon("caret-right" if self._is_folded else "caret-down"))
        self._show_what_fits()

    @override
    def sizeHint(self) -> QSize:
        """Ask for a few lines: the list above has the rest, and whoever wants more drags the edge."""
        lines = self.fontMetrics().height() * _LINES
        return QSize(super().sizeHint().width(), min(super().sizeHint().height(), lines))

    def _show_what_fits(self) -> None:
        self.hint.setVisible(not self._has_rows and not self._is_folded)
        self.area.setVisible(self._has_rows and not self._is_folded)
        message = max(self.message.sizeHint().height(), self.fontMetrics().height())
        heading = self.fold_button.sizeHint().height() + message
        self.setMaximumHeight(heading if self._is_folded else _ANY_HEIGHT)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.fold_button)
        row.addWidget(title_label("Distribuzione dei totali", MEASURES.body))
        row.addStretch(1)
        return row


_LINES = 9
_ANY_HEIGHT = 16777215
"""What Qt takes as no limit (QWIDGETSIZE_MAX, not in PySide6)."""


class DistributionBars(QWidget):
    """The bars themselves: names and figures as words, the histogram as vector bars."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[DistributionRow] = ()
        self._is_wide = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Distribuzione dei punteggi per valutatore")

    def show_rows(self, rows: Sequence[DistributionRow]) -> None:
        self._rows = rows
        self.setAccessibleDescription("; ".join(in_words(row) for row in rows))
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> int:
        return round(self.fontMetrics().height() * (1.3 if self._is_wide else 2.3))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self._line * len(self._rows))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put name and figures in one line where there is room, else one above the other."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.fontMetrics().averageCharWidth() * _WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 24, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        for place, row in enumerate(self._rows):
            self._paint_row(painter, QRectF(0, place * self._line, self.width(), self._line), row, colours)

    def _paint_row(self, painter: QPainter, box: QRectF, row: DistributionRow, colours: Colours) -> None:
        metrics = self.fontMetrics()
        words = QRectF(box.left(), box.top(), box.width() * 0.8, box.height())
        top, bottom = _columns(words) if self._is_wide else _halves(words)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        name = metrics.elidedText(row.evaluator, Qt.TextElideMode.ElideRight, round(top.width()))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.quiet))
        painter.setFont(font_of(MEASURES.caption))
        figures = painter.fontMetrics().elidedText(row.figures, Qt.TextElideMode.ElideRight, round(bottom.width()))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignVCenter, figures)
        room = metrics.averageCharWidth()
        chart = QRectF(words.right() + room, box.top() + 2, box.width() - words.width() - room, box.height() - 4)
        _paint_bars(painter, chart, row.histogram, colours)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._rows:
            place = min(int(event.pos().y() // self._line), len(self._rows) - 1)
            QToolTip.showText(event.globalPos(), in_words(self._rows[place]), self)
            return True
        return super().event(event)


def in_words(row: DistributionRow) -> str:
    bars = zip(LABELS, row.histogram, strict=True)
    counts = ", ".join(f"{label}: {plural(count, 'scheda', 'schede')}" for label, count in bars if count)
    return f"{row.evaluator}: {row.figures} ({counts})"


_WIDE = 62
"""How many characters name and figures need to stand in one line."""


def _columns(box: QRectF) -> tuple[QRectF, QRectF]:
    name = box.width() * 0.38
    return QRectF(box.left(), box.top(), name, box.height()), box.adjusted(name, 0, 0, 0)


def _halves(box: QRectF) -> tuple[QRectF, QRectF]:
    half = box.height() / 2
    return QRectF(box.left(), box.top(), box.width(), half), QRectF(box.left(), box.top() + half, box.width(), half)


def _paint_bars(painter: QPainter, box: QRectF, counts: Sequence[int], colours: Colours) -> None:
    gap, highest = 2.0, max((*counts, 1))
    width = (box.width() - gap * (len(counts) - 1)) / len(counts)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, count in enumerate(counts):
        height = max(box.height() * count / highest, 1.5)
        painter.setBrush(QColor(colours.accent if count else colours.line))
        painter.drawRect(QRectF(box.left() + place * (width + gap), box.bottom() - height, width, height))
