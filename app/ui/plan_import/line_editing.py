"""What a line says, written otherwise by whoever imports: corrected, divided, or as the document has it again."""

from typing import Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.edited_lines import EditedDocument
from app.domain.plan_text.line_texts import cells_divided, cells_written, text_in_full
from app.ui.plan_import.line_editor import LineEditor
from app.ui.plan_import.lines_pane import LinesPane
from app.ui.plan_import.role_popup import RolePopup

WRITTEN, DIVIDED, TAKEN_BACK = "Riga corretta", "Riga divisa in due", "Riga come nel documento"


class Edited(Protocol):
    """Where the lines are, the document as it is shown, and the answers given so far."""

    lines: LinesPane
    popup: RolePopup
    shown: EditedDocument
    answers: PlanAnswers

    def answer(self, answers: PlanAnswers) -> None:
        """Take these answers in the place of those of before."""
        ...


class LineEditing(QObject):
    """Opens the editor on the current line, and answers with what is written there."""

    def __init__(self, work: Edited, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._parent = work, parent
        self.editor = LineEditor(parent)
        self._number = 0
        view = work.lines.view
        view.edit_asked.connect(self.edit)
        view.restore_asked.connect(self.restore)
        self.editor.written.connect(self._write)
        self.editor.divided.connect(self._divide)
        self.editor.closed.connect(self._take_keyboard_back)

    def edit(self, is_dividing: bool) -> None:
        """Open the editor on the current line: its text, with the cursor where it is likely to be divided."""
        view = self._work.lines.view
        if (line := view.current_line) is None:
            return
        self._work.popup.close_popup()
        view.stop_gathering()
        view.go_to(line.number)  # of several lines chosen the current one alone is edited
        self._number = line.number
        row = view.words_place()
        place = QRect(view.viewport().mapTo(self._parent, row.topLeft()), row.size())
        view.is_asking = True
        self.editor.edit(text_in_full(line.block), place, is_dividing=is_dividing, original=line.original)

    def restore(self) -> None:
        """Take back what was written in the place of the current line."""
        line = self._work.lines.view.current_line
        origin = self._work.shown.origins.get(line.number) if line is not None else None
        if line is not None and origin is not None and origin.is_edited:
            self._answer(self._work.answers.as_in_document(self._work.shown, line.number), TAKEN_BACK)

    def close(self) -> None:
        self.editor.close_editor()

    @property
    def _block(self) -> PlanBlock:
        return self._work.shown.blocks[self._work.shown.place_of(self._number)]

    def _write(self, text: str) -> None:
        try:
            pieces = [cells_written(self._block, text)]
        except UserError as error:
            self.editor.refuse(error)
            return
        self.editor.close_editor()
        self._answer(self._work.answers.rewriting(self._work.shown, self._number, pieces), WRITTEN)

    def _divide(self, text: str, at: int) -> None:
        """Divide, and go on with the second line: it is what most often wants another role, or another cut."""
        try:
            pieces = cells_divided(self._block, text, at)
        except UserError as error:
            self.editor.refuse(error)
            return
        self.editor.close_editor()
        place = self._work.shown.place_of(self._number)
        self._answer(self._work.answers.rewriting(self._work.shown, self._number, pieces), DIVIDED)
        self._work.lines.go_to(self._work.shown.blocks[place + 1].number)

    def _answer(self, answers: PlanAnswers, said: str) -> None:
        view = self._work.lines.view
        if answers != self._work.answers:
            self._work.answer(answers)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, said))
        view.setFocus()

    def _take_keyboard_back(self) -> None:
        view = self._work.lines.view
        view.is_asking = False
        view.viewport().update()
        if self.editor.isAncestorOf(QApplication.focusWidget() or self.editor.text):
            view.setFocus()
