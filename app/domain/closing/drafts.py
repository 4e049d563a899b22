"""The closing of a year as a form gives it, and its reopening."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.ids import ActId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.validation import at_most, required

LONGEST_VALIDATION = 300
LONGEST_EXPLANATION = 2000


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """On what ground a year is closed: the act of the Relazione, the validation of the Nucleo.

    `explanation`: why it is closed although something is not as it should be.
    """

    year: int
    report_act_id: ActId | None = None
    validated_on: date | None = None
    validation: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class YearReopeningDraft:
    """A closed year to be opened again, and why."""

    year: int
    reason: str = ""


def closing_issues(draft: ClosingDraft, today: date) -> Iterator[Issue]:
    """Say what is wrong with what the form gives (D.Lgs. 150/2009 art. 10 c. 1 lett. b, art. 14 c. 4 lett. c)."""
    yield from required(draft.report_act_id, "report_act_id", "Manca l'atto che approva la Relazione: sceglierlo.")
    yield from required(
        draft.validated_on, "validated_on", "Manca il giorno in cui il Nucleo ha validato la Relazione."
    )
    yield from required(
        draft.validation, "validation", "Mancano gli estremi della validazione: numero e data del verbale."
    )
    yield from at_most(draft.validation, LONGEST_VALIDATION, "validation", "Validazione")
    yield from at_most(draft.explanation, LONGEST_EXPLANATION, "explanation", "Spiegazione")
    day = draft.validated_on
    if day is not None and day > today:
        yield Issue("future", f"Il {format_date(day)} non è ancora venuto.", "validated_on")
    elif day is not None and day.year < draft.year:
        sentence = f"Il {format_date(day)} viene prima del {draft.year}, di cui si valida la Relazione."
        yield Issue("before_year", sentence, "validated_on")


def validate_reopening_of_year(draft: YearReopeningDraft) -> list[Issue]:
    return [
        *required(draft.reason, "reason", "Per riaprire un anno chiuso serve il motivo."),
        *at_most(draft.reason, LONGEST_EXPLANATION, "reason", "Motivo"),
    ]
