"""What a new archive needs first, each with the button that starts it."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.issues import Link
from app.domain.year_steps import Beginning
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.link_button import LinkButton
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled
from app.ui.kit.tokens import MEASURES
from app.ui.workbooks.staff_file import StaffFile

WORDS = {
    Beginning.PLAN: (
        "Importa un piano…",
        "Da un Piano in Word, PDF, Excel o testo si leggono unità e obiettivi; prima di scrivere si vede ogni riga.",
        "file-text",
    ),
    Beginning.PERSONNEL: (
        "Importa l'Anagrafica…",
        "Da un file di Excel con aree, settori e dipendenti; prima di scrivere si vede che cosa cambia.",
        "users-three",
    ),
    Beginning.MODEL: (
        "Salva il modello dell'Anagrafica…",
        "Un file di Excel con le colonne già pronte, da riempire e poi importare.",
        "download-simple",
    ),
    Beginning.UNITS: (
        "Aggiungi le aree a mano",
        "Nella pagina Struttura, un'area e un settore alla volta; poi le persone.",
        "tree-structure",
    ),
}
TWO_COLUMNS = 820
"""From this width on the buttons stand side by side."""


class BeginningsView(QWidget):
    """The first things to do, shown while they are still to be done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.staff = StaffFile(self, desk)
        self.buttons: list[LinkButton] = []
        self._shown: tuple[Beginning, ...] = ()
        self.title, self.hint = title_label("", MEASURES.section), hint_label("")
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(self._grid)
        keep_spacing(column, MEASURES.gap)
        keep_spacing(self._grid, MEASURES.gap_groups)
        self.hide()

    def show_beginnings(self, beginnings: Sequence[Beginning]) -> None:
        """Offer these things, and nothing when there is none."""
        self.setVisible(bool(beginnings))
        if tuple(beginnings) == self._shown:
            return
        self._shown = tuple(beginnings)
        title, hint = _heading(self._shown)
        self.title.setText(title)
        self.hint.setText(hint)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(beginning) for beginning in self._shown]
        self._place()

    def import_plan(self) -> None:
        self._desk.hub.plan_import_asked.emit()

    def import_personnel(self) -> None:
        self.staff.ask_file()

    def save_model(self) -> None:
        self.staff.ask_where()

    def add_units(self) -> None:
        self._desk.hub.go_to(Link("structure", 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _button(self, beginning: Beginning) -> LinkButton:
        starts: dict[Beginning, Callable[[], None]] = {
            Beginning.PLAN: self.import_plan,
            Beginning.PERSONNEL: self.import_personnel,
            Beginning.MODEL: self.save_model,
            Beginning.UNITS: self.add_units,
        }
        button = LinkButton(*WORDS[beginning])
        button.clicked.connect(starts[beginning])
        return button

    def _place(self) -> None:
        """Put the buttons side by side where there is room, in the order in which they are best done."""
        columns = 2 if self.width() >= scaled(TWO_COLUMNS) else 1
        for number, button in enumerate(self.buttons):
            self._grid.addWidget(button, number // columns, number % columns)
            button.show()
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))


def _heading(shown: Sequence[Beginning]) -> tuple[str, str]:
    if Beginning.UNITS in shown:
        return "Da dove cominciare", "L'archivio è ancora vuoto. Si può cominciare in uno di questi modi."
    return "Per continuare", "Per lavorare sull'anno questo manca ancora."
