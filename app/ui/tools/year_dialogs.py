"""The dialogs of a year: opening a new one, changing its plan and its acts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.cycles import CYCLE_COLUMNS, CycleDraft, planned, proposed, validate, years_missing
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.saving import SavingDialog

if TYPE_CHECKING:
    from app.services.cycles import CycleRow

PLAN = ("plan_from", "plan_to")
MANDATE = ("mandate_from", "mandate_to")
COPIES = Column(
    "copies",
    "Copia dall'anno precedente",
    Format.BOOLEAN,
    help="Che cosa si copia si sceglie subito dopo, con l'anteprima",
)

GAP = "Un anno aperto per sbaglio si toglie con Annulla. Gli anni in mezzo si possono aprire anche dopo."


class NewYearDialog(SavingDialog):
    """Proposes the year after the last; the plan follows the year until somebody writes it."""

    def __init__(self, parent: QWidget, desk: Desk, years: Collection[int], *, copies: bool = False) -> None:
        """`copies`: begin with the choice of a copy already made."""
        super().__init__(
            parent,
            desk,
            "Nuovo anno",
            "L'anno si apre vuoto, o con ciò che aveva il precedente: struttura e persone restano.",
            ok="Apri l'anno",
            on_saved=self._show_year,
        )
        self._years = years
        self._draft = proposed(years, date.today().year)  # noqa: DTZ011 (the year on the wall)
        self.form.add_all(CYCLE_COLUMNS)
        if self._years:
            self.form.add(COPIES)
            self.form.fill_values({"copies": copies})
        self.form.fill_values({"year": self._draft.year} | values_of(self._draft))
        self.form.check_with(self._issues)
        self.form.fields["year"].edited.connect(self._follow_year)
        self.submit_with(self._save)

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        return issues_of(values, self._draft, self._years)

    def _follow_year(self) -> None:
        """Move the plan with the year, unless the plan is no longer the one proposed."""
        values = self.form.draft_values()
        shown = self._draft
        if (year := values["year"]) is None or any(values[key] != getattr(shown, key) for key in PLAN):
            return
        self._draft = planned(year)
        self.form.fill_values({key: getattr(self._draft, key) for key in PLAN})

    def _save(self, values: dict[str, Any]) -> None:
        from app.services.cycles import begin_year

        self._made = draft_of(values, self._draft)
        go_on = self._go_on_copying if values.get("copies") else partial(self.save, begin_year, self._made)
        gap = years_missing(self._made.year, self._years)
        if gap:
            confirm(self, f"{gap}: aprire lo stesso il {self._made.year}?", GAP, "Apri l'anno", go_on)
        else:
            go_on()

    def _go_on_copying(self) -> None:
        """Ask what to copy; the year is begun with the copy, in one operation."""
        from app.ui.tools.copy_year_dialog import CopyYearDialog

        sources = sorted((year for year in self._years if year < self._made.year), reverse=True)
        if not sources:
            problem = f"Prima del {self._made.year} l'archivio non ha anni da copiare."
            self.refuse(UserError(problem, "Togliere il segno da «Copia»."))
            return
        self.accept()
        CopyYearDialog(self.parentWidget(), self.desk, sources, self._made.year, self._made).open()

    def _show_year(self, _changes: Changes) -> None:
        self.desk.hub.set_year(self._made.year)


class YearDialog(SavingDialog):
    """Changes the plan and the acts of a year; those of a closed year can only be read."""

    def __init__(self, parent: QWidget, desk: Desk, row: "CycleRow") -> None:
        hint = "L'anno è chiuso: per cambiarne i dati, riaprirlo dal menu Strumenti." if row.is_closed else ""
        super().__init__(parent, desk, f"Dati dell'anno {row.year}", hint)
        self._draft = CycleDraft(
            row.year, row.plan_from, row.plan_to, row.plan_act, row.dup_act, row.mandate_from, row.mandate_to, row.id,
            row.version,
        )  # fmt: skip
        self.form.add_all(CYCLE_COLUMNS[1:])
        self.form.fill_values(values_of(self._draft))
        self.form.check_with(self._issues)
        self.submit_with(self._save)
        if row.is_closed:
            self._only_show()

    def _only_show(self) -> None:
        self.form.set_read_only(True, "L'anno è chiuso.")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).hide()
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Chiudi")

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        return issues_of({"year": self._draft.year, **values}, self._draft, ())

    def _save(self, values: dict[str, Any]) -> None:
        from app.services.cycles import edit_year

        made = draft_of({"year": self._draft.year, **values}, self._draft)
        self.save(edit_year, made)


def values_of(draft: CycleDraft) -> dict[str, Any]:
    """Return the values of the fields below the year; an act not written yet is an empty field."""
    return {key: getattr(draft, key) for key in (*PLAN, *MANDATE, "plan_act", "dup_act")}


def draft_of(values: dict[str, Any], draft: CycleDraft) -> CycleDraft:
    made: dict[str, Any] = {key: values[key] for key in ("year", *PLAN, *MANDATE)}
    return replace(draft, **made, plan_act=values["plan_act"] or "", dup_act=values["dup_act"] or "")


def issues_of(values: dict[str, Any], draft: CycleDraft, years: Collection[int]) -> list[Issue]:
    """Check a year whose three numbers are there; an empty one is told by its own field."""
    if any(values[key] is None for key in ("year", *PLAN)):
        return []
    return validate(draft_of(values, draft), years)
