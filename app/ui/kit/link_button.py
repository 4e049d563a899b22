"""A wide button that explains itself."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from app.ui.kit.icons import icon
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.tokens import MEASURES


class LinkButton(QPushButton):
    """A wide button: an icon, what it does, and a line that explains it."""

    def __init__(self, text: str, description: str, icon_name: str) -> None:
        super().__init__()
        self.setAccessibleName(text.replace("&", ""))
        self.setAccessibleDescription(description)
        self._icon_name = icon_name
        self._picture = QLabel()
        title = title_label(text, MEASURES.section)
        title.setBuddy(self)
        title.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(hint_label(description))
        row = QHBoxLayout(self)
        side = self.fontMetrics().height() // 2
        row.setContentsMargins(side * 2, side, side * 2, side)
        row.setSpacing(side * 2)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw()

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the words wrap when the place is narrow."""
        layout = self.layout()
        height = layout.minimumSize().height() if layout else 0
        return QSize(self.fontMetrics().averageCharWidth() * 28, height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as the space bar: outside of a dialog Qt would not."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._draw()

    def _draw(self) -> None:
        side = self.fontMetrics().height() * 3 // 2
        self._picture.setPixmap(icon(self._icon_name, QPalette.ColorRole.Link).pixmap(side, side))
