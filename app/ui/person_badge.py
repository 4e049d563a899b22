"""Who is at the keyboard, at the end of the band: name and role, or a sign where there is no room; its menu."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from app.ui.kit.focus_ring import RING
from app.ui.kit.icons import coloured_icon, icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, colours_of

LINE = 16
"""The height of each of the two lines."""
UNASKED = "Si entra senza password"
"""What the menu says where nobody is asked who they are."""


class PersonBadge(QAbstractButton):
    """The name over the role; a role that the name already says stands alone. Pressed, it opens what they may do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._role = ""
        self._is_narrow = False
        self.menu = QMenu(self)
        self._said = self.menu.addAction("")
        self._said.setEnabled(False)
        self.menu.addSeparator()
        self._why = QAction(icon("info"), "", self.menu)
        self._why.setEnabled(False)
        self._why.setVisible(False)
        self.menu.aboutToShow.connect(self._say_why_off)
        self.setProperty(RING, True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open_menu)
        self.show_person("", "")

    @property
    def lines(self) -> list[str]:
        """What is written, from above."""
        return [self._name, self._role] if self._role and self._role != self._name else [self._name]

    def offer(self, actions: Iterable[QAction]) -> None:
        """Put the verbs of whoever is at the keyboard in the menu; those that are not for them now hide themselves."""
        self.menu.addActions([*actions, self._why])

    def say_entered(self, *, with_password: bool) -> None:
        """Say in the menu as whom, and how, one has entered."""
        said = ", ".join(filter(None, (*self.lines, "" if with_password else UNASKED)))
        self._said.setText(said.replace("&", "&&"))

    def _say_why_off(self) -> None:
        """Write under the verbs why one of them is off: a tip is seen only by a mouse that stands still."""
        off = [one.statusTip() for one in self.menu.actions() if one.isVisible() and not one.isEnabled()]
        why = next(filter(None, off), "")
        self._why.setText(why.replace("&", "&&"))
        self._why.setVisible(bool(why))

    def open_menu(self) -> None:
        """Show the menu under the badge, ending where it ends."""
        end = self.mapToGlobal(self.rect().bottomRight())
        self.menu.popup(end)
        self.menu.move(end.x() - self.menu.width(), end.y() + 1)

    def show_person(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.setEnabled(bool(name))
        said = ", ".join(self.lines)
        self.setAccessibleName(f"Utente: {said}" if name else "Utente")
        self.setToolTip(said)
        self.update()

    def fit(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.resize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = scaled(MEASURES.field)
        return QSize(side if self._is_narrow else self._words_left() + self._words_width(), scaled(2 * LINE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        side = scaled(MEASURES.band_icon)
        left = (self.width() - side) // 2 if self._is_narrow else 0
        picture = QRect(left, (self.height() - side) // 2, side, side)
        coloured_icon("user-circle", colours.text if self._is_narrow else colours.quiet).paint(painter, picture)
        if not self._is_narrow:
            top = (self.height() - scaled(LINE) * len(self.lines)) // 2
            for number, line in enumerate(self.lines):
                painter.setFont(font_of(MEASURES.caption, strong=number == 0))
                painter.setPen(QColor(colours.quiet if number else colours.text))
                rect = QRect(self._words_left(), top + scaled(LINE) * number, self.width(), scaled(LINE))
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()

    def _words_left(self) -> int:
        return scaled(MEASURES.band_icon + MEASURES.gap)

    def _words_width(self) -> int:
        metrics = QFontMetrics(font_of(MEASURES.caption, strong=True))
        return max(metrics.horizontalAdvance(line) for line in self.lines)
