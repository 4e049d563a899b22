"""The ente: letterhead, population, personnel cost and the people who act for it."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import OfficialId
from app.domain.roles import OfficialRole
from app.models.base import Base, Versioned
from app.models.types import MONEY, word


class Municipality(Versioned, Base):
    """The comune that owns the archive: exactly one row."""

    __tablename__ = "municipality"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    province: Mapped[str] = mapped_column(String(100), default="")
    istat_code: Mapped[str] = mapped_column(String(6), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    letterhead: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    evaluation_body_name: Mapped[str] = mapped_column(String(100), default="Nucleo di valutazione")
    structure_act: Mapped[str] = mapped_column(String(300), default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    code_mask: Mapped[str] = mapped_column(String(100), default="")
    footer: Mapped[str] = mapped_column(String(300), default="")


class PopulationFigure(Base):
    """Residents on a day, by gender; families when they are known."""

    __tablename__ = "population_figures"
    __table_args__ = (
        CheckConstraint("males >= 0 AND females >= 0 AND (families IS NULL OR families >= 0)", name="positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    on_date: Mapped[date] = mapped_column(unique=True)
    males: Mapped[int]
    females: Mapped[int]
    families: Mapped[int | None]


class PersonnelCost(Base):
    """What the staff of a year costs, in euros: pay, IRAP and social contributions."""

    __tablename__ = "personnel_costs"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    pay: Mapped[Decimal] = mapped_column(MONEY)
    irap: Mapped[Decimal] = mapped_column(MONEY)
    contributions: Mapped[Decimal] = mapped_column(MONEY)


class Official(Versioned, Base):
    """Sindaco, assessore, Segretario or member of the evaluation body, from a day to a day."""

    __tablename__ = "officials"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates"),)

    id: Mapped[OfficialId] = mapped_column(primary_key=True)
    role: Mapped[OfficialRole] = mapped_column(word(OfficialRole))
    full_name: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Setting(Base):
    """A choice of the ente, by name (for example the smallest class that may be published)."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100))
    value: Mapped[str]
