"""The editor of a cell: a line to type in, or a list to choose from."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.columns import Column, Format
from app.ui.kit.cell_look import CellLook
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import COLUMN_ROLE, RowsModel
from app.ui.kit.scale import scaled

Index = QModelIndex | QPersistentModelIndex

STANDS_OUT = 2
LEAVING = {*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
"""The keys that bring a text out of its editor."""


def choices_of(column: Column) -> tuple[str, ...]:
    return ("sì", "no") if column.format is Format.BOOLEAN else column.choices


def is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENTER


def text_in(editor: QWidget) -> str:
    return editor.currentText() if isinstance(editor, QComboBox) else str(editor.property("text"))


class CellEditor(CellLook):
    """Edits cells as Excel does: Enter commits and goes down, Tab commits and goes right, Esc gives up.

    Ctrl+Enter writes in all the selected rows. A text that its cell cannot have holds the editor open, to be mended.
    """

    def __init__(self, go_down: Callable[[], None], write_all: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._go_down = go_down
        self._write_all = write_all

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        editor = self._list(parent, column) if choices_of(column) else QLineEdit(parent)
        editor.setAccessibleName(column.heading)
        return editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the editor stand out of its row, above and below."""
        taller = scaled(STANDS_OUT)
        editor.setGeometry(option.rect.adjusted(0, -taller, 0, taller))

    def _list(self, parent: QWidget, column: Column) -> ChoiceBox:
        box = ChoiceBox(parent)
        box.addItems([*([] if column.required else [""]), *choices_of(column)])
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill an editor; what somebody is typing stays when fresh rows come under it."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, text_in(editor), Qt.ItemDataRole.EditRole)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QWidget) and self._is_held(editor, event):
            return True
        if isinstance(editor, QWidget) and is_enter(event):
            if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                text = text_in(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self._write_all(text)
                return True
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self._go_down()
            return True
        return super().eventFilter(editor, event)

    def _is_held(self, editor: QWidget, event: QEvent) -> bool:
        """Tell whether a key would leave a text that cannot be read; Esc leaves it for good."""
        view = self.parent()
        model = view.model() if isinstance(view, QAbstractItemView) else None
        if not isinstance(model, RowsModel) or not isinstance(view, QAbstractItemView):
            return False
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        index = view.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            model.forget_unread(index)
        return event.key() in LEAVING and model.refuses(index, text_in(editor))
