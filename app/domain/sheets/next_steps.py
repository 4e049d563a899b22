"""What comes next for a sheet, in words, as the table of the transitions has it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.domain.italian import agreeing, format_date, listed, time_left
from app.domain.roles import UserRole
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.offered import OfferedStep
from app.domain.sheets.review_terms import answer_by, signature_by
from app.domain.sheets.step_details import SheetCalendar
from app.domain.sheets.step_words import SEE
from app.domain.workflow import RemarkKind, SheetState


def what_is_next(detail: SheetDetail) -> str:
    """Say in a line what is waited for; empty while the page itself says it (what is missing)."""
    if detail.closed:
        return detail.closed.sentence
    if detail.state is SheetState.FINAL:
        return "Scheda definitiva: non si modifica più."
    if detail.state is SheetState.SUPERSEDED:
        return f"{detail.review.superseded}: si può solo leggere." if detail.review.superseded else "Scheda sostituita."
    if sentence := _only_read(detail):
        return sentence
    ahead = [one for one in detail.steps if one.words.coming]
    if waiting := next((one for one in ahead if not one.can_be_pressed), None):
        return waiting.tip
    return "" if detail.state.is_open_to_scores or not ahead else _coming(ahead[0].words.coming)


def _only_read(detail: SheetDetail) -> str:
    """Say that nothing is to be done here by whoever asks; empty where something is, or may be."""
    if detail.is_own_part and not any(one.may_sign for one in detail.parts):
        return "La propria parte è firmata: il resto della scheda si vede alla consegna."
    return "" if detail.may_score or detail.state.is_complete else "La scheda si può solo leggere."


def what_is_proposed(detail: SheetDetail) -> str:
    """Say that a proposal waits for the Segretario, in few words; empty where none does."""
    return "Proposta da decidere" if detail.review.proposal else ""


def _coming(step: str) -> str:
    return f"Prossimo passo: {step}."


def leading_step(detail: SheetDetail) -> OfferedStep | None:
    """Return the step that leads the sheet on, also while it waits; None when whoever asks has none to take.

    One that can be taken goes before one that waits, and completing before recording that the objectives were seen.
    """
    ahead = [one for one in detail.steps if one.is_permitted and one.words.coming]
    others = [one for one in ahead if one.words is not SEE] or ahead
    return next((one for one in others if one.can_be_pressed), others[0] if others else None)


def missing_in_words(missing: Sequence[Missing]) -> str:
    """Count what is missing: `Mancano 2 punteggi e 1 consuntivo`; empty when nothing is.

    A section that nobody has given any objective lacks those, and no score that somebody could give.
    """
    if not missing:
        return ""
    empty = sum(one.kind is MissingKind.SCORE and not one.item for one in missing)
    counts = Counter(one.kind for one in missing) - Counter({MissingKind.SCORE: empty})
    parts = [f"{counts[kind]} {agreeing(counts[kind], *words)}" for kind, words in _MISSING.items() if counts[kind]]
    if empty:
        parts.append("gli obiettivi" if empty == 1 else f"gli obiettivi di {empty} sezioni")
    is_one = len(missing) == 1 and not empty
    return f"{'Manca' if is_one else 'Mancano'} {listed(parts)}"


_MISSING = {
    MissingKind.SCORE: ("punteggio", "punteggi"),
    MissingKind.REASON: ("motivazione", "motivazioni"),
    MissingKind.VALUE: ("consuntivo", "consuntivi"),
    MissingKind.WEIGHT: ("peso", "pesi"),
    MissingKind.CHOICE: ("scelta", "scelte"),
    MissingKind.OUTCOME: ("esito", "esiti"),
    MissingKind.PART: ("parte da firmare", "parti da firmare"),
}


def until_in_words(detail: SheetDetail) -> tuple[str, ...]:
    """Say by when what a sheet waits for is due, from the words in full to the shortest; one is empty."""
    due = due_of_review(detail) or _due_of_phase(detail)
    if due is None:
        return ("",)
    what, day = due
    left, short = time_left(day, detail.calendar.today), what.partition(" a «")[0].removeprefix("richiesta di ")
    by = f"{what} entro il {format_date(day)}"
    shortest = f"{short} in ritardo" if day < detail.calendar.today else f"{short} {left}"
    return f"{by} ({left})", by, f"{short}: {left}", shortest


NEAR = 15
"""How many days before its end the window of a phase is told on the sheet."""


def _due_of_phase(detail: SheetDetail) -> tuple[str, date] | None:
    """Return by when a sheet not handed over yet is filled or delivered, when that day is near or past."""
    is_done = detail.state is SheetState.COMPLETED
    due = detail.deliver_by if is_done else detail.fill_by
    if detail.closed or due is None or not (is_done or detail.state.is_open_to_scores):
        return None
    is_told = (due - detail.calendar.today).days <= NEAR
    return ("consegna" if is_done else "compilazione", due) if is_told else None


def due_of_review(detail: SheetDetail) -> tuple[str, date] | None:
    """Return what comes first in the review of a sheet handed over, and its day: an answer, the signature, a term.

    What is past and still owed comes before what is ahead; of what the person may ask only days still to come.
    """
    if not detail.state.is_handed_over:
        return None
    today, days, delivered = detail.calendar.today, detail.review.days, detail.calendar.delivered_on
    owed = [
        (f"risposta a «{one.kind.italian}»", due)
        for one in detail.review.unanswered
        if (due := answer_by(days, one.kind, one.on))
    ]
    if detail.calendar.signed_on is None and (signature := signature_by(days, delivered)):
        owed.append(("firma", signature))
    asked = [(_MAY_ASK[kind], day) for kind, day in detail.review.terms.items() if days.of(kind) and day >= today]
    return min(owed or asked, key=lambda one: one[1], default=None)


_MAY_ASK = {
    RemarkKind.REMARKS: "osservazioni",
    RemarkKind.RECONSIDERATION: "richiesta di riesame",
    RemarkKind.CONCILIATION: "richiesta di conciliazione",
}


def closing_in_words(detail: SheetDetail) -> tuple[str, ...]:
    """Say who made the sheet final and when, then only when; empty while it is not."""
    ends = [line for line in detail.history if line.target is SheetState.FINAL]
    if not ends:
        return ("",)
    by = "dal" if ends[-1].actor == UserRole.SECRETARY.italian else "da"
    on = f"il {format_date(ends[-1].at.astimezone().date())}"
    return f"chiusa {by} {ends[-1].actor} {on}", f"chiusa {on}"


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
