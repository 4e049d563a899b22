"""Which steps a sheet may take now, what each waits for, and what comes next, in words."""

from dataclasses import dataclass

from app.domain.italian import format_date
from app.domain.permissions import Action
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_details import SheetCalendar
from app.domain.workflow import SheetState, transitions_from


@dataclass(frozen=True, slots=True)
class StepButton:
    """A button of the panel: an ellipsis says that a dialog will ask for more."""

    name: str
    text: str
    icon: str
    help: str


SHEET_STEPS = (
    StepButton("see", "Presa visione…", "eye", "Registra il giorno in cui la persona ha visto obiettivi e fattori"),
    StepButton("complete", "Completa", "check-circle", "Dichiara compilata la scheda: non deve mancare nulla"),
    StepButton("hearing", "Contraddittorio…", "chats", "Registra l'audizione richiesta da una valutazione negativa"),
    StepButton("deliver", "Consegna…", "handshake", "Registra le date del colloquio e della consegna"),
    StepButton("sign", "Firma…", "pencil-line", "Registra la firma per presa visione, il rifiuto o la notifica"),
    StepButton("close", "Chiudi la scheda…", "lock", "Rende definitiva la scheda: non si potrà più modificare"),
    StepButton("reopen", "Riapri…", "arrow-counter-clockwise", "Torna a compilare la scheda, indicando il motivo"),
    StepButton(
        "take_back",
        "Annulla consegna…",
        "arrow-counter-clockwise",
        "Torna a compilata, con il motivo",
    ),
    StepButton("not_evaluable", "Non valutabile…", "prohibit", "Toglie la scheda dalla valutazione, con il motivo"),
)
PREVIEW = StepButton("preview", "Stampa scheda…", "printer", "Anteprima, stampa e PDF della scheda (Ctrl+P)")

_NAMES = {
    (SheetState.PREPARED, SheetState.ASSIGNED): "see",
    (SheetState.IN_PROGRESS, SheetState.COMPLETED): "complete",
    (SheetState.COMPLETED, SheetState.DELIVERED): "deliver",
    (SheetState.COMPLETED, SheetState.IN_PROGRESS): "reopen",
    (SheetState.DELIVERED, SheetState.ACKNOWLEDGED): "sign",
    (SheetState.DELIVERED, SheetState.COMPLETED): "take_back",
    (SheetState.ACKNOWLEDGED, SheetState.FINAL): "close",
    (SheetState.ACKNOWLEDGED, SheetState.COMPLETED): "take_back",
    (SheetState.NOT_EVALUABLE, SheetState.IN_PROGRESS): "reopen",
    **{
        (state, SheetState.NOT_EVALUABLE): "not_evaluable"
        for state in (SheetState.PREPARED, SheetState.ASSIGNED, SheetState.IN_PROGRESS)
    },
}
"""The button of each transition of the table; beginning to fill needs none, the first score does it."""


def steps_of(detail: SheetDetail) -> dict[str, str]:
    """Return the steps to offer, each with why it must wait (empty: it can be taken now)."""
    if not detail.is_round_open:
        return {}
    found = {
        _NAMES[one.source, one.target]: ""
        for one in transitions_from(detail.state)
        if (one.source, one.target) in _NAMES and _may(detail, one.action)
    }
    if detail.is_open:
        found["complete"] = NEEDS_HEARING if detail.needs_hearing else ""
    if detail.is_open and detail.needs_hearing:
        found["hearing"] = ""
    if "close" in found and not detail.calendar.is_term_over:
        found["close"] = _term(detail.calendar)
    if detail.has_changed:
        found |= dict.fromkeys(found.keys() & {"sign", "close"}, CHANGED)
    return found


def _may(detail: SheetDetail, action: Action) -> bool:
    return detail.may_close if action is Action.CLOSE else detail.may_score


CHANGED = "I dati sono cambiati dopo la consegna: annullarla, controllare la scheda e consegnarla di nuovo."
NEEDS_HEARING = "La valutazione è negativa: prima va registrato il contraddittorio con la persona."


def _term(calendar: SheetCalendar) -> str:
    day = calendar.may_close_on
    return f"La persona può ancora presentare osservazioni: si chiude dal {format_date(day)}." if day else ""


def what_is_next(detail: SheetDetail) -> str:
    """Say in a line what is waited for; empty while the page itself says it (what is missing)."""
    if not detail.is_round_open:
        return "La sessione è chiusa: la scheda non si modifica più."
    if detail.has_changed:
        return CHANGED
    return {
        SheetState.COMPLETED: "Prossimo passo: colloquio e consegna della scheda alla persona.",
        SheetState.DELIVERED: "Prossimo passo: firma per presa visione, o come la persona ha risposto.",
        SheetState.ACKNOWLEDGED: _before_closing(detail.calendar),
        SheetState.FINAL: "Scheda definitiva: non si modifica più.",
    }.get(detail.state, _while_open(detail))


def _before_closing(calendar: SheetCalendar) -> str:
    return "Prossimo passo: chiusura della scheda." if calendar.is_term_over else _term(calendar)


def _while_open(detail: SheetDetail) -> str:
    if detail.is_open and detail.needs_hearing:
        return NEEDS_HEARING
    return "" if detail.may_score else "La scheda si può solo leggere."


TO_FILL = frozenset({SheetState.PREPARED, SheetState.ASSIGNED, SheetState.IN_PROGRESS})


def where_it_stands(detail: SheetDetail) -> str:
    """Say what is missing means for this sheet: what to do while it is filled, else its state and what comes next."""
    if detail.state in TO_FILL and detail.missing:
        return "Per completare la scheda manca ancora quanto segue. Un clic, o Invio, porta dove si inserisce."
    if detail.state in TO_FILL:
        return f"Non manca nulla. {what_is_next(detail) or 'Prossimo passo: completare la scheda.'}"
    if detail.state is SheetState.FINAL:
        return what_is_next(detail)
    return f"La scheda è {detail.state.italian}. {what_is_next(detail)}".strip()


def first_step(detail: SheetDetail) -> str:
    """Return the step that leads the sheet on and can be taken now; empty when there is none."""
    return next((name for name, why in steps_of(detail).items() if not why and name not in _ASIDE), "")


_ASIDE = frozenset({"reopen", "take_back", "not_evaluable"})


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
