"""Heads of units that a plan names and the archive knows: proposed as EQ appointments, never made in silence."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date

from app.domain.ids import EmployeeId
from app.domain.italian import format_date, listed
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.people import StaffName, StaffNames
from app.domain.plan_text.shapes import ReadPlan


@dataclass(frozen=True, slots=True)
class PossibleHead:
    """Somebody in service in the year who holds no appointment in it, from when and to when."""

    id: EmployeeId
    last_name: str
    first_name: str
    valid_from: date
    valid_to: date | None = None

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True, slots=True)
class PresentHeads:
    """Who could be appointed, and the Aree (by the key of their name) that somebody heads in the year."""

    people: tuple[PossibleHead, ...] = ()
    headed: Set[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class HeadProposal:
    """An EQ appointment that a plan speaks of: the Aree as it names them, and who would head them."""

    areas: tuple[str, ...]
    person: PossibleHead

    @property
    def sentence(self) -> str:
        return f"{self.person.full_name}, {listed(self.areas)}, dal {format_date(self.person.valid_from)}"


def head_proposals(plan: ReadPlan, present: PresentHeads) -> tuple[HeadProposal, ...]:
    """Return the heads of Aree who are one person of the archive; of the others the plan only declares the name."""
    people = {one.id: one for one in present.people}
    names = StaffNames(StaffName(one.id, one.last_name, one.first_name) for one in present.people)
    found: dict[EmployeeId, list[str]] = {}
    for area in plan.areas:
        known = [one for one in names.matched(area.head).values() if one is not None] if area.head else []
        if len(known) == 1 and name_key(area.name) not in present.headed:
            found.setdefault(known[0], []).append(area.name)
    return tuple(HeadProposal(tuple(areas), people[one]) for one, areas in found.items())
