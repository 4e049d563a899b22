"""Norme e soglie: the texts that the checks apply in the year, their figures, and those that the ente has chosen."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.law.limits import LimitDraft, LimitRow
from app.domain.law.rows import LAW_COLUMNS, LawRow
from app.domain.permissions import ONLY_SECRETARY, Action, may
from app.services.law.limits import keep_limit, list_law
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.law.limit_dialog import LimitDialog, tell_limit

SIZE, TABLE = (1180, 600), 220
HINT = (
    "I testi e i numeri con cui lavorano i controlli, come valgono nell'anno. Un numero si può cambiare: vale da"
    " quest'anno in poi, finché non si cambia ancora. «v.» davanti a una fonte: va letta nell'originale."
)
NO_FIGURE = "Questa riga è un testo: non ha un numero da scegliere."
NOT_OWN = "Vale già il numero della fonte."


class LawDialog(PlainDialog):
    """The list of texts and thresholds; the words of the one chosen are under it."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Norme e soglie {desk.year}", *SIZE)
        self.desk = desk
        self.dialog: LimitDialog | None = None
        self.table = RowsTable(
            LAW_COLUMNS, name="law.rows", title="Norme e soglie", empty="Nessuna norma in vigore nell'anno.",
            counted=("riga", "righe"),
        )  # fmt: skip
        self.change_button = make_button("Scegli il valore…", "pencil-simple", self.change)
        self.back_button = make_button("Torna alla fonte", "arrow-counter-clockwise", self.go_back)
        self.words = Words("")
        self._lay_out()
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.change)
        Following(self, desk.hub, {Topic.MUNICIPALITY}, self.reload)
        self._allow()
        self.reload()

    def reload(self) -> None:
        self.desk.read(list_law, self.desk.year, on_done=self._show, latest=(self, "law"))

    def change(self, _row: object = None) -> None:
        limit = self._limit()
        if limit is not None and self.change_button.isEnabled():
            self.dialog = LimitDialog(self, self.desk, limit)
            self.dialog.open()

    def go_back(self) -> None:
        """Let the figure of the source hold again from this year on."""
        if (limit := self._limit()) is not None:
            draft = LimitDraft(limit.threshold.code, self.desk.year)
            self.desk.save(keep_limit, draft, on_done=self._done)

    def _limit(self) -> LimitRow | None:
        row: LawRow | None = self.table.current_row()
        return row.limit if row is not None else None

    def _show(self, rows: list[LawRow]) -> None:
        self.table.set_rows(rows)
        if self.table.current_row() is None and rows:
            self.table.select(rows[0].id)
            self.table.view.setFocus()
        self._allow()

    def _allow(self, _row: object = None) -> None:
        row: LawRow | None = self.table.current_row()
        limit = self._limit()
        why = "" if may(self.desk.workspace.actor, Action.EDIT_ARCHIVE) else ONLY_SECRETARY
        why = why or ("" if row is not None else NO_ROW) or ("" if limit is not None else NO_FIGURE)
        has_own = limit is not None and limit.own is not None and limit.own.value is not None
        for button, reason in ((self.change_button, why), (self.back_button, why or ("" if has_own else NOT_OWN))):
            button.setEnabled(not reason)
            button.setToolTip(reason)
        self.words.setText(row.text if row is not None else "")

    def _done(self, changes: Changes) -> None:
        tell_limit(self.desk, changes)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.verbs.add(self.change_button, Order.EDIT)
        self.table.verbs.add(self.back_button, Order.SPECIAL)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(ButtonRow(self.change_button, self.back_button))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.words)
        self.add_close()
