"""The questions that come with the steps of a sheet: dates, signatures, and the end of many sheets together."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import format_date, plural
from app.domain.periods import year_period
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_past, check_step, early_words
from app.domain.workflow import HANDING, RoundKind, SheetState, SignatureOutcome
from app.services.sheets.steps import finish_sheets
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.notice import Notice

SEEN_ON = Column("on", "Data", Format.DATE, required=True)
INTERVIEW = Column("interview_on", "Data del colloquio", Format.DATE)
DELIVERED = Column("on", "Data della consegna", Format.DATE, required=True)
SIGNED = Column("on", "Data", Format.DATE, required=True)
OUTCOME = Column("outcome", "Presa visione", Format.CHOICE, required=True)
WITNESSES = (Column("first_witness", "Primo testimone"), Column("second_witness", "Secondo testimone"))

_OUTCOMES = (
    (SignatureOutcome.SIGNED, "La persona ha firmato"),
    (SignatureOutcome.REFUSED_WITH_WITNESSES, "La persona ha rifiutato, davanti a due testimoni"),
    (SignatureOutcome.NOTIFIED, "La scheda è stata notificata"),
)


class StepDialog(FormDialog):
    """Asks for what comes with a step, and checks it as the user types."""

    def __init__(self, parent: QWidget, title: str, hint: str, target: SheetState, calendar: SheetCalendar) -> None:
        super().__init__(parent, title, hint)
        self.target = target
        self.calendar = calendar
        self.form.check_with(self._check)

    @staticmethod
    def details(values: dict[str, Any]) -> StepDetails:
        """Return what was asked; names of witnesses count only for a refusal."""
        is_refused = values.get("outcome") is SignatureOutcome.REFUSED_WITH_WITNESSES
        kept = {key: value for key, value in values.items() if is_refused or not key.endswith("_witness")}
        return StepDetails(**{key: value for key, value in kept.items() if value is not None})

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return check_step(self.target, self.details(values), self.calendar)


class SeenDialog(StepDialog):
    """Asks on which day the person has seen the objectives."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        title = f"Presa visione degli obiettivi: {detail.person.full_name}"
        hint = "Il giorno in cui la persona ha visto obiettivi e fattori di valutazione."
        super().__init__(parent, title, hint, SheetState.ASSIGNED, detail.calendar)
        self.form.add(SEEN_ON)
        self.form.fill_values({"on": detail.calendar.today})


class DeliveryDialog(StepDialog):
    """Asks on which days the interview was held and the sheet handed over."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        title = f"Consegna della scheda: {detail.person.full_name}"
        hint = "Dalla consegna decorrono i giorni per le osservazioni. Da qui i punteggi non si modificano più."
        hint = f"{hint} {early_words(detail.calendar)}".rstrip()
        super().__init__(parent, title, hint, SheetState.DELIVERED, detail.calendar)
        self.form.add_all((INTERVIEW, DELIVERED))
        self.form.fill_values({"interview_on": detail.calendar.today, "on": detail.calendar.today})


class SignatureDialog(StepDialog):
    """Asks how the person answered to the sheet; two names only where the signature was refused."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        title = f"Firma della scheda: {detail.person.full_name}"
        hint = "La firma è per presa visione: non significa che la persona sia d'accordo con la valutazione."
        super().__init__(parent, title, hint, SheetState.ACKNOWLEDGED, detail.calendar)
        self.form.add(OUTCOME, _OUTCOMES)
        self.form.add(SIGNED)
        self.form.add_all(WITNESSES)
        self.form.fill_values({"outcome": SignatureOutcome.SIGNED, "on": detail.calendar.today})
        self.form.edited.connect(self._fit)
        self.form.committed.connect(self._fit)
        self._fit("outcome")

    def _fit(self, _key: str) -> None:
        is_refused = self.form.draft_values()["outcome"] is SignatureOutcome.REFUSED_WITH_WITNESSES
        for column in WITNESSES:
            self.form.show_field(column.key, is_shown=is_refused)
        if self.isVisible():
            self.make_room()


class AssignDialog(FormDialog):
    """Asks on which day everybody has seen the objectives."""

    def __init__(self, parent: QWidget, today: date, count: int) -> None:
        hint = (
            f"Registra la presa visione degli obiettivi per {plural(count, 'scheda', 'schede')} ancora da assegnare."
            " Le altre restano come sono."
        )
        super().__init__(parent, "Presa visione degli obiettivi", hint, ok="Registra")
        self._today = today
        self.form.add(SEEN_ON)
        self.form.check_with(self._check)
        self.form.fill_values({"on": today})

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return list(check_past(values["on"], self._today))


