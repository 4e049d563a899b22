"""What was found while reading a plan: the heaviest first, each with the line it speaks of."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.issues import Issue, Severity
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import severity_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

LINE_ROLE = Qt.ItemDataRole.UserRole
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
EMPTY = "Nessun avviso\nIl documento si legge senza dubbi."
SIDE, TALLEST = 12, 2000
FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex
NO_LINE = "Questo avviso non riguarda una riga sola."


class FindingsList(QListWidget):
    """`line_followed(int)`: the block a finding speaks of."""

    line_followed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issues: tuple[Issue, ...] = ()
        self.setAccessibleName("Avvisi sul documento")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(WrappedWords(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setIconSize(QSize(scaled(MEASURES.icon), scaled(MEASURES.icon)))
        self.verbs = Verbs(self)
        self.verbs.add_verb(
            Order.EDIT, "Vai alla riga", "arrow-bend-down-left", self._follow, keys="F2", why_off=self._why_no_line
        )
        self.empty = EmptyList(self)
        self.empty.say(EMPTY)
        self.itemDoubleClicked.connect(self._follow)
        zoom().changed.connect(self._fill)

    def show_issues(self, issues: Sequence[Issue]) -> None:
        found = tuple(sorted(issues, key=lambda issue: ORDER.index(issue.severity)))
        if found != self.issues or not self.count():
            self.issues = found
            self._fill()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._follow()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.setIconSize(QSize(scaled(MEASURES.icon), scaled(MEASURES.icon)))
        self.clear()
        for issue in self.issues:
            item = QListWidgetItem(severity_icon(issue.severity, self.palette()), issue.sentence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{issue.severity.italian}: {issue.sentence}")
            item.setData(LINE_ROLE, issue.link.id if issue.link is not None else 0)
            item.setToolTip(issue.sentence)
            self.addItem(item)
        self.empty.fit()

    def _follow(self) -> None:
        if line := self._line:
            self.line_followed.emit(line)

    def _why_no_line(self) -> str:
        return "" if self._line else NO_LINE

    @property
    def _line(self) -> int:
        """The block that the current finding speaks of; 0 when it speaks of none."""
        line: int = self.currentIndex().data(LINE_ROLE) or 0
        return line


class WrappedWords(QStyledItemDelegate):
    """Paints a sign and a sentence on as many lines as it takes."""

    def __init__(self, view: FindingsList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._room(QRect(0, 0, self._view.viewport().width(), scaled(TALLEST)))
        words = QFontMetrics(font_of(MEASURES.body)).boundingRect(room, FLAGS, index.data() or "")
        return QSize(room.width(), max(words.height() + scaled(MEASURES.gap), scaled(MEASURES.tree_row)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        style = self._view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, ground, painter, self._view)
        side = scaled(MEASURES.icon)
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        sign.paint(painter, QRect(option.rect.left() + scaled(SIDE), option.rect.top() + scaled(5), side, side))
        painter.save()
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours_of(option.palette).text))
        painter.drawText(self._room(option.rect), FLAGS, index.data() or "")
        painter.restore()

    def _room(self, rect: QRect) -> QRect:
        left = scaled(SIDE + MEASURES.icon + MEASURES.gap)
        return rect.adjusted(left, scaled(MEASURES.gap_small), -scaled(SIDE), 0)
