"""The Piano degli obiettivi as a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.document_text.rich_text import TitledText
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.figures import CostRow, PopulationRow, StaffRow
from app.domain.documents.organigram import OrganigramDocument
from app.domain.documents.plan_facts import (
    PlanActRow,
    PlanAmbitRow,
    PlanHeadlineRow,
    PlanMandateRow,
    PlanMeasureRow,
    PlanResourceRow,
)


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """How an objective is measured, in words: from where, to where, by which source; its weight among several."""

    name: str
    baseline: str = ""
    target: str = ""
    source: str = ""
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """An objective as the plan lists it; `units` are those that share a cross objective.

    `owner` is the holder of an office, or what the owner is: a plan that is published names nobody else, and counts
    the people who pursue the objective. `notes` are its links, phases and resources, a line each.
    """

    code: str
    title: str
    description: str = ""
    indicators: tuple[PlanIndicator, ...] = ()
    units: tuple[str, ...] = ()
    weight: Decimal | None = None
    owner: str = ""
    people: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSector:
    """A settore with its own objectives; cross objectives that it shares are listed apart, by code."""

    name: str
    objectives: tuple[PlanObjective, ...] = ()
    shared: tuple[str, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class PlanArea:
    """An Area with who heads it and its settori (and the own objectives, if any); `is_eq`: an EQ does."""

    name: str
    head: str = ""
    objectives: tuple[PlanObjective, ...] = ()
    sectors: tuple[PlanSector, ...] = ()
    shared: tuple[str, ...] = ()
    is_eq: bool = True


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A *Piano degli obiettivi*; empty parts are left out.

    `period` is the three-year plan (`2024-2026`), `mandate` the years of the mandate; `approval` the act that adopted
    it, if there is one; `texts` are the words of each part by its code; `cost_year` is the year of the personnel cost.
    `staff` is what the archive counts, or with `is_staff_declared` what the plan states; `differences` say where the
    two are not the same.
    """

    letterhead: Letterhead
    imprint: Imprint
    title: str
    year: int
    period: str
    approval: str = ""
    mandate: str = ""
    texts: Mapping[str, tuple[TitledText, ...]] = field(default_factory=dict)
    acts: tuple[PlanActRow, ...] = ()
    population: tuple[PopulationRow, ...] = ()
    headlines: tuple[PlanHeadlineRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    is_staff_declared: bool = False
    differences: tuple[str, ...] = ()
    cost_year: int | None = None
    cost: tuple[CostRow, ...] = ()
    organigram: OrganigramDocument | None = None
    mandate_lines: tuple[PlanMandateRow, ...] = ()
    common_objectives: tuple[PlanObjective, ...] = ()
    cross_objectives: tuple[PlanObjective, ...] = ()
    areas: tuple[PlanArea, ...] = ()
    ambits: tuple[PlanAmbitRow, ...] = ()
    measures: tuple[PlanMeasureRow, ...] = ()
    resources: tuple[PlanResourceRow, ...] = ()
