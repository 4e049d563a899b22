"""The letter with which a sheet is handed over: what it is, and until when the person may answer to it."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.names import safe_word
from app.domain.documents.sheet import SheetNames
from app.domain.italian import format_date, plural
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.review_terms import ReviewDays, last_days
from app.domain.sheets.second_level import second_level_sentence
from app.domain.workflow import RemarkKind


@dataclass(frozen=True, slots=True)
class AnswerTerm:
    """What the person may ask, of whom, within how many days from the delivery, and the last of them."""

    what: str
    to: str
    days: str
    until: date | None


TERM_COLUMNS: tuple[Column, ...] = (
    Column("what", "Che cosa si può presentare", width=38),
    Column("to", "A chi, per iscritto", width=48),
    Column("days", "Giorni dalla consegna", width=26),
    Column("until", "Entro il", Format.DATE, 18),
)


@dataclass(frozen=True, slots=True)
class DeliveryLetter:
    """The letter of one sheet handed over; `paper` is what the sheet is called, `second_level` who decides beyond the
    evaluator, where the method has a second level.

    `number`, `short_hash` and `method` are those of the paper that is handed over.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    paper: str
    names: SheetNames
    person: SheetPerson
    delivered_on: date | None
    interview_on: date | None
    days: ReviewDays
    second_level: str

    @property
    def subject(self) -> str:
        return f"Consegna della {self.paper[:1].lower()}{self.paper[1:]} {self.year}"

    @property
    def file_name(self) -> str:
        person = self.person
        return delivery_file_name(self.year, (person.surname, person.given_name, person.matricola))

    @property
    def opening(self) -> str:
        period = self.person.period
        when = f"Il {format_date(self.delivered_on)} si consegna" if self.delivered_on else "Si consegna"
        number = f" n. {self.imprint.number}" if self.imprint.number else ""
        evaluator = f", compilata da {self.person.evaluator}" if self.person.evaluator else ""
        met = f" Il colloquio si è tenuto il {format_date(self.interview_on)}." if self.interview_on else ""
        return (
            f"{when} la {self.paper[:1].lower()}{self.paper[1:]}{number}, relativa al periodo dal"
            f" {format_date(period.start)} al {format_date(period.end)}{evaluator}.{met}"
        )

    @property
    def source(self) -> str:
        """Say where the terms come from: no law gives them."""
        return f"I termini sono quelli della metodologia «{self.imprint.method}»."

    @property
    def decision(self) -> str:
        """Say who decides on what goes beyond the evaluator; empty where the method has no second level."""
        return second_level_sentence(self.days, self.second_level, self.delivered_on)

    @property
    def terms(self) -> tuple[AnswerTerm, ...]:
        until = last_days(self.days, self.delivered_on)
        asked = [kind for kind in RemarkKind if kind.is_request and (kind is RemarkKind.REMARKS or self.days.of(kind))]
        return tuple(AnswerTerm(kind.italian, self._to(kind), self._days(kind), until.get(kind)) for kind in asked)

    def _to(self, kind: RemarkKind) -> str:
        if self.days.level_of(kind) > 1:
            return self.second_level
        return self.person.evaluator or self.names.evaluator

    def _days(self, kind: RemarkKind) -> str:
        count = self.days.of(kind)
        words = plural(count, "giorno", "giorni") if count else "il giorno stesso"
        return f"{words} dalla risposta" if self.days.waits_for_answer(kind) else words


def delivery_file_name(year: int, person: tuple[str, ...]) -> str:
    """Return a name like `Consegna_2024_Rossi_Mario_0123.pdf`."""
    return "_".join(filter(None, map(safe_word, ("Consegna", str(year), *person)))) + ".pdf"
