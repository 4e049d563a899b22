"""The day on which an edge of a bar was dropped, asked before it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.italian import format_date
from app.domain.periods import DAY
from app.domain.structure.absences import AbsenceRow
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.evaluators import EvaluatorOverrideRow
from app.domain.structure.postings import PostingRow
from app.domain.validation import NotValid
from app.services.structure.absences import save_absence
from app.services.structure.appointments import save_appointment
from app.services.structure.evaluators import save_override
from app.services.structure.postings import move_border, save_posting
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.saving import SavingDialog
from app.ui.structure.fact_bar import SINGLE, Edge, EdgeMove

USE_CASES: Mapping[type[Any], Callable[..., Changes]] = {
    PostingRow: save_posting,
    EqAppointmentRow: save_appointment,
    AbsenceRow: save_absence,
    EvaluatorOverrideRow: save_override,
}


class EdgeDialog(SavingDialog):
    """Asks for the first or the last day of a fact; of two postings without a day between, both move."""

    def __init__(self, desk: Desk, parent: QWidget, move: EdgeMove, postings: Sequence[PostingRow]) -> None:
        self._beside = _adjoining(move, postings)
        super().__init__(parent, desk, f"{SINGLE[move.fact.lane]}: {move.fact.name}", _hint(move, self._beside))
        self.row, self.edge = move.fact.row, move.edge
        heading = "Primo giorno" if move.edge is Edge.START else "Ultimo giorno"
        self.form.add(Column("day", heading, Format.DATE, 14, required=True)).fill(move.day)
        self.submit_with(self._keep)

    def _keep(self, values: dict[str, Any]) -> None:
        day: date = values["day"]
        if isinstance(self.row, PostingRow) and self._beside is not None:
            is_start = self.edge is Edge.START
            first, second = (self._beside, self.row) if is_start else (self.row, self._beside)
            self.save(move_border, first.draft, second.draft, day if is_start else day + DAY)
            return
        changed: dict[str, Any] = {self.edge.value: day}
        row: Any = self.row
        self.save(USE_CASES[type(row)], replace(row.draft, **changed))

    @override
    def refuse(self, error: UserError) -> None:
        super().refuse(error)
        if isinstance(error, NotValid):
            self.form.show_issues([replace(issue, field="day") for issue in error.issues])
            self.make_room()


def _adjoining(move: EdgeMove, postings: Sequence[PostingRow]) -> PostingRow | None:
    """Return the posting that ends the day before this one begins, or begins the day after it ends."""
    row = move.fact.row
    if not isinstance(row, PostingRow):
        return None
    if move.edge is Edge.START:
        return next((one for one in postings if one.valid_to == row.valid_from - DAY), None)
    return next((one for one in postings if row.valid_to and one.valid_from == row.valid_to + DAY), None)


def _hint(move: EdgeMove, beside: PostingRow | None) -> str:
    is_start, days = move.edge is Edge.START, move.fact.days
    now = f"Ora {'comincia' if is_start else 'finisce'} il {format_date(days.start if is_start else days.end)}."
    if beside is None:
        return now
    other = "precedente finisce il giorno prima" if is_start else "seguente comincia il giorno dopo"
    return f"{now} L'assegnazione {other}."
