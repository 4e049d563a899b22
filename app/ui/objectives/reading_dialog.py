"""A reading: of which indicator or phase, on which day, what was found, what is to be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.documents.state import state_day
from app.domain.ids import IndicatorId, PhaseId
from app.domain.issues import Issue
from app.domain.italian import NotReadable
from app.domain.objectives import IndicatorRule
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.readings import ReadingDraft, ReadingRow, validate
from app.domain.objectives.written_value import read_value
from app.domain.quantities import parse_quantity
from app.services.objectives.readings import record_reading
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog

VALUE_HELP = "Un numero, una data, sì o no, un giudizio: come vuole l'indicatore. Di una fase, la percentuale fatta."


@dataclass(frozen=True, slots=True)
class ReadingFields:
    """What the form shows: `part` is the indicator (above zero) or the phase (below zero)."""

    part: int | None = None
    on_date: date | None = None
    value: str = ""
    note: str = ""
    critical_points: str = ""


class ReadingDialog(SavingDialog):
    """OK writes the reading; one of the same part and day is replaced."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        detail: ObjectiveDetail,
        judgements: tuple[str, ...],
        row: ReadingRow | None = None,
    ) -> None:
        super().__init__(parent, desk, "Rilevazione", VALUE_HELP, ok="Registra")
        self._row, self._judgements = row, judgements
        self._rules = {one.id: one.rule for one in detail.indicators}
        add = self.form.add
        add(Column("part", "Indicatore o fase", Format.CHOICE, required=True), _parts(detail, row))
        add(Column("on_date", "Data", Format.DATE, 12, required=True))
        add(Column("value", "Valore", Format.TEXT, 16))
        add(Column("note", "Note", Format.LONG_TEXT, 44))
        add(Column("critical_points", "Criticità", Format.LONG_TEXT, 44))
        self.form.fill(_fields(row, detail, state_day(desk.year, desk.workspace.today)))
        self.form.check_with(self._issues)
        self.submit_with(self._save)

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        try:
            return validate(self._draft(values), self.desk.year)
        except NotReadable as error:
            return [Issue("value_wrong", f"{error}.", "value")]

    def _draft(self, values: Mapping[str, Any]) -> ReadingDraft:
        """Return the reading; raises `NotReadable` when its value is not one of its indicator."""
        part, text = values["part"] or 0, values["value"] or ""
        kept = ReadingDraft(
            id=self._row.number if self._row else None,
            version=self._row.version if self._row else None,
            on_date=values["on_date"],
            note=values["note"] or "",
            critical_points=values["critical_points"] or "",
        )
        if part < 0:
            progress = parse_quantity(text.replace("%", "")) if text.strip() else None
            return replace(kept, phase_id=PhaseId(-part), progress=progress)
        rule = self._rules.get(IndicatorId(part), IndicatorRule.PERCENT_OF_TARGET)
        value = read_value(text, rule, self.desk.year, self._judgements)
        return replace(kept, indicator_id=IndicatorId(part), value=value)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(record_reading, self._draft(values))


def _parts(detail: ObjectiveDetail, row: ReadingRow | None) -> list[tuple[int, str]]:
    """Return what may be read: one that is corrected stays of its part; what the phases give is read of them."""
    every = [(int(one.id), one.name) for one in detail.indicators if one.rule is not IndicatorRule.PHASES]
    every += [(-int(one.id), f"Fase: {one.title}") for one in detail.phases]
    return [one for one in every if row is None or one[0] == _part_of(row)]


def _part_of(row: ReadingRow) -> int:
    return -row.part if row.is_phase else row.part


def _fields(row: ReadingRow | None, detail: ObjectiveDetail, today: date) -> ReadingFields:
    if row is None:
        first = next(iter(_parts(detail, None)), (None, ""))[0]
        return ReadingFields(first, today)
    return ReadingFields(_part_of(row), row.on_date, row.typed, row.note, row.critical_points)
