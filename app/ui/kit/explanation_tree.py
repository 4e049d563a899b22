"""A tree of steps whose formulas are shown whole, on as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui.kit.cell_look import CellLook, Index
from app.ui.kit.overrides import override
from app.ui.kit.tree import Tree, TreeView

_LONGEST = 10_000
_OPEN_LEVELS = 2


class _WrappedLook(CellLook):
    """Makes a row as tall as its words, broken where the column ends."""

    def __init__(self, view: TreeView) -> None:
        super().__init__(view)
        self._tree = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        usual = super().sizeHint(option, index)
        room = self._room(index)
        if index.column() or usual.width() <= room:
            return usual
        whole = option.fontMetrics.boundingRect(
            QRect(0, 0, room, _LONGEST), Qt.TextFlag.TextWordWrap, str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        )
        return QSize(room, usual.height() - option.fontMetrics.height() + whole.height())

    def _room(self, index: Index) -> int:
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        margin = self._tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._tree) + 1
        return max(self._tree.columnWidth(0) - depth * self._tree.indentation() - 2 * margin, 1)


class ExplanationTree(Tree):
    """Shows how a number came to be; nothing of a formula is cut."""

    def __init__(self, headings: Sequence[str], *, title: str, empty: str) -> None:
        super().__init__(headings, title=title, empty=empty, open_levels=_OPEN_LEVELS)
        self.filter.hide()
        self.view.setUniformRowHeights(False)
        self.view.setWordWrap(True)
        self.view.setItemDelegate(_WrappedLook(self.view))
        self.view.header().sectionResized.connect(self._follow_width)

    def _follow_width(self, column: int, _before: int, _now: int) -> None:
        if column == 0:
            self.view.scheduleDelayedItemsLayout()
