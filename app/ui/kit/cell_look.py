"""How a cell is drawn beyond its ground: what must be filled and is not, and the whole of a text that is cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.domain.columns import Column
from app.domain.italian import DASH
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import COLUMN_ROLE, MISSING_ROLE
from app.ui.kit.tokens import colours_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class CellLook(QStyledItemDelegate):
    """Marks the cells that must be filled; a tip tells the whole of a text that has no room, and of no other."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if is_missing(index):
            colours = colours_of(option.palette)
            option.backgroundBrush = QBrush(QColor(colours.warning_soft))
            option.text = DASH
            option.font.setBold(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colours.warning))

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        shown, tip = str(index.data(Role.DisplayRole) or ""), str(index.data(Role.ToolTipRole) or "")
        words = tip if tip and tip != shown else shown if self.is_cut(option, index) else ""
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def is_cut(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell whether the text of a cell is wider than its room."""
        return self.sizeHint(option, index).width() > option.rect.width()


def is_missing(index: Index) -> bool:
    """Tell whether a cell is to be filled here and is empty."""
    if index.data(MISSING_ROLE):
        return True
    column = index.data(COLUMN_ROLE)
    if not isinstance(column, Column) or not column.required:
        return False
    return bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and not index.data(Role.EditRole)
