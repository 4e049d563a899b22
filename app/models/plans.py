"""What the plan of a year holds besides its objectives: acts, measures, declared figures, texts; how files are read."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.acts import ActKind
from app.domain.declared import DeclaredKind
from app.domain.ids import ActId, CycleId, MeasureId
from app.models.base import Base, Versioned
from app.models.objectives import ObjectiveMeasure
from app.models.types import MEASURE, word


class Act(Versioned, Base):
    """An act of the ente; `cycle_id` is the year it is about, where it is about one."""

    __tablename__ = "acts"
    __table_args__ = (CheckConstraint("number <> '' OR on_date IS NOT NULL OR subject <> ''", name="something"),)

    id: Mapped[ActId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId | None] = mapped_column(ForeignKey("cycles.id"), index=True)
    kind: Mapped[ActKind] = mapped_column(word(ActKind))
    number: Mapped[str] = mapped_column(String(30), default="")
    on_date: Mapped[date | None]
    subject: Mapped[str] = mapped_column(String(500), default="")


class PreventionMeasure(Versioned, Base):
    """A measure against corruption of the year, that objectives carry out (L. 190/2012 art. 1 c. 8)."""

    __tablename__ = "prevention_measures"
    __table_args__ = (UniqueConstraint("cycle_id", "code"), CheckConstraint("code <> ''", name="code"))

    id: Mapped[MeasureId] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"))
    code: Mapped[str] = mapped_column(String(30))
    text: Mapped[str] = mapped_column(String(1000))
    position: Mapped[int] = mapped_column(default=0)
    links: Mapped[list[ObjectiveMeasure]] = relationship(cascade="all, delete-orphan")


class DeclaredFigure(Versioned, Base):
    """A figure that a document states: people of a settore by gender, a number or words; `source` says where."""

    __tablename__ = "declared_figures"
    __table_args__ = (
        CheckConstraint("(males IS NULL OR males >= 0) AND (females IS NULL OR females >= 0)", name="positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    kind: Mapped[DeclaredKind] = mapped_column(word(DeclaredKind))
    label: Mapped[str] = mapped_column(String(300))
    males: Mapped[int | None]
    females: Mapped[int | None]
    value: Mapped[Decimal | None] = mapped_column(MEASURE)
    text: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int] = mapped_column(default=0)


class OwnPlanText(Versioned, Base):
    """A text of the ente's own plan; `part` says where it is printed, `origin` which document it came from."""

    __tablename__ = "plan_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[CycleId] = mapped_column(ForeignKey("cycles.id"), index=True)
    part: Mapped[str] = mapped_column(String(50))
    title: Mapped[str] = mapped_column(String(300), default="")
    body: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    origin: Mapped[str] = mapped_column(String(300), default="")


class KeptLayout(Versioned, Base):
    """How the lines of a plan of this make are to be taken: canonical JSON of the user's choices."""

    __tablename__ = "plan_layouts"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    choices: Mapped[str] = mapped_column(default="{}")


class KeptMapping(Versioned, Base):
    """Which column of a foreign workbook holds what: canonical JSON, known again by the fingerprint of its headings."""

    __tablename__ = "column_mappings"
    __table_args__ = (UniqueConstraint("workbook", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workbook: Mapped[str] = mapped_column(String(50))
    name: Mapped[str] = mapped_column(String(300), default="")
    fingerprint: Mapped[str] = mapped_column(String(64))
    choices: Mapped[str] = mapped_column(default="{}")


class OwnCatalogueEntry(Versioned, Base):
    """A typical objective of the ente's own catalogue: `definition` is the canonical JSON of stems and indicators."""

    __tablename__ = "catalogue_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(100), unique=True)
    sector: Mapped[str] = mapped_column(String(100), default="")
    title: Mapped[str] = mapped_column(String(300))
    definition: Mapped[str] = mapped_column(default="{}")
    origin: Mapped[str] = mapped_column(String(300), default="")
    position: Mapped[int] = mapped_column(default=0)
