"""The organisation: aree, settori, uffici and contract areas."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import AreaId, ContractAreaId, OfficeId, SectorId
from app.models.base import Base, Versioned

_DATES = "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from"


class Area(Versioned, Base):
    """An Area organizzativa, headed by an EQ."""

    __tablename__ = "areas"
    __table_args__ = (CheckConstraint(_DATES, name="dates"),)

    id: Mapped[AreaId] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    sectors: Mapped[list["Sector"]] = relationship(back_populates="area", order_by="Sector.position")


class Sector(Versioned, Base):
    """A Settore inside an Area; it may have objectives and no staff of its own."""

    __tablename__ = "sectors"
    __table_args__ = (
        UniqueConstraint("area_id", "id"),
        UniqueConstraint("code"),
        CheckConstraint(_DATES, name="dates"),
    )

    id: Mapped[SectorId] = mapped_column(primary_key=True)
    area_id: Mapped[AreaId] = mapped_column(ForeignKey("areas.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    area: Mapped[Area] = relationship(back_populates="sectors")
    offices: Mapped[list["Office"]] = relationship(back_populates="sector", order_by="Office.position")


class Office(Versioned, Base):
    """An optional Ufficio below a Settore."""

    __tablename__ = "offices"
    __table_args__ = (UniqueConstraint("sector_id", "id"), UniqueConstraint("code"))

    id: Mapped[OfficeId] = mapped_column(primary_key=True)
    sector_id: Mapped[SectorId] = mapped_column(ForeignKey("sectors.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int] = mapped_column(default=0)
    sector: Mapped[Sector] = relationship(back_populates="offices")


class ContractArea(Base):
    """An area of the national contract (CCNL 16.11.2022 art. 12): the list can be edited."""

    __tablename__ = "contract_areas"

    id: Mapped[ContractAreaId] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    position: Mapped[int] = mapped_column(default=0)
