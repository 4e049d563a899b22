"""For whom to make the files of a workbook that is one for each: who, and the password of the protection of each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.services.workbooks.registry import WorkbookRow
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.labels import hint_label

if TYPE_CHECKING:
    from app.services.workbooks.parts import FileOwner

WIDTH = 760
_WORDS = (
    "Un file di Excel per ciascun valutatore, con le sole persone che valuta e le schede ancora da compilare. Si scrive"
    " solo dove serve, e il totale si aggiorna da sé. Il file restituito si legge con File › Importa › Valutazioni."
)
_WHAT_IT_KEEPS = (
    "La password, se si vuole, impedisce di togliere la protezione dei fogli. Non cifra il file, che contiene dati"
    " personali e va consegnato con cura."
)


class OwnersDialog(FormDialog):
    """Lists for whom a file can be made; `on_chosen` gets those wanted, each with the password given."""

    def __init__(
        self,
        parent: QWidget,
        workbook: WorkbookRow,
        owners: "Sequence[FileOwner]",
        on_chosen: "Callable[[dict[FileOwner, str]], object]",
    ) -> None:
        super().__init__(parent, f"Esporta {workbook.kind.the}", _WORDS, "Scegli la cartella…", WIDTH)
        self._on_chosen = on_chosen
        self._owners = owners
        for number, owner in enumerate(owners):
            self.form.add(Column(f"with_{number}", f"{owner.name} – {owner.details}", Format.BOOLEAN, width=54))
            self.form.add(Column(f"password_{number}", f"Password del file di {owner.name}", width=30))
        names = [self.form.fields[f"with_{number}"] for number in range(len(owners))]
        widest = max((field.sizeHint().width() for field in names), default=0)
        for field in names:  # so that the passwords stand one below the other
            field.setMinimumWidth(widest)
        self.form.fill_values({f"with_{number}": True for number in range(len(owners))})
        self.content.addWidget(hint_label(_WHAT_IT_KEEPS))
        self.submit_with(self._choose)

    def _choose(self, values: dict[str, Any]) -> None:
        chosen = {
            owner: values[f"password_{number}"] or ""
            for number, owner in enumerate(self._owners)
            if values[f"with_{number}"]
        }
        if not chosen:
            self.refuse(UserError("Non è scelto nessun valutatore.", "Sceglierne almeno uno."))
            return
        self.accept()
        self._on_chosen(chosen)
