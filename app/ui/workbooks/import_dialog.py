"""The dry run of an import on screen: what is new, what changes, what is wrong; then the yes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QTabWidget, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, plural
from app.domain.permissions import Action
from app.domain.workbooks.answers import NO_ANSWERS, Answers, Refusal
from app.domain.workbooks.kinds import PERSONNEL
from app.domain.workbooks.preview import (
    CHANGED_ROW_COLUMNS,
    ERROR_COLUMNS,
    MISSING_ROW_COLUMNS,
    NEW_ROW_COLUMNS,
    PROPOSED_ROW_COLUMNS,
    REFUSAL_COLUMNS,
    SAME_ROW_COLUMNS,
    PreviewRow,
    WorkbookPreview,
    changed_rows,
    missing_rows,
    new_rows,
    proposed_rows,
    same_rows,
)
from app.domain.workbooks.reading import CellError
from app.domain.workbooks.table_headings import ChosenColumns
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.notice import Notice
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.bulk import offer_to_named
from app.ui.workbooks.chosen_columns import chosen_before
from app.ui.workbooks.conflict_page import ConflictPage

if TYPE_CHECKING:
    from app.services.workbooks.job import WorkbookFile

Role = QDialogButtonBox.ButtonRole
SIZE = (960, 560)
PAGES = 200
"""The least height of the lists, in pixels of the drawing."""
_MOST_NOTES = 6
NOTES = "Avvisi"
NOTE_COLUMNS = (Column("sentence", "Avviso", width=160),)


def _row_key(row: PreviewRow) -> tuple[object, ...]:
    return row.sheet, row.row, row.title, row.heading


def _error_key(error: CellError) -> tuple[object, ...]:
    return error.sheet, error.row, error.column, error.problem


def _refusal_key(row: Refusal) -> tuple[object, ...]:
    return row.sheet, row.problem


def _note_key(note: Issue) -> tuple[object, ...]:
    return note.sentence, note.field, note.link


_KEYS: dict[Sequence[Column], Callable[[Any], tuple[object, ...]]] = {
    ERROR_COLUMNS: _error_key,
    REFUSAL_COLUMNS: _refusal_key,
    NOTE_COLUMNS: _note_key,
}


def _leaving(preview: WorkbookPreview) -> str:
    """Ask whether the others may be read without the sheets that are refused."""
    count = len(preview.refused)
    refused = agreeing(count, "la scheda rifiutata", f"le {count} schede rifiutate")
    return f"&Lascia fuori {refused} e leggi le altre"


def _verb(preview: WorkbookPreview) -> str:
    """Say on the button how many rows it writes."""
    changed = _rows_of(changed_rows(preview))
    count = len(new_rows(preview)) + changed + len(preview.conflicts) + len(proposed_rows(preview))
    return f"&Importa {plural(count, 'riga', 'righe')}" if count else "&Importa"


def _rows_of(cells: Sequence[PreviewRow]) -> int:
    """Count the rows of these cells: one row that changes in five cells is one."""
    return len({(one.sheet, one.row) for one in cells})


class ImportDialog(PlainDialog):
    """Shows what a workbook would change; nothing is written before *Importa*, which errors keep closed."""

    def __init__(self, parent: QWidget, desk: Desk, file: "WorkbookFile", given: Answers = NO_ANSWERS) -> None:
        """Show a file that was looked at with the answers `given`."""
        super().__init__(parent, f"Importa {file.workbook.kind.the}", *SIZE)
        self._given = given
        self._desk = desk
        self._file = file
        self.message = Message(self)
        self.notes = hint_label("")
        self.pages = QTabWidget(self)
        self.pages.setAccessibleName("Anteprima dell'importazione")
        self.conflicts = ConflictPage(file.preview.conflicts)
        self.without_refused = QCheckBox(_leaving(file.preview))
        self.consents = {one.consent: QCheckBox(one.acceptance) for one in file.preview.questions}
        self.confirm = self.set_primary(make_button(_verb(file.preview), "", self._import))
        self.columns = make_button("C&olonne…", "columns", self._ask_columns)
        self.mark = make_button("&Salva una copia segnata…", "floppy-disk", self._ask_marked)
        self.cancel = self.buttons.addButton("A&nnulla", Role.RejectRole)
        self._lay_out()
        self._add_pages()
        self._say()

    def _lay_out(self) -> None:
        about = self._file.preview.about
        name = f"{self._file.path.name} – {about}" if about else self._file.path.name
        self.content.addWidget(title_label(name, MEASURES.section))
        self.content.addWidget(self.message)
        self.content.addWidget(self.notes)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.without_refused)
        self.without_refused.setVisible(bool(self._file.preview.refused))
        self.without_refused.toggled.connect(self._settle)
        for box in self.consents.values():
            self.content.addWidget(box)
            box.toggled.connect(self._settle)
        self.conflicts.decided.connect(self._settle)
        keep_minimum_height(self.pages, PAGES)
        self.put_button(self.columns, Role.ActionRole)
        self.columns.setVisible(bool(self._file.preview.columns))
        self.put_button(self.mark, Role.ActionRole)
        self.put_button(self.confirm, Role.AcceptRole)

    def _add_pages(self) -> None:
        preview = self._file.preview
        if preview.errors:
            self._add_page("Errori", ERROR_COLUMNS, preview.errors, "Non ci sono errori.")
        if preview.refused:
            self._add_page("Rifiutate", REFUSAL_COLUMNS, preview.refused, "Ogni scheda si può leggere.")
        if preview.conflicts:
            self.pages.addTab(self.conflicts, f"Conflitti ({len(preview.conflicts)})")
        else:
            self.conflicts.setParent(None)
        if proposed := proposed_rows(preview):
            self._add_page("Da confermare", PROPOSED_ROW_COLUMNS, proposed, "Nessuna riga è da confermare.")
        self._add_page("Nuovi", NEW_ROW_COLUMNS, new_rows(preview), "Il file non aggiunge nulla.")
        changed = changed_rows(preview)
        self._add_page("Modificati", CHANGED_ROW_COLUMNS, changed, "Il file non modifica nulla.", _rows_of(changed))
        self._open_first()
        if len(preview.notes) > _MOST_NOTES:
            self._add_page(NOTES, NOTE_COLUMNS, preview.notes, "Non c'è altro da sapere.")
        self._add_page("Invariati", SAME_ROW_COLUMNS, same_rows(preview), "Nessuna riga è uguale a quelle in archivio.")
        self._add_page(
            "Non nel file",
            MISSING_ROW_COLUMNS,
            missing_rows(preview),
            "Tutto ciò che è in archivio è anche nel file.\nCiò che manca nel file non viene mai eliminato.",
        )

    def _add_page(
        self, title: str, columns: Sequence[Column], rows: Sequence[Any], empty: str, count: int | None = None
    ) -> None:
        """Add a list; `count` is said in the place of its lines, where some are of one row of the file."""
        key = _KEYS.get(columns, _row_key)
        table = RowsTable(columns, name=f"workbooks.{title}", title=title, empty=empty, key=key)
        table.set_rows(rows)
        self.pages.addTab(table, f"{title} ({len(rows) if count is None else count})")

    def _open_first(self) -> None:
        """Open the first of the pages so far that has something to show, if any has."""
        for number in range(self.pages.count()):
            page = self.pages.widget(number)
            if not isinstance(page, RowsTable) or page.rows():
                self.pages.setCurrentIndex(number)
                return

    @property
    def answers(self) -> Answers:
        """What was answered so far: a side for each conflict, and whether the sheets refused stay out."""
        consents = frozenset(one for one, box in self.consents.items() if box.isChecked())
        leaves_out = self.without_refused.isChecked()
        return replace(self._given, sides=self.conflicts.sides, leaves_refused_out=leaves_out, consents=consents)

    def _settle(self) -> None:
        """Say what is still to be answered, and let the import go once nothing is."""
        preview, answers = self._file.preview, self.answers
        undecided = sum(answers.side_of(one.place) is None for one in preview.conflicts)
        if preview.errors:
            counted = plural(len(preview.errors), "errore", "errori")
            self.message.say(f"Il file ha {counted}: correggerli e riprovare. Nulla viene importato.")
        elif preview.refused and not answers.leaves_refused_out:
            counted = plural(len(preview.refused), "scheda non si può leggere", "schede non si possono leggere")
            self.message.say(f"{counted}: vedere perché, poi decidere se leggere le altre.", Severity.WARNING)
        elif waiting := [one for one in preview.questions if one.consent not in answers.consents]:
            self.message.say(" ".join(one.sentence for one in waiting), Severity.WARNING)
        elif undecided:
            counted = plural(undecided, "valore", "valori")
            self.message.say(f"Nella pagina Conflitti restano da decidere {counted}.", Severity.WARNING)
        elif preview.has_changes:
            ready, left = f"Pronto per l'importazione: {preview.summary}.", len(preview.left_out)
            told = agreeing(left, "lo dice il primo avviso", f"lo dicono i primi {left} avvisi")
            self.message.say(
                f"{ready} Non tutto entra: {told}." if left else ready, Severity.WARNING if left else Severity.NOTE
            )
        else:
            self.message.say("Il file non cambia nulla: l'archivio è già così.", Severity.NOTE)
        self.confirm.setEnabled(preview.can_be_imported_with(answers))

    def _say(self) -> None:
        preview = self._file.preview
        sentences = [note.sentence for note in preview.notes]
        left = len(sentences) - _MOST_NOTES
        others = agreeing(left, "un altro rilievo", f"altri {left} rilievi")
        more = [f"… e {others}: sono tutti nella linguetta «{NOTES}»."] if left > 0 else []
        self.notes.setText("\n".join([*sentences[:_MOST_NOTES], *more]))
        self.notes.setVisible(bool(sentences))
        self.mark.setVisible(bool(preview.errors))
        self._settle()

    def _import(self) -> None:
        from app.services.workbooks.job import import_workbook

        self.buttons.setEnabled(False)
        self._desk.runner.run_long(
            partial(import_workbook, answers=self.answers, name=self._file.path.name),
            self._desk.workspace,
            self._file.workbook,
            self._file.data,
            title=f"Importazione {self._file.workbook.kind.of_the}",
            on_done=self._imported,
            on_error=self._refused,
            on_end=self._enable,
        )

    def _imported(self, changes: Changes) -> None:
        self._desk.hub.publish(changes)
        words = f"Importato {self._file.path.name}: {self._file.preview.summary}."
        self._desk.tell(Notice(words))
        if self._file.workbook.kind is PERSONNEL and not self._desk.why_not(Action.EDIT_ARCHIVE):
            offer_to_named(self._desk, words)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self.message.say(error.sentence)

    def _enable(self) -> None:
        self.buttons.setEnabled(True)

    def _ask_columns(self) -> None:
        from app.ui.workbooks.columns_dialog import ColumnsDialog

        ColumnsDialog(self, self._file.preview, self.read_again).open()

    def read_again(self, columns: ChosenColumns) -> None:
        """Rehearse the import anew with the columns chosen by hand, in a dialog in the place of this one."""
        from app.services.workbooks.job import look_at_workbook

        self._desk.runner.run_long(
            partial(look_at_workbook, answers=replace(self._given, columns=columns)),
            self._desk.workspace,
            self._file.workbook,
            self._file.path,
            title=f"Lettura {self._file.workbook.kind.of_the}",
            on_done=partial(self._show_again, columns),
            on_error=self._refused,
        )

    def _show_again(self, columns: ChosenColumns, file: "WorkbookFile") -> None:
        window = self.parentWidget() or self
        chosen_before(self._desk.hub).keep(self._file.workbook.kind.code, self._file.path, columns)
        ImportDialog(window, self._desk, file, replace(self._given, columns=columns)).open()
        self.reject()

    def _ask_marked(self) -> None:
        from app.ui.kit.files import WORKBOOKS, choose_file_to_save

        suggested = f"{self._file.path.stem} - errori.xlsx"
        choose_file_to_save(self, "Salva la copia segnata", WORKBOOKS, suggested, self.save_marked)

    def save_marked(self, path: Path) -> None:
        """Write the user's workbook with the wrong cells coloured, without touching the original."""
        from app.services.workbooks.job import save_marked

        self._desk.runner.run(save_marked, self._file, path, on_done=self._tell_marked, on_error=self._refused)

    def _tell_marked(self, path: Path) -> None:
        self.message.say(f"Copia salvata: {path}. Le celle da correggere sono rosse e commentate.", Severity.NOTE)
