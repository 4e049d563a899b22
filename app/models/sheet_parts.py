"""What a sheet is made of: scores, weights, choices, adjustments, its history, signatures, remarks, snapshot."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.ids import SheetId
from app.domain.workflow import RemarkKind, SheetState, SignatureKind, SignatureOutcome
from app.models.base import Base
from app.models.types import SCORE, Moment, word


def _sheet() -> Mapped[SheetId]:
    return mapped_column(ForeignKey("sheets.id"), index=True)


class SheetScore(Base):
    """A score given: `item` is the code of a factor, or `objective:ID`; a missing row is not yet given."""

    __tablename__ = "sheet_scores"
    __table_args__ = (UniqueConstraint("sheet_id", "section", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    section: Mapped[str] = mapped_column(String(50))
    item: Mapped[str] = mapped_column(String(50))
    value: Mapped[Decimal | None] = mapped_column(SCORE)
    note: Mapped[str] = mapped_column(default="")


class SheetWeight(Base):
    """A weight chosen for this person within the range that the method allows; no item: the whole section."""

    __tablename__ = "sheet_weights"
    __table_args__ = (UniqueConstraint("sheet_id", "section", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    section: Mapped[str] = mapped_column(String(50))
    item: Mapped[str] = mapped_column(String(50), default="")
    weight: Mapped[Decimal] = mapped_column(SCORE)


class SheetChoice(Base):
    """A factor to be chosen that the evaluator put on this sheet."""

    __tablename__ = "sheet_choices"
    __table_args__ = (UniqueConstraint("sheet_id", "section", "item"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    section: Mapped[str] = mapped_column(String(50))
    item: Mapped[str] = mapped_column(String(50))


class SheetExclusion(Base):
    """A part that does not apply to this person, and why; no item: the whole section."""

    __tablename__ = "sheet_exclusions"
    __table_args__ = (UniqueConstraint("sheet_id", "section", "item"), CheckConstraint("reason <> ''", name="reason"))

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    section: Mapped[str] = mapped_column(String(50))
    item: Mapped[str] = mapped_column(String(50), default="")
    reason: Mapped[str]


class SheetAdjustment(Base):
    """A discretionary correction, where the method allows one: section, points, reason and who signs it."""

    __tablename__ = "sheet_adjustments"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    section: Mapped[str] = mapped_column(String(50), server_default="")
    points: Mapped[Decimal] = mapped_column(SCORE)
    reason: Mapped[str]
    signed_by: Mapped[str] = mapped_column(String(200))
    on_date: Mapped[date]


class SheetEvent(Base):
    """A step of the sheet from one state to another: who, when and, going back, why."""

    __tablename__ = "sheet_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String(200))
    from_state: Mapped[SheetState] = mapped_column(word(SheetState))
    to_state: Mapped[SheetState] = mapped_column(word(SheetState))
    reason: Mapped[str] = mapped_column(default="")


class SheetSignature(Base):
    """A signature, or a refusal recorded with two witnesses or by notification."""

    __tablename__ = "sheet_signatures"
    __table_args__ = (
        CheckConstraint(
            "outcome <> 'refused_with_witnesses' OR (first_witness <> '' AND second_witness <> '')",
            name="witnesses",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    kind: Mapped[SignatureKind] = mapped_column(word(SignatureKind))
    outcome: Mapped[SignatureOutcome] = mapped_column(word(SignatureOutcome))
    name: Mapped[str] = mapped_column(String(200))
    on_date: Mapped[date]
    first_witness: Mapped[str] = mapped_column(String(200), default="")
    second_witness: Mapped[str] = mapped_column(String(200), default="")


class SheetRemark(Base):
    """Osservazioni, request of riesame or conciliazione, and the answers."""

    __tablename__ = "sheet_remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    kind: Mapped[RemarkKind] = mapped_column(word(RemarkKind))
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    text: Mapped[str]


class SheetSnapshot(Base):
    """All that a final sheet was made from, as canonical JSON, with the SHA-256 printed on the paper."""

    __tablename__ = "sheet_snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"), unique=True)
    taken_at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
