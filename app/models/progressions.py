"""The progressions of a year: rules adopted, facts of the people with their source, remarks, rankings as published."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import CycleId, EmployeeId, ProgressionRemarkId
from app.domain.progressions.vocabulary import ProcedureState
from app.models.base import Base, Versioned
from app.models.types import MEASURE, MONEY, SCORE, word


class ProgressionProcedure(Versioned, Base):
    """The procedure of a year: rules (canonical JSON) with the act that adopted them, days, money, state."""

    __tablename__ = "progression_procedures"
    __table_args__ = (
        CheckConstraint("(state = 'preparing') = (published_on IS NULL)", name="published"),
        CheckConstraint("(state = 'final') = (final_on IS NOT NULL)", name="final"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), unique=True)
    rules: Mapped[str]
    act: Mapped[str] = mapped_column(String(300), default="")
    effective_on: Mapped[date]
    reference_on: Mapped[date]
    last_year: Mapped[int]
    budget: Mapped[Decimal | None] = mapped_column(MONEY)
    state: Mapped[ProcedureState] = mapped_column(word(ProcedureState), default=ProcedureState.PREPARING)
    published_on: Mapped[date | None]
    remarks_until: Mapped[date | None]
    final_on: Mapped[date | None]


class ProgressionFact(Versioned, Base):
    """What the archive does not know of a candidate, with where it comes from.

    A row says that the sanctions were looked at: no day, none above *multa*. `earlier_days` are of service elsewhere.
    """

    __tablename__ = "progression_facts"
    __table_args__ = (
        UniqueConstraint("cycle_id", "employee_id"),
        CheckConstraint("NOT (has_none AND last_on IS NOT NULL)", name="last"),
        CheckConstraint("earlier_days >= 0", name="earlier_days"),
        CheckConstraint("draw IS NULL OR draw > 0", name="draw"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    last_on: Mapped[date | None]
    has_none: Mapped[bool] = mapped_column(default=False)
    sanction_on: Mapped[date | None]
    earlier_days: Mapped[int] = mapped_column(default=0)
    draw: Mapped[int | None]
    left_out: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(String(300), default="")


class ProgressionYear(Base):
    """The individual performance of a year that the archive has not, on 100, with its source."""

    __tablename__ = "progression_years"
    __table_args__ = (
        UniqueConstraint("cycle_id", "employee_id", "year"),
        CheckConstraint("value >= 0 AND value <= 10000", name="value"),
        CheckConstraint("source <> ''", name="source"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    year: Mapped[int]
    value: Mapped[Decimal] = mapped_column(SCORE)
    source: Mapped[str] = mapped_column(String(300))


class ProgressionItem(Base):
    """What a candidate has of a criterion: how many of a row of its table, or the value of a linear one."""

    __tablename__ = "progression_items"
    __table_args__ = (
        UniqueConstraint("cycle_id", "employee_id", "criterion", "item"),
        CheckConstraint("quantity >= 0", name="quantity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    criterion: Mapped[str] = mapped_column(String(50))
    item: Mapped[str] = mapped_column(String(50), default="")
    quantity: Mapped[Decimal] = mapped_column(MEASURE)
    source: Mapped[str] = mapped_column(String(300), default="")


class ProgressionRemark(Versioned, Base):
    """What a candidate remarks on the provisional ranking, and what is answered."""

    __tablename__ = "progression_remarks"
    __table_args__ = (
        CheckConstraint("text <> ''", name="text"),
        CheckConstraint("(answered_on IS NULL) = (answer = '')", name="answered"),
    )

    id: Mapped[ProgressionRemarkId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    employee_id: Mapped[EmployeeId] = mapped_column(ForeignKey("employees.id"), index=True)
    on_date: Mapped[date]
    text: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]


class ProgressionRanking(Base):
    """A ranking as it was published, provisional or final: canonical JSON and its SHA-256; it never changes."""

    __tablename__ = "progression_rankings"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    is_final: Mapped[bool]
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
