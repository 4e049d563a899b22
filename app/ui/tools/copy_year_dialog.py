"""Copying a year into the one after: what to copy, what that would make, then one button that writes it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QTabWidget, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.cycles import CycleDraft
from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.next_year.choice import EVERYTHING, CopiedPart, YearCopy
from app.domain.next_year.preview import COPY_COLUMNS, CopyPreview
from app.services.next_year.years import begin_year_from, copy_year, preview_copy
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.notice import Notice
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES

SIZE, TABLE = (960, 640), 200
ABREAST = 2
HINT = (
    "La struttura resta, con le sue date. Valori misurati, avanzamenti, prese visione e variazioni non si copiano; "
    "le date vanno avanti di un anno. Ciò che si copia resta segnato «copiato e non rivisto» finché non si modifica."
)
NOTE_COLUMNS: tuple[Column, ...] = (
    Column("severity", "Importanza", Format.CHOICE, 11),
    Column("sentence", "Da sapere", Format.LONG_TEXT, 100),
)
Button = QDialogButtonBox.StandardButton


class CopyYearDialog(PlainDialog):
    """Shows again at each choice what would be made; `draft` is that of a year to begin with the copy."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, sources: Sequence[int], target: int, draft: CycleDraft | None = None
    ) -> None:
        """`sources` are the years that may be copied, the latest first."""
        super().__init__(parent, f"Copia nell'anno {target}", *SIZE)
        self.desk = desk
        self._target, self._draft = target, draft
        self._preview: CopyPreview | None = None
        self.source = ChoiceBox()
        self.source.setAccessibleName("Anno da copiare")
        self.source.addItems([f"Dal {year}" for year in sources])
        self._sources = list(sources)
        self.boxes = {part: QCheckBox(part.italian) for part in CopiedPart}
        self.rows = RowsTable(
            COPY_COLUMNS, name="tools.copy_rows", title="Obiettivi da copiare", empty="Nessun obiettivo da copiare.",
            counted=("obiettivo", "obiettivi"),
        )  # fmt: skip
        self.notes = RowsTable(
            NOTE_COLUMNS, name="tools.copy_notes", title="Da sapere", empty="Non c'è niente di particolare da sapere.",
            key=_sentence,
        )  # fmt: skip
        self.notes.hide_filter()
        self.message = Message(self)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self.source.setFocus()  # a button that is turned off gives the keyboard to the next one, which is Annulla
        self.reload()

    @property
    def copy(self) -> YearCopy:
        """What is chosen now."""
        chosen = frozenset(part for part, box in self.boxes.items() if box.isChecked())
        return YearCopy(self._sources[self.source.currentIndex()], self._target, chosen)

    def reload(self) -> None:
        """Ask again what would be made."""
        self.primary_button.setEnabled(False)
        for part, box in self.boxes.items():
            box.setEnabled(part.needs is None or self.boxes[part.needs].isChecked())
        work = (self.desk.workspace, self.copy)
        self.desk.runner.run(preview_copy, *work, on_done=self._show, on_error=self._refuse, latest=(self, "copy"))

    def write(self) -> None:
        if self._preview is None:
            return
        self.primary_button.setEnabled(False)
        use_case = partial(copy_year) if self._draft is None else partial(begin_year_from, draft=self._draft)
        self.desk.save(partial(use_case, copy=self._preview.copy), on_done=self._tell, on_error=self._refuse)

    def _show(self, preview: CopyPreview) -> None:
        self._preview = preview
        self.rows.set_rows(preview.rows)
        self.notes.set_rows(preview.notes)
        self.tabs.setTabText(0, f"Obiettivi ({len(preview.rows)})")
        self.tabs.setTabText(1, f"Da sapere ({len(preview.notes)})")
        where = f"Dal {preview.copy.source} al {preview.copy.target}"
        if preview.is_empty:
            self.message.say(f"{where} non c'è niente da copiare.", Severity.NOTE)
        else:
            self.message.say(f"{where}: {preview.summary}. Nulla è ancora scritto.", Severity.NOTE)
        self.primary_button.setEnabled(not preview.is_empty or self._draft is not None)

    def _refuse(self, error: UserError) -> None:
        self._preview = None
        self.rows.set_rows(())
        self.notes.set_rows(())
        self.message.say(error.sentence)

    def _tell(self, changes: Changes) -> None:
        self.desk.hub.set_year(self._target)
        self.accept()
        if changes.is_empty:
            self.desk.tell(Notice("Nessuna novità: era già tutto copiato."))
        else:
            self.desk.tell_done(changes)

    def _connect(self) -> None:
        self.source.currentIndexChanged.connect(self._reload_for)
        for part, box in self.boxes.items():
            box.setChecked(part in EVERYTHING)
            box.toggled.connect(self._reload_for)

    def _reload_for(self, _choice: object) -> None:
        self.reload()

    def _lay_out(self) -> None:
        buttons = self.buttons
        buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.primary_button = self.set_primary(buttons.button(Button.Ok))
        self.primary_button.setText("Apri l'anno e &copia" if self._draft else "&Copia")
        buttons.button(Button.Cancel).setText("&Annulla")
        buttons.accepted.connect(self.write)
        grid = QGridLayout()
        keep_spacing(grid, MEASURES.gap)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // ABREAST, place % ABREAST)
        for table, name in ((self.rows, "Obiettivi"), (self.notes, "Da sapere")):
            keep_minimum_height(table, TABLE)
            self.tabs.addTab(table, name)
        self.tabs.setAccessibleName("Che cosa si copia")
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.source)
        self.content.addLayout(grid)
        self.content.addWidget(self.message)
        self.content.addWidget(self.tabs, 1)


def _sentence(issue: Issue) -> str:
    return issue.sentence
