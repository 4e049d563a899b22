"""*Punteggi*: what is measured at the left, what is to be decided at the right; one above the other where it is low."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.distribution import DistributionRow
from app.domain.structure.hierarchy import Party
from app.ui.evaluation.decisions import Decisions
from app.ui.evaluation.measured import MeasuredSections
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import MEASURES

LEFT = 448
_LOW_SIDE = 8


class ScorePage(QWidget):
    """Signals: `scored(item, value)`, `noted(item, text)`; `ended()` when Enter finds no row that waits."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.measured = MeasuredSections()
        self.decisions = Decisions()
        self._is_low = False
        self._left, self._right = QWidget(), QWidget()
        self._inside = [QBoxLayout(QBoxLayout.Direction.TopToBottom, side) for side in (self._left, self._right)]
        self._inside[0].addWidget(self.measured)
        self._inside[1].addWidget(self.decisions)
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.VLine)
        self._rule.setFrameShadow(QFrame.Shadow.Plain)
        self._rule.setForegroundRole(self._rule.palette().ColorRole.Mid)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._left)
        self._box.addWidget(self._rule)
        self._box.addWidget(self._right, 1)
        self.decisions.scored.connect(self.scored)
        self.decisions.noted.connect(self.noted)
        self.decisions.ended.connect(self.ended)
        zoom().changed.connect(self._fit)
        self._fit()

    def show_detail(self, detail: SheetDetail) -> None:
        self.measured.show_detail(detail)
        self.decisions.show_detail(detail)

    def show_totals(self, rows: Sequence[DistributionRow], party: Party, own: str, total: Decimal | None) -> None:
        self.measured.totals.show_rows(rows, party, own, total)

    def make_low(self, *, is_low: bool) -> None:
        """Stand what is measured in one line over what is to be decided, or beside it."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.measured.make_low(is_low=is_low)
            self.decisions.make_low(is_low=is_low)
            self._fit()

    def _fit(self) -> None:
        direction = QBoxLayout.Direction.TopToBottom if self._is_low else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        self._rule.setVisible(not self._is_low)
        margin, low = scaled(MEASURES.margin), scaled(_LOW_SIDE)
        self._inside[0].setContentsMargins(*((0, 0, 0, 0) if self._is_low else (margin, 0, margin, 0)))
        self._inside[1].setContentsMargins(*((low, 0, low, 0) if self._is_low else (margin, 0, margin, 0)))
        self._left.setMinimumWidth(0 if self._is_low else scaled(LEFT))
        self._left.setMaximumWidth(_ANY if self._is_low else scaled(LEFT))


_ANY = 16777215
"""What Qt takes as no limit (QWIDGETSIZE_MAX, not in PySide6)."""
