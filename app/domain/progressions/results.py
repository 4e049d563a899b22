"""The rankings of a procedure: who is where and why, who is left out and why."""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.progressions.candidates import Candidate, MissingFact
from app.domain.progressions.points import Points
from app.domain.progressions.vocabulary import RankStanding


@dataclass(frozen=True, slots=True)
class RankedPerson:
    """A person in a ranking; those whom nothing tells apart have the same `position`, `tie` says what decided.

    `cost` are the cents a year of the increment of this person.
    """

    candidate: Candidate
    points: Points
    position: int
    standing: RankStanding
    cost: int
    tie: str = ""

    @property
    def score(self) -> Decimal:
        return self.points.total


@dataclass(frozen=True, slots=True)
class ExcludedCandidate:
    """Somebody who is in no ranking, with each reason."""

    candidate: Candidate
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankingList:
    """The ranking of those who compete with each other; `places` None where the money decides, amounts in cents."""

    key: str
    title: str
    people: tuple[RankedPerson, ...]
    words: str
    places: int | None
    budget: int | None
    notes: tuple[str, ...] = ()
    size: int = 0
    """How many people are in it, of whom some may not be shown."""

    @property
    def chosen(self) -> tuple[RankedPerson, ...]:
        return tuple(one for one in self.people if one.standing is RankStanding.CHOSEN)

    @property
    def undecided(self) -> tuple[RankedPerson, ...]:
        return tuple(one for one in self.people if one.standing is RankStanding.UNDECIDED)

    @property
    def spent(self) -> int:
        return sum(one.cost for one in self.chosen)


@dataclass(frozen=True, slots=True)
class ProgressionResult:
    """What a computation gives: with a lack there is no ranking, and each lack is told."""

    rankings: tuple[RankingList, ...] = ()
    excluded: tuple[ExcludedCandidate, ...] = ()
    lacks: tuple[MissingFact, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def spent(self) -> int:
        return sum(one.spent for one in self.rankings)

    def of_person(self, person: int) -> "ProgressionResult":
        """Return what is said of one person alone: no note, which may speak of others."""
        rankings = (
            replace(one, people=tuple(it for it in one.people if it.candidate.id == person), notes=())
            for one in self.rankings
        )
        excluded = tuple(one for one in self.excluded if one.candidate.id == person)
        return ProgressionResult(tuple(one for one in rankings if one.people), excluded)

    @property
    def undecided(self) -> tuple[RankedPerson, ...]:
        return tuple(one for ranking in self.rankings for one in ranking.undecided)
