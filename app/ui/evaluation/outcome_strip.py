"""The live outcome of a sheet, and the list of what it still lacks."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.evaluation.detail import SheetDetail
from app.domain.italian import format_decimal, format_percent, plural
from app.domain.scoring.results import Missing
from app.domain.workflow import SheetState
from app.ui.kit.icons import icon
from app.ui.kit.labels import Words, title_label
from app.ui.kit.overrides import override


class OutcomeStrip(QWidget):
    """Total, individual performance, band and share; provisional while something is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.total = title_label("", 1.35)
        self.rest = Words()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.total)
        layout.addWidget(self.rest)
        self.setAccessibleName("Esito della scheda")

    def show_detail(self, detail: SheetDetail) -> None:
        result = detail.result
        if detail.state is SheetState.NOT_EVALUABLE:
            self.total.setText("Non valutabile")
            self.rest.setText(detail.not_evaluable_reason)
            return
        word = "Totale provvisorio" if result.is_provisional else "Totale"
        self.total.setText(f"{word}: {format_decimal(result.total)}")
        parts = [f"Performance individuale {format_decimal(result.individual)}"]
        parts += [f"fascia {result.band}"] if result.band else []
        parts += [f"quota del premio {format_percent(result.award_share, None)}"]
        parts += ["valutazione negativa"] if result.is_negative and not result.is_provisional else []
        self.rest.setText("  ·  ".join(parts))
        self.setAccessibleDescription(f"{self.total.text()}. {self.rest.text()}")


class MissingList(QWidget):
    """What a sheet still lacks; Enter or a click goes to the place. `asked(Missing)`."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading = QLabel()
        self.list = QListWidget()
        self.list.setAccessibleName("Che cosa manca")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.list)
        self.list.itemClicked.connect(self._ask)
        self.list.itemActivated.connect(self._ask)
        self._missing: tuple[Missing, ...] = ()
        self._fit()

    def show_detail(self, detail: SheetDetail) -> None:
        missing = detail.missing if detail.is_open else ()
        self.setVisible(bool(missing))
        if missing != self._missing:
            self._missing = missing
            self._fill()

    def _fill(self) -> None:
        verb = "Manca" if len(self._missing) == 1 else "Mancano"
        self.heading.setText(f"{verb} {plural(len(self._missing), 'cosa', 'cose')} per completare la scheda:")
        self.list.clear()
        for one in self._missing:
            item = QListWidgetItem(icon("arrow-right"), one.label)
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self._fit()

    def _ask(self, item: QListWidgetItem) -> None:
        self.asked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _fit(self) -> None:
        lines = min(max(len(self._missing), 1), 3)
        self.list.setFixedHeight(round(self.list.fontMetrics().height() * (lines * 1.4 + 0.7)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
