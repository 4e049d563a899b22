"""Where the walk through a plan stands, and what is decided of each block."""

from dataclasses import dataclass, field

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.roles import ActivitiesChoice, CarriedFact, LineRole, TextOwner
from app.domain.plan_text.section_lines import PlanSection
from app.domain.plan_text.signs import marker_shape
from app.domain.plan_text.unit_lines import UnitLine

OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.COMMON_OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})

SHEET_LABELS = frozenset(
    {LineRole.WEIGHT, LineRole.INDICATOR, LineRole.TARGET, LineRole.PHASE, LineRole.DEADLINE, LineRole.ACTIVITY}
)
"""What the labels below the title of an objective hold."""
LONGEST_OBJECTIVE = 250
"""Characters of a paragraph that may be an objective or a part of one: a longer one is prose."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a block with its reason; `items` is the role of the list that it announces.

    `said` replaces what the block would say by itself. `section` is the one that begins here. `owner` is whose a text
    is, where it is not of the place in which it stands.
    """

    role: LineRole
    confidence: int
    reason: str
    items: LineRole | None = None
    section: PlanSection | None = None
    said: tuple[str, tuple[CarriedFact, ...]] | None = None
    owner: TextOwner | None = None


@dataclass(slots=True)
class PlanPosition:
    """What is open where a block stands."""

    blocks: list[PlanBlock]
    units: dict[int, UnitLine]
    headings: frozenset[int]
    figures: frozenset[int]
    rank: int
    activities: ActivitiesChoice
    place: int = 0
    section: PlanSection = PlanSection.OUTSIDE
    has_unit: bool = False
    is_explicit: bool = False
    objective: PlanBlock | None = None
    objective_is_empty: bool = False
    objective_is_strategic: bool = False
    has_strategic: bool = False
    first_item: PlanBlock | None = None
    items: LineRole | None = None
    list_items: list[PlanBlock] = field(default_factory=list)
    prose_since_items: bool = False
    is_announced: bool = False
    units_follow_titles: bool = False
    missions_head: bool = False
    measures: frozenset[int] = frozenset()
    unit: PlanBlock | None = None
    is_loose: bool = False
    lacks_objectives: bool = False
    bare_units: frozenset[int] = frozenset()
    year: int = 0
    chapters: frozenset[int] = frozenset()
    has_lower: bool = False
    """Whether objectives stand below those called «operativi»: «Obiettivo gestionale», «Obiettivo esecutivo»."""

    @property
    def block(self) -> PlanBlock:
        return self.blocks[self.place]

    @property
    def before(self) -> PlanBlock | None:
        return self.blocks[self.place - 1] if self.place else None

    @property
    def following(self) -> PlanBlock | None:
        return self.blocks[self.place + 1] if self.place + 1 < len(self.blocks) else None

    @property
    def is_in_items(self) -> bool:
        """Whether the paragraph stands among paragraphs below a label: «Indicatori», and each on its line."""
        before = self.before
        return self.is_announced and before is not None and before.kind is BlockKind.PARAGRAPH

    @property
    def objective_role(self) -> LineRole:
        """What an objective is here: common, strategic or of a unit."""
        if self.section is PlanSection.COMMON:
            return LineRole.COMMON_OBJECTIVE
        return LineRole.STRATEGIC_OBJECTIVE if self.section is PlanSection.STRATEGIC else LineRole.OBJECTIVE

    @property
    def takes_objectives(self) -> bool:
        is_open = self.is_loose and self.section is not PlanSection.CLOSED
        return self.section in {PlanSection.COMMON, PlanSection.STRATEGIC} or self.has_unit or is_open

    def enter_unit(self, *, is_explicit: bool) -> None:
        """Go into a unit; where units are labels of a sheet that come after its title, the objective stays open."""
        is_label = ":" in self.block.text or bool(self.block.cells)
        has_title = self.objective is not None and self.objective.kind is not BlockKind.LIST_ITEM
        self.units_follow_titles = self.units_follow_titles or (is_label and has_title and not self.has_unit)
        self.section, self.has_unit, self.is_explicit = PlanSection.UNITS, True, is_explicit
        self.unit = self.block
        if self.units_follow_titles and is_label and has_title:
            return
        self.leave_objective()
        self.first_item, self.has_strategic = None, False

    def enter(self, section: PlanSection) -> None:
        self.section = section
        self.has_unit, self.first_item = False, None
        self.leave_objective()

    def leave_objective(self) -> None:
        self.objective, self.items, self.list_items = None, None, []
        self.objective_is_empty = self.prose_since_items = False

    def open_objective(self, *, is_empty: bool, is_strategic: bool = False) -> None:
        self.leave_objective()
        self.objective, self.objective_is_empty, self.objective_is_strategic = self.block, is_empty, is_strategic
        self.has_strategic = self.has_strategic or is_strategic
        if self.block.kind is BlockKind.LIST_ITEM and self.first_item is None:
            self.first_item = self.block

    def open_items(self, role: LineRole | None, *, is_announced: bool = False) -> None:
        self.items, self.list_items, self.is_announced = role, [], is_announced


def is_like(one: PlanBlock, other: PlanBlock) -> bool:
    """Whether two items of a list have the same kind of mark and the same depth."""
    return (
        one.kind is other.kind and one.level == other.level and marker_shape(one.marker) == marker_shape(other.marker)
    )


def number_of(block: PlanBlock) -> int | None:
    """Return the last number of the mark of an item: 2 for «1.2)»."""
    digits = "".join(char if char.isdigit() else " " for char in block.marker).split()
    return int(digits[-1]) if digits else None
