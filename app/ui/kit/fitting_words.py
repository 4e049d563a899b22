"""Words in one line that never end in dots: of several wordings, the fullest for which there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.kit.overrides import override
from app.ui.kit.tokens import colours_of


class FittingWords(QLabel):
    """A quiet line; where a shorter wording is shown, the fullest one is in the tip and is read by a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ("",)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, fullest: str, *shorter: str) -> None:
        """Take the wordings, from the fullest to the shortest, which always has its room."""
        self._wordings = (fullest, *shorter)
        self.setText(fullest)
        self.setAccessibleName(fullest)
        self._tell_whole()
        self.updateGeometry()

    @property
    def shown(self) -> str:
        """The wording for which there is room now."""
        return next((one for one in self._wordings if self._width(one) <= self.width()), self._wordings[-1])

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(self._wordings[0]), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._wordings[-1]), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours_of(self.palette()).quiet))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.shown)
        painter.end()

    def _tell_whole(self) -> None:
        self.setToolTip("" if self.shown == self._wordings[0] else self._wordings[0])

    def _width(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words) + 1
