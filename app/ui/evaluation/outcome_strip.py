"""The live outcome of a sheet."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.evaluation.detail import SheetDetail
from app.domain.italian import format_decimal, format_percent
from app.domain.workflow import SheetState
from app.ui.evaluation.one_line import OneLine
from app.ui.kit.labels import title_label


class OutcomeStrip(QWidget):
    """Total, individual performance, band and share; provisional while something is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.total = title_label("", 1.35)
        self.rest = OneLine()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height())
        layout.addWidget(self.total)
        layout.addWidget(self.rest, 1)
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
