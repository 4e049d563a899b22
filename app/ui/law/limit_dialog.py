"""Valore dell'ente: what the ente chooses for a threshold of law, from the year in sight on."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.law.limits import LimitDraft, LimitRow, limit_issues
from app.domain.law.norms import FigureUnit
from app.services.law.limits import keep_limit
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.kit.saving import SavingDialog

NO_SOURCE = "Nessuna fonte lo chiede."


class LimitDialog(SavingDialog):
    """Asks the value that the ente chooses in the place of that of the source."""

    def __init__(self, parent: QWidget, desk: Desk, limit: LimitRow) -> None:
        self._limit = limit
        one = limit.threshold
        asked = f"{one.title}: {limit.legal_text} ({limit.source})." if limit.source else f"{one.title}. {NO_SOURCE}"
        words = (asked, one.note, f"Il valore scelto vale dal {desk.year} in poi.")
        super().__init__(
            parent,
            desk,
            "Valore dell'ente",
            " ".join(filter(None, words)),
            width=560,
            on_saved=partial(tell_limit, desk),
        )
        self.form.add(_field(one.unit))
        self.form.fill_values({"value": limit.value})
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return limit_issues(self._limit.threshold, values["value"])

    def _save(self, values: dict[str, Any]) -> None:
        draft = LimitDraft(self._limit.threshold.code, self.desk.year, values["value"])
        self.save(keep_limit, draft)


def tell_limit(desk: Desk, changes: Changes) -> None:
    """Say what was set, with the way back."""
    if not changes.is_empty:
        undo = NoticeAction("Annulla", desk.hub.undo_asked.emit, "Ctrl Z")
        desk.tell(Notice(f"{changes.label}.", actions=(undo,)))


def _field(unit: FigureUnit) -> Column:
    kind = Format.MONEY if unit is FigureUnit.EURO else Format.DECIMAL
    help_text = "Il numero del mese, da 1 a 12" if unit is FigureUnit.MONTH else ""
    return Column("value", f"Valore ({unit.italian})", kind, 14, required=True, help=help_text)
