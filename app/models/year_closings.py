"""When a year was closed, on what ground, and by whom it was opened again."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import ActId, CycleId
from app.models.base import Base


class ClosedYear(Base):
    """The closing of a year: the act of its Relazione, the validation of the Nucleo, where the audit stood.

    Nothing of it changes but its reopening, once: the next closing is another row.
    """

    __tablename__ = "year_closings"
    __table_args__ = (
        CheckConstraint("(reopened_on IS NULL) = (reopened_reason = '')", name="reopened"),
        Index("uq_year_closings_standing", "cycle_id", unique=True, sqlite_where=text("reopened_on IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    closed_on: Mapped[date]
    closed_by: Mapped[str] = mapped_column(String(200))
    report_act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    validated_on: Mapped[date | None]
    validation: Mapped[str] = mapped_column(String(300), default="")
    explanation: Mapped[str] = mapped_column(default="")
    head_hash: Mapped[str] = mapped_column(String(64))
    reopened_on: Mapped[date | None]
    reopened_by: Mapped[str] = mapped_column(String(200), default="")
    reopened_reason: Mapped[str] = mapped_column(default="")
