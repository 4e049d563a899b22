"""The awards: the rules of the contratto integrativo, the funds of a year, the facts they read, what was computed."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.awards.facts import AwardFactKind
from app.domain.awards.vocabulary import Sanction
from app.domain.ids import (
    ActId,
    AwardFactId,
    AwardFundId,
    AwardRulesId,
    AwardStatementId,
    CycleId,
    EmployeeId,
    OfficialId,
)
from app.models.base import Base, Versioned
from app.models.types import MONEY, SCORE, Moment, word


class AwardRulesVersion(Versioned, Base):
    """The rules of the awards as an act adopted them; `definition` is their canonical JSON.

    They hold from `year_from` until the first year of the version that comes after.
    """

    __tablename__ = "award_rules"
    __table_args__ = (
        UniqueConstraint("year_from"),
        CheckConstraint("year_from BETWEEN 1990 AND 2200", name="year"),
        CheckConstraint("name <> ''", name="name"),
    )

    id: Mapped[AwardRulesId] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    year_from: Mapped[int]
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    definition: Mapped[str]


class AwardFund(Versioned, Base):
    """The money of one fund in a year, in cents; `code` is that of the fund in the rules."""

    __tablename__ = "award_funds"
    __table_args__ = (UniqueConstraint("cycle_id", "code"), CheckConstraint("amount >= 0", name="amount"))

    id: Mapped[AwardFundId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    code: Mapped[str] = mapped_column(String(50))
    amount: Mapped[Decimal] = mapped_column(MONEY)
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    note: Mapped[str] = mapped_column(String(300), default="")


class AwardFact(Versioned, Base):
    """What the awards of a year read and nothing else of the archive says, with where it comes from.

    Of an employee, of an official, or of the ente when it is of neither; `value` is hundredths of what the kind counts.
    """

    __tablename__ = "award_facts"
    __table_args__ = (
        CheckConstraint("employee_id IS NULL OR official_id IS NULL", name="one_person"),
        CheckConstraint("source <> ''", name="source"),
    )

    id: Mapped[AwardFactId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    employee_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"), index=True)
    official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"), index=True)
    kind: Mapped[AwardFactKind] = mapped_column(word(AwardFactKind))
    value: Mapped[Decimal | None] = mapped_column(SCORE)
    sanction: Mapped[Sanction | None] = mapped_column(word(Sanction))
    text: Mapped[str] = mapped_column(String(200), default="")
    on_date: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(300))


class KeptStatement(Base):
    """What was computed when a year was closed, with all it was computed from; it never changes."""

    __tablename__ = "award_statements"

    id: Mapped[AwardStatementId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    taken_at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
