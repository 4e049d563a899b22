"""Evaluation rounds as they are opened and listed."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import MethodVersionId, RoundId
from app.domain.workflow import RoundKind, RoundState


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round to open: a year, interim or final, with one version of the method."""

    year: int
    kind: RoundKind
    method_version_id: MethodVersionId


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with how far it has gone: `done` of `total` sheets are completed or beyond, or need nothing.

    `prepared`, `completed`, `delivered` and `signed` count the sheets in that very state, `settled` those final or not
    evaluable.
    `takes_scores`: it is not a check of the half year of a method that gives none in it.
    """

    id: RoundId
    year: int
    kind: RoundKind
    state: RoundState
    method: str
    opened_on: date
    done: int
    total: int
    prepared: int = 0
    completed: int = 0
    delivered: int = 0
    signed: int = 0
    settled: int = 0
    is_year_open: bool = True
    takes_scores: bool = True

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN and self.is_year_open

    @property
    def title(self) -> str:
        return f"{self.kind.italian} {self.year}"

    @property
    def progress(self) -> str:
        return f"{self.done}/{self.total}"
