"""Why a sheet is not evaluable: one of the usual causes, or another one in words."""

from collections.abc import Iterator

from app.domain.issues import Issue
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


def check_cause(cause: NotEvaluableCause, more: str) -> Iterator[Issue]:
    yield from required(reason_of(cause, more), "reason", "Scrivere il motivo.")
