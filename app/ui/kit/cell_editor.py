"""The editor of a cell: a line to type in, or a list to choose from."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.columns import Column, Format
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import COLUMN_ROLE

Index = QModelIndex | QPersistentModelIndex


def choices_of(column: Column) -> tuple[str, ...]:
    return ("sì", "no") if column.format is Format.BOOLEAN else column.choices


def is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENTER


class CellEditor(QStyledItemDelegate):
    """Edits cells as Excel does: Enter commits and goes down, Tab commits and goes right, Esc gives up."""

    def __init__(self, go_down: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._go_down = go_down

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN_ROLE)
        editor = self._list(parent, column) if choices_of(column) else QLineEdit(parent)
        editor.setAccessibleName(column.heading)
        return editor

    def _list(self, parent: QWidget, column: Column) -> ChoiceBox:
        box = ChoiceBox(parent)
        box.addItems([*([] if column.required else [""]), *choices_of(column)])
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.property("text")
        model.setData(index, text, Qt.ItemDataRole.EditRole)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QWidget) and is_enter(event):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self._go_down()
            return True
        return super().eventFilter(editor, event)
