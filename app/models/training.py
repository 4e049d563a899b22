"""Hours of training of a year, person by person: planned and done (Direttiva del Ministro per la PA 14/01/2025)."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import CycleId, EmployeeId, TrainingActivityId
from app.models.base import Base, Versioned
from app.models.types import SCORE


class TrainingPlan(Versioned, Base):
    """How many hours of training are planned for a person in a year."""

    __tablename__ = "training_plans"
    __table_args__ = (UniqueConstraint("cycle_id", "employee_id"), CheckConstraint("hours >= 0", name="hours"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    hours: Mapped[Decimal] = mapped_column(SCORE)


class TrainingActivity(Versioned, Base):
    """Training that a person did: what, when, for how many hours, by whom."""

    __tablename__ = "training_activities"
    __table_args__ = (CheckConstraint("hours > 0", name="hours"), CheckConstraint("title <> ''", name="title"))

    id: Mapped[TrainingActivityId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    on_date: Mapped[date]
    hours: Mapped[Decimal] = mapped_column(SCORE)
    provider: Mapped[str] = mapped_column(String(200), default="")
