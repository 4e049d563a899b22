"""Who decides on what goes beyond the evaluator, and by when, in the words of the papers."""

from datetime import date

from app.domain.italian import format_date, plural
from app.domain.method.definition import Labels
from app.domain.roles import SheetRole
from app.domain.sheets.review_terms import ReviewDays, SecondLevel, last_day
from app.domain.workflow import RemarkKind

_ASKED = RemarkKind.CONCILIATION


def second_level_body(days: ReviewDays, role: SheetRole, labels: Labels) -> str:
    """Return who decides: as the method says, else whoever closes the sheet; empty where there is no second level."""
    if not days.has_second_level:
        return ""
    return days.body or (labels.mayor if role is SheetRole.SECRETARY else labels.secretary)


def second_level_sentence(days: ReviewDays, body: str, delivered: date | None) -> str:
    """Say who decides on a request of conciliation, until when it is made and in how many days; empty without body."""
    if not body:
        return ""
    from_answer = days.second_level is SecondLevel.AFTER_ANSWER
    allowed = plural(days.of(_ASKED), "giorno", "giorni")
    until = f"entro {allowed} dalla {'risposta del valutatore' if from_answer else 'consegna'}"
    if delivered is not None and not from_answer:
        until = f"entro il {format_date(last_day(delivered, days.of(_ASKED)))}"
    within = plural(days.decision or days.of(_ASKED), "giorno", "giorni")
    return f"Conciliazione (secondo livello): si chiede {until}; entro {within} decide: {body}."
