"""The backups of the open archive: which there are, one more, where else they go, the one to go back to."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.audit.rows import ArchiveVerdict
from app.domain.backups.naming import BACKUP_COLUMNS, Backup
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.italian import format_date
from app.services.backups.holding import HeldBackup, LockedBackup, hold
from app.services.backups.making import BackupMade, back_up_by_hand
from app.services.backups.places import BackupPlaces, choose_second_folder, list_backups, places_of
from app.services.backups.restoring import RestorePreview, preview_restore, restore, try_restore
from app.services.workspace import Workspace
from app.ui.backups.backup_key_dialog import BackupKeyDialog
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.files import choose_folder
from app.ui.kit.labels import Message, Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.written import open_place
from app.ui.tools.archive_dialog import ArchiveDialog

SIZE = (900, 560)
TABLE = 200
HINT = (
    "Merito fa una copia di sicurezza al primo uso di ogni giorno, prima di importare, prima di chiudere un anno e alla"
    " chiusura dell'archivio se qualcosa è cambiato. Ogni copia è riletta appena fatta. Restano tutte quelle di due"
    " giorni, poi una al giorno, alla settimana e al mese. Di un archivio con dati dimostrativi si fanno solo quelle"
    " chieste qui."
)
EMPTY = (
    "Ancora nessuna copia: si fa da sola al primo uso della giornata, ma non di dati dimostrativi; oppure con «Fai una"
    " copia adesso»."
)
NO_SECOND = "Nessuna seconda cartella: sceglierne una su una chiavetta o su un altro disco protegge da un guasto."
KEPT = "Quello che c'è adesso si salva prima in una copia, che resta nell'elenco. L'archivio si chiude e si riapre."


class BackupsDialog(PlainDialog):
    """Lists the backups, newest first. `on_restored(words)` when the archive has to be opened again: which it is
    now, and where what was there is; empty when nothing was restored."""

    def __init__(self, desk: Desk, parent: QWidget, on_restored: Callable[[str], object]) -> None:
        super().__init__(parent, "Copie di sicurezza", *SIZE)
        self._desk, self._on_restored = desk, on_restored
        self._places: BackupPlaces | None = None
        self.table = RowsTable(
            BACKUP_COLUMNS,
            name="backups",
            title="Copie di sicurezza",
            empty=EMPTY,
            key=lambda backup: backup.path.name,
            counted=("copia", "copie"),
        )
        self._made, self._is_making = "", False
        self.second = Words()
        self.said = Message(self)
        self.now = make_button("&Fai una copia adesso", "copy", self.back_up)
        self.attempt = make_button("&Prova il ripristino", "shield-check", self.try_chosen)
        self.go_back = make_button("&Ripristina…", "clock-counter-clockwise", self.ask_to_restore)
        self.folder = make_button("Apri la &cartella", "folder-open", self.open_folder)
        self.choose = make_button("&Scegli la seconda cartella…", "folder-plus", self.ask_second)
        self.leave = make_button("&Togli", "", self.forget_second)
        self._of_second = ButtonRow(self.choose, self.leave)
        self._lay_out()
        self.table.current_changed.connect(self._refresh)
        self.table.opened.connect(self.ask_to_restore)

    @override
    def open(self) -> None:
        super().open()
        self.now.setFocus()
        self.reload()

    def reload(self) -> None:
        self._desk.read(_listed, on_done=self._show, latest=(self, "backups"))

    def back_up(self) -> None:
        """Make a backup now, and say where it is; the second press of a double click makes no other."""
        if self._places is not None and not self._is_making:
            self._is_making = True
            run = self._desk.runner.run
            run(
                back_up_by_hand,
                self._desk.workspace,
                self._places,
                on_done=self._tell_made,
                on_error=self._tell_not_made,
                latest=(self, "made"),
            )

    def try_chosen(self) -> None:
        """Restore the chosen backup to a passing folder, check it whole, and say how it is."""
        self._hold(self._try)

    def ask_to_restore(self) -> None:
        """Open the chosen backup and say what it holds, before anything changes."""
        self._hold(self._preview)

    def open_folder(self) -> None:
        if self._places is not None:
            open_place(self._places.first)

    def ask_second(self) -> None:
        choose_folder(self, "Seconda cartella delle copie", self._choose_second)

    def forget_second(self) -> None:
        self._choose_second(None)

    def _hold(self, then: Callable[[HeldBackup], object]) -> None:
        """Take the chosen backup in hand, asking what opens it where the key of now does not."""
        if (backup := self._chosen()) is not None:
            self._desk.read(hold, backup, on_done=partial(self._held, then))

    def _held(self, then: Callable[[HeldBackup], object], found: HeldBackup | LockedBackup) -> None:
        if isinstance(found, HeldBackup):
            then(found)
        else:
            BackupKeyDialog(self, self._desk, found, then).open()

    def _try(self, held: HeldBackup) -> None:
        run, workspace = self._desk.runner.run_long, self._desk.workspace
        run(try_restore, workspace, held, title="Prova di ripristino", on_done=partial(self._show_verdict, held))

    def _preview(self, held: HeldBackup) -> None:
        self._desk.read(preview_restore, held, on_done=self._confirm)

    def _choose_second(self, folder: Path | None) -> None:
        self._desk.runner.run(choose_second_folder, self._desk.workspace, folder, on_done=self._chosen_second)

    def _chosen_second(self, _nothing: None) -> None:
        self.reload()

    def _show(self, found: tuple[BackupPlaces, list[Backup]]) -> None:
        self._places, backups = found
        self.table.set_rows(backups)
        if backups and (self._made or self.table.current_row() is None):
            self.table.select(self._made or backups[0].path.name)
        self._made = ""
        second = self._places.second
        if second is None:
            self.second.setText(NO_SECOND)
        else:
            absent = "" if self._places.is_second_there else " (ora non c'è: le copie vi andranno quando torna)"
            self.second.setText(f"Seconda cartella: {second}{absent}")
        self._of_second.offer(self.leave, is_offered=second is not None)
        self.folder.setEnabled(self._places.first.is_dir())
        self._refresh()

    def _refresh(self, _row: object = None) -> None:
        for button in (self.attempt, self.go_back):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Backup | None:
        row = self.table.current_row()
        return row if isinstance(row, Backup) else None

    def _confirm(self, preview: RestorePreview) -> None:
        backup = preview.backup.backup
        question = f"Ripristinare la copia del {format_date(backup.day)} delle {backup.hour}?"
        changes = "\n".join(f"– {change}" for change in preview.changes) or "– l'archivio è uguale alla copia"
        told = (f"La copia contiene: {preview.contents.sentence}.", f"Che cosa cambia:\n{changes}", preview.how, KEPT)
        more = "\n\n".join(filter(None, told))
        confirm(self, question, more, "Ripristina", partial(self._restore, preview.backup))

    def _restore(self, held: HeldBackup) -> None:
        if self._places is not None:
            run = self._desk.runner.run
            done = partial(self._restored, held)
            run(restore, self._desk.workspace, held, self._places, on_done=done, on_error=self._refused)

    def _restored(self, held: HeldBackup, saved: Path) -> None:
        backup = held.backup
        self._reopen(
            f"L'archivio è ora quello della copia del {format_date(backup.day)} delle {backup.hour}."
            f" Ciò che c'era prima è in {saved}"
        )

    def _reopen(self, words: str) -> None:
        self.accept()
        self._on_restored(words)

    def _refused(self, error: UserError) -> None:
        """Say why nothing was restored; an archive that was closed for it is opened again."""
        self._tell_failed(error)
        if self._desk.workspace.archive.is_closed:
            self._desk.runner.show_trouble(error)
            self._reopen("")

    def _tell_made(self, made: BackupMade) -> None:
        severity = Severity.WARNING if made.second else Severity.NOTE
        also = f", anche in {made.also}" if made.also is not None else ""
        self._made = made.backup.path.name
        self.said.say(f"Copia fatta e riletta: {made.backup.path.name}{also}. {made.second}".strip(), severity)
        self.reload()
        self._rest()

    def _tell_not_made(self, error: UserError) -> None:
        self._rest()
        self._tell_failed(error)

    def _rest(self) -> None:
        """Take the next press only after the second one of a double click would have come."""
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self._may_make_again)

    def _may_make_again(self) -> None:
        self._is_making = False

    def _tell_failed(self, error: UserError) -> None:
        self.said.say(error.sentence)
        self.make_room()

    def _show_verdict(self, held: HeldBackup, verdict: ArchiveVerdict) -> None:
        backup = held.backup
        title = f"Prova di ripristino della copia del {format_date(backup.day)} delle {backup.hour}"
        ArchiveDialog(self, verdict, title).open()

    def _lay_out(self) -> None:
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.said)
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(self.table, 1)
        verbs = (self.now, self.attempt, self.go_back, self.folder)
        for button in verbs:
            self.table.verbs.add(button, Order.SPECIAL)
        self.content.addWidget(ButtonRow(*verbs))
        self.content.addWidget(self.second)
        self.content.addWidget(self._of_second)
        self.add_close()


def _listed(workspace: Workspace) -> tuple[BackupPlaces, list[Backup]]:
    places = places_of(workspace)
    return places, list_backups(places)
