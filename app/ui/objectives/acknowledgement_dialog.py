"""The presa visione of objectives for the people chosen, on one day."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.documents.state import state_day
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import plural
from app.domain.objectives import AcknowledgementMeans
from app.domain.objectives.acknowledgement import TO_SEE_COLUMNS, AcknowledgementDraft, PersonToSee, validate
from app.services.objectives.acknowledging import acknowledge, people_to_see
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height

WIDTH, LOWEST_TABLE = 860, 260
TITLE = "Presa visione degli obiettivi"
ON = Column("on", "Hanno visto gli obiettivi il", Format.DATE, 14, required=True)
HINT = (
    "Si annota per le persone scelte: su ciascun obiettivo che non hanno ancora visto, o che è cambiato dopo."
    " La scheda di valutazione prende lo stesso giorno. Con Ctrl o Maiusc si scelgono più persone."
)
CORRECTION = "Correggi anche il giorno già annotato"
CORRECTION_TIP = "Il giorno prende il posto di quello scritto, sugli obiettivi e sulla scheda."


class AcknowledgementDialog(SavingDialog):
    """`objectives` are those asked about (none: all of the year); `people` are chosen first, else who waits."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        objectives: Collection[ObjectiveId] = (),
        people: Collection[EmployeeId] = (),
    ) -> None:
        super().__init__(parent, desk, TITLE, HINT, "Registra", width=WIDTH, on_saved=self._tell)
        self._objectives, self._people = tuple(objectives), frozenset(people)
        self.table = RowsTable(
            TO_SEE_COLUMNS, name="objectives.to_see", title="Persone con obiettivi",
            empty="Nessuno ha questi obiettivi.\nSi assegnano dalla pagina «Persone e pesi».",
            counted=("persona", "persone"),
        )  # fmt: skip
        self.table.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.verbs.add_verb(Order.SPECIAL, "Scegli tutti", "list-bullets", self.table.view.selectAll)
        keep_minimum_height(self.table, LOWEST_TABLE)
        self.correction = QCheckBox(CORRECTION)
        self.correction.setToolTip(CORRECTION_TIP)
        self.form.add(ON)
        self.form.fill_values({"on": state_day(desk.year, desk.workspace.today)})
        self.form.check_with(self._check)
        self.content.addWidget(self.correction)
        self.content.addWidget(self.table, 1)
        self.submit_with(self._save)
        desk.read(people_to_see, desk.year, self._objectives, on_done=self._show, latest=(self, "people"))

    def _show(self, rows: Sequence[PersonToSee]) -> None:
        """Show the people, with those chosen who wait, or whoever was asked about."""
        self.table.set_rows(rows)
        wanted = [one.id for one in rows if (one.id in self._people if self._people else one.pending)]
        self.table.select_many(wanted)
        self.make_room()

    def _draft(self, values: dict[str, Any]) -> AcknowledgementDraft:
        people = tuple(one.id for one in self.table.selected_rows())
        means = AcknowledgementMeans.BATCH if len(people) > 1 else AcknowledgementMeans.PAPER
        is_correction = self.correction.isChecked()
        return AcknowledgementDraft(self.desk.year, values["on"], people, self._objectives, means, is_correction)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        found = validate(self._draft(values), self.desk.workspace.today)
        return [one for one in found if one.field == "on"]

    def _save(self, values: dict[str, Any]) -> None:
        self.save(acknowledge, self._draft(values))

    def _tell(self, changes: Changes) -> None:
        people = len(self.table.selected_rows())
        words = "era già annotata" if changes.is_empty else "annotata"
        self.desk.tell(Notice(f"Presa visione {words} per {plural(people, 'persona', 'persone')}."))
