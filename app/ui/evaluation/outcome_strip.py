"""The live outcome of a sheet."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.italian import DASH, format_decimal, format_percent
from app.domain.scoring.results import SheetResult
from app.domain.sheets.detail import SheetDetail
from app.domain.workflow import SheetState
from app.ui.evaluation.one_line import OneLine
from app.ui.kit.labels import title_label


class OutcomeStrip(QWidget):
    """Total, individual performance where the sheet has it, band and share; no award while something is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.total = title_label("")
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
        is_provisional = bool(detail.missing)
        word = "Totale provvisorio" if is_provisional else "Totale"
        self.total.setText(f"{word}: {format_decimal(result.total, result.digits)}")
        individual = format_decimal(result.individual, result.digits)
        parts = [f"Performance individuale {individual}"] if result.has_individual else []
        parts += _award(result, is_provisional=is_provisional)
        self.rest.setText("  ·  ".join(parts))
        self.setAccessibleDescription(f"{self.total.text()}. {self.rest.text()}")


def _award(result: SheetResult, *, is_provisional: bool) -> list[str]:
    if is_provisional:
        return [f"fascia {DASH}", f"quota del premio {DASH}"]
    parts = [f"fascia {result.band}"] if result.band else []
    parts.append(f"quota del premio {format_percent(result.award_share, None)}")
    return [*parts, "valutazione negativa"] if result.is_negative else parts
