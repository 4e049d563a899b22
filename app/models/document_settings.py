"""What the ente writes on its documents besides their content: protocol, act, place and day, who signs."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import ActId, CycleId
from app.models.base import Base, Versioned


class DocumentSettings(Versioned, Base):
    """The settings of one kind of document in one year; `kind` is its code in the registry of documents."""

    __tablename__ = "document_settings"
    __table_args__ = (UniqueConstraint("cycle_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    kind: Mapped[str] = mapped_column(String(50))
    protocol_number: Mapped[str] = mapped_column(String(50), default="")
    protocol_date: Mapped[date | None]
    act_id: Mapped[ActId | None] = mapped_column(ForeignKey("acts.id"), index=True)
    place: Mapped[str] = mapped_column(String(100), default="")
    signed_on: Mapped[date | None]
    footer: Mapped[str] = mapped_column(String(300), default="")
    signatories: Mapped[list["DocumentSignatory"]] = relationship(
        cascade="all, delete-orphan", order_by="DocumentSignatory.position"
    )


class DocumentSignatory(Base):
    """Who signs a document: the office (*Il Sindaco*) and the name, in the order in which they sign."""

    __tablename__ = "document_signatories"

    id: Mapped[int] = mapped_column(primary_key=True)
    settings_id: Mapped[int] = mapped_column(ForeignKey("document_settings.id"), index=True)
    title: Mapped[str] = mapped_column(String(150))
    name: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
