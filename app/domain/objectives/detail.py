"""Everything about one objective, as the pages at the side show it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.certification.standing import StandingCertification
from app.domain.columns import Column, Format
from app.domain.cycles import Lock
from app.domain.evidence import EvidenceRow
from app.domain.ids import ContractAreaId, EmployeeId, MandateLineId, ObjectiveId
from app.domain.objectives.assignment import AssignmentRow
from app.domain.objectives.indicator import IndicatorRow
from app.domain.objectives.objective import ObjectiveDraft, UnitRef
from app.domain.objectives.phase import PhaseRow
from app.domain.objectives.prevention import MeasureRow
from app.domain.objectives.readings import ReadingRow
from app.domain.objectives.records import MonitoringDraft, ResourceDraft, RevisionDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.vocabulary import ObjectiveState
from app.domain.objectives.weights import WeightTotal
from app.domain.proposing import ProposalLine, waiting_in


@dataclass(frozen=True, slots=True)
class ObjectiveDetail:
    """One objective with all it carries; `degree` is 0..cap, None while something is missing.

    `origin` names the objective of another year that it was copied from: `AG-01 del 2024`. `may_propose`: whoever asks
    heads an Area of it, and nothing forbids proposing that it do not count. `closing` says why its plan cannot be
    changed by whoever looks, `measuring` why nothing can be measured of it. `official_head`: who
    answers for it where nobody is written, because the Area is headed by an official.
    """

    draft: ObjectiveDraft
    state: ObjectiveState
    neutralised_on: date | None
    neutralised_reason: str
    neutralised_opinion: str
    indicators: tuple[IndicatorRow, ...]
    indicator_total: WeightTotal
    values: tuple[IndicatorValueDraft, ...]
    phases: tuple[PhaseRow, ...]
    phase_total: WeightTotal
    assignments: tuple[AssignmentRow, ...]
    resources: tuple[ResourceDraft, ...]
    monitorings: tuple[MonitoringDraft, ...]
    revisions: tuple[RevisionDraft, ...]
    degree: Decimal | None
    closing: Lock | None = None
    origin: str = ""
    is_untouched: bool = False
    certified: StandingCertification | None = None
    readings: tuple[ReadingRow, ...] = ()
    measuring: Lock | None = None
    proposals: tuple[ProposalLine, ...] = ()
    may_propose: bool = False
    evidences: tuple[EvidenceRow, ...] = ()
    official_head: str = ""

    @property
    def proposal(self) -> ProposalLine | None:
        """The proposal that waits for its decision."""
        return waiting_in(self.proposals)


@dataclass(frozen=True, slots=True)
class ObjectiveHistoryRow:
    """An operation of the audit that touched the objective."""

    id: int
    at: str
    actor: str
    label: str


HISTORY_COLUMNS: tuple[Column, ...] = (
    Column("at", "Quando", Format.TEXT, 20),
    Column("actor", "Chi", Format.TEXT, 22),
    Column("label", "Operazione", Format.TEXT, 44),
)


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that an objective may be given to."""

    unit: UnitRef
    code: str
    name: str
    area: str


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """A person in service in the year, with the unit of the last posting."""

    id: EmployeeId
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class ObjectiveChoices:
    """What the lists of the forms offer in a year; `judgements` are the rows of the method's scale for indicators.

    `difficulties` and `degree_tables` are those of the method, by their codes.
    """

    units: tuple[UnitChoice, ...] = ()
    people: tuple[PersonChoice, ...] = ()
    mandate_lines: tuple[tuple[MandateLineId, str], ...] = ()
    parents: tuple[tuple[ObjectiveId, str], ...] = ()
    judgements: tuple[str, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    contract_areas: tuple[tuple[ContractAreaId, str], ...] = ()
    difficulties: tuple[tuple[str, str], ...] = ()
    degree_tables: tuple[tuple[str, str], ...] = ()
