"""Evidenze: what shows that an objective was reached, added, opened and taken away; a file is dropped on it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.domain.changes import Topic
from app.domain.columns import Column, Format
from app.domain.evidence import EVIDENCE_COLUMNS, EvidenceDraft, EvidenceKind, EvidencePage, EvidenceRow
from app.domain.ids import ObjectiveId
from app.services.evidence.keeping import add_evidence, evidence_to_open, remove_evidence
from app.services.evidence.reading import read_evidence
from app.ui.evaluation.attachment_field import SCANS
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.files import choose_file_to_open
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.written import open_place

SIZE, TABLE = (1100, 520), 200
HINT = (
    "Un file conservato entra nell'archivio e nelle sue copie (PDF o immagine, fino a 10 MB); uno indicato resta dov'è,"
    " e si dice se manca o cambia. Si può anche lasciare qui un file trascinandolo."
)
EVERYTHING = "Tutti i file (*)"
WHOLE = "Di tutto l'obiettivo"
INDICATOR = Column("indicator_id", "Di quale indicatore", Format.CHOICE, 50, help=f"Vuoto: {WHOLE.lower()}")
ACT = Column(
    "act_id", "Atto", Format.CHOICE, 60, required=True, help="Gli atti si scrivono in Struttura, Dati dell'ente, Atti"
)


class EvidenceDialog(PlainDialog):
    """The evidences of one objective, with what may be done."""

    def __init__(self, parent: QWidget, desk: Desk, identity: ObjectiveId) -> None:
        super().__init__(parent, "Evidenze", *SIZE)
        self.desk, self.identity, self._page = desk, identity, EvidencePage()
        self.dialog: FormDialog | None = None
        self.title, self.locked = hint_label(""), hint_label("")
        self.table = RowsTable(
            EVIDENCE_COLUMNS, name="objectives.evidence", title="Evidenze",
            empty="Nessuna evidenza.\nSi conserva un file, se ne indica uno, o si cita un atto.",
            counted=("evidenza", "evidenze"),
        )  # fmt: skip
        self.table.hide_filter()
        keep_minimum_height(self.table, TABLE)
        self.copy_button = make_primary(make_button("Conserva un file…", "paperclip", self.ask_copy))
        self.point_button = make_button("Indica un file…", "link", self.ask_point)
        self.act_button = make_button("Cita un atto…", "file-text", self.ask_act)
        self.open_button = make_button("Apri", "arrow-square-out", self.open_chosen)
        self.remove_button = make_button("Togli…", "trash", self.ask_remove)
        for button in (self.copy_button, self.point_button, self.act_button):
            self.table.verbs.add(button, Order.NEW)
        self.table.verbs.add(self.open_button, Order.EDIT)
        self.table.verbs.add(self.remove_button, Order.DELETE)
        self.content.addWidget(self.title)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.locked)
        buttons = (self.copy_button, self.point_button, self.act_button, self.open_button, self.remove_button)
        self.content.addWidget(ButtonRow(*buttons))
        self.content.addWidget(self.table, 1)
        self.add_close()
        self.setAcceptDrops(True)
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.open_chosen)
        Following(self, desk.hub, {Topic.OBJECTIVES}, self.reload)
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_evidence, self.identity, on_done=self._show, latest=(self, "evidence"))

    def ask_copy(self) -> None:
        choose_file_to_open(self, "File da conservare", SCANS, partial(self.take, EvidenceKind.COPIED))

    def ask_point(self) -> None:
        choose_file_to_open(self, "File da indicare", EVERYTHING, partial(self.take, EvidenceKind.POINTED))

    def ask_act(self) -> None:
        self._ask(EvidenceKind.ACT, "")

    def take(self, kind: EvidenceKind, path: Path) -> None:
        """Keep or point to a file; with more indicators it is asked of which it is."""
        if len(self._page.indicators) > 1:
            self._ask(kind, str(path))
        else:
            self.desk.save(add_evidence, EvidenceDraft(self.identity, kind, str(path)), on_done=self.desk.tell_done)

    def open_chosen(self, _row: object = None) -> None:
        row: EvidenceRow | None = self.table.current_row()
        if row is not None and row.kind is not EvidenceKind.ACT:
            self.desk.read(evidence_to_open, row.id, on_done=open_place)

    def ask_remove(self) -> None:
        row: EvidenceRow | None = self.table.current_row()
        if row is not None:
            more = "Il file esce dall'archivio: non si può annullare." if row.kind is EvidenceKind.COPIED else ""
            confirm(self, f"Togliere l'evidenza «{row.name}»?", more, "Togli", partial(self._remove, row))

    def _remove(self, row: EvidenceRow) -> None:
        self.desk.save(remove_evidence, row.id, on_done=self.desk.tell_done)

    def _ask(self, kind: EvidenceKind, path: str) -> None:
        self.dialog = NewEvidenceDialog(self, self.desk, self._page, EvidenceDraft(self.identity, kind, path))
        self.dialog.open()

    def _show(self, page: EvidencePage) -> None:
        self._page = page
        self.title.setText(page.title)
        self.table.set_rows(page.rows)
        if page.rows and self.table.current_row() is None:
            self.table.select(page.rows[0].id)
        self.locked.setText(page.why_locked)
        self.locked.setVisible(bool(self.locked.text()))
        self._allow()

    def _allow(self, _row: object = None) -> None:
        row: EvidenceRow | None = self.table.current_row()
        refused, none = self._page.why_locked, "" if row else NO_ROW
        is_act = row is not None and row.kind is EvidenceKind.ACT
        allow_each(
            (self.copy_button, refused),
            (self.point_button, refused),
            (self.act_button, refused or ("" if self._page.acts else "L'archivio non ha ancora atti.")),
            (self.open_button, none or ("Un atto non ha un file da aprire." if is_act else "")),
            (self.remove_button, refused or none),
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.copy_button.isEnabled() and _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.take(EvidenceKind.COPIED, path)


class NewEvidenceDialog(SavingDialog):
    """Asks of which indicator an evidence is and, of an act, which."""

    def __init__(self, parent: QWidget, desk: Desk, page: EvidencePage, draft: EvidenceDraft) -> None:
        what = "Atto" if draft.kind is EvidenceKind.ACT else Path(draft.path).name
        super().__init__(parent, desk, "Nuova evidenza", what, ok="Aggiungi")
        self._draft = draft
        if draft.kind is EvidenceKind.ACT:
            self.form.add(ACT, list(page.acts))
        self.form.add(INDICATOR, list(page.indicators))
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        one = self._draft
        draft = EvidenceDraft(one.objective_id, one.kind, one.path, values.get("act_id"), values["indicator_id"])
        self.save(add_evidence, draft)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None
