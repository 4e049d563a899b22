"""What comes next for a sheet, in words, as the table of the transitions has it."""

from app.domain.italian import format_date
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_details import SheetCalendar
from app.domain.sheets.step_words import COMPLETE
from app.domain.workflow import SheetState


def what_is_next(detail: SheetDetail) -> str:
    """Say in a line what is waited for; empty while the page itself says it (what is missing)."""
    if detail.closed:
        return detail.closed.sentence
    if detail.state is SheetState.FINAL:
        return "Scheda definitiva: non si modifica più."
    if not detail.may_score and not detail.state.is_complete:
        return "La scheda si può solo leggere."
    ahead = [one for one in detail.steps if one.words.coming]
    if waiting := next((one for one in ahead if not one.can_be_pressed), None):
        return waiting.tip
    return "" if detail.state.is_open_to_scores or not ahead else _coming(ahead[0].words.coming)


def where_it_stands(detail: SheetDetail) -> str:
    """Say what is missing means for this sheet: what to do while it is filled, else its state and what comes next."""
    if detail.state.is_open_to_scores and detail.missing:
        return "Per completare la scheda manca ancora quanto segue. Un clic, o Invio, porta dove si inserisce."
    if detail.state.is_open_to_scores:
        return f"Non manca nulla. {what_is_next(detail) or _coming(COMPLETE.coming)}"
    if detail.state is SheetState.FINAL:
        return what_is_next(detail)
    return f"La scheda è {detail.state.italian}. {what_is_next(detail)}".strip()


def _coming(step: str) -> str:
    return f"Prossimo passo: {step}."


def first_step(detail: SheetDetail) -> str:
    """Return the step that leads the sheet on and can be taken now; empty when there is none."""
    ahead = (one for one in detail.steps if one.is_permitted and one.can_be_pressed and one.words.coming)
    return next((one.words.name for one in ahead), "")


def dates_in_words(calendar: SheetCalendar) -> str:
    """Write the dates of the way made since the interview, in order."""
    signed = calendar.signed_how.italian if calendar.signed_how else ""
    parts = (
        ("colloquio il", calendar.interview_on),
        ("consegnata il", calendar.delivered_on),
        ("osservazioni fino al", None if calendar.closed_on else calendar.remarks_until),
        (f"{signed} il", calendar.signed_on),
        ("chiusa il", calendar.closed_on),
    )
    return "  ·  ".join(f"{words} {format_date(day)}" for words, day in parts if day)
