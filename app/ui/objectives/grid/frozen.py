"""The first columns of the grid, which stay when the others scroll sideways: a second view over the first one."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from app.domain.objectives.grid.columns import FROZEN, KEYS
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES


class FrozenColumns(QTableView):
    """Shows the same rows and the same selection as `view`, which keeps the keyboard; there only while it scrolls."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.setModel(view.model())
        self.setSelectionModel(view.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Colonne ferme")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        for place in range(FROZEN, len(KEYS)):
            self.setColumnHidden(place, True)
        view.horizontalScrollBar().valueChanged.connect(self.fit)
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        view.horizontalHeader().sectionResized.connect(self.fit)
        header.sectionResized.connect(self._hear_width)
        self.clicked.connect(self._give_back)
        self.doubleClicked.connect(self._edit)
        self.hide()

    @property
    def covered(self) -> int:
        """How many pixels of the view stand under these columns."""
        return sum(self._view.columnWidth(place) for place in range(FROZEN)) if not self.isHidden() else 0

    def fit(self) -> None:
        """Be there while the view has scrolled sideways, as wide as the columns that stay."""
        is_needed = self._view.horizontalScrollBar().value() > 0
        self.verticalHeader().setDefaultSectionSize(scaled(MEASURES.grid_row))
        self.horizontalHeader().setFixedHeight(self._view.horizontalHeader().height())
        width = 0
        for place in range(FROZEN):
            self.setColumnWidth(place, self._view.columnWidth(place))
            width += self._view.columnWidth(place)
        frame, header = self._view.frameWidth(), self._view.horizontalHeader().height()
        self.setGeometry(frame, frame, width, header + self._view.viewport().height())
        self.setVisible(is_needed)
        if is_needed:
            self.verticalScrollBar().setValue(self._view.verticalScrollBar().value())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._view.setFocus()

    def _hear_width(self, place: int, _before: int, now: int) -> None:
        if place < FROZEN and now and self.isVisible() and now != self._view.columnWidth(place):
            self._view.setColumnWidth(place, now)

    def _give_back(self, index: QModelIndex) -> None:
        self._view.clicked.emit(index)

    def _edit(self, index: QModelIndex) -> None:
        self._view.doubleClicked.emit(index)
