"""Figures that somebody certifies and a method multiplies or compares, events for which it takes something away."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import AreaId, CertifiedFigureId, CycleId, EmployeeId, OfficialId, PenaltyEventId, SectorId
from app.models.base import Base, Versioned
from app.models.types import MEASURE

_OF_ONE = "(area_id IS NOT NULL) + (employee_id IS NOT NULL) + (official_id IS NOT NULL)"


class CertifiedFigure(Versioned, Base):
    """A Dato certificato of a year: its code in the method, whose it is (nobody: of the ente), who certified it.

    `value` is in the unit of measure that the method declares for the code.
    """

    __tablename__ = "certified_figures"
    __table_args__ = (
        ForeignKeyConstraint(["area_id", "sector_id"], ["sectors.area_id", "sectors.id"], onupdate="CASCADE"),
        CheckConstraint(f"{_OF_ONE} <= 1", name="of_one"),
        CheckConstraint("sector_id IS NULL OR area_id IS NOT NULL", name="of_sector"),
        CheckConstraint("certified_by <> ''", name="certified_by"),
    )

    id: Mapped[CertifiedFigureId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    code: Mapped[str] = mapped_column(String(50))
    area_id: Mapped[AreaId | None] = mapped_column(ForeignKey("areas.id"))
    sector_id: Mapped[SectorId | None]
    employee_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"), index=True)
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    value: Mapped[Decimal] = mapped_column(MEASURE)
    on_date: Mapped[date]
    certified_by: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(300), default="")


class PenaltyEvent(Versioned, Base):
    """A certified event of a year for which the method takes something away from one person: what and when, its source.

    `code` is that of the penalty in the method; each row counts once.
    """

    __tablename__ = "penalty_events"
    __table_args__ = (
        CheckConstraint("(employee_id IS NULL) <> (official_id IS NULL)", name="of_one"),
        CheckConstraint("source <> ''", name="source"),
    )

    id: Mapped[PenaltyEventId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    code: Mapped[str] = mapped_column(String(50))
    employee_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"), index=True)
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"))
    on_date: Mapped[date]
    description: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(300))
