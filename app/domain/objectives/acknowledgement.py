"""The presa visione of an objective: on which day a person saw it, how, who wrote it down, whether it changed since.

The day is kept once, with the objective that was given (`objective_assignments`); the day on a sheet follows it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import format_date, plural
from app.domain.objectives.record_days import year_day_issues
from app.domain.objectives.vocabulary import AcknowledgementMeans
from app.domain.periods import Period

NOBODY_SAID = "non annotato"
"""Who wrote down a presa visione of which nobody kept it: what was seen has changed since."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Of one objective given to one person.

    A revision takes the means away and leaves the day: what was seen then is not what stands now. One that is taken
    back loses its day and keeps who had written it down: it was taken once, and what changes afterwards is a Variazione
    all the same. Of a presa visione that older archives kept, neither means nor writer are known.
    """

    on: date | None = None
    means: AcknowledgementMeans = AcknowledgementMeans.UNSAID
    by: str = ""

    @property
    def was_taken(self) -> bool:
        """Whether the person has seen the objective some day, also where the day was taken back."""
        return self.on is not None or bool(self.by)

    @property
    def is_to_renew(self) -> bool:
        """Whether what was seen was changed afterwards."""
        return self.on is not None and self.means is AcknowledgementMeans.UNSAID and bool(self.by)

    @property
    def is_pending(self) -> bool:
        """Whether the person has to see it: for the first time, or again."""
        return self.on is None or self.is_to_renew

    @property
    def told(self) -> str:
        """Say the day, or what the person has to do."""
        return format_date(self.on) if not self.is_pending else self.words

    @property
    def words(self) -> str:
        """Say how it was seen, or what the person has to do."""
        if self.on is None:
            return "da prendere"
        if self.is_to_renew:
            return f"vista il {format_date(self.on)}, cambiata dopo"
        return "" if self.means is AcknowledgementMeans.UNSAID else f"{self.means.italian}, annotata da {self.by}"


@dataclass(frozen=True, slots=True)
class AcknowledgementDraft:
    """People who have seen on one day their objectives of a year, or some of them.

    `is_correction`: the day takes the place of another that was written down for what still stands.
    """

    year: int
    on: date | None
    people: tuple[EmployeeId, ...]
    objectives: tuple[ObjectiveId, ...] = ()
    means: AcknowledgementMeans = AcknowledgementMeans.BATCH
    is_correction: bool = False


def validate(draft: AcknowledgementDraft, today: date) -> list[Issue]:
    return [*_missing(draft), *year_day_issues(draft.on, draft.year, today, "on")]


def _missing(draft: AcknowledgementDraft) -> Iterator[Issue]:
    if draft.on is None:
        yield Issue("required", "Manca il giorno della presa visione.", "on")
    if not draft.people:
        yield Issue("nobody", "Nessuna persona è scelta.", "people")


@dataclass(frozen=True, slots=True)
class PersonToSee:
    """A person with the objectives of the year still to be seen, those seen and then changed, and the last day."""

    id: EmployeeId
    person: str
    unit: str
    objectives: int
    unseen: int
    to_renew: int
    last: date | None = None

    @property
    def pending(self) -> str:
        """Say what waits: `3 da vedere, 1 cambiato dopo`."""
        told = [
            f"{self.unseen} da vedere" if self.unseen else "",
            plural(self.to_renew, "cambiato dopo", "cambiati dopo") if self.to_renew else "",
        ]
        return ", ".join(filter(None, told))


TO_SEE_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", Format.TEXT, 24),
    Column("unit", "Unità", Format.TEXT, 24),
    Column("objectives", "Obiettivi", Format.INTEGER, 10),
    Column("pending", "Presa visione da annotare", Format.TEXT, 26),
    Column("last", "Ultima", Format.DATE, 12),
)


@dataclass(frozen=True, slots=True)
class SeenObjective:
    """The presa visione of an objective, and the days in which the person pursues it."""

    days: Period
    seen_on: date | None


def day_of_sheet(seen: Collection[SeenObjective], until: date | None = None) -> date | None:
    """Return the day that a sheet shows: the last on which one of its objectives was seen; None while none was.

    `until` is the day on which the sheet was handed over: what was seen anew afterwards is not on it.
    """
    days = [one.seen_on for one in seen if one.seen_on is not None and (until is None or one.seen_on <= until)]
    return max(days, default=None)


def is_all_seen(seen: Collection[SeenObjective]) -> bool:
    return bool(seen) and all(one.seen_on is not None for one in seen)
