"""A session on its way, and who may be at the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from app.domain.ids import EmployeeId, OfficialId, SheetId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.detail import SheetDetail
from app.services.sheets.sheets import sheet_detail
from app.services.workspace import SECRETARY, Workspace
from tests.archives.comune import Comune
from tests.services.sheets.any_order.seen import Tables

START = date(2025, 1, 2)
READER = Actor("Chi legge", UserRole.VICE)


@dataclass
class Walk:
    """A session on its way: who is at the keyboard, which day it is, and the archive as it was just before."""

    comune: Comune
    before: Tables
    actor: Actor = SECRETARY
    days: int = 0
    number: int = 0
    first: int = 0

    def __post_init__(self) -> None:
        self.first = max(self.before["audit_entries"])

    @property
    def today(self) -> date:
        return START + timedelta(self.days)

    @property
    def reason(self) -> str:
        """One time in four nobody says why."""
        return "" if self.number % 4 == 0 else "Perché sì"

    @property
    def workspace(self) -> Workspace:
        moment = datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)
        return replace(self.comune.workspace, actor=self.actor, now=lambda: moment)

    @property
    def explained(self) -> Workspace:
        return self.workspace.because(self.reason)

    def detail(self, sheet_id: SheetId) -> SheetDetail:
        return sheet_detail(replace(self.workspace, actor=READER), sheet_id)

    def people(self) -> list[EmployeeId]:
        return list(self.comune.people.values())


Move = Callable[[Walk, SheetId], object]
Thing = TypeVar("Thing")


class Idle(Exception):  # noqa: N818 (nothing was tried, which is no error)
    """There is nothing of that kind to try now."""


def one_of(found: Sequence[Thing], number: int) -> Thing:
    if not found:
        raise Idle
    return found[number % len(found)]


def actors(comune: Comune) -> tuple[Actor, ...]:
    """Return a user of every role; the first is who works in an archive without users."""
    return (
        SECRETARY,
        Actor("Bianchi Carla", UserRole.SECRETARY, official_id=OfficialId(1), user_id=UserId(1)),
        Actor("Vice", UserRole.VICE, user_id=UserId(6)),
        Actor("Neri Ugo", UserRole.VICE, comune.people["Neri"], user_id=UserId(7)),
        Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2)),
        Actor("Rossi Mario", UserRole.EQ, comune.people["Rossi"], user_id=UserId(3)),
        Actor("Bruni Lia", UserRole.EQ, comune.people["Bruni"], user_id=UserId(8), may_transcribe=True),
        Actor("Gialli Piero", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(4)),
        Actor("Nucleo", UserRole.BODY, user_id=UserId(5)),
    )