class FinishDialog(FormDialog):
    """Delivers, signs and closes together the sheets of a round, as far as one says, with progress and *Annulla*."""

    def __init__(self, parent: QWidget, desk: Desk, evaluation_round: RoundRow) -> None:
        today, is_final = desk.workspace.today, evaluation_round.kind is RoundKind.FINAL
        ends = year_period(evaluation_round.year).end if is_final else date.min
        self._calendar = SheetCalendar(today, ends)
        hint = f"{_FINISH_HINT} {early_words(self._calendar)}".rstrip()
        super().__init__(parent, f"Concludi le schede compilate: {evaluation_round.title}", hint, ok="Concludi")
        self._desk = desk
        self._round = evaluation_round
        self.form.add(_UNTIL, [(state, words) for state, words in _ENDS.items() if self._count(state)])
        self.form.add_all(_FINISHING)
        self.form.check_with(self._check)
        self.form.committed.connect(self._ask_days)
        first = SheetState.ACKNOWLEDGED if evaluation_round.completed and is_final else SheetState.FINAL
        self.form.fill_values({"until": first})
        self._ask_days("until")
        self.submit_with(self._finish)

    def _count(self, until: SheetState) -> int:
        """Return how many sheets would move."""
        row = self._round
        waiting = (row.completed, row.delivered, row.signed)
        return sum(waiting[: HANDING.index(until)])

    def _ask_days(self, key: str) -> None:
        """Ask for the days of the steps that are taken now."""
        if key == "until" and (until := self.form.draft_values()["until"]) is not None:
            signs = until is not SheetState.DELIVERED and bool(self._count(SheetState.ACKNOWLEDGED))
            for column in _FINISHING:
                is_shown = signs if column is _FINISHING[-1] else bool(self._round.completed)
                self.form.show_field(column.key, is_shown=is_shown)
            self.make_room()

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        fields = self.form.fields
        keys = [column.key for column in _FINISHING]
        interview, delivered, signed = (None if fields[key].isHidden() else values[key] for key in keys)
        calendar = self._calendar
        delivery = check_step(SheetState.DELIVERED, StepDetails(on=delivered, interview_on=interview), calendar)
        issues = [Issue(one.code, one.sentence, _FIELDS[one.field], one.severity) for one in delivery]
        issues += check_past(signed, calendar.today, "signed_on")
        if signed and delivered and signed < delivered:
            sentence = f"La firma è prima della consegna, del {format_date(delivered)}."
            issues.append(Issue("order", sentence, "signed_on"))
        return issues

    def _finish(self, values: dict[str, Any]) -> None:
        self._desk.runner.run_long(
            _finishing,
            self._desk.workspace,
            self._round.id,
            values,
            title="Conclusione delle schede",
            on_done=partial(self._done, values["until"]),
            on_error=self.refuse,
            on_end=self._free,
        )

    def _done(self, until: SheetState, changes: Changes) -> None:
        self._desk.hub.publish(changes)
        self.accept()
        count = self._count(until)
        self._desk.tell(Notice(plural(count, *_DONE[until])))

    def _free(self) -> None:
        """Let the user try again when the work was stopped half way: nothing was recorded."""
        self._set_busy(False)


_FINISH_HINT = (
    "Le schede compilate, e quelle già consegnate, vanno insieme fin dove si dice. Si chiudono dopo i giorni per il"
    " riesame: da definitive non si possono più modificare. Chi ha rifiutato la firma va registrato prima, dalla sua"
    " scheda."
)
_UNTIL = Column("until", "Fino a", Format.CHOICE, required=True)
_ENDS = {
    SheetState.DELIVERED: "consegna",
    SheetState.ACKNOWLEDGED: "consegna e firma",
    SheetState.FINAL: "consegna, firma e chiusura",
}
_DONE = {
    SheetState.DELIVERED: ("scheda consegnata.", "schede consegnate."),
    SheetState.ACKNOWLEDGED: ("scheda consegnata e firmata.", "schede consegnate e firmate."),
    SheetState.FINAL: ("scheda conclusa: è definitiva.", "schede concluse: sono definitive."),
}
_FINISHING = (
    Column("interview_on", "Data del colloquio", Format.DATE, required=True),
    Column("delivered_on", "Data della consegna", Format.DATE, required=True),
    Column("signed_on", "Data della firma", Format.DATE, required=True),
)
_FIELDS = {"on": "delivered_on", "interview_on": "interview_on"}


def _finishing(workspace: Any, round_id: Any, values: dict[str, Any], progress: Any) -> Changes:
    return finish_sheets(workspace, round_id, **values, progress=progress)
