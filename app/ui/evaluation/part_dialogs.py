"""The questions of the parts of a sheet that others score: who scores them, their signature, opening them again."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.evaluated_parts import PartToFill, capitalised
from app.domain.sheets.step_details import check_past
from app.domain.structure.hierarchy import Party
from app.services.sheets.part_signing import PartSignature
from app.services.sheets.parts import PartsToName
from app.ui.evaluation.dialogs import REASON
from app.ui.kit.dialogs import FormDialog

PART = Column("section", "Parte", Format.CHOICE, required=True)
SIGNED_ON = Column("on", "Firmata il", Format.DATE, required=True)
WHY = Column("reason", "Perché la firma la registra un altro", Format.LONG_TEXT)
ALL_READY = Column(
    "everywhere", "Anche le altre parti proprie già complete, sulle schede della sessione", Format.BOOLEAN
)
EVERYWHERE = Column("everywhere", "Anche sulle altre schede della sessione, dove non è firmata", Format.BOOLEAN)


class PartSignatureDialog(FormDialog):
    """Asks on which day a part was signed; why, where it is signed in the place of who scored it."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = "Da qui i punteggi della parte contano. Per correggerli la parte si riapre, con il motivo."
        super().__init__(parent, f"Firma di una parte: {detail.person.full_name}", hint, ok="Firma")
        self._today = detail.calendar.today
        self._parts = {one.part.section: one for one in detail.parts if one.may_sign}
        self.form.add(PART, [(code, _titled(one)) for code, one in self._parts.items()])
        self.form.add(SIGNED_ON)
        self.form.add(WHY)
        self.form.add(ALL_READY)
        ready = next((code for code, one in self._parts.items() if not one.missing), next(iter(self._parts), None))
        self.form.fill_values({"section": ready, "on": self._today, "everywhere": False})
        self.form.check_with(self._check)
        self.form.edited.connect(self._fit)
        self.form.committed.connect(self._fit)
        self._fit("section")

    @staticmethod
    def draft(values: dict[str, Any]) -> PartSignature:
        return PartSignature(values["section"], values["on"], values["reason"] or "")

    def is_for_another(self, values: dict[str, Any]) -> bool:
        part = self._parts.get(values["section"])
        return part is not None and part.needs_reason

    def _fit(self, _key: str) -> None:
        """Ask why only where somebody signs in another's place."""
        is_of_another = self.is_for_another(self.form.draft_values())
        self.form.show_field(WHY.key, is_shown=is_of_another)
        self.form.show_field(ALL_READY.key, is_shown=not is_of_another)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        part = self._parts.get(values["section"])
        issues = list(check_past(values["on"], self._today))
        if part is not None and part.needs_reason and not (values["reason"] or "").strip():
            name = part.part.name or part.whose
            issues.append(Issue("required", f"La parte è di {name}: scrivere perché la firma un altro.", "reason"))
        return issues


class PartReopeningDialog(FormDialog):
    """Asks which part is opened again, and why."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = "La firma si toglie e i punteggi della parte non contano finché non è firmata di nuovo."
        super().__init__(parent, f"Riapri una parte: {detail.person.full_name}", hint, ok="Riapri")
        parts = [(one.part.section, _titled(one)) for one in detail.parts if one.may_reopen]
        self.form.add(PART, parts)
        self.form.add(REASON)
        self.form.fill_values({"section": parts[0][0] if parts else None})


class PartEvaluatorsDialog(FormDialog):
    """Asks who scores each part that is not for the sheet's evaluator."""

    def __init__(self, parent: QWidget, detail: SheetDetail, to_name: PartsToName) -> None:
        hint = "Chi è indicato vede della scheda solo la propria parte, la compila e la firma; il resto alla consegna."
        super().__init__(parent, f"Chi valuta le parti: {detail.person.full_name}", hint)
        self._codes = [one.section for one in to_name.parts]
        for one in to_name.parts:
            nobody = (Party(), "Il Nucleo" if one.is_of_body else "")
            column = Column(one.section, f"{capitalised(one.whose)} per «{one.title}»", Format.CHOICE)
            self.form.add(column, [nobody, *to_name.people])
        self.form.add(EVERYWHERE)
        self.form.fill_values({one.section: one.party for one in to_name.parts} | {"everywhere": False})

    def named(self, values: dict[str, Any]) -> dict[str, Party]:
        return {code: values[code] or Party() for code in self._codes}


def _titled(part: PartToFill) -> str:
    return f"{part.title} ({part.whose})"
