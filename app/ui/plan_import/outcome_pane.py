"""The right half: what would be written, the lines that repeat, what is to be known before the yes."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.issues import Issue
from app.domain.plan_text.shapes import CrossGroup
from app.ui.kit.icons import icon
from app.ui.kit.labels import title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.plan_import.findings_list import FindingsList
from app.ui.plan_import.outcome_tree import OutcomeTree
from app.ui.plan_import.proposals_panel import ImportProposals
from app.ui.plan_import.repeated_tree import RepeatedTree
from app.ui.style.shapes import paint_band, paint_panel

BECOMING, REPEATED, FINDINGS = "Che cosa diventano", "Righe ripetute", "Avvisi"
SHORT_WORDS = "Diventano", "Ripetute", "Avvisi"
SHORT = 460
"""Under this width of the drawing the words of the switch are shorter."""
FOLLOWING = 540
"""From this width on it is told that the tree follows the line."""
HEAD, SIDE = 32, 12


class PaneHead(QWidget):
    """The head of a list, on the ground of a table's: what is in it at the left, a control at the right."""

    def __init__(self, left: int = SIDE) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        keep_margins(self.row, left, 0, SIDE, 0)
        keep_spacing(self.row, MEASURES.gap)
        keep_height(self, HEAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_band(painter, self.rect(), colours.sunken)
        paint_band(painter, QRect(0, self.height() - 1, self.width(), 1), colours.line)
        painter.end()


class Framed(QWidget):
    """A half of the page: a head and a list, with an edge around both."""

    def __init__(self, head: QWidget, *parts: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        for place, part in enumerate(parts):
            column.addWidget(part, 1 if place == 0 else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.base, colours.edge, radius=MEASURES.frame_radius)
        painter.end()


class OutcomePane(QWidget):
    """`line_followed(int)` from the tree, `accepted_changed(frozenset)` from the repeated lines."""

    line_followed = Signal(int)
    accepted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree, self.proposals = OutcomeTree(self), ImportProposals()
        self.repeated = RepeatedTree()
        self.findings = FindingsList()
        self.switch = SegmentSwitch((BECOMING, REPEATED, FINDINGS), title="Che cosa si vede a destra")
        self._title, self._sign, self._follows = (
            title_label(BECOMING, MEASURES.body),
            QLabel(),
            QLabel("segue la riga scelta"),
        )
        self._stack = QStackedWidget()
        self._counts = 0, 0
        for part in (self._becoming(), self.repeated, self.findings):
            self._stack.addWidget(part)
        self.switch.chosen.connect(self._stack.setCurrentIndex)
        self.tree.line_followed.connect(self.line_followed)
        self.findings.line_followed.connect(self.line_followed)
        self.repeated.accepted_changed.connect(self.accepted_changed)
        self._lay_out()
        zoom().changed.connect(self._draw_sign)
        self._draw_sign()

    def show_findings(self, groups: Sequence[CrossGroup], accepted: frozenset[str], issues: Sequence[Issue]) -> None:
        """Show the repeated lines and the findings, with how many they are; the switch is there if there are any."""
        self.repeated.show_groups(groups, accepted)
        self.findings.show_issues(issues)
        self._counts = len(groups), len(issues)
        self.fit()
        for number, count in enumerate(self._counts, start=1):
            self.switch.segments[number].setEnabled(bool(count))
        if self.switch.current and not self._counts[self.switch.current - 1]:
            self.show_part(0)
        has_more = bool(groups or issues)
        self.switch.setVisible(has_more)
        self._title.setVisible(not has_more)
        if not has_more:
            self.show_part(0)

    def show_part(self, number: int) -> None:
        self.switch.choose(number)
        self._stack.setCurrentIndex(number)

    def _becoming(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.proposals)
        return part

    def _draw_sign(self) -> None:
        side = scaled(MEASURES.icon)
        self._sign.setPixmap(icon("link", QPalette.ColorRole.PlaceholderText).pixmap(side, side))

    def _lay_out(self) -> None:
        keep_font(self._follows, MEASURES.body)
        self._follows.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.head = PaneHead()
        self.head.row.addWidget(self._title)
        self.head.row.addWidget(self.switch)
        self.head.row.addStretch(1)
        self.head.row.addWidget(self._sign)
        self.head.row.addWidget(self._follows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Framed(self.head, self._stack))

    def fit(self) -> None:
        """Say less where there is little room."""
        becoming, repeated, findings = SHORT_WORDS if self.width() < scaled(SHORT) else (BECOMING, REPEATED, FINDINGS)
        for number, words in enumerate((becoming, f"{repeated} {self._counts[0]}", f"{findings} {self._counts[1]}")):
            if self.switch.segments[number].text() != words:
                self.switch.rename(number, words)
        has_room = self.width() >= scaled(FOLLOWING)
        self._follows.setVisible(has_room)
        self._sign.setVisible(has_room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
