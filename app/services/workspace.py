"""What every use case works on: an open archive, the person at the keyboard, the clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

from app.domain.ids import ActId, RoundId, SheetId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.stated_reason import UNSTATED, StatedReason
from app.models.archive import Archive

if TYPE_CHECKING:
    from app.domain.rounds.facts import RoundFacts
    from app.domain.scoring.results import SheetResult
    from app.domain.sheets.content import SheetContent
    from app.domain.sheets.year_before import YearBefore

SECRETARY = Actor("Segretario comunale", UserRole.SECRETARY, is_administrator=True)
"""Who uses the program until people log in."""


Clock = Callable[[], datetime]
"""What says the moment, in UTC: the computer's, or one that stands still so that documents can be reproduced."""


def this_moment() -> datetime:
    return datetime.now(UTC)


ScoredSheet: TypeAlias = "tuple[SheetContent, SheetResult]"


@dataclass(slots=True)
class LatestScored:
    """The sheets that the last change scored to keep their outcomes, so that showing one does not score it again.

    They are what the archive holds for as long as `head` is the last hash of its audit. `before` are the grades of the
    year before of the sheet opened last: a change that scores that sheet does not touch them. `structure` is what the
    sheets of a session are prepared from, and `behind` why some do not follow it, as long as `known_at` is that hash.
    """

    head: str = ""
    sheets: "Mapping[SheetId, ScoredSheet]" = field(default_factory=dict)
    before: "tuple[SheetId, YearBefore] | None" = None
    known_at: str = ""
    structure: "dict[RoundId, RoundFacts]" = field(default_factory=dict)
    behind: dict[SheetId, str] = field(default_factory=dict)

    def facts_of(self, round_id: RoundId, head: str) -> "RoundFacts | None":
        return self.structure.get(round_id) if head and head == self.known_at else None

    def keep_facts(self, head: str, round_id: RoundId, facts: "RoundFacts") -> None:
        if head != self.known_at:
            self.known_at, self.structure, self.behind = head, {}, {}
        self.structure[round_id] = facts

    def why_behind(self, sheet_id: SheetId, head: str) -> str | None:
        """Say what is known of a sheet: what the structure wants otherwise, or (empty) that it follows; else None."""
        return self.behind.get(sheet_id) if head and head == self.known_at else None

    def keep_behind(self, sheet_id: SheetId, why: str, head: str) -> None:
        if head == self.known_at:
            self.behind[sheet_id] = why

    def go_on(self, before: str, head: str, *, are_sheets_as_before: bool) -> None:
        """Keep what is known of the structure after a change that does not touch it, nor the days of the sheets.

        Of a sheet that does not follow it what would happen hangs on whether somebody has written on it: asked again.
        """
        if before == self.known_at:
            self.known_at = head
            self.behind = {one: why for one, why in self.behind.items() if are_sheets_as_before and not why}

    def keep(self, head: str, sheets: "Mapping[SheetId, ScoredSheet]") -> None:
        self.head, self.sheets = head, sheets

    def grades_before(self, sheet_id: SheetId) -> "YearBefore | None":
        return self.before[1] if self.before and self.before[0] == sheet_id else None

    def of(self, sheet_id: SheetId, head: str) -> "ScoredSheet | None":
        return self.sheets.get(sheet_id) if head and head == self.head else None


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open archive in somebody's hands, and the clock.

    `stated`: why whoever asks changes what others have seen or have in hand (empty: nobody was asked yet).
    """

    archive: Archive
    actor: Actor = SECRETARY
    now: Clock = this_moment
    stated: StatedReason = UNSTATED
    latest: LatestScored = field(default_factory=LatestScored, compare=False, repr=False)

    @property
    def today(self) -> date:
        return self.now().astimezone().date()

    @property
    def is_let_go(self) -> bool:
        """Whether its archive was closed: nothing more is asked of it."""
        return self.archive.is_closed

    @property
    def reason(self) -> str:
        return self.stated.reason

    def because(self, reason: str, act: str = "", act_id: ActId | None = None) -> "Workspace":
        """Return the same archive in the hands of somebody who says why, and by which act."""
        return replace(self, stated=StatedReason(reason.strip(), act.strip(), act_id))
