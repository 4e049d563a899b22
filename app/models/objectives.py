"""Objectives with all they carry: units, people, indicators, phases, resources, monitoring, revisions."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, Relationship, mapped_column, relationship

from app.domain.ids import (
    ActId,
    AreaId,
    CycleId,
    EmployeeId,
    IndicatorId,
    MandateLineId,
    MeasureId,
    ObjectiveId,
    PhaseId,
    RevisionId,
    SectorId,
)
from app.domain.objectives import (
    AcknowledgementMeans,
    Combination,
    Direction,
    IndicatorRule,
    ObjectiveKind,
    ObjectiveScope,
    ObjectiveState,
    PerformanceAmbit,
    PhaseKind,
    ResourceKind,
    ValueKind,
)
from app.models.base import Base, Versioned
from app.models.types import MEASURE, MONEY, SCORE, word

_MEANS = word(AcknowledgementMeans)


def _parts(order_by: str, of: str = "objective") -> Relationship[Any]:
    return relationship(back_populates=of, cascade="all, delete-orphan", order_by=order_by)


class Objective(Versioned, Base):
    """An objective of one year; a cross (trasversale) one is a single objective of many units.

    `imported_from` is the fingerprint of the line of the plan it came from, which stays known when the words change;
    `origin` the objective of the year before that it was copied from, `is_untouched` whether nobody changed it since.
    """

    __tablename__ = "objectives"
    __table_args__ = (
        UniqueConstraint("cycle_id", "code"),
        CheckConstraint("(state = 'neutralised') = (neutralised_on IS NOT NULL)", name="neutralised"),
    )

    id: Mapped[ObjectiveId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    code: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(default="")
    kind: Mapped[ObjectiveKind] = mapped_column(word(ObjectiveKind))
    scope: Mapped[ObjectiveScope] = mapped_column(word(ObjectiveScope))
    is_cross: Mapped[bool] = mapped_column(default=False)
    is_payment_times: Mapped[bool] = mapped_column(default=False)
    combination: Mapped[Combination] = mapped_column(word(Combination), default=Combination.WEIGHTED_MEAN)
    state: Mapped[ObjectiveState] = mapped_column(word(ObjectiveState), default=ObjectiveState.ACTIVE)
    neutralised_on: Mapped[date | None]
    neutralised_reason: Mapped[str] = mapped_column(default="")
    neutralised_opinion: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[ObjectiveId | None] = mapped_column(ForeignKey("objectives.id"))
    owner_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"))
    mandate_line_id: Mapped[MandateLineId | None] = mapped_column(ForeignKey("mandate_lines.id"))
    dup_mission: Mapped[str] = mapped_column(String(200), default="")
    dup_programme: Mapped[str] = mapped_column(String(200), default="")
    difficulty: Mapped[str] = mapped_column(String(50), default="", server_default="")
    degree_table: Mapped[str] = mapped_column(String(50), default="", server_default="")
    position: Mapped[int] = mapped_column(default=0)
    imported_from: Mapped[str] = mapped_column(String(32), default="")
    origin_id: Mapped[ObjectiveId | None] = mapped_column(ForeignKey("objectives.id"), index=True)
    is_untouched: Mapped[bool] = mapped_column(default=False)
    copies: Mapped[list["Objective"]] = relationship(foreign_keys=origin_id)
    units: Mapped[list["ObjectiveUnit"]] = _parts("ObjectiveUnit.id")
    indicators: Mapped[list["Indicator"]] = _parts("Indicator.position")
    phases: Mapped[list["Phase"]] = _parts("Phase.position")
    assignments: Mapped[list["ObjectiveAssignment"]] = _parts("ObjectiveAssignment.id")
    resources: Mapped[list["ObjectiveResource"]] = _parts("ObjectiveResource.id")
    ambits: Mapped[list["ObjectiveAmbit"]] = _parts("ObjectiveAmbit.id")
    measures: Mapped[list["ObjectiveMeasure"]] = _parts("ObjectiveMeasure.id")
    monitorings: Mapped[list["Monitoring"]] = _parts("Monitoring.on_date")
    revisions: Mapped[list["ObjectiveRevision"]] = _parts("ObjectiveRevision.on_date")


class ObjectiveUnit(Base):
    """A unit that pursues the objective, with the weight it has there (out of 100) once it is given."""

    __tablename__ = "objective_units"
    __table_args__ = (
        ForeignKeyConstraint(["area_id", "sector_id"], ["sectors.area_id", "sectors.id"], onupdate="CASCADE"),
        UniqueConstraint("objective_id", "area_id", "sector_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"))
    area_id: Mapped[AreaId] = mapped_column(ForeignKey("areas.id"))
    sector_id: Mapped[SectorId | None]
    weight: Mapped[Decimal | None] = mapped_column(SCORE)
    objective: Mapped[Objective] = relationship(back_populates="units")


class ObjectiveAmbit(Base):
    """An ambit of the performance of the ente that the objective is about."""

    __tablename__ = "objective_ambits"
    __table_args__ = (UniqueConstraint("objective_id", "ambit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"))
    ambit: Mapped[PerformanceAmbit] = mapped_column(word(PerformanceAmbit))
    objective: Mapped[Objective] = relationship(back_populates="ambits")


class ObjectiveMeasure(Base):
    """A measure against corruption that the objective carries out."""

    __tablename__ = "objective_measures"
    __table_args__ = (UniqueConstraint("objective_id", "measure_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"))
    measure_id: Mapped[MeasureId] = mapped_column(ForeignKey("prevention_measures.id"), index=True)
    objective: Mapped[Objective] = relationship(back_populates="measures")


class ObjectiveAssignment(Versioned, Base):
    """A person who pursues the objective, with its weight for that person; dates narrow it within the year.

    `time_share` is the part of the person's working time, in percent, where the ente plans it.
    """

    __tablename__ = "objective_assignments"
    __table_args__ = (
        UniqueConstraint("objective_id", "employee_id", "valid_from"),
        CheckConstraint("weight >= 0", name="weight"),
        CheckConstraint("time_share BETWEEN 0 AND 10000", name="time_share"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    weight: Mapped[Decimal] = mapped_column(SCORE)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    acknowledged_means: Mapped[AcknowledgementMeans] = mapped_column(_MEANS, default=AcknowledgementMeans.UNSAID)
    acknowledged_by: Mapped[str] = mapped_column(String(200), default="")
    time_share: Mapped[Decimal | None] = mapped_column(SCORE)
    objective: Mapped[Objective] = relationship(back_populates="assignments")


class Indicator(Versioned, Base):
    """How an objective is measured: rule, direction, baseline, target, source (D.Lgs. 150/2009 art. 5)."""

    __tablename__ = "indicators"
    __table_args__ = (
        CheckConstraint(
            "rule <> 'baseline_to_target' OR baseline IS NULL OR target IS NULL OR baseline <> target", name="range"
        ),
        CheckConstraint("weight >= 0", name="weight"),
    )

    id: Mapped[IndicatorId] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    unit: Mapped[str] = mapped_column(String(50), default="")
    rule: Mapped[IndicatorRule] = mapped_column(word(IndicatorRule))
    direction: Mapped[Direction] = mapped_column(word(Direction), default=Direction.HIGHER)
    baseline: Mapped[Decimal | None] = mapped_column(MEASURE)
    target: Mapped[Decimal | None] = mapped_column(MEASURE)
    target_on: Mapped[date | None]
    parameters: Mapped[str] = mapped_column(default="{}")
    weight: Mapped[Decimal] = mapped_column(SCORE, default=Decimal(100))
    source: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int] = mapped_column(default=0)
    origin_indicator_id: Mapped[IndicatorId | None] = mapped_column(ForeignKey("indicators.id"), index=True)
    is_untouched: Mapped[bool] = mapped_column(default=False)
    objective: Mapped[Objective] = relationship(back_populates="indicators")
    copies: Mapped[list["Indicator"]] = relationship(foreign_keys=origin_indicator_id)
    values: Mapped[list["IndicatorValue"]] = _parts("IndicatorValue.on_date", "indicator")


class IndicatorValue(Versioned, Base):
    """A measured value, with source and evidence: a number, a date or the row of a scale."""

    __tablename__ = "indicator_values"
    __table_args__ = (UniqueConstraint("indicator_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[IndicatorId] = mapped_column(ForeignKey("indicators.id"))
    kind: Mapped[ValueKind] = mapped_column(word(ValueKind))
    on_date: Mapped[date]
    value: Mapped[Decimal | None] = mapped_column(MEASURE)
    done_on: Mapped[date | None]
    choice: Mapped[str] = mapped_column(String(50), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    evidence: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    indicator: Mapped[Indicator] = relationship(back_populates="values")


class Phase(Versioned, Base):
    """A step of the work: masks of the months, planned and worked (bit 0 is January), progress in percent."""

    __tablename__ = "phases"
    __table_args__ = (
        CheckConstraint("months BETWEEN 0 AND 4095", name="months"),
        CheckConstraint("actual_months BETWEEN 0 AND 4095", name="actual_months"),
        CheckConstraint("progress BETWEEN 0 AND 10000", name="progress"),
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on", name="dates"),
    )

    id: Mapped[PhaseId] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    months: Mapped[int] = mapped_column(default=0)
    actual_months: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    weight: Mapped[Decimal] = mapped_column(SCORE, default=Decimal(100))
    progress: Mapped[Decimal] = mapped_column(SCORE, default=Decimal(0))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[PhaseKind] = mapped_column(word(PhaseKind), default=PhaseKind.PHASE)
    objective: Mapped[Objective] = relationship(back_populates="phases")


class ObjectiveResource(Base):
    """What the objective needs, in words and in euros, with the chapter of the PEG that pays it."""

    __tablename__ = "objective_resources"

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    kind: Mapped[ResourceKind] = mapped_column(word(ResourceKind))
    description: Mapped[str] = mapped_column(String(300))
    amount: Mapped[Decimal | None] = mapped_column(MONEY)
    chapter: Mapped[str] = mapped_column(String(50), default="")
    objective: Mapped[Objective] = relationship(back_populates="resources")


class Monitoring(Versioned, Base):
    """What was found on a day of the year: progress in percent, notes, critical points."""

    __tablename__ = "monitorings"
    __table_args__ = (CheckConstraint("progress IS NULL OR progress BETWEEN 0 AND 10000", name="progress"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    on_date: Mapped[date]
    progress: Mapped[Decimal | None] = mapped_column(SCORE)
    notes: Mapped[str] = mapped_column(default="")
    critical_points: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    objective: Mapped[Objective] = relationship(back_populates="monitorings")


class ObjectiveRevision(Base):
    """A Variazione: what changed, why and by which act (words, an act of the ente or both), and who wrote it."""

    __tablename__ = "objective_revisions"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[RevisionId] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    on_date: Mapped[date]
    what: Mapped[str]
    reason: Mapped[str]
    act: Mapped[str] = mapped_column(String(300), default="")
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    author: Mapped[str] = mapped_column(String(200), default="")
    objective: Mapped[Objective] = relationship(back_populates="revisions")
    changes: Mapped[list["RevisionChange"]] = _parts("RevisionChange.id", "revision")


class RevisionChange(Base):
    """One thing that a Variazione changed, in words: which part, which field of it, before and after."""

    __tablename__ = "revision_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[RevisionId] = mapped_column(ForeignKey("objective_revisions.id"), index=True)
    part: Mapped[str] = mapped_column(String(400))
    field: Mapped[str] = mapped_column(String(100))
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    revision: Mapped[ObjectiveRevision] = relationship(back_populates="changes")
