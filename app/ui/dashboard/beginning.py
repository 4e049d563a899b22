"""What a new archive needs first, each with the button that starts it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Link
from app.domain.year_steps import Beginning
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.link_button import LinkButton
from app.ui.workbooks.importing import WorkbookImport

WORDS = {
    Beginning.PLAN: (
        "Importa il piano da un testo…",
        "Dal testo del Piano della performance si leggono aree, settori e obiettivi; prima di scrivere si vede tutto.",
        "file-text",
    ),
    Beginning.PERSONNEL: (
        "Importa l'anagrafica…",
        "Da una cartella di lavoro Excel; il modello da riempire si ottiene con File › Esporta › Anagrafica.",
        "users-three",
    ),
    Beginning.UNITS: (
        "Aggiungi le aree a mano",
        "Nella pagina Struttura, un'area e un settore alla volta; poi le persone.",
        "tree-structure",
    ),
}


class BeginningsView(QWidget):
    """The first things to do, shown while they are still to be done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.importing = WorkbookImport(self, desk, PERSONNEL_WORKBOOK)
        self._shown: tuple[Beginning, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_beginnings(self, beginnings: Sequence[Beginning]) -> None:
        if tuple(beginnings) == self._shown:
            return
        self._shown = tuple(beginnings)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for widget in self._widgets():
            self._column.addWidget(widget)
        self.setVisible(bool(beginnings))

    def import_plan(self) -> None:
        from app.ui.objectives.plan_dialog import PlanDialog

        PlanDialog(self.window(), self._desk).open()

    def import_personnel(self) -> None:
        self.importing.ask_file()

    def add_units(self) -> None:
        self._desk.hub.go_to(Link("structure", 0))

    def _widgets(self) -> list[QWidget]:
        starts: dict[Beginning, Callable[[], None]] = {
            Beginning.PLAN: self.import_plan,
            Beginning.PERSONNEL: self.import_personnel,
            Beginning.UNITS: self.add_units,
        }
        title, hint = _heading(self._shown)
        widgets: list[QWidget] = [title_label(title), hint_label(hint)]
        for beginning in self._shown:
            button = LinkButton(*WORDS[beginning])
            button.clicked.connect(starts[beginning])
            widgets.append(button)
        return widgets if self._shown else []


def _heading(shown: Sequence[Beginning]) -> tuple[str, str]:
    if Beginning.UNITS in shown:
        return "Da dove cominciare", "L'archivio è ancora vuoto. Si può cominciare in uno di questi modi."
    return "Per continuare", "Per lavorare sull'anno questo manca ancora."
