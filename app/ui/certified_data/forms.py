"""What is asked to write certified data: a figure for some, the figures of many pasted, an event."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.certified_data.events import (
    EVENT_DAY,
    EVENT_DESCRIPTION,
    EVENT_SOURCE,
    EventDraft,
    EventRow,
    validate_event,
)
from app.domain.certified_data.figures import (
    CERTIFIED_BY,
    ON_DATE,
    SOURCE,
    FigureDraft,
    FigureRow,
    PastedFigures,
    certificate_issues,
    pasted_values,
    validate_figure,
)
from app.domain.certified_data.page import CertifiedPage
from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.italian import some_of
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind
from app.services.certified_data.keeping import save_event, save_figure, save_pasted
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.saving import SavingDialog

MOST_NAMED = 4
PASTE_HINT = (
    "Una riga per persona o area: nome (o matricola), tabulatore, valore, come si copia da Excel. O si scrivono tutte,"
    " o nessuna."
)


class FigureDialog(SavingDialog):
    """Asks the value of one datum for one or more rows: the same for all of them."""

    def __init__(self, parent: QWidget, desk: Desk, rows: Sequence[FigureRow]) -> None:
        self._datum = rows[0].datum
        super().__init__(
            parent, desk, self._datum.title, _named([row.of_whom for row in rows]), width=620, on_saved=desk.tell_done
        )
        self._rows = rows
        if len(rows) > 1:
            self.content.insertWidget(1, hint_label("Lo stesso valore per ognuna delle righe scelte."))
        self.form.add(*_value_field(self._datum))
        self.form.add_all((ON_DATE, CERTIFIED_BY, SOURCE))
        self._fill()
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _fill(self) -> None:
        """Show what the rows have in common."""
        for key in ("value", "on_date", "certified_by", "source"):
            known = {getattr(row, key) for row in self._rows}
            self.form.fill_values({key: known.pop() if len(known) == 1 else None})

    def _draft(self, values: dict[str, Any]) -> FigureDraft:
        return FigureDraft(
            self._datum.code,
            tuple(row.owner for row in self._rows),
            values["value"],
            values["on_date"],
            values["certified_by"] or "",
            values["source"] or "",
            self._rows[0].version if len(self._rows) == 1 else None,
        )

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_figure(self._draft(values), self._datum, self.desk.year, self.desk.workspace.today)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_figure, self.desk.year, self._draft(values))


class PasteFiguresDialog(SavingDialog):
    """Takes the figures of many as they are copied from a sheet: a line for each."""

    def __init__(self, parent: QWidget, desk: Desk, page: CertifiedPage, chosen: str) -> None:
        super().__init__(parent, desk, "Incolla dati certificati", PASTE_HINT, width=680, on_saved=desk.tell_done)
        self._page = page
        data = [one for one in page.data if one.kind is not DatumKind.EVENT]
        self.form.add(Column("code", "Dato", Format.CHOICE, required=True), [(one.code, one.title) for one in data])
        self.form.add(Column("lines", "Righe", Format.LONG_TEXT, 60, required=True))
        self.form.add_all((ON_DATE, CERTIFIED_BY, SOURCE))
        self.form.fill_values({"code": chosen or (data[0].code if data else None)})
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _pasted(self, values: dict[str, Any]) -> tuple[PastedFigures, list[Issue]]:
        code = values["code"] or ""
        rows = [row for row in self._page.figures if row.datum.code == code]
        found, issues = pasted_values(values["lines"] or "", rows)
        by, source = values["certified_by"] or "", values["source"] or ""
        return PastedFigures(code, found, values["on_date"], by, source), issues

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        pasted, issues = self._pasted(values)
        today = self.desk.workspace.today
        return [
            *issues[:5],
            *certificate_issues(pasted.on_date, pasted.certified_by, pasted.source, self.desk.year, today),
        ]

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_pasted, self.desk.year, self._pasted(values)[0])


class EventDialog(SavingDialog):
    """Asks what happened, when and to whom; `row` is the one to change."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        page: CertifiedPage,
        row: EventRow | None = None,
    ) -> None:
        super().__init__(
            parent,
            desk,
            "Nuovo evento" if row is None else f"Evento di {row.person}",
            width=640,
            on_saved=desk.tell_done,
        )
        self._row = row
        data = [one for one in page.data if one.kind is DatumKind.EVENT]
        self.form.add(Column("code", "Evento", Format.CHOICE, required=True), [(one.code, one.title) for one in data])
        if row is None:
            self.form.add(Column("employee_id", "Persona", Format.CHOICE, required=True), list(page.people))
        self.form.add_all((EVENT_DAY, EVENT_DESCRIPTION, EVENT_SOURCE))
        self.form.fill_values({"code": data[0].code if data else None})
        if row is not None:
            self.form.fill(row)
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _draft(self, values: dict[str, Any]) -> EventDraft:
        row = self._row
        person: EmployeeId | None = values.get("employee_id")
        return EventDraft(
            values["code"] or "",
            (person,) if person is not None else row.employee_ids if row else (),
            values["on_date"],
            values["description"] or "",
            values["source"] or "",
            row.id if row else None,
            row.version if row else None,
            row.official_ids if row else (),
        )

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        found = validate_event(self._draft(values), self.desk.year, self.desk.workspace.today)
        return [Issue(one.code, one.sentence, "employee_id" if one.field == "people" else one.field) for one in found]

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_event, self.desk.year, self._draft(values))


def _value_field(datum: CertifiedDatum) -> tuple[Any, ...]:
    if datum.kind is DatumKind.DUTY:
        return Column("value", "Adempimento", Format.CHOICE, required=True), [(1 + ZERO, "fatto"), (ZERO, "non fatto")]
    unit = f" ({datum.unit})" if datum.unit else ""
    return (Column("value", f"Valore{unit}", Format.QUANTITY, 14, required=True),)


def _named(names: Sequence[str]) -> str:
    return some_of(names, MOST_NAMED)
