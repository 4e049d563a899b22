"""The Piano degli obiettivi as a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.document_text.rich_text import TitledText
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.figures import CostRow, PopulationRow, StaffRow
from app.domain.documents.organigram import OrganigramDocument


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """An objective as the plan lists it; `units` are those that share a cross objective."""

    code: str
    title: str
    description: str = ""
    indicators: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSector:
    """A settore with its own objectives; cross objectives that it shares are listed apart, by code."""

    name: str
    objectives: tuple[PlanObjective, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanArea:
    """An Area with its EQ and its settori (and the objectives of the Area itself, if any)."""

    name: str
    head: str = ""
    objectives: tuple[PlanObjective, ...] = ()
    sectors: tuple[PlanSector, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A *Piano degli obiettivi*; empty parts are left out.

    `period` is the three-year plan (`2024-2026`); `approval` the act that adopted it, if there is one;
    `texts` are the words of each part by its code; `cost_year` is the year of the personnel cost.
    """

    letterhead: Letterhead
    imprint: Imprint
    title: str
    year: int
    period: str
    approval: str = ""
    texts: Mapping[str, tuple[TitledText, ...]] = field(default_factory=dict)
    population: tuple[PopulationRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    cost_year: int | None = None
    cost: tuple[CostRow, ...] = ()
    organigram: OrganigramDocument | None = None
    common_objectives: tuple[PlanObjective, ...] = ()
    cross_objectives: tuple[PlanObjective, ...] = ()
    areas: tuple[PlanArea, ...] = ()
