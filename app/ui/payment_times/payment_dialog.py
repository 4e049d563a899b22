"""Tempi di pagamento: which EQ have the objective, how it counts on their sheet, what missing it removes in euros."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.issues import Link
from app.domain.payment_times.year import HEAD_COLUMNS, PaymentHead, PaymentYear
from app.domain.permissions import ONLY_SECRETARY, Action, may
from app.services.payment_times.reading import PaymentPage, read_payment_page
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.payment_times.delay_dialog import DelayDialog

SIZE, TABLE = (1240, 560), 200
HINT = (
    "Chi dirige strutture che pagano fatture ha l'obiettivo sui tempi di pagamento, e mancarlo toglie almeno il 30 %"
    " della retribuzione di risultato (D.L. 13/2023 art. 4-bis c. 2). Qui la scheda è calcolata due volte, con"
    " l'obiettivo raggiunto e mancato: si vede che cosa tolgono davvero fasce e pesi."
)
NO_OBJECTIVE = "Non ha l'obiettivo sui tempi di pagamento."


class PaymentDialog(PlainDialog):
    """The list of the EQ of the year, with what hangs on their payment times, and the figure as certified."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Tempi di pagamento {desk.year}", *SIZE)
        self.desk = desk
        self._page = PaymentPage(PaymentYear(desk.year))
        self.dialog: DelayDialog | None = None
        self.table = RowsTable(
            HEAD_COLUMNS, name="payment_times.heads", title="Titolari di EQ",
            empty="Nessun titolare di EQ nell'anno.\nGli incarichi si scrivono nella pagina Struttura.",
            counted=("titolare", "titolari"),
        )  # fmt: skip
        self.words = Words("")
        self.delay_button = make_primary(make_button("Ritardo e certificato…", "timer", self.write_delay))
        self.weights_button = make_button("Obiettivi della persona", "user", self.show_person)
        self.objective_button = make_button("Apri l'obiettivo", "target", self.show_objective)
        self._lay_out()
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.show_person)
        Following(
            self,
            desk.hub,
            {Topic.OBJECTIVES, Topic.STRUCTURE, Topic.SHEETS, Topic.METHODS, Topic.MUNICIPALITY},
            self.reload,
        )
        self._allow()
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_payment_page, self.desk.year, on_done=self._show, latest=(self, "payments"))

    def write_delay(self) -> None:
        self.dialog = DelayDialog(self, self.desk, self._page, self._tell)
        self.dialog.open()

    def show_person(self, _row: object = None) -> None:
        """Close the list and show the objectives of the person chosen, with their weights."""
        row: PaymentHead | None = self.table.current_row()
        if row is not None:
            self.accept()
            self.desk.hub.go_to(Link("person_weights", row.employee_id))

    def show_objective(self) -> None:
        """Close the list and show the payment-times objective of the EQ chosen."""
        row: PaymentHead | None = self.table.current_row()
        codes = row.objective.split("; ") if row is not None else []
        found = next((one for one in self._page.facts.objectives if one.code in codes), None)
        if found is not None:
            self.accept()
            self.desk.hub.go_to(Link("objective", found.id, "indicators"))

    def _show(self, page: PaymentPage) -> None:
        self._page = page
        self.table.set_rows(page.facts.heads)
        if self.table.current_row() is None and page.facts.heads:
            self.table.select(page.facts.heads[0].id)
            self.table.view.setFocus()
        self.words.setText(page.facts.shown)
        self._allow()

    def _allow(self, _row: object = None) -> None:
        row: PaymentHead | None = self.table.current_row()
        closed = self._page.closing.sentence if self._page.closing else ""
        none = "" if row is not None else NO_ROW
        no_objective = "" if row is not None and row.objective else NO_OBJECTIVE
        why = closed or ("" if may(self.desk.workspace.actor, Action.EDIT_ARCHIVE) else ONLY_SECRETARY)
        allow_each(
            (self.delay_button, why),
            (self.weights_button, none),
            (self.objective_button, none or no_objective),
        )

    def _tell(self, changes: Changes) -> None:
        if not changes.is_empty:
            undo = NoticeAction("Annulla", self.desk.hub.undo_asked.emit, "Ctrl Z")
            self.desk.tell(Notice(f"{changes.label}: scritto.", actions=(undo,)))

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.verbs.add(self.weights_button, Order.EDIT)
        self.table.verbs.add(self.objective_button, Order.SPECIAL)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.words)
        self.content.addWidget(ButtonRow(self.delay_button, self.weights_button, self.objective_button))
        self.content.addWidget(self.table, 1)
        self.add_close()
