"""The list of who may open an archive: the office, and the name where this computer may remember it."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.archive_choices import Access
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import paint_band

ROW, BAR, SIDE, PICTURE, WORDS = 40, 3, 16, 24, 52
LEAST = 4
State = QStyle.StateFlag
_AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex


class AccessRows(QStyledItemDelegate):
    """Paints a row of the list: a person's sign, the office, the name at the right in quiet letters."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(0, scaled(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        colours, box = colours_of(option.palette), option.rect
        is_chosen = bool(option.state & State.State_Selected)
        access: Access = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if is_chosen:
            paint_band(painter, box, colours.selected)
            bar = QRect(box.left(), box.top(), scaled(BAR), box.height())
            paint_band(painter, bar, colours.accent if option.state & State.State_HasFocus else colours.edge)
        elif option.state & State.State_MouseOver:
            paint_band(painter, box, colours.soft)
        side = scaled(PICTURE)
        picture = QRect(box.left() + scaled(SIDE), box.center().y() - side // 2, side, side)
        shape = "user-circle-fill" if is_chosen else "user-circle"
        coloured_icon(shape, colours.accent if is_chosen else colours.quiet).paint(painter, picture)
        _paint_words(painter, box.adjusted(scaled(WORDS), 0, -scaled(SIDE), 0), access, colours, is_chosen=is_chosen)
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, access: Access, colours: Colours, *, is_chosen: bool) -> None:
    """Write the name first, at the right: the office takes what is left."""
    middle, dots = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
    painter.setFont(font_of(MEASURES.caption))
    painter.setPen(QColor(colours.quiet))
    name = painter.fontMetrics().elidedText(access.name, dots, room.width() // 2)
    painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), name)
    taken = painter.fontMetrics().horizontalAdvance(name) + scaled(MEASURES.gap) if name else 0
    painter.setFont(font_of(MEASURES.body, strong=is_chosen))
    painter.setPen(QColor(colours.text))
    title = painter.fontMetrics().elidedText(access.title, dots, room.width() - taken)
    painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), title)


class AccessList(QListWidget):
    """`chosen(Access)` when the row in front changes; the arrows go up and down, Enter goes to the password."""

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(AccessRows(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Chi sei?")
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(self.confirmed)
        zoom().changed.connect(self.doItemsLayout)

    @property
    def current(self) -> Access | None:
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Access) else None

    def show_all(self, accesses: Sequence[Access], first: str = "") -> None:
        """List them; the one whose slot is `first` comes in front, or else the first of the list."""
        self.clear()
        for access in accesses:
            item = QListWidgetItem(f"{access.title}, {access.name}" if access.name else access.title)
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, access)
            self.addItem(item)
        row = next((place for place, access in enumerate(accesses) if access.slot == first), 0)
        self.setCurrentRow(row)

    @override
    def sizeHint(self) -> QSize:
        """Ask for few rows: the card grows where there is room, and a list that is longer scrolls."""
        return QSize(super().sizeHint().width(), scaled(ROW) * LEAST)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(ROW) * LEAST)

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Su Giù", "persona"), KeyHint("Invio", "entra"))

    def _tell(self) -> None:
        if (access := self.current) is not None:
            self.chosen.emit(access)
