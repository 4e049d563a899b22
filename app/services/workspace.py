"""What every use case works on: an open archive, the person at the keyboard, the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.archive import Archive

SECRETARY = Actor("Segretario comunale", UserRole.SECRETARY)
"""Who uses the program until people log in."""


Clock = Callable[[], datetime]
"""What says the moment, in UTC: the computer's, or one that stands still so that documents can be reproduced."""


def this_moment() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open archive in somebody's hands, and the clock."""

    archive: Archive
    actor: Actor = SECRETARY
    now: Clock = this_moment

    @property
    def today(self) -> date:
        return self.now().astimezone().date()
