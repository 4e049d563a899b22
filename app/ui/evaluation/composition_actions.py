"""What the buttons of *Composizione* do: parts that apply or not, factors chosen, weights, corrections."""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.columns import Column, Format
from app.domain.ids import SheetId
from app.domain.issues import Issue
from app.domain.sheets.composition import CORRECTION_COLUMNS, CorrectionDraft, PartRow, check_weight
from app.domain.sheets.detail import SheetDetail
from app.services.sheets.composition import (
    add_correction,
    apply_part,
    choose_factor,
    choose_weight,
    drop_factor,
    exclude_part,
    remove_correction,
)
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm

WHY = Column("reason", "Perché non si applica", Format.LONG_TEXT, required=True)
WEIGHT = Column("weight", "Peso", Format.DECIMAL, digits=None, help="Vuoto: il peso proposto dalla metodologia")


class SheetSteps(Protocol):
    """What composing a sheet needs of the actions of the sheet: its detail, its dialogs, saving."""

    page: QWidget
    desk: Desk
    dialog: QDialog | None

    @property
    def detail(self) -> SheetDetail | None: ...
    def step(self, use_case: Any, *args: Any) -> None: ...
    def open_dialog(self, dialog: FormDialog, answer: Any) -> None: ...
    def save_from(self, dialog: FormDialog, use_case: Any, *args: Any) -> None: ...


class CompositionActions(QObject):
    """Composes the sheet shown; saving and the dialogs go through the actions of the sheet."""

    def __init__(self, sheet: SheetSteps) -> None:
        super().__init__(sheet.page)
        self.sheet = sheet

    @property
    def detail(self) -> SheetDetail | None:
        return self.sheet.detail

    def do(self, name: str, row: object) -> None:
        if self.detail is None:
            return
        match name, row:
            case "exclude", PartRow():
                self.ask_why(row)
            case "weigh", PartRow():
                self.ask_weight(row)
            case "apply", PartRow():
                self.sheet.step(apply_part, self.detail.id, row.section, row.item)
            case "choose", PartRow():
                self.sheet.step(choose_factor, self.detail.id, row.section, row.item)
            case "drop", PartRow():
                self.drop(row)
            case "correct", PartRow():
                self.ask_correction(row, self.detail)
            case "uncorrect", PartRow():
                self.sheet.step(remove_correction, self.detail.id, row.correction)

    def ask_why(self, row: PartRow) -> None:
        kind = "La sezione" if row.is_section else "Il fattore"
        dialog = self._dialog(
            f"Non si applica: {row.title}",
            f"{kind} non conta e il suo peso va alle altre parti. Il motivo è stampato sulla scheda.",
        )
        dialog.form.add(WHY)
        self.sheet.open_dialog(dialog, partial(self._exclude, row))

    def _exclude(self, row: PartRow, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, exclude_part, sheet_id, row.section, row.item, values["reason"])

    def ask_weight(self, row: PartRow) -> None:
        dialog = self._dialog(f"Peso di «{row.title}»", f"La metodologia ammette pesi {row.range_in_words}.")
        dialog.form.add(WEIGHT)
        dialog.form.fill_values({"weight": row.weight})
        dialog.form.check_with(partial(_check_weight, row))
        self.sheet.open_dialog(dialog, partial(self._weigh, row))

    def _weigh(self, row: PartRow, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, choose_weight, sheet_id, row.section, values["weight"], row.item)

    def drop(self, row: PartRow) -> None:
        """Take a factor off: ask first when something was written on it."""
        detail = self.detail
        item = detail.item(row.section, row.item) if detail else None
        if item is not None and (item.value is not None or item.note):
            self.sheet.dialog = confirm(
                self.sheet.page,
                f"Togliere dalla scheda «{row.title}»?",
                "Si tolgono anche il punteggio e la nota. Con «Annulla» del menu Modifica tornano.",
                "Togli dalla scheda",
                partial(self._drop, row),
            )
        else:
            self._drop(row)

    def _drop(self, row: PartRow) -> None:
        if self.detail is not None:
            self.sheet.step(drop_factor, self.detail.id, row.section, row.item)

    def ask_correction(self, row: PartRow, detail: SheetDetail) -> None:
        hint = f"Punti {row.range_in_words.removesuffix(' punti')}, sommati al totale; motivo e firma sono stampati."
        dialog = self._dialog(row.title, hint)
        dialog.form.add_all(CORRECTION_COLUMNS)
        today = self.sheet.desk.workspace.today
        dialog.form.fill_values({"signed_by": detail.person.evaluator, "on_date": today})
        self.sheet.open_dialog(dialog, partial(self._correct, row))

    def _correct(self, row: PartRow, sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, add_correction, CorrectionDraft(sheet_id, row.section, **values))

    def _dialog(self, title: str, hint: str) -> FormDialog:
        return FormDialog(self.sheet.page, title, hint)


def _check_weight(row: PartRow, values: dict[str, Any]) -> list[Issue]:
    return [] if values["weight"] is None else check_weight(row, values["weight"])
