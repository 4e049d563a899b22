"""What the buttons of the parts that others score do: naming who scores them, signing them, opening them again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.domain.ids import SheetId
from app.domain.scoring.results import Missing
from app.domain.sheets.evaluated_parts import PartToFill
from app.domain.sheets.step_words import NAME_PARTS, REOPEN_PART, SIGN_PART
from app.services.sheets.part_signing import reopen_part, sign_everywhere, sign_part
from app.services.sheets.parts import PartsToName, name_evaluators, name_everywhere, parts_to_name
from app.ui.evaluation.composition_actions import SheetSteps
from app.ui.evaluation.part_dialogs import PartEvaluatorsDialog, PartReopeningDialog, PartSignatureDialog
from app.ui.kit.notice import Notice


class PartActions(QObject):
    """The parts of the sheet shown; saving and the dialogs go through the actions of the sheet."""

    def __init__(self, sheet: SheetSteps) -> None:
        super().__init__(sheet.page)
        self.sheet = sheet
        self.verbs: dict[str, Callable[[], object]] = {
            NAME_PARTS.name: self.ask_names,
            SIGN_PART.name: self.ask_signature,
            REOPEN_PART.name: self.ask_reopening,
        }

    def ask_names(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.desk.read(parts_to_name, self.sheet.detail.id, on_done=self._ask_names, latest=(self, "names"))

    def _ask_names(self, to_name: PartsToName) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(PartEvaluatorsDialog(self.sheet.page, self.sheet.detail, to_name), self._name)

    def _name(self, sheet_id: SheetId, dialog: PartEvaluatorsDialog, values: dict[str, Any]) -> None:
        work = name_everywhere if values["everywhere"] else name_evaluators
        self.sheet.save_from(dialog, work, sheet_id, dialog.named(values))

    def ask_signature(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(PartSignatureDialog(self.sheet.page, self.sheet.detail), self._sign)

    def _sign(self, sheet_id: SheetId, dialog: PartSignatureDialog, values: dict[str, Any]) -> None:
        is_of_many = values["everywhere"] and not dialog.is_for_another(values)
        self.sheet.save_from(dialog, sign_everywhere if is_of_many else sign_part, sheet_id, dialog.draft(values))

    def ask_reopening(self) -> None:
        if self.sheet.detail is not None:
            self.sheet.open_dialog(PartReopeningDialog(self.sheet.page, self.sheet.detail), self._reopen)

    def _reopen(self, sheet_id: SheetId, dialog: PartReopeningDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, reopen_part, sheet_id, values["section"], values["reason"] or "")

    def go_to(self, missing: Missing) -> Missing | None:
        """Lead where a part that waits is mended; return the line of it that lacks a score, to be gone to."""
        part = self._part_of(missing)
        if part is None:
            return None
        if part.may_sign and part.missing:
            return part.missing[0]
        if part.may_sign and part.part.name:
            self.ask_signature()
        elif not part.part.name and self._may_name:
            self.ask_names()
        else:
            self.sheet.desk.tell(Notice(f"«{part.title}». {part.sentence}."))
        return None

    def _part_of(self, missing: Missing) -> PartToFill | None:
        parts = self.sheet.detail.parts if self.sheet.detail else ()
        return next((one for one in parts if one.part.section == missing.section), None)

    @property
    def _may_name(self) -> bool:
        steps = self.sheet.detail.steps if self.sheet.detail else ()
        return any(one.words is NAME_PARTS for one in steps)
