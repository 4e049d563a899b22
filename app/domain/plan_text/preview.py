"""What a plan would change in an archive, as the preview shows it."""

from collections.abc import Set
from dataclasses import dataclass

from app.domain.issues import Issue, errors_of
from app.domain.italian_enum import ItalianEnum
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.code_mask import CodeMask
from app.domain.plan_text.acts import ActText
from app.domain.plan_text.declared import DeclaredText, PlacedText
from app.domain.plan_text.heads import HeadProposal, PresentHeads
from app.domain.plan_text.planning import PlannedObjective
from app.domain.plan_text.prevention import MeasureText
from app.domain.plan_text.shapes import CrossGroup, PopulationYear, UnitName
from app.domain.structure.municipality import PersonnelCostDraft


@dataclass(frozen=True, slots=True)
class PresentObjective:
    """An objective of the archive, of the year the plan is read for; `units` is empty for a common one."""

    id: int
    code: str
    kind: ObjectiveKind
    title: str
    description: str = ""
    units: tuple[UnitName, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class PresentTold:
    """The keys of what the archive holds of acts, declared figures and texts of the year."""

    acts: Set[object] = frozenset()
    declared: Set[object] = frozenset()
    texts: Set[object] = frozenset()
    measures: Set[str] = frozenset()
    has_mandate: bool = False
    has_approval: bool = False


@dataclass(frozen=True, slots=True)
class PresentPlan:
    """What the archive already holds of what a plan can bring; names as they are written there.

    `mask` is how the ente makes its codes. `population_years`, `cost_years`, `told`, `heads` are None when the caller
    does not take those in.
    """

    areas: tuple[str, ...] = ()
    sectors: tuple[UnitName, ...] = ()
    objectives: tuple[PresentObjective, ...] = ()
    population_years: frozenset[int] | None = None
    cost_years: frozenset[int] | None = None
    told: PresentTold | None = None
    mask: CodeMask | None = None
    year: int = 0
    heads: PresentHeads | None = None


class PlanPart(ItalianEnum):
    """The kinds of things that a plan brings, in the order of the preview."""

    AREA = "area", "Aree"
    SECTOR = "sector", "Settori"
    COMMON = "common", "Obiettivi strategici comuni"
    STRATEGIC = "strategic", "Obiettivi strategici"
    CROSS = "cross", "Obiettivi trasversali"
    OPERATIONAL = "operational", "Obiettivi operativi"
    POPULATION = "population", "Popolazione"
    COST = "cost", "Spesa per il personale"
    DECLARED = "declared", "Dati dichiarati"
    ACT = "act", "Atti"
    APPROVAL = "approval", "Atto che approva il piano"
    TEXT = "text", "Testi del piano"
    MANDATE = "mandate", "Anni del mandato"
    MEASURE = "measure", "Misure anticorruzione"
    APPOINTMENT = "appointment", "Incarichi di EQ"


OBJECTIVE_PARTS = (PlanPart.COMMON, PlanPart.STRATEGIC, PlanPart.CROSS, PlanPart.OPERATIONAL)


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many things of one kind are new, to be extended to other units, already there."""

    part: PlanPart
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What would be written: shown before the yes, and written as it stands after it.

    `heads` are the EQ appointments that the plan speaks of, `appointments` those of them that were said yes to.
    """

    counts: tuple[PartCount, ...]
    areas: tuple[str, ...]
    sectors: tuple[UnitName, ...]
    objectives: tuple[PlannedObjective, ...]
    population: tuple[PopulationYear, ...]
    cost: PersonnelCostDraft | None
    groups: tuple[CrossGroup, ...]
    accepted: frozenset[str]
    issues: tuple[Issue, ...]
    acts: tuple[ActText, ...] = ()
    declared: tuple[DeclaredText, ...] = ()
    texts: tuple[PlacedText, ...] = ()
    mandate: tuple[int, int] | None = None
    heads: tuple[HeadProposal, ...] = ()
    appointments: tuple[HeadProposal, ...] = ()
    measures: tuple[MeasureText, ...] = ()
    approval: ActText | None = None
    """The act with which the plan says it was approved, where the year has none yet."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write: the archive already holds the whole plan."""
        return not any(count.new or count.changed for count in self.counts)

    @property
    def can_be_written(self) -> bool:
        return not errors_of(self.issues)

    @property
    def objectives_to_write(self) -> int:
        """How many objectives would be made, or given to more units."""
        return len(self.objectives)

    @property
    def objectives_known(self) -> int:
        return sum(self.count(part).unchanged for part in OBJECTIVE_PARTS)

    @property
    def repeated_lines(self) -> int:
        """How many lines are one objective with another line that says the same."""
        roots: dict[str, set[tuple[UnitName, int]]] = {}
        for group in self.groups:
            if group.key in self.accepted:
                roots.setdefault(group.root, set()).update((one.unit, one.line) for one in group.members)
        return sum(len(members) - 1 for members in roots.values())

    def count(self, part: PlanPart) -> PartCount:
        return next((count for count in self.counts if count.part is part), PartCount(part, 0, 0, 0))


def part_of(kind: ObjectiveKind, *, is_cross: bool) -> PlanPart:
    if kind is ObjectiveKind.STRATEGIC_COMMON:
        return PlanPart.COMMON
    if kind is ObjectiveKind.STRATEGIC:
        return PlanPart.STRATEGIC
    return PlanPart.CROSS if is_cross else PlanPart.OPERATIONAL
