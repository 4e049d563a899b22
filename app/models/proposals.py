"""What somebody proposed of a sheet or of an objective, and how it was decided."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.domain.decision_proposals import ProposalKind, ProposalOutcome
from app.domain.ids import CycleId, ObjectiveId, ProposalId, SheetId
from app.models.base import Base, Versioned
from app.models.evaluation import Sheet
from app.models.objectives import Objective
from app.models.types import word

_CHILDREN = "all, delete-orphan"


def _one_waiting(column: str) -> Index:
    return Index(f"uq_proposals_waiting_{column}", column, unique=True, sqlite_where=text("outcome = ''"))


class DecisionProposal(Versioned, Base):
    """A proposal about one sheet or one objective, with its reason; one at a time waits for its decision."""

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("(sheet_id IS NULL) <> (objective_id IS NULL)", name="subject"),
        CheckConstraint("(kind = 'not_evaluable') = (sheet_id IS NOT NULL)", name="of_kind"),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("(outcome = '') = (decided_on IS NULL)", name="decided"),
        _one_waiting("sheet_id"),
        _one_waiting("objective_id"),
    )

    id: Mapped[ProposalId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    sheet_id: Mapped[SheetId | None] = mapped_column(ForeignKey("sheets.id"), index=True)
    objective_id: Mapped[ObjectiveId | None] = mapped_column(ForeignKey("objectives.id"), index=True)
    kind: Mapped[ProposalKind] = mapped_column(word(ProposalKind))
    reason: Mapped[str]
    proposed_by: Mapped[str] = mapped_column(String(200))
    proposed_on: Mapped[date]
    outcome: Mapped[ProposalOutcome] = mapped_column(word(ProposalOutcome), default=ProposalOutcome.WAITING)
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    decided_on: Mapped[date | None]
    decision_reason: Mapped[str] = mapped_column(default="")
    sheet: Mapped[Sheet | None] = relationship(
        backref=backref("proposals", cascade=_CHILDREN, order_by="DecisionProposal.id")
    )
    objective: Mapped[Objective | None] = relationship(
        backref=backref("proposals", cascade=_CHILDREN, order_by="DecisionProposal.id")
    )
