"""The years, and the mandate they serve."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import CycleId, MandateLineId
from app.domain.workflow import CycleState
from app.models.base import Base, Versioned
from app.models.types import word


class Cycle(Versioned, Base):
    """One year of the ciclo della performance, within its three-year plan and the mandate of a Sindaco."""

    __tablename__ = "cycles"
    __table_args__ = (
        CheckConstraint("year BETWEEN 1990 AND 2200", name="year"),
        CheckConstraint("plan_from <= year AND year <= plan_to", name="plan"),
        CheckConstraint(
            "(mandate_from IS NULL) = (mandate_to IS NULL) AND (mandate_from IS NULL OR mandate_from <= mandate_to)",
            name="mandate",
        ),
    )

    id: Mapped[CycleId] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    plan_from: Mapped[int]
    plan_to: Mapped[int]
    state: Mapped[CycleState] = mapped_column(word(CycleState), default=CycleState.OPEN)
    plan_act: Mapped[str] = mapped_column(String(300), default="")
    dup_act: Mapped[str] = mapped_column(String(300), default="")
    mandate_from: Mapped[int | None]
    mandate_to: Mapped[int | None]


class MandateLine(Versioned, Base):
    """A linea programmatica of the mandate."""

    __tablename__ = "mandate_lines"
    __table_args__ = (UniqueConstraint("code", "mandate_from"),)

    id: Mapped[MandateLineId] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    description: Mapped[str] = mapped_column(default="")
    mandate_from: Mapped[int]
    mandate_to: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
