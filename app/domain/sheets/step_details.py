"""What comes with a step of a sheet, and what may be wrong with its dates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.issues import Issue, Severity
from app.domain.italian import format_date
from app.domain.objectives.vocabulary import AcknowledgementMeans
from app.domain.workflow import SheetState, SignatureOutcome


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What comes with a step: its reason, its dates, and how the person answered to the sheet."""

    reason: str = ""
    on: date | None = None
    interview_on: date | None = None
    outcome: SignatureOutcome = SignatureOutcome.SIGNED
    first_witness: str = ""
    second_witness: str = ""
    seen_means: AcknowledgementMeans = AcknowledgementMeans.PAPER


@dataclass(frozen=True, slots=True)
class SheetCalendar:
    """When things happened to a sheet; `period_end` is the last day evaluated, `today` the day of who looks.

    `revised_on` is the day on which a new revision was opened: what is done with its paper comes after.
    """

    today: date
    period_end: date
    assigned_on: date | None = None
    interview_on: date | None = None
    delivered_on: date | None = None
    remarks_until: date | None = None
    signed_on: date | None = None
    signed_how: SignatureOutcome | None = None
    closed_on: date | None = None
    revised_on: date | None = None


def early_words(calendar: SheetCalendar) -> str:
    """Say that the days evaluated are not over yet; empty once they are: a notice, since nothing forbids it."""
    if calendar.today >= calendar.period_end:
        return ""
    return (
        f"Il periodo valutato finisce il {format_date(calendar.period_end)}: fino ad allora risultati e comportamenti"
        " possono ancora cambiare."
    )


def check_step(target: SheetState, details: StepDetails, calendar: SheetCalendar) -> list[Issue]:
    """Return what is wrong with the dates and the witnesses of a step; a date not given is not wrong."""
    check = _CHECKS.get(target)
    return list(check(details, calendar)) if check else []


def check_past(on: date | None, today: date, field: str = "on") -> Iterator[Issue]:
    """Refuse a day still to come: what has not happened cannot be recorded."""
    if on and on > today:
        yield Issue("future", f"La data è nel futuro: oggi è il {format_date(today)}.", field)


def _assignment(details: StepDetails, calendar: SheetCalendar) -> Iterator[Issue]:
    yield from check_past(details.on, calendar.today)


def _delivery(details: StepDetails, calendar: SheetCalendar) -> Iterator[Issue]:
    on, interview = details.on, details.interview_on
    yield from check_past(interview, calendar.today, "interview_on")
    yield from check_past(on, calendar.today)
    if on and interview and on < interview <= calendar.today:
        yield Issue("order", f"Il colloquio non può essere dopo la consegna, del {format_date(on)}.", "interview_on")
    if on and calendar.assigned_on and on < calendar.assigned_on:
        seen = format_date(calendar.assigned_on)
        yield Issue("order", f"La consegna è prima della presa visione degli obiettivi, del {seen}.", "on")
    if on and calendar.revised_on and on < calendar.revised_on:
        revised = format_date(calendar.revised_on)
        yield Issue("order", f"La consegna è prima della revisione della scheda, del {revised}.", "on")
    if on and on < calendar.period_end:
        end = format_date(calendar.period_end)
        yield Issue("early", f"Il periodo valutato finisce dopo la consegna, il {end}.", "on", Severity.WARNING)


def _signature(details: StepDetails, calendar: SheetCalendar) -> Iterator[Issue]:
    yield from check_past(details.on, calendar.today)
    if details.on and calendar.delivered_on and details.on < calendar.delivered_on:
        delivered = format_date(calendar.delivered_on)
        yield Issue("order", f"La data è prima della consegna della scheda, del {delivered}.", "on")
    if details.outcome is SignatureOutcome.REFUSED_WITH_WITNESSES:
        for field, name in (("first_witness", details.first_witness), ("second_witness", details.second_witness)):
            if not (name or "").strip():
                yield Issue("required", "Il rifiuto va indicato con i nomi dei due testimoni.", field)


_CHECKS: Mapping[SheetState, Callable[[StepDetails, SheetCalendar], Iterator[Issue]]] = {
    SheetState.ASSIGNED: _assignment,
    SheetState.DELIVERED: _delivery,
    SheetState.ACKNOWLEDGED: _signature,
}
