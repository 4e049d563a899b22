"""Evaluation methods (SMVP) and their versions: the definition is data, never code."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import MethodVersionId
from app.models.base import Base, Versioned


class Method(Base):
    """A Sistema di misurazione e valutazione della performance of the ente."""

    __tablename__ = "methods"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    versions: Mapped[list["MethodVersion"]] = relationship(
        back_populates="method", order_by="MethodVersion.number", cascade="all, delete-orphan"
    )


class MethodVersion(Versioned, Base):
    """One adopted text of a method; `definition` is its canonical JSON.

    Once a round uses it the archive refuses to change the definition (see `guards`).
    """

    __tablename__ = "method_versions"
    __table_args__ = (
        UniqueConstraint("method_id", "number"),
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="dates"),
    )

    id: Mapped[MethodVersionId] = mapped_column(primary_key=True)
    method_id: Mapped[int] = mapped_column(ForeignKey("methods.id"))
    number: Mapped[int]
    adopted_by: Mapped[str] = mapped_column(String(200), default="")
    adopted_act: Mapped[str] = mapped_column(String(200), default="")
    adopted_on: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    definition: Mapped[str]
    method: Mapped[Method] = relationship(back_populates="versions")
