"""What is read of a year to know what is missing in it and who must act: rows, as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from app.domain.decision_proposals import ProposalKind
from app.domain.ids import AreaId, EmployeeId, IndicatorId, ObjectiveId, OfficialId, SectorId, SheetId
from app.domain.method.outside_words import SectionEvaluator
from app.domain.periods import Period
from app.domain.roles import OfficialRole
from app.domain.sheets.review_terms import USUAL_DAYS, ReviewDays, review_ends
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RemarkKind, SheetState


class Headship(NamedTuple):
    """An appointment over areas, as far as it says who must act."""

    employee_id: EmployeeId
    area_ids: tuple[AreaId, ...]
    period: Period
    is_ad_interim: bool = False


class HeldArea(NamedTuple):
    """The responsibility of an Area given to an official."""

    official_id: OfficialId
    area_id: AreaId
    period: Period


class HeldOffice(NamedTuple):
    """An official of the ente in office."""

    id: OfficialId
    role: OfficialRole
    name: str
    period: Period


class ChosenEvaluator(NamedTuple):
    """An evaluator chosen in place of the one the structure gives."""

    employee_id: EmployeeId
    party: Party
    period: Period


@dataclass(frozen=True)
class InCharge:
    """Who is in charge of what on the days of a year: what `evaluator_on` reads, and the names."""

    headships: Sequence[Headship] = ()
    officials: Sequence[HeldOffice] = ()
    chosen: Sequence[ChosenEvaluator] = ()
    area_of: Mapping[EmployeeId, AreaId] = field(default_factory=dict)
    """The area where each person works on the day that is looked at."""
    area_of_sector: Mapping[SectorId, AreaId] = field(default_factory=dict)
    people: Mapping[EmployeeId, str] = field(default_factory=dict)
    areas: Mapping[AreaId, str] = field(default_factory=dict)
    held_areas: Sequence[HeldArea] = ()

    @cached_property
    def appointments_of(self) -> Mapping[EmployeeId, Sequence[Headship]]:
        found: dict[EmployeeId, list[Headship]] = {}
        for one in self.headships:
            found.setdefault(one.employee_id, []).append(one)
        return found

    @cached_property
    def appointments_over(self) -> Mapping[AreaId, Sequence[Headship]]:
        found: dict[AreaId, list[Headship]] = {}
        for one in self.headships:
            for area in one.area_ids:
                found.setdefault(area, []).append(one)
        return found

    @cached_property
    def charges_over(self) -> Mapping[AreaId, Sequence[HeldArea]]:
        found: dict[AreaId, list[HeldArea]] = {}
        for one in self.held_areas:
            found.setdefault(one.area_id, []).append(one)
        return found

    @cached_property
    def overrides_of(self) -> Mapping[EmployeeId, Sequence[ChosenEvaluator]]:
        found: dict[EmployeeId, list[ChosenEvaluator]] = {}
        for one in self.chosen:
            found.setdefault(one.employee_id, []).append(one)
        return found


class OwnedObjective(NamedTuple):
    """An objective of the year and who answers for it: its Responsabile, or who heads its area."""

    id: ObjectiveId
    code: str
    title: str
    owner_id: EmployeeId | None
    area_id: AreaId | None
    has_indicators: bool = True


class UnmeasuredIndicator(NamedTuple):
    """An indicator without its final value; `has_interim`: it has one of the half of the year."""

    id: IndicatorId
    objective_id: ObjectiveId
    name: str
    has_interim: bool = False


class WaitingRequest(NamedTuple):
    """Something that the person evaluated asked, with the day it arrived, and that nobody has answered."""

    kind: RemarkKind
    on: date


class WaitingProposal(NamedTuple):
    """Something proposed of a sheet or of an objective, that nobody has decided: `what` names it."""

    kind: ProposalKind
    by: str
    what: str
    sheet_id: SheetId | None = None
    objective_id: ObjectiveId | None = None


class WaitingPart(NamedTuple):
    """A part of a sheet that another than its evaluator scores, and has not signed; `party` is nobody for the Nucleo,
    and while somebody is still to be named."""

    kind: SectionEvaluator
    party: Party


def waiting_parts(told: str | None) -> tuple[WaitingPart, ...]:
    """Read the parts of a sheet, each `kind:employee:official`."""
    found = (one.split(":") for one in (told or "").split())
    return tuple(
        WaitingPart(
            SectionEvaluator(kind),
            Party(EmployeeId(int(employee)) if employee else None, OfficialId(int(official)) if official else None),
        )
        for kind, employee, official in found
    )


class UnsettledSheet(NamedTuple):
    """A sheet that is not settled; `missing` counts what it lacks, None while that is not known.

    `days` are those that its method allows for the review, counted from `delivered_on`.
    `is_seen`: whoever asks may read what was done of it; of another one neither signature nor requests are known.
    """

    id: SheetId
    person: str
    state: SheetState
    evaluator: Party
    missing: int | None = None
    asked: tuple[WaitingRequest, ...] = ()
    evaluated: Party = Party()
    delivered_on: date | None = None
    is_signed: bool = False
    is_seen: bool = True
    days: ReviewDays = USUAL_DAYS
    answered_on: date | None = None
    parts: tuple[WaitingPart, ...] = ()

    @property
    def own_missing(self) -> int:
        """How many things it lacks that are for its evaluator: each part that waits for its signature is one of all."""
        return max((self.missing or 0) - len(self.parts), 0)

    @property
    def waits_for_parts_alone(self) -> bool:
        """Whether only others, who score a part of it, have something to do."""
        return self.state.is_begun and bool(self.parts) and bool(self.missing) and not self.own_missing

    @property
    def ends(self) -> date | None:
        """The last day on which the person may ask anything of it."""
        return review_ends(self.days, self.delivered_on, self.answered_on)

    def may_be_closed(self, today: date) -> bool:
        """Tell whether nothing stands in the way of closing it, as far as signature, answers and terms go."""
        is_over = self.ends is None or today > self.ends
        return self.state.is_handed_over and self.is_signed and not self.asked and is_over


class YearWork(NamedTuple):
    """The work that is left in a year, and who is in charge."""

    charge: InCharge = InCharge()
    objectives: Sequence[OwnedObjective] = ()
    indicators: Sequence[UnmeasuredIndicator] = ()
    unassigned: Sequence[EmployeeId] = ()
    """The people in service without an objective."""
    sheets: Sequence[UnsettledSheet] = ()
    interim_sheets: Sequence[UnsettledSheet] = ()
    """Those of the check of the half year, while its session is open."""
    reminded_on: date | None = None
    """The day of the last reminder letters printed for the year, to who reads the audit."""
    proposals: Sequence[WaitingProposal] = ()
    reminded: Mapping[str, date] = MappingProxyType({})
    """The day of the last letter to each person, by name, to who reads the audit."""
