"""Evaluation rounds and sheets."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import (
    AreaId,
    ContractAreaId,
    CycleId,
    EmployeeId,
    MethodVersionId,
    OfficialId,
    RoundId,
    SectorId,
    SheetId,
)
from app.domain.roles import SheetRole
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind, RoundState, SheetState, SignatureKind, SignatureOutcome, standing_words
from app.models.base import Base, Versioned
from app.models.cycles import Cycle
from app.models.methods import MethodVersion
from app.models.municipality import Official
from app.models.people import Employee
from app.models.sheet_parts import (
    Attachment,
    SheetAdjustment,
    SheetChoice,
    SheetEvent,
    SheetExclusion,
    SheetRemark,
    SheetScore,
    SheetSectionEvaluator,
    SheetSignature,
    SheetSnapshot,
    SheetWeight,
)
from app.models.structure import ContractArea
from app.models.types import SCORE, Moment, word

_CHILDREN = "all, delete-orphan"


class EvaluationRound(Versioned, Base):
    """A Sessione di valutazione: a year, interim or final, with one version of the method."""

    __tablename__ = "evaluation_rounds"
    __table_args__ = (UniqueConstraint("cycle_id", "kind"),)

    id: Mapped[RoundId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    kind: Mapped[RoundKind] = mapped_column(word(RoundKind))
    method_version_id: Mapped[MethodVersionId] = mapped_column(ForeignKey("method_versions.id"))
    state: Mapped[RoundState] = mapped_column(word(RoundState), default=RoundState.OPEN)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    cycle: Mapped[Cycle] = relationship()
    method_version: Mapped[MethodVersion] = relationship()
    sheets: Mapped[list["Sheet"]] = relationship(back_populates="round")


class Sheet(Versioned, Base):
    """A Scheda di valutazione: one person, one evaluator, one period.

    The archive refuses two sheets of one person on the same day of a round, superseded ones apart
    (see `guards`). The evaluated is an employee or an official (the Segretario); so is the evaluator.
    """

    __tablename__ = "sheets"
    __table_args__ = (
        ForeignKeyConstraint(["area_id", "sector_id"], ["sectors.area_id", "sectors.id"], onupdate="CASCADE"),
        CheckConstraint("valid_to >= valid_from", name="dates"),
        CheckConstraint("(employee_id IS NULL) <> (official_id IS NULL)", name="one_evaluated"),
        CheckConstraint("evaluator_id IS NULL OR evaluator_official_id IS NULL", name="one_evaluator"),
        CheckConstraint("evaluator_id IS NULL OR employee_id IS NULL OR evaluator_id <> employee_id", name="not_self"),
        Index("ix_sheets_round_id_employee_id", "round_id", "employee_id", "valid_from"),
    )

    id: Mapped[SheetId] = mapped_column(primary_key=True)
    round_id: Mapped[RoundId] = mapped_column(ForeignKey("evaluation_rounds.id"))
    employee_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"))
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    evaluator_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"))
    evaluator_official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    role: Mapped[SheetRole] = mapped_column(word(SheetRole))
    template_code: Mapped[str] = mapped_column(String(50))
    area_id: Mapped[AreaId | None] = mapped_column(ForeignKey("areas.id"))
    sector_id: Mapped[SectorId | None]
    contract_area_id: Mapped[ContractAreaId | None] = mapped_column(ForeignKey("contract_areas.id"))
    profile: Mapped[str] = mapped_column(String(200), default="")
    part_time: Mapped[Decimal] = mapped_column(SCORE, default=Decimal(100))
    assignment: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[SheetState] = mapped_column(word(SheetState), default=SheetState.PREPARED)
    revision: Mapped[int] = mapped_column(default=1)
    supersedes_id: Mapped[SheetId | None] = mapped_column(ForeignKey("sheets.id"))
    assigned_on: Mapped[date | None]
    interview_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    delivered_sha256: Mapped[str] = mapped_column(String(64), default="", server_default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    not_evaluable_reason: Mapped[str] = mapped_column(default="")
    interim_outcome: Mapped[str] = mapped_column(String(50), default="")
    general_note: Mapped[str] = mapped_column(default="")
    strengths: Mapped[str] = mapped_column(default="")
    improvements: Mapped[str] = mapped_column(default="")
    training: Mapped[str] = mapped_column(default="")
    substituted_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    substituted_on: Mapped[date | None] = mapped_column(server_default=text("NULL"))
    substitution_reason: Mapped[str] = mapped_column(default="", server_default="")
    transcribed_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    transcribed_on: Mapped[date | None] = mapped_column(server_default=text("NULL"))
    round: Mapped[EvaluationRound] = relationship(back_populates="sheets")
    employee: Mapped[Employee | None] = relationship(foreign_keys=[employee_id])
    evaluator: Mapped[Employee | None] = relationship(foreign_keys=[evaluator_id])
    evaluator_official: Mapped[Official | None] = relationship(foreign_keys=[evaluator_official_id])
    contract_area: Mapped[ContractArea | None] = relationship()
    scores: Mapped[list[SheetScore]] = relationship(cascade=_CHILDREN, order_by=SheetScore.id)
    weights: Mapped[list[SheetWeight]] = relationship(cascade=_CHILDREN, order_by=SheetWeight.id)
    choices: Mapped[list[SheetChoice]] = relationship(cascade=_CHILDREN, order_by=SheetChoice.id)
    exclusions: Mapped[list[SheetExclusion]] = relationship(cascade=_CHILDREN, order_by=SheetExclusion.id)
    adjustments: Mapped[list[SheetAdjustment]] = relationship(cascade=_CHILDREN, order_by=SheetAdjustment.id)
    events: Mapped[list[SheetEvent]] = relationship(cascade=_CHILDREN, order_by=SheetEvent.id)
    signatures: Mapped[list[SheetSignature]] = relationship(cascade=_CHILDREN, order_by=SheetSignature.id)
    remarks: Mapped[list[SheetRemark]] = relationship(cascade=_CHILDREN, order_by=SheetRemark.id)
    attachments: Mapped[list[Attachment]] = relationship(cascade=_CHILDREN, order_by=Attachment.id)
    section_evaluators: Mapped[list[SheetSectionEvaluator]] = relationship(
        cascade=_CHILDREN, order_by=SheetSectionEvaluator.id
    )
    snapshot: Mapped[SheetSnapshot | None] = relationship(cascade=_CHILDREN)

    @property
    def answer(self) -> SignatureOutcome | None:
        """How the person answered to a sheet that has come back and is not closed: None of any other."""
        given = self.signatures if self.state is SheetState.ACKNOWLEDGED else ()
        return next((one.outcome for one in reversed(given) if one.kind is SignatureKind.EVALUATED), None)

    @property
    def standing(self) -> str:
        """Where the sheet stands, in words."""
        return standing_words(self.state, self.answer)

    @property
    def evaluator_name(self) -> str:
        """The name of who evaluates, one of the staff or an official; empty for nobody."""
        found = self.evaluator or self.evaluator_official
        return found.full_name if found is not None else ""

    @property
    def evaluated_party(self) -> Party:
        return Party(self.employee_id, self.official_id)

    @property
    def evaluator_party(self) -> Party:
        """Who evaluates; nobody on a sheet that has no evaluator yet."""
        return Party(self.evaluator_id, self.evaluator_official_id)


class NotEvaluablePeriod(Versioned, Base):
    """Days of a year in which somebody is in service and is not evaluated, with the reason."""

    __tablename__ = "not_evaluable_periods"
    __table_args__ = (
        CheckConstraint("valid_to >= valid_from", name="dates"),
        CheckConstraint("reason <> ''", name="reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[RoundId] = mapped_column(ForeignKey("evaluation_rounds.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    reason: Mapped[str]
