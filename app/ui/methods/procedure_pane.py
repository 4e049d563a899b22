"""*Prova del procedimento*: imaginary days, and what the method says of each step on them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.method.definition import MethodDefinition
from app.domain.trial.procedure import (
    DAY_COLUMNS,
    PROCEDURE_COLUMNS,
    ProcedureDays,
    asked_choices,
    example_days,
    procedure_rows,
)
from app.domain.workflow import RemarkKind
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable

HINT = "Giorni di fantasia: ciò che si dà qui non si salva. La tabella dice che cosa succederebbe a una scheda."


class ProcedurePane(QWidget):
    """Tries the windows, the review and the second level of the method shown in the editor."""

    def __init__(self, year: int) -> None:
        """`year` is the one whose days are tried."""
        super().__init__()
        self.year = year
        self.definition: MethodDefinition | None = None
        self.form = Form()
        for column in DAY_COLUMNS:
            self.form.add(column)
        self.table = RowsTable(
            PROCEDURE_COLUMNS, name="methods.procedure", title="Procedimento di prova", empty="Nessuna metodologia."
        )
        self.table.hide_filter()
        self.table.view.setSortingEnabled(False)
        self.form.committed.connect(self._compute)
        layout = QVBoxLayout(self)
        layout.addWidget(hint_label(HINT))
        layout.addWidget(self.form)
        layout.addWidget(self.table, 1)

    def show_method(self, definition: MethodDefinition | None) -> None:
        """Try this method on the days already given, or on some to begin with."""
        is_first = self.definition is None
        self.definition = definition
        self.form.setVisible(definition is not None)
        if definition is None:
            self.table.set_rows([])
            return
        asked = self.form.fields["asked"]
        if isinstance(asked, ChoiceField):
            asked.set_choices(asked_choices(definition))
        if is_first:
            self.form.fill(example_days(definition.process, self.year))
        self._compute()

    def days(self) -> ProcedureDays:
        """Return what is in the fields; a request that the method has no more counts as remarks."""
        values = self.form.draft_values()
        return ProcedureDays(**values | {"asked": values["asked"] or RemarkKind.REMARKS})

    def _compute(self, _key: str = "") -> None:
        if self.definition is not None:
            self.table.set_rows(list(procedure_rows(self.definition, self.year, self.days())))
