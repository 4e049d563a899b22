"""*Prova del procedimento*: what a method says of windows, review, second level and half year, on imaginary days.

Every day and refusal is that of the rules which the sheets themselves follow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import RemarkId
from app.domain.issues import Issue
from app.domain.italian import format_date, format_decimal, plural
from app.domain.method.definition import MethodDefinition, Process
from app.domain.periods import DAY
from app.domain.roles import SheetRole
from app.domain.sheets.half_year import traffic_light
from app.domain.sheets.review import REQUESTS, AnswerDraft, RemarkDraft, check_answer, check_remark
from app.domain.sheets.review_terms import ReviewDays, answer_by, last_days, review_ends, signature_by
from app.domain.sheets.second_level import second_level_body
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_step
from app.domain.workflow import RemarkKind, SheetState
from app.domain.year_steps import STEP_TITLES
from app.domain.year_windows import StepKey, step_of_phase, step_windows

_WRITTEN = "prova"
FIRST_REQUESTS = (RemarkKind.RECONSIDERATION, RemarkKind.REMARKS)


@dataclass(frozen=True, slots=True)
class ProcedureDays:
    """The days of an imaginary sheet: what the person asks of the evaluator (`asked`) and then of the second level
    (`raised_on`); `degree` is that of an objective half way through the year."""

    delivered_on: date | None = None
    signed_on: date | None = None
    asked: RemarkKind = RemarkKind.RECONSIDERATION
    asked_on: date | None = None
    answered_on: date | None = None
    raised_on: date | None = None
    decided_on: date | None = None
    degree: Decimal | None = None


DAY_COLUMNS = (
    Column("delivered_on", "Consegna il", Format.DATE, 16),
    Column("signed_on", "Firmata il", Format.DATE, 16),
    Column("asked", "La persona chiede", Format.CHOICE, 34, required=True),
    Column("asked_on", "Richiesta del", Format.DATE, 16),
    Column("answered_on", "Risposta del", Format.DATE, 16),
    Column("raised_on", "Conciliazione il", Format.DATE, 16),
    Column("decided_on", "Decisa il", Format.DATE, 16),
    Column("degree", "Grado a metà anno", Format.DECIMAL, 12, digits=None),
)


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A step of the procedure: the first and the last day of it, and what happens on the days that were given."""

    id: str
    what: str
    start: date | None = None
    until: date | None = None
    told: str = ""


PROCEDURE_COLUMNS = (
    Column("what", "Passo", width=32),
    Column("start", "Dal", Format.DATE, 13),
    Column("until", "Entro", Format.DATE, 13),
    Column("told", "Che cosa succede", width=70),
)


def asked_choices(definition: MethodDefinition) -> list[tuple[RemarkKind, str]]:
    """Return what the person may ask of the evaluator."""
    review = definition.process.review_days
    return [
        (one, one.italian)
        for one in REQUESTS
        if review.level_of(one) == 1 and (one is RemarkKind.REMARKS or review.of(one))
    ]


def example_days(process: Process, year: int) -> ProcedureDays:
    """Return days to begin with: handed over on the last day of the evaluation, and a request five days after."""
    delivered = step_windows(year, process.phase_days)[StepKey.EVALUATION].due
    kind = next((one for one in FIRST_REQUESTS if process.review_days.of(one)), RemarkKind.REMARKS)
    return ProcedureDays(delivered, delivered + 2 * DAY, kind, delivered + 5 * DAY, degree=Decimal(65))


def procedure_rows(definition: MethodDefinition, year: int, days: ProcedureDays) -> tuple[ProcedureRow, ...]:
    """Return the whole procedure of a year, in its order."""
    process = definition.process
    return (*_windows(process, year), *_half_year(process, days), *_review(definition, year, days))


def _windows(process: Process, year: int) -> Iterator[ProcedureRow]:
    titles = {step_of_phase(one.code): one.title for one in process.phases}
    for key, window in step_windows(year, process.phase_days).items():
        told = f"fase «{titles[key]}»" if key in titles else "la metodologia non lo dice: giorni consueti"
        yield ProcedureRow(f"step:{key.value}", STEP_TITLES[key], window.start, window.due, told)


def _half_year(process: Process, days: ProcedureDays) -> Iterator[ProcedureRow]:
    scores = f"esito e note; punteggi: {process.interim_scores.italian}"
    yield ProcedureRow("interim", "Che cosa si dà a metà anno", told=scores)
    green, amber = (format_decimal(one, None) for one in (process.green_from, process.amber_from))
    light, rule = traffic_light(days.degree, process), f"verde da {green}, giallo da {amber}, poi rosso"
    told = f"grado {format_decimal(days.degree, None)}: {light.italian} ({rule})" if light else rule
    yield ProcedureRow("light", "Semaforo di un obiettivo", told=told)


def _review(definition: MethodDefinition, year: int, days: ProcedureDays) -> Iterator[ProcedureRow]:
    review = definition.process.review_days
    closing = step_windows(year, definition.process.phase_days)[StepKey.CLOSING].due
    if days.delivered_on is None:
        yield ProcedureRow("delivery", "Consegna", until=closing, told="dare il giorno della consegna")
        return
    yield ProcedureRow("delivery", "Consegna", days.delivered_on, closing, _timely(days.delivered_on, closing))
    signature = signature_by(review, days.delivered_on)
    told = _signed(days.signed_on, days.delivered_on, signature)
    yield ProcedureRow("signature", "Firma per presa visione", days.signed_on, signature, told)
    yield from _requests(review, days.delivered_on, days)
    yield _answer(review, days)
    body = second_level_body(review, SheetRole.EMPLOYEE, definition.labels)
    yield from _second_level(review, days.delivered_on, days, body)
    yield _closing(review, days)


