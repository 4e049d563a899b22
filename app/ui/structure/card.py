"""A panel of the page with its title: what is edited or read together."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing, keep_width
from app.ui.kit.tokens import MEASURES, ToneName, colours_of
from app.ui.style.shapes import paint_panel

SIGN, HEAD = 12, 32


class Card(QWidget):
    """White ground and a thin edge; `head` is the line of the title, `body` what comes under it."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = cut_title(MEASURES.section)
        self.title.setText(title)
        self.head, self.body = QHBoxLayout(), QVBoxLayout()
        self.head.addWidget(self.title)
        keep_spacing(self.head, MEASURES.gap)
        keep_spacing(self.body, MEASURES.gap)
        layout = QVBoxLayout(self)
        keep_margins(layout, MEASURES.margin, 8, MEASURES.margin, MEASURES.gap_groups)
        keep_spacing(layout, MEASURES.gap_small)
        layout.addWidget(_line(self.head))
        layout.addLayout(self.body, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.base, colours.line)
        painter.end()


def _line(layout: QHBoxLayout) -> QWidget:
    """Give the head its height, whatever stands in it."""
    line = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    line.setLayout(layout)
    keep_height(line, HEAD)
    return line


class ToneSign(QWidget):
    """A small square in the ink and ground of a kind of dated fact."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = ToneName.NOTHING
        keep_width(self, SIGN)
        keep_height(self, SIGN)

    def show_tone(self, tone: ToneName) -> None:
        self._tone = tone
        self.setAccessibleName(tone.value)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tone = QPainter(self), colours_of(self.palette()).tones[self._tone]
        paint_panel(painter, self.rect(), tone.ground, tone.ink, radius=MEASURES.frame_radius)
        painter.end()


class CutLabel(QLabel):
    """One line of words that gives way when there is no room; the whole is in its tip."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.end()


def cut_title(pixels: int = MEASURES.title) -> CutLabel:
    """Make a heading that gives way."""
    label = CutLabel()
    keep_font(label, pixels, strong=True)
    return label


def cut_hint() -> CutLabel:
    """Make quiet words that take what is left of a line."""
    label = CutLabel()
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
