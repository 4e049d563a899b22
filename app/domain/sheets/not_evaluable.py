"""Why a sheet is not evaluable: one of the usual causes, or another one in words."""

from collections.abc import Iterator
from datetime import date

from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.italian_enum import ItalianEnum
from app.domain.validation import required


class NotEvaluableCause(ItalianEnum):
    """The causes that a method or the facts of service usually give."""

    FEW_DAYS = "few_days", "Giorni di servizio insufficienti"
    ABSENT = "absent", "Assenza per gran parte del periodo"
    LEFT = "left", "Cessazione o trasferimento prima della valutazione"
    OTHER = "other", "Altro motivo"


def reason_of(cause: NotEvaluableCause, more: str) -> str:
    """Write the reason kept on the sheet: the cause and what is said more of it; of another cause only what is said."""
    if cause is NotEvaluableCause.OTHER:
        return more.strip()
    return ": ".join(filter(None, (cause.italian, more.strip())))


def not_evaluable_words(reason: str, since: date | None) -> str:
    """Say on paper that a sheet is not evaluable, why and on which day it was declared so."""
    declared = f" (dichiarata il {format_date(since)})" if since else ""
    return f"Non valutabile{declared}: {reason}" if reason else f"Non valutabile{declared}"


def check_cause(cause: NotEvaluableCause, more: str) -> Iterator[Issue]:
    yield from required(reason_of(cause, more), "reason", "Scrivere il motivo.")
