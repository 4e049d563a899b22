"""The tree of units and people in its frame: the filter, the head with the day, the rows."""

from datetime import date

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.italian import format_date
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_margins
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.kit.tree import Tree
from app.ui.structure.tree_nodes import HEADINGS
from app.ui.structure.tree_rows import StructureRows
from app.ui.style.shapes import paint_band, paint_panel

HEAD = 28


class TreeHead(QWidget):
    """The head of the tree: what it shows, and on which day."""

    def __init__(self) -> None:
        super().__init__()
        self.day = hint_label("")
        self.day.setWordWrap(False)
        layout = QHBoxLayout(self)
        keep_margins(layout, MEASURES.gap, 0, MEASURES.gap_groups, 0)
        layout.addWidget(title_label(HEADINGS[0], MEASURES.body))
        layout.addStretch(1)
        layout.addWidget(self.day)
        keep_height(self, HEAD)

    def show_day(self, day: date) -> None:
        self.day.setText(f"al {format_date(day)}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_band(painter, self.rect(), colours_of(self.palette()).sunken)
        painter.end()


class PeopleTree(Tree):
    """A tree whose rows are drawn by `StructureRows`, with its head between the filter and the rows."""

    def __init__(self, empty: str) -> None:
        super().__init__(HEADINGS, title="Struttura dell'ente", empty=empty, open_levels=2)
        self.filter.setPlaceholderText("Filtra unità e persone")
        self.head = TreeHead()
        self.view.setItemDelegate(StructureRows(self.view))
        self.view.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.view.setAlternatingRowColors(False)
        keep_margins(self.bar, MEASURES.gap, MEASURES.gap, MEASURES.gap, MEASURES.gap)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setSpacing(0)
            layout.insertWidget(1, self.head)
            keep_margins(layout, 1, 1, 1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.base))
        paint_panel(painter, self.rect(), colours.base, colours.edge, radius=MEASURES.frame_radius)
        painter.end()
