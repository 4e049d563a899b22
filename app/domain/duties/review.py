"""The duties of the review of the sheets handed over: what is signed, answered and closed, and by when."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.duties.doers import KINDS, Doers
from app.domain.duties.duty import Doer, Duty, Place
from app.domain.duties.facts import UnsettledSheet
from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.periods import DAY
from app.domain.roles import OfficialRole
from app.domain.sheets.review_terms import answer_by, last_days, signature_by
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RemarkKind
from app.domain.year_steps import YearStep


def review_left(doers: Doers, sheets: Iterable[UnsettledSheet], step: YearStep, today: date) -> Iterator[Duty]:
    """Yield what the sheets handed over wait for, by the days of the method; without one, by the end of the step."""
    for sheet in sheets:
        if sheet.state.is_handed_over and sheet.is_seen:
            yield from _of_sheet(sheet, doers, step, today)


def _of_sheet(sheet: UnsettledSheet, doers: Doers, step: YearStep, today: date) -> Iterator[Duty]:
    evaluator, closing = doers.of_sheet(sheet.id), _who_closes(sheet, doers)
    link = Link("sheet", sheet.id, "review")
    for asked in sheet.asked:
        is_second = sheet.days.level_of(asked.kind) > 1
        due = answer_by(sheet.days, asked.kind, asked.on) or step.due
        by = f" (decide: {who})" if (who := sheet.days.decides(asked.kind)) else ""
        words = f"{sheet.person}: rispondere a «{asked.kind.italian}»{by}"
        yield Duty(words, closing if is_second else evaluator, Place.SHEETS, link, due)
    if not sheet.is_signed:
        due = signature_by(sheet.days, sheet.delivered_on) or step.due
        words = f"{sheet.person}: manca la firma per presa visione"
        yield Duty(words, evaluator, Place.SHEETS, link, due, "schede da firmare per presa visione")
    elif not sheet.asked:
        yield _to_close(sheet, closing, step, today)
    yield from _own(sheet, doers, today)


def _to_close(sheet: UnsettledSheet, who: Doer, step: YearStep, today: date) -> Duty:
    """Nothing is closed before the last term is over: it is due by the end of the step, or as soon as it can be."""
    due = step.due if sheet.ends is None else max(step.due, sheet.ends + DAY)
    words = f"{sheet.person}: rendere definitiva la scheda"
    if sheet.may_be_closed(today):
        return Duty(words, who, Place.SHEETS, Link("sheet", sheet.id), due, "schede da rendere definitive")
    after = f"{words} dopo il {format_date(sheet.ends)}, ultimo giorno per le richieste"
    return Duty(after, who, Place.SHEETS, Link("sheet", sheet.id), due, "schede da rendere definitive dopo il termine")


def _own(sheet: UnsettledSheet, doers: Doers, today: date) -> Iterator[Duty]:
    """Until when the person at the keyboard may say something of the own sheet: nobody else is told, nor reminded."""
    person = doers.of_party(sheet.evaluated)
    if sheet.evaluated == Party() or not person.is_user:
        return
    for kind, last in last_days(sheet.days, sheet.delivered_on, sheet.answered_on).items():
        if sheet.days.of(kind) and today <= last:
            yield Duty(_OWN[kind], person, Place.SHEETS, Link("sheet", sheet.id, "review"), last)


_OWN = {
    RemarkKind.REMARKS: "La propria scheda: si possono presentare osservazioni",
    RemarkKind.RECONSIDERATION: "La propria scheda: si può chiedere il riesame",
    RemarkKind.CONCILIATION: "La propria scheda: si può chiedere la conciliazione",
}


def _who_closes(sheet: UnsettledSheet, doers: Doers) -> Doer:
    """Return who makes a sheet final: the Sindaco the Segretario's, the Segretario all others."""
    evaluator = doers.of_sheet(sheet.id)
    is_secretarys = sheet.evaluated.employee_id is None
    return evaluator if is_secretarys and evaluator.kind == KINDS[OfficialRole.MAYOR] else doers.secretary
