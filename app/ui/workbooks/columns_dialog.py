"""Which column of ours each unknown column of a file is, chosen by hand."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.workbooks.column_choice import UnknownColumn
from app.domain.workbooks.table_headings import ChosenColumns
from app.ui.kit.dialogs import FormDialog

WIDTH = 620
_WORDS = (
    "Per ogni colonna del file che non si riconosce, scegliere che cosa contiene."
    " La scelta si ricorda per i file con le stesse intestazioni."
)
NOT_READ = "Non si legge"


class ColumnsDialog(FormDialog):
    """Asks for the unknown columns; `on_chosen` gets the columns chosen."""

    def __init__(
        self, parent: QWidget, unknown: Sequence[UnknownColumn], on_chosen: Callable[[ChosenColumns], object]
    ) -> None:
        super().__init__(parent, "Colonne del file", _WORDS, "Leggi di nuovo", WIDTH)
        self._unknown = unknown
        self._on_chosen = on_chosen
        for number, one in enumerate(unknown):
            choices = (NOT_READ, *(heading for _, heading in one.choices))
            label = f"{one.heading} ({one.sheet})"
            self.form.add(Column(f"column_{number}", label, Format.CHOICE, width=40, choices=choices))
        self.form.fill_values({f"column_{number}": self._shown(one) for number, one in enumerate(unknown)})
        self.submit_with(self._choose)

    def _shown(self, one: UnknownColumn) -> str:
        return dict(one.choices).get(one.chosen, NOT_READ)

    def _choose(self, values: dict[str, Any]) -> None:
        chosen = {}
        for number, one in enumerate(self._unknown):
            keys = {heading: key for key, heading in one.choices}
            chosen[one.place] = keys.get(values[f"column_{number}"] or "", "")
        self.accept()
        self._on_chosen(chosen)
