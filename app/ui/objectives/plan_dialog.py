"""Importa piano da testo: what the text would bring, shown before anything is written."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.preview import PlanPreview
from app.domain.progress import Silent
from app.services.plan_text.importing import counts_sentence, import_plan, preview_plan
from app.services.plan_text.opening import open_plan, plan_of_text
from app.ui.kit.desk import Desk
from app.ui.kit.files import TEXTS, choose_file_to_open
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.objectives.detail_page import PageMessage
from app.ui.objectives.plan_preview import PlanPreviewPages
from app.ui.objectives.plan_source import PlanSource

TITLE = "Importa piano da testo"
SIZE = (960, 620)
PASTED = "testo incollato"
Button = QDialogButtonBox.StandardButton


class PlanDialog(PlainDialog):
    """First the text, from a file or pasted; then the preview; *Importa* writes it, *Annulla* leaves all as it is."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, TITLE, *SIZE)
        self.desk = desk
        self._document: SourceDocument | None = None
        self._file_name = ""
        self._preview: PlanPreview | None = None
        self.message = PageMessage(self)
        self.source = PlanSource(self)
        self.source.file_asked.connect(self.choose_file)
        self.source.text_given.connect(self.take_text)
        self.pages = PlanPreviewPages(self)
        self.pages.accepted_changed.connect(self._compare)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.source)
        self._stack.addWidget(self.pages)
        self._lay_out()

    def choose_file(self) -> None:
        choose_file_to_open(self, "Scegli il piano", TEXTS, self.take_file)

    def take_file(self, path: Path) -> None:
        self._file_name = path.name
        self.desk.runner.run(open_plan, path, Silent(), on_done=self._take_document, on_error=self.refuse)

    def take_text(self, text: str) -> None:
        self._file_name = ""
        self.desk.runner.run(plan_of_text, text, on_done=self._take_document, on_error=self.refuse)

    def refuse(self, error: UserError) -> None:
        """Say why the text cannot be taken in, and go back to the choice of the text."""
        self._preview = None
        self._stack.setCurrentWidget(self.source)
        self.import_button.setEnabled(False)
        self.back_button.setVisible(False)
        self.message.say(error.sentence)

    def _lay_out(self) -> None:
        buttons = self.buttons
        buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.import_button = self.set_primary(buttons.button(Button.Ok))
        self.import_button.setText("&Importa")
        self.import_button.setEnabled(False)
        buttons.button(Button.Cancel).setText("&Annulla")
        self.back_button = buttons.addButton("Altro &testo", QDialogButtonBox.ButtonRole.ResetRole)
        self.back_button.setVisible(False)
        self.back_button.clicked.connect(self._go_back)
        buttons.accepted.connect(self._import)
        self.content.addWidget(self.message)
        self.content.addWidget(self._stack, 1)

    def _take_document(self, document: SourceDocument) -> None:
        self._document = document
        self._compare(None)

    def _compare(self, accepted: frozenset[str] | None) -> None:
        """Ask what the plan would change, with these repeated lines as cross objectives."""
        compare = partial(preview_plan, accepted_cross=accepted)
        work = (self.desk.workspace, self._document, self.desk.year)
        self.desk.runner.run(compare, *work, on_done=self._show, on_error=self.refuse, latest=(self, "preview"))

    def _show(self, preview: PlanPreview) -> None:
        self._preview = preview
        self.pages.show_preview(preview)
        self._stack.setCurrentWidget(self.pages)
        self.back_button.setVisible(True)
        self.import_button.setEnabled(preview.can_be_written and not preview.is_empty)
        self.message.say(*_summary(preview, self._file_name or PASTED, self.desk.year))

    def _go_back(self) -> None:
        self._preview = None
        self.message.clear()
        self.import_button.setEnabled(False)
        self.back_button.setVisible(False)
        self._stack.setCurrentWidget(self.source)

    def _import(self) -> None:
        if self._preview is None:
            return
        self.import_button.setEnabled(False)
        write = partial(import_plan, accepted_cross=self._preview.accepted)
        self.desk.save(write, self._document, self.desk.year, on_done=self._tell, on_error=self.refuse)

    def _tell(self, changes: Changes) -> None:
        words = counts_sentence(self._preview) if self._preview and not changes.is_empty else "nessuna novità"
        undo = NoticeAction("Annulla", self.desk.hub.undo_asked.emit, "Ctrl Z")
        self.accept()
        self.desk.tell(Notice(f"Piano importato: {words}.", actions=() if changes.is_empty else (undo,)))


def _summary(preview: PlanPreview, name: str, year: int) -> tuple[str, Severity]:
    if not preview.can_be_written:
        return f"{name}: il piano contiene errori e non si può importare. Vedere gli avvisi.", Severity.ERROR
    if preview.is_empty:
        return f"{name}: l'archivio contiene già tutto il piano {year}. Non c'è nulla da importare.", Severity.NOTE
    return f"{name}, anno {year}: {counts_sentence(preview)}. Nulla è ancora scritto.", Severity.NOTE
