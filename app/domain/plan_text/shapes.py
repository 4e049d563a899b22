"""What a plain-text plan holds, as it was read: nothing here comes from the archive."""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.documents.figures import StaffRow
from app.domain.issues import Issue
from app.domain.plan_text.acts import ActText
from app.domain.plan_text.prevention import MeasureText
from app.domain.structure.municipality import PersonnelCostDraft


@dataclass(frozen=True, slots=True, order=True)
class UnitName:
    """Who an objective belongs to: an Area and, when the plan says it, one of its settori (else empty)."""

    area: str
    sector: str = ""

    @property
    def italian(self) -> str:
        return f"{self.area} › {self.sector}" if self.sector else self.area


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """An indicator as the plan writes it, with its target, weight and unit of measure when they are there."""

    text: str
    target: str = ""
    weight: Decimal | None = None
    deadline: str = ""
    line: int = 0
    baseline: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StepText:
    """A phase or an activity of an objective; `deadline` may also name months («gen, feb»)."""

    text: str
    deadline: str = ""
    weight: Decimal | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class ObjectiveParts:
    """What the plan says of an objective besides its text; `weight` is out of 100."""

    weight: Decimal | None = None
    deadline: str = ""
    indicators: tuple[IndicatorText, ...] = ()
    phases: tuple[StepText, ...] = ()
    activities: tuple[StepText, ...] = ()
    people: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == NO_PARTS

    def with_those_of(self, other: "ObjectiveParts") -> "ObjectiveParts":
        """Return the parts of an objective that two rows say: those of the second are added to those of the first."""
        told = {(one.text, one.target) for one in self.indicators}
        phases = {one.text for one in self.phases}
        activities = {one.text for one in self.activities}
        return ObjectiveParts(
            other.weight if self.weight is None else self.weight,
            self.deadline or other.deadline,
            (*self.indicators, *(one for one in other.indicators if (one.text, one.target) not in told)),
            (*self.phases, *(one for one in other.phases if one.text not in phases)),
            (*self.activities, *(one for one in other.activities if one.text not in activities)),
            (*self.people, *(one for one in other.people if one not in self.people)),
            (*self.resources, *(one for one in other.resources if one not in self.resources)),
        )


NO_PARTS = ObjectiveParts()


@dataclass(frozen=True, slots=True)
class BudgetPlace:
    """The mission and the programme of the DUP that an objective refers to; what is not said is empty."""

    mission: str = ""
    programme: str = ""


NO_PLACE = BudgetPlace()


@dataclass(frozen=True, slots=True)
class Bullet:
    """One objective as the plan writes it: `line` is that of its block, `text` has no marks and no final full stop.

    `code` is the number of its heading («1.1»), `under` the line of the strategic objective it stands under (0: none),
    `strategic` how it names the one it refers to, `place` its mission and programme.
    """

    line: int
    text: str
    title: str
    description: str
    number: int | None = None
    parts: ObjectiveParts = NO_PARTS
    is_strategic: bool = False
    code: str = ""
    under: int = 0
    strategic: str = ""
    place: BudgetPlace = NO_PLACE

    def with_what_is_told_by(self, other: "Bullet") -> "Bullet":
        """Return the objective of a table that sums up with what its own sheet adds: words, place, code and parts."""
        there = self.description.split("\n")
        more = [line for line in other.description.split("\n") if line and line not in there]
        return replace(
            self,
            description="\n".join(filter(None, [self.description, *more])),
            parts=self.parts.with_those_of(other.parts),
            code=self.code or other.code,
            strategic=self.strategic or other.strategic,
            place=self.place if self.place != NO_PLACE else other.place,
        )


@dataclass(frozen=True, slots=True)
class ParentText:
    """A strategic objective that the rows of a table name, or that heads them: the objectives of `units` tend to it."""

    bullet: Bullet
    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class SectorText:
    """One settore of the plan and its objectives, in the order of the text."""

    name: str
    line: int
    bullets: tuple[Bullet, ...]
    head: str = ""


@dataclass(frozen=True, slots=True)
class AreaText:
    """One Area of the plan; `bullets` are those written before any of its settori."""

    name: str
    line: int
    sectors: tuple[SectorText, ...]
    bullets: tuple[Bullet, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class PopulationYear:
    """Residents on 31 December of `year`; men and women are None when the plan gives the total only."""

    year: int
    total: int
    men: int | None = None
    women: int | None = None


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """A figure that the plan declares in a line of its own: «DONNE N. 16 (68%)»."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PartText:
    """The prose of one part of the plan, in paragraphs; `title` is empty before the first title."""

    title: str
    body: str
    line: int


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan says that is not an objective; what the text does not say is empty."""

    municipality: str = ""
    province: str = ""
    first_year: int | None = None
    last_year: int | None = None
    population: tuple[PopulationYear, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    cost: PersonnelCostDraft | None = None
    headlines: tuple[HeadlineFigure, ...] = ()
    acts: tuple[ActText, ...] = ()
    mandate: tuple[int, int] | None = None
    texts: tuple[PartText, ...] = ()
    measures: tuple[MeasureText, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossMember:
    """One of the lines that repeat: where it stands and how it is written there."""

    unit: UnitName
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class CrossGroup:
    """Lines repeated in many units, offered as one cross objective.

    `is_exact`: the lines are equal but for case, accents, punctuation and spaces; accepted unless refused.
    A group that is not exact is accepted only on request; `joins` is the key of the group it would enter.
    `restates` is the number (from 1) of the common strategic objective that these lines repeat, or None.
    """

    key: str
    title: str
    description: str
    members: tuple[CrossMember, ...]
    is_exact: bool
    joins: str = ""
    restates: int | None = None

    @property
    def root(self) -> str:
        return self.joins or self.key

    @property
    def units(self) -> tuple[UnitName, ...]:
        return tuple(member.unit for member in self.members)

    @property
    def texts(self) -> tuple[str, ...]:
        """The different ways in which the line is written, each once."""
        return tuple(dict.fromkeys(member.text for member in self.members))


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A whole plan as it was read from its text, with what was found wrong on the way."""

    facts: PlanFacts
    common: tuple[Bullet, ...]
    areas: tuple[AreaText, ...]
    groups: tuple[CrossGroup, ...]
    issues: tuple[Issue, ...]
    parents: tuple[ParentText, ...] = ()

    def bullets(self) -> list[tuple[UnitName, Bullet]]:
        """Every operational objective with its unit, in the order of the text."""
        found: list[tuple[UnitName, Bullet]] = []
        for area in self.areas:
            found += [(UnitName(area.name), bullet) for bullet in area.bullets]
            for sector in area.sectors:
                found += [(UnitName(area.name, sector.name), bullet) for bullet in sector.bullets]
        return found

    def sectors(self) -> list[UnitName]:
        return [UnitName(area.name, sector.name) for area in self.areas for sector in area.sectors]

    @property
    def default_cross(self) -> frozenset[str]:
        """The keys of the groups that are accepted unless the user says no."""
        return frozenset(group.key for group in self.groups if group.is_exact)
