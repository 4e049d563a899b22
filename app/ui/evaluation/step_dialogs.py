"""The questions that come with the steps of a sheet: dates, signatures, and the end of many sheets together."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import agreeing, format_date, plural
from app.domain.periods import year_period
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_past, check_step, early_words
from app.domain.workflow import RoundKind, SheetState, SignatureOutcome
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
        self._take_room()

    def _take_room(self) -> None:
        """Be as tall as the names that have just appeared ask."""
        for layout in (self.form.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        self.resize(self.size().expandedTo(self.sizeHint()))


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
    """Delivers, signs and closes together the completed sheets of a round, with the progress and *Annulla*."""

    def __init__(self, parent: QWidget, desk: Desk, evaluation_round: RoundRow) -> None:
        count = plural(evaluation_round.completed, "scheda compilata", "schede compilate")
        hint = (
            f"Registra colloquio, consegna e firma di {count} e le rende definitive: dopo non si possono più"
            " modificare. Chi ha rifiutato la firma va registrato prima, dalla sua scheda."
        )
        today, is_final = desk.workspace.today, evaluation_round.kind is RoundKind.FINAL
        ends = year_period(evaluation_round.year).end if is_final else date.min
        self._calendar = SheetCalendar(today, ends)
        hint = f"{hint} {early_words(self._calendar)}".rstrip()
        super().__init__(parent, f"Concludi le schede compilate: {evaluation_round.title}", hint, ok="Concludi")
        self._desk = desk
        self._round = evaluation_round
        self.form.add_all(_FINISHING)
        self.form.check_with(self._check)
        self.submit_with(self._finish)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        interview, delivered, signed = (values[column.key] for column in _FINISHING)
        calendar = self._calendar
        delivery = check_step(SheetState.DELIVERED, StepDetails(on=delivered, interview_on=interview), calendar)
        issues = [Issue(one.code, one.sentence, _FIELDS[one.field], one.severity) for one in delivery]
        issues += check_past(signed, calendar.today, "signed_on")
        if signed and delivered and signed < delivered:
            sentence = f"La firma è prima della consegna, del {format_date(delivered)}."
            issues.append(Issue("order", sentence, "signed_on"))
        return issues

    def _finish(self, values: dict[str, Any]) -> None:
        days = {column.key: values[column.key] for column in _FINISHING}
        self._desk.runner.run_long(
            _finishing,
            self._desk.workspace,
            self._round.id,
            days,
            title="Conclusione delle schede",
            on_done=self._done,
            on_error=self.refuse,
            on_end=self._free,
        )

    def _done(self, changes: Changes) -> None:
        self._desk.hub.publish(changes)
        self.accept()
        done = plural(self._round.completed, "scheda conclusa", "schede concluse")
        self._desk.tell(Notice(f"{done}: {agreeing(self._round.completed, 'è definitiva', 'sono definitive')}."))

    def _free(self) -> None:
        """Let the user try again when the work was stopped half way: nothing was recorded."""
        self._set_busy(False)


_FINISHING = (
    Column("interview_on", "Data del colloquio", Format.DATE, required=True),
    Column("delivered_on", "Data della consegna", Format.DATE, required=True),
    Column("signed_on", "Data della firma", Format.DATE, required=True),
)
_FIELDS = {"on": "delivered_on", "interview_on": "interview_on"}


def _finishing(workspace: Any, round_id: Any, days: dict[str, date], progress: Any) -> Changes:
    return finish_sheets(workspace, round_id, **days, progress=progress)
