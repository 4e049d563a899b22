"""What the Nucleo certified of the objectives of a year, with its minutes and the scan of them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import ActId, CertificationId, CycleId, MinutesFileId, ObjectiveId
from app.models.base import Base
from app.models.types import SCORE

_CHILDREN = "all, delete-orphan"


class Certification(Base):
    """One certification of the Nucleo: its day, its minutes (words, an act or both) and who wrote it down.

    `is_of_body`: the Nucleo itself, with the own log-in; otherwise from the minutes that it signed.
    """

    __tablename__ = "certifications"
    __table_args__ = (CheckConstraint("minutes <> '' OR act_id IS NOT NULL", name="minutes"),)

    id: Mapped[CertificationId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    on_date: Mapped[date]
    minutes: Mapped[str] = mapped_column(String(300), default="")
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_on: Mapped[date]
    is_of_body: Mapped[bool] = mapped_column(default=False)
    objectives: Mapped[list["CertifiedObjective"]] = relationship(
        back_populates="certification", cascade=_CHILDREN, order_by="CertifiedObjective.id"
    )
    files: Mapped[list["MinutesFile"]] = relationship(cascade=_CHILDREN, order_by="MinutesFile.id")


class CertifiedObjective(Base):
    """The degree of an objective as it was certified, until it is reopened with a reason; no degree: neutralised.

    While it stands nothing changes that the degree was measured from: the triggers of the archive refuse it.
    """

    __tablename__ = "certified_objectives"
    __table_args__ = (
        CheckConstraint("(reopened_on IS NULL) = (reopened_reason = '')", name="reopened"),
        Index(
            "uq_certified_objectives_standing",
            "objective_id",
            unique=True,
            sqlite_where=text("reopened_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    certification_id: Mapped[CertificationId] = mapped_column(ForeignKey("certifications.id"), index=True)
    objective_id: Mapped[ObjectiveId] = mapped_column(ForeignKey("objectives.id"), index=True)
    degree: Mapped[Decimal | None] = mapped_column(SCORE)
    reopened_on: Mapped[date | None]
    reopened_by: Mapped[str] = mapped_column(String(200), default="")
    reopened_reason: Mapped[str] = mapped_column(default="")
    certification: Mapped[Certification] = relationship(back_populates="objectives")


class MinutesFile(Base):
    """The scan of the minutes that the Nucleo signed; its bytes stand apart."""

    __tablename__ = "minutes_files"

    id: Mapped[MinutesFileId] = mapped_column(primary_key=True)
    certification_id: Mapped[CertificationId] = mapped_column(ForeignKey("certifications.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    body: Mapped["MinutesBody"] = relationship(cascade=_CHILDREN)


class MinutesBody(Base):
    """The bytes of the scan of some minutes: the audit keeps their SHA-256 and not them."""

    __tablename__ = "minutes_bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[MinutesFileId] = mapped_column(ForeignKey("minutes_files.id"), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes]
