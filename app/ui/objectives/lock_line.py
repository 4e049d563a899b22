"""The line that says why nothing can be changed."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.certification.standing import StandingCertification
from app.domain.cycles import Lock
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of


class LockSign(QWidget):
    """A lock, in the size of the words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Bloccato")
        zoom().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(MEASURES.icon), scaled(MEASURES.icon))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), scaled(MEASURES.icon)
        place = QRect(0, (self.height() - side) // 2, side, side)
        coloured_icon("lock-simple", QColor(colours_of(self.palette()).text).name()).paint(painter, place)
        painter.end()


class LockLine(QWidget):
    """Who closed the year and when, with a lock; hidden when it is open."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel(strong=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(LockSign())
        line.addWidget(self.words, 1)
        self.hide()

    def show_closing(self, closing: Lock | None, certified: StandingCertification | None = None) -> None:
        """Show why nothing changes, or by what certification the result does not."""
        words = [
            one for one in (closing.sentence if closing else "", certified.whole_sentence if certified else "") if one
        ]
        self.setVisible(bool(words))
        self.words.setText(" · ".join(words))
