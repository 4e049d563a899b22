"""What was found of indicators and phases on the days of the year, before the value that counts."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.domain.ids import IndicatorId, PhaseId
from app.models.base import Base, Versioned
from app.models.objectives import Indicator, Phase
from app.models.types import MEASURE, SCORE

_CHILDREN = "all, delete-orphan"


class IndicatorReading(Versioned, Base):
    """An indicator as it was read on a day: a number, a date or the row of a scale, as its values are."""

    __tablename__ = "indicator_readings"
    __table_args__ = (UniqueConstraint("indicator_id", "on_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[IndicatorId] = mapped_column(ForeignKey("indicators.id"))
    on_date: Mapped[date]
    value: Mapped[Decimal | None] = mapped_column(MEASURE)
    done_on: Mapped[date | None]
    choice: Mapped[str] = mapped_column(String(50), default="")
    note: Mapped[str] = mapped_column(default="")
    critical_points: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    indicator: Mapped[Indicator] = relationship(
        backref=backref("readings", cascade=_CHILDREN, order_by="IndicatorReading.on_date")
    )


class PhaseReading(Versioned, Base):
    """How far a phase was on a day, in percent."""

    __tablename__ = "phase_readings"
    __table_args__ = (
        UniqueConstraint("phase_id", "on_date"),
        CheckConstraint("progress BETWEEN 0 AND 10000", name="progress"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    phase_id: Mapped[PhaseId] = mapped_column(ForeignKey("phases.id"))
    on_date: Mapped[date]
    progress: Mapped[Decimal] = mapped_column(SCORE)
    note: Mapped[str] = mapped_column(default="")
    critical_points: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    phase: Mapped[Phase] = relationship(backref=backref("readings", cascade=_CHILDREN, order_by="PhaseReading.on_date"))