def _signed(on: date | None, delivered: date, until: date | None) -> str:
    if on is None:
        return "se la persona rifiuta: due testimoni, o la notifica"
    wrong = check_step(SheetState.ACKNOWLEDGED, StepDetails(on=on), _calendar(on, delivered))
    return _refused(wrong) if wrong else _timely(on, until)


def _calendar(today: date, delivered: date) -> SheetCalendar:
    return SheetCalendar(today, delivered, delivered_on=delivered)


def _requests(review: ReviewDays, delivered: date, days: ProcedureDays) -> Iterator[ProcedureRow]:
    terms = last_days(review, delivered)
    for kind in REQUESTS:
        asked_on = days.asked_on if kind is days.asked else None
        if review.level_of(kind) == 1:
            yield _request(kind, review, (delivered, terms.get(kind)), asked_on, delivered)


def _request(
    kind: RemarkKind, review: ReviewDays, term: tuple[date, date | None], on: date | None, delivered: date
) -> ProcedureRow:
    """Say until when something is asked, and what becomes of a request of that day by the rule that takes it in."""
    start, until = term
    if until is None:
        return ProcedureRow(kind.value, kind.italian, told="la metodologia non lo prevede")
    if on is None:
        told = (
            f"{plural(review.of(kind), 'giorno', 'giorni')} di tempo"
            if review.of(kind)
            else "solo il giorno della consegna"
        )
        return ProcedureRow(kind.value, kind.italian, start, until, told)
    draft = RemarkDraft(kind, on, _WRITTEN)
    wrong = check_remark(draft, on, delivered, {kind: until}, review)
    told = f"{format_date(on)}: {_late_or_refused(draft, delivered, until, review) if wrong else _TAKEN}"
    return ProcedureRow(kind.value, kind.italian, start, until, told)


_TAKEN = "in tempo, la scheda va in riesame"
_LATE = "in ritardo, la ammette solo il Segretario con il motivo"


def _late_or_refused(draft: RemarkDraft, delivered: date, until: date, review: ReviewDays) -> str:
    admitted = replace(draft, admitted=_WRITTEN)
    wrong = check_remark(admitted, admitted.on or until, delivered, {draft.kind: until}, review)
    return _refused(wrong) if wrong else _LATE


def _answer(review: ReviewDays, days: ProcedureDays) -> ProcedureRow:
    what = "Risposta del valutatore"
    if days.asked_on is None:
        return ProcedureRow("answer", what, told="nessuna richiesta a cui rispondere")
    until = answer_by(review, days.asked, days.asked_on)
    told = _answered(days.answered_on, days.asked_on, until)
    return ProcedureRow("answer", what, days.asked_on, until, told)


def _answered(on: date | None, asked: date, until: date | None) -> str:
    if on is None:
        return "finché manca la scheda non si chiude"
    wrong = list(check_answer(AnswerDraft(RemarkId(0), on, _WRITTEN), on, asked))
    return f"{format_date(on)}: {_refused(wrong) if wrong else _timely(on, until)}"


def _second_level(review: ReviewDays, delivered: date, days: ProcedureDays, body: str) -> Iterator[ProcedureRow]:
    kind = RemarkKind.CONCILIATION
    if review.level_of(kind) == 1:
        yield ProcedureRow("second", "Secondo livello", told="la metodologia non ne ha: risponde sempre il valutatore")
        return
    terms = last_days(review, delivered, days.answered_on)
    if review.waits_for_answer(kind) and kind not in terms:
        after = f"{plural(review.of(kind), 'giorno', 'giorni')} dopo la risposta del valutatore"
        yield ProcedureRow(kind.value, kind.italian, told=after)
    else:
        start = (days.answered_on if review.waits_for_answer(kind) else None) or delivered
        yield _request(kind, review, (start, terms.get(kind)), days.raised_on, delivered)
    if not body:
        return
    until = answer_by(review, kind, days.raised_on) if days.raised_on else None
    decided = f"; {_answered(days.decided_on, days.raised_on, until)}" if days.raised_on else ""
    yield ProcedureRow("second", "Decisione del secondo livello", days.raised_on, until, f"decide: {body}{decided}")


def _closing(review: ReviewDays, days: ProcedureDays) -> ProcedureRow:
    """A sheet is closed after the last day on which the person may ask, signed and with every answer given."""
    ends = review_ends(review, days.delivered_on, days.answered_on)
    waits = [
        *([] if days.signed_on else ["firma"]),
        *(["risposta del valutatore"] if days.asked_on and not days.answered_on else []),
        *(["decisione del secondo livello"] if days.raised_on and not days.decided_on else []),
    ]
    told = f"non prima di: {', '.join(waits)}" if waits else "la scheda si può rendere definitiva"
    return ProcedureRow("closing", "Chiusura della scheda", ends + DAY if ends else None, None, told)


def _refused(wrong: Iterable[Issue]) -> str:
    return f"non si registra. {next(iter(wrong)).sentence}"


def _timely(on: date, until: date | None) -> str:
    return "in tempo" if until is None or on <= until else f"{plural((on - until).days, 'giorno', 'giorni')} di ritardo"
