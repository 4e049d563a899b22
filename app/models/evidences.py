"""Where one sees what was reached, and the certificate of the delay of payments."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.domain.evidence import EvidenceKind
from app.domain.ids import ActId, CycleId, EvidenceId, IndicatorId, ObjectiveId
from app.models.base import Base, Versioned
from app.models.objectives import Indicator, Objective
from app.models.types import MEASURE, word

_CHILDREN = "all, delete-orphan"


class Evidence(Base):
    """An evidence of an objective, or of one of its indicators; its bytes stand apart, where they are kept here.

    `path`: of a file that is pointed to, with the SHA-256 and the size that it had on `on_date`.
    """

    __tablename__ = "evidences"
    __table_args__ = (
        CheckConstraint("(kind = 'act') = (act_id IS NOT NULL)", name="act"),
        CheckConstraint("(kind = 'pointed') = (path <> '')", name="path"),
        CheckConstraint("(kind = 'act') = (sha256 = '')", name="sha256"),
    )

    id: Mapped[EvidenceId] = mapped_column(primary_key=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    indicator_id: Mapped[IndicatorId | None] = mapped_column(ForeignKey("indicators.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(word(EvidenceKind))
    name: Mapped[str] = mapped_column(String(200))
    path: Mapped[str] = mapped_column(String(1000), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    size: Mapped[int] = mapped_column(default=0)
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    objective: Mapped[Objective] = relationship(backref=backref("evidences", cascade=_CHILDREN, order_by="Evidence.id"))
    indicator: Mapped[Indicator | None] = relationship(backref=backref("evidences", order_by="Evidence.id"))
    body: Mapped["EvidenceBody | None"] = relationship(cascade=_CHILDREN)


class EvidenceBody(Base):
    """The bytes of an evidence kept in the archive: the audit keeps their SHA-256 and not them."""

    __tablename__ = "evidence_bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    evidence_id: Mapped[EvidenceId] = mapped_column(ForeignKey("evidences.id"), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes]


class PaymentCertificate(Versioned, Base):
    """The delay of the payments of a year in days, as the PCC gives it, and who certified it.

    Negative: the ente paid before the terms (D.L. 13/2023 art. 4-bis).
    """

    __tablename__ = "payment_certificates"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), unique=True)
    delay_days: Mapped[Decimal] = mapped_column(MEASURE)
    certified_on: Mapped[date | None]
    auditor: Mapped[str] = mapped_column(String(200), default="")
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    evidence_id: Mapped[EvidenceId | None] = mapped_column(ForeignKey("evidences.id"), index=True)
