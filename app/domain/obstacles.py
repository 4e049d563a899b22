"""What stands in the way of a step: the screen says it beside the button, the use case refuses with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.scoring.missing import Missing


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is wrong and what to do; `mended_by` names the button that mends it, `missing` the fields still to give."""

    problem: str
    remedy: str = ""
    mended_by: str = ""
    missing: tuple[Missing, ...] = ()

    @property
    def sentence(self) -> str:
        return self.error.sentence

    @property
    def error(self) -> UserError:
        return UserError(self.problem, self.remedy)


def refuse_first(obstacles: Iterable[Obstacle]) -> None:
    """Raise the first obstacle as `UserError`; those after it are not even looked for."""
    for obstacle in obstacles:
        raise obstacle.error


def first_sentence(obstacles: Iterable[Obstacle]) -> str:
    """Return what the first obstacle says; empty when nothing stands in the way."""
    return next((obstacle.sentence for obstacle in obstacles), "")
