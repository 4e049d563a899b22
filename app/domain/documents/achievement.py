"""What the objectives of a year have reached, as the papers on results print it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.documents.measures import MeasuredIndicator
from app.domain.exact import HUNDRED, percentage, round_half_up, total_of
from app.domain.ids import ObjectiveId
from app.domain.italian_enum import ItalianEnum
from app.domain.objectives.vocabulary import ObjectiveState
from app.domain.sheets.detail import TrafficLight


class Achievement(ItalianEnum):
    """How the result of an objective stands to what was expected of it."""

    ABOVE = "above", "Superiore all'atteso"
    IN_LINE = "in_line", "In linea con l'atteso"
    BELOW = "below", "Inferiore all'atteso"
    NOT_MEASURABLE = "not_measurable", "Non misurabile"

    @property
    def short(self) -> str:
        """The word of a narrow column."""
        return self.italian.partition(" all")[0].partition(" con")[0].lower()


HOW_COUNTED = (
    "Un risultato è in linea quando il grado di raggiungimento è 100; superiore quando, con un grado di almeno 100, un"
    " indicatore va oltre il valore atteso; inferiore quando il grado è meno di 100. Non è misurabile l'obiettivo"
    " neutralizzato, quello senza indicatori e quello a cui manca un consuntivo. Il grado medio è la media semplice."
)
"""What the counts mean, printed under them."""


@dataclass(frozen=True, slots=True)
class ObjectiveChange:
    """A change of the objective during the year, with reason and act; `details`: before and after, no people."""

    on_date: date
    what: str
    reason: str
    act: str = ""
    details: tuple[str, ...] = ()


def told_once(changes: Iterable[ObjectiveChange]) -> tuple[ObjectiveChange, ...]:
    """Make one of the changes that one act decided on one day: what each says, once."""
    found: dict[tuple[date, str], ObjectiveChange] = {}
    apart: list[ObjectiveChange] = []
    for one in changes:
        key = (one.on_date, one.act)
        before = found.get(key) if one.act else None
        if before is None:
            apart.append(one)
            found[key] = one
            continue
        both = replace(
            before,
            what=". ".join(dict.fromkeys(filter(None, (before.what.rstrip(". "), one.what)))),
            reason="; ".join(dict.fromkeys(filter(None, (before.reason.rstrip(". "), one.reason.rstrip(". "))))),
            details=tuple(dict.fromkeys((*before.details, *one.details))),
        )
        apart[apart.index(before)] = found[key] = both
    return tuple(apart)


@dataclass(frozen=True, slots=True)
class ObjectiveNote:
    """What a monitoring found: notes and critical points of a day."""

    on_date: date
    notes: str = ""
    critical_points: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """An objective with its degree (0..cap, None while something is missing).

    `unit` is the settore it belongs to, or the units that share it; `progress` what is known of its way where no degree
    is; `neutralised` why it does not count; `owner` is printed on internal papers alone; `certified_on` is the day on
    which the Nucleo certified the degree, while that stands. `light`, `late` and `seen_on` are of how it stands on a
    day: the light by the rule of the method, what is late, the last day on which something was found.
    """

    code: str
    title: str
    unit: str = ""
    owner: str = ""
    degree: Decimal | None = None
    progress: Decimal | None = None
    state: ObjectiveState = ObjectiveState.ACTIVE
    neutralised: str = ""
    indicators: tuple[MeasuredIndicator, ...] = ()
    notes: tuple[ObjectiveNote, ...] = ()
    changes: tuple[ObjectiveChange, ...] = ()
    certified_on: date | None = None
    id: ObjectiveId | None = None
    light: TrafficLight | None = None
    late: tuple[str, ...] = ()
    seen_on: date | None = None

    @property
    def achievement(self) -> Achievement:
        if self.degree is None or self.state is not ObjectiveState.ACTIVE:
            return Achievement.NOT_MEASURABLE
        if self.degree < HUNDRED:
            return Achievement.BELOW
        is_beyond = self.degree > HUNDRED or any(one.is_beyond for one in self.indicators)
        return Achievement.ABOVE if is_beyond else Achievement.IN_LINE

    @property
    def why_not_measurable(self) -> str:
        """Say why there is no result; empty where there is one."""
        if self.achievement is not Achievement.NOT_MEASURABLE:
            return ""
        if self.state is ObjectiveState.NEUTRALISED:
            return f"Neutralizzato: {self.neutralised}"
        if not self.indicators:
            return "Senza indicatori: non ha un risultato misurato"
        return "Manca il consuntivo di almeno un indicatore"

    @property
    def critical_points(self) -> tuple[ObjectiveNote, ...]:
        return tuple(one for one in self.notes if one.critical_points)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return why the result is what it is, in the words of who measured and who monitored."""
        told = [one.reason for one in self.indicators if one.reason]
        told += [one.critical_points for one in self.critical_points]
        return tuple(dict.fromkeys(text.strip().rstrip(".") for text in told if text.strip()))

    @property
    def is_explained(self) -> bool:
        """Tell whether somebody has said why the result is what it is, or it was changed during the year."""
        return bool(self.why_not_measurable or self.reasons or self.changes)


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The objectives of an Area, or those common to the whole ente, or shared by several units."""

    title: str
    objectives: tuple[ObjectiveResult, ...] = ()

    @property
    def summary(self) -> "ResultSummary":
        return summary_of(self.title, self.objectives)


@dataclass(frozen=True, slots=True)
class ResultSummary:
    """A line of the summary: how many objectives, how they went, the plain mean of the degrees that are known."""

    title: str
    objectives: int
    above: int
    in_line: int
    below: int
    not_measurable: int
    neutralised: int
    mean: Decimal | None
    critical: int
    changes: int
    certified: int = 0

    @property
    def measured(self) -> int:
        return self.objectives - self.not_measurable

    @property
    def on_target(self) -> Decimal | None:
        """The percentage of measured objectives that reached their target or went beyond it."""
        return percentage(self.above + self.in_line, self.measured)

    def count(self, achievement: Achievement) -> int:
        return {
            Achievement.ABOVE: self.above,
            Achievement.IN_LINE: self.in_line,
            Achievement.BELOW: self.below,
            Achievement.NOT_MEASURABLE: self.not_measurable,
        }[achievement]


def summary_of(title: str, objectives: Iterable[ObjectiveResult]) -> ResultSummary:
    """Count some objectives; the mean is of those that have a degree, each once, rounded half up to hundredths."""
    every = tuple(objectives)
    found = [one.achievement for one in every]
    degrees = [one.degree for one in every if one.degree is not None and one.state is ObjectiveState.ACTIVE]
    return ResultSummary(
        title,
        len(every),
        found.count(Achievement.ABOVE),
        found.count(Achievement.IN_LINE),
        found.count(Achievement.BELOW),
        found.count(Achievement.NOT_MEASURABLE),
        sum(one.state is ObjectiveState.NEUTRALISED for one in every),
        round_half_up(total_of(degrees) / len(degrees)) if degrees else None,
        sum(bool(one.critical_points) for one in every),
        sum(len(one.changes) for one in every),
        sum(one.certified_on is not None for one in every),
    )


def summaries_of(groups: Iterable[ResultGroup]) -> tuple[ResultSummary, ...]:
    return tuple(group.summary for group in groups)


def whole_of(groups: Iterable[ResultGroup]) -> ResultSummary:
    """Count all the objectives of the year: each is in one group."""
    return summary_of("Totale", (one for group in groups for one in group.objectives))
