"""Certificazione: the results of the objectives of the year by Area, certified many at once and opened again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.domain.certification.results import RESULT_COLUMNS, ObjectiveResultRow, ResultStanding
from app.domain.changes import Topic
from app.domain.ids import ObjectiveId
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.permissions import ONLY_SECRETARY, Action, may
from app.services.certification.page import CertificationPage, read_certification, require_certification
from app.services.certification.papers import minutes_to_open
from app.ui.certification.certify_dialogs import CertifyDialog, ReopenDialog
from app.ui.evidence.evidence_dialog import EvidenceDialog
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.kit.written import open_place

SIZE, TABLE = (1240, 620), 200
HINT = (
    "Il Nucleo certifica il grado di raggiungimento; finché la certificazione resta, valori, indicatori e attesi di"
    " quell'obiettivo non cambiano. Si riapre con il motivo."
)
EVERY_AREA, EVERY_STANDING = "Tutte le aree", "Tutti"
WANTED = "Vanno certificati prima di chiudere le schede"
WANTED_MEANING = "Quando lo vuole la metodologia: i controlli ricordano quelli che mancano"
NOT_BODY = "Può farlo il Nucleo, o il Segretario con il verbale firmato dal Nucleo"


class CertificationDialog(PlainDialog):
    """The list of results, with what may be done on those chosen; `chosen` is an objective to begin at."""

    def __init__(self, parent: QWidget, desk: Desk, chosen: ObjectiveId | None = None) -> None:
        super().__init__(parent, f"Certificazione dei risultati {desk.year}", *SIZE)
        self.desk, self._chosen = desk, chosen
        self._page = CertificationPage()
        self.dialog: CertifyDialog | ReopenDialog | None = None
        self.areas, self.standings = ChoiceBox(), ChoiceBox()
        self.areas.keep_letters(14)
        self.standings.keep_letters(9)
        self.areas.setAccessibleName("Area")
        self.standings.setAccessibleName("A che punto è")
        self.table = RowsTable(
            RESULT_COLUMNS, name="certification.results", title="Risultati degli obiettivi",
            empty="Nessun obiettivo nell'anno.\nQui compaiono gli obiettivi con il loro risultato.",
            counted=("obiettivo", "obiettivi"),
        )  # fmt: skip
        self.table.view.let_go("sources", "units")
        self.certify_button = make_button("Certifica…", "medal", self.certify_chosen)
        self.all_button = make_primary(make_button("Certifica tutti quelli in elenco…", "checks", self.certify_listed))
        self.reopen_button = make_button("Riapri…", "lock-simple-open", self.reopen)
        self.show_button = make_button("Apri l'obiettivo", "target", self.show_objective)
        self.minutes_button = make_button("Apri il verbale", "file-text", self.open_minutes)
        self.evidence_button = make_button("Evidenze…", "paperclip", self.show_evidence)
        self.words = hint_label("")
        self.wanted = QCheckBox(WANTED)
        self.wanted.setAccessibleName(WANTED)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_certification, self.desk.year, on_done=self._show, latest=(self, "results"))

    def certify_chosen(self) -> None:
        self._certify([row for row in self._selected() if row.standing is ResultStanding.READY])

    def certify_listed(self) -> None:
        """Certify at once all those in the list that can be: of an Area, or of the ente."""
        self._certify([row for row in self.table.rows() if row.standing is ResultStanding.READY])

    def reopen(self) -> None:
        rows = [row for row in self._selected() if row.certified is not None]
        if rows:
            self.dialog = ReopenDialog(self, self.desk, rows)
            self.dialog.open()

    def show_objective(self, _row: object = None) -> None:
        """Close the list and show the objective chosen among the others."""
        if (row := self.table.current_row()) is not None:
            self.desk.hub.go_to(Link("objective", row.id))
            self.accept()

    def show_evidence(self) -> None:
        """Show what the result of the objective chosen is seen from."""
        if (row := self.table.current_row()) is not None:
            EvidenceDialog(self, self.desk, row.id).open()

    def open_minutes(self) -> None:
        """Open the scan of the minutes by which the objective chosen was certified."""
        row: ObjectiveResultRow | None = self.table.current_row()
        if row is not None and (number := self._page.scans.get(row.id)) is not None:
            self.desk.read(minutes_to_open, number, on_done=open_place)

    def _certify(self, rows: Sequence[ObjectiveResultRow]) -> None:
        if rows:
            self.dialog = CertifyDialog(self, self.desk, rows, self._page.acts)
            self.dialog.open()

    def _show(self, page: CertificationPage) -> None:
        self._page = page
        self.areas.offer(EVERY_AREA, dict.fromkeys(row.area for row in page.rows))
        blocked = self.wanted.blockSignals(True)
        self.wanted.setChecked(page.is_wanted)
        self.wanted.blockSignals(blocked)
        self._filter()
        if self.table.current_row() is None and page.rows:
            self.table.select(self._chosen if self._chosen is not None else self.table.rows()[0].id)
            self.table.view.setFocus()

    def _filter(self, _choice: object = None) -> None:
        area, standing = self.areas.currentText(), self.standings.currentText()
        self.table.set_rows(
            [
                row
                for row in self._page.rows
                if area in {EVERY_AREA, row.area} and standing in {EVERY_STANDING, row.standing.italian}
            ]
        )
        self._tell_counts()
        self._allow()

    def _tell_counts(self) -> None:
        rows: Sequence[ObjectiveResultRow] = self._page.rows
        count = {one: sum(row.standing is one for row in rows) for one in ResultStanding}
        words = [
            plural(count[ResultStanding.CERTIFIED], "risultato certificato", "risultati certificati"),
            f"{count[ResultStanding.READY]} da certificare",
            plural(count[ResultStanding.UNMEASURED], "non misurato", "non misurati"),
        ]
        self.words.setText(" · ".join(words))

    def _allow(self, _row: object = None) -> None:
        """Turn each verb off with its reason."""
        actor, rows = self.desk.workspace.actor, self._selected()
        may_certify = may(actor, Action.CERTIFY) or may(actor, Action.RECORD_CERTIFICATION)
        may_reopen = may(actor, Action.CERTIFY) or may(actor, Action.REOPEN)
        closed = self._page.closing.sentence if self._page.closing else ""
        ready = any(row.standing is ResultStanding.READY for row in rows)
        listed = any(row.standing is ResultStanding.READY for row in self.table.rows())
        certified = any(row.certified is not None for row in rows)
        row = self.table.current_row()
        has_scan = row is not None and row.id in self._page.scans
        refused = closed or ("" if may_certify else NOT_BODY)
        none = "" if rows else NO_ROW
        allow_each(
            (self.certify_button, refused or none or ("" if ready else "Nessuno di quelli scelti è da certificare.")),
            (self.all_button, refused or ("" if listed else "Nell'elenco non c'è niente da certificare.")),
            (
                self.reopen_button,
                closed or ("" if may_reopen else NOT_BODY) or none or ("" if certified else "Non è certificato."),
            ),
            (self.show_button, none),
            (self.evidence_button, none),
            (self.minutes_button, none or ("" if has_scan else "Non c'è un verbale scansionato.")),
        )
        self.wanted.setEnabled(may(actor, Action.EDIT_ARCHIVE))
        self.wanted.setToolTip(WANTED_MEANING if self.wanted.isEnabled() else ONLY_SECRETARY)

    def _selected(self) -> list[ObjectiveResultRow]:
        found: list[ObjectiveResultRow] = self.table.selected_rows()
        return found

    def _want(self, is_wanted: bool) -> None:
        self.desk.save(partial(require_certification, is_wanted=is_wanted))

    def _connect(self) -> None:
        self.areas.activated.connect(self._filter)
        self.standings.activated.connect(self._filter)
        self.wanted.toggled.connect(self._want)
        self.table.current_changed.connect(self._allow)
        self.table.view.selectionModel().selectionChanged.connect(self._allow_chosen)
        self.table.opened.connect(self.show_objective)
        Following(self, self.desk.hub, {Topic.OBJECTIVES, Topic.METHODS, Topic.STRUCTURE}, self.reload)

    def _allow_chosen(self, _chosen: object, _left: object) -> None:
        self._allow()

    def _lay_out(self) -> None:
        self.standings.addItems([EVERY_STANDING, *(one.italian for one in ResultStanding)])
        keep_minimum_height(self.table, TABLE)
        which = QHBoxLayout()
        keep_spacing(which, MEASURES.gap)
        which.addWidget(self.areas)
        which.addWidget(self.standings)
        which.addStretch(1)
        self.table.verbs.add(self.show_button, Order.EDIT)
        self.table.verbs.add(self.certify_button, Order.SPECIAL, many="Certifica {} obiettivi…")
        self.table.verbs.add(self.reopen_button, Order.SPECIAL, many="Riapri {} obiettivi…")
        self.table.verbs.add(self.minutes_button, Order.SPECIAL)
        self.table.verbs.add(self.evidence_button, Order.SPECIAL)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.words)
        which_verbs = (
            self.certify_button,
            self.reopen_button,
            self.show_button,
            self.evidence_button,
            self.minutes_button,
        )
        self.content.addWidget(ButtonRow(self.all_button, *which_verbs))
        self.content.addLayout(which)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.wanted)
        self.add_close()
