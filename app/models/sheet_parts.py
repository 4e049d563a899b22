"""What a sheet is made of: scores, weights, choices, adjustments, its history, signatures, remarks, snapshot, files."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.ids import AttachmentId, EmployeeId, OfficialId, RemarkId, SheetId
from app.domain.method.outside_words import SectionEvaluator
from app.domain.structure.hierarchy import Party
from app.domain.workflow import AttachmentKind, EventOrigin, RemarkKind, SheetState, SignatureKind, SignatureOutcome
from app.models.base import Base
from app.models.types import SCORE, Moment, word

_NOTHING, _NO, _FIRST = text("NULL"), text("0"), text("1")
"""The defaults of columns added to rows that are there: what older entries of the audit say of them."""


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


class SheetSectionEvaluator(Base):
    """Who scores a section in the place of the sheet's evaluator, or beside them, and the signature of that part.

    Nobody is named for the Nucleo, which is nobody in particular, and while a peer is still to be named. `is_whole`:
    they score all of the section, and not the second of two scores. `signed_sha256` is of the scores and notes signed.
    """

    __tablename__ = "section_evaluators"
    __table_args__ = (
        UniqueConstraint("sheet_id", "section"),
        CheckConstraint("evaluator_id IS NULL OR evaluator_official_id IS NULL", name="one_evaluator"),
        CheckConstraint("(signed_on IS NULL) = (signed_by = '')", name="signed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    section: Mapped[str] = mapped_column(String(50))
    kind: Mapped[SectionEvaluator] = mapped_column(word(SectionEvaluator))
    is_whole: Mapped[bool]
    evaluator_id: Mapped[EmployeeId | None] = mapped_column(ForeignKey("employees.id"), index=True)
    evaluator_official_id: Mapped[OfficialId | None] = mapped_column(ForeignKey("officials.id"), index=True)
    signed_on: Mapped[date | None]
    signed_by: Mapped[str] = mapped_column(String(200), default="")
    recorded_by: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[str] = mapped_column(default="")
    signed_sha256: Mapped[str] = mapped_column(String(64), default="")

    @property
    def party(self) -> Party:
        return Party(self.evaluator_id, self.evaluator_official_id)


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
    origin: Mapped[EventOrigin] = mapped_column(
        word(EventOrigin), default=EventOrigin.PROGRAM, server_default=EventOrigin.PROGRAM.value
    )


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
    """Osservazioni, request of riesame or conciliazione, the answers; or the hearing, with who assisted.

    A late one says why it was admitted. An answer names what it answers to, and at which level it was given.
    """

    __tablename__ = "sheet_remarks"

    id: Mapped[RemarkId] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    kind: Mapped[RemarkKind] = mapped_column(word(RemarkKind))
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    text: Mapped[str]
    is_late: Mapped[bool] = mapped_column(default=False, server_default=_NO)
    admitted_reason: Mapped[str] = mapped_column(default="", server_default="")
    answers_id: Mapped[RemarkId | None] = mapped_column(ForeignKey("sheet_remarks.id"), server_default=_NOTHING)
    level: Mapped[int] = mapped_column(default=1, server_default=_FIRST)
    attended: Mapped[str] = mapped_column(default="", server_default="")
    attachment_id: Mapped[AttachmentId | None] = mapped_column(ForeignKey("attachments.id"), server_default=_NOTHING)


class Attachment(Base):
    """A file kept with a sheet: what paper it is the image of, who put it there and when; its bytes stand apart."""

    __tablename__ = "attachments"

    id: Mapped[AttachmentId] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = _sheet()
    kind: Mapped[AttachmentKind] = mapped_column(word(AttachmentKind))
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    on_date: Mapped[date]
    author: Mapped[str] = mapped_column(String(200))
    body: Mapped["AttachmentBody"] = relationship(cascade="all, delete-orphan")


class AttachmentBody(Base):
    """The bytes of an attachment: the audit keeps their SHA-256 and not them."""

    __tablename__ = "attachment_bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    attachment_id: Mapped[AttachmentId] = mapped_column(ForeignKey("attachments.id"), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes]


class SheetPaper(Base):
    """The short code of a sheet that was printed to be signed: a paper is found again by it."""

    __tablename__ = "sheet_papers"
    __table_args__ = (UniqueConstraint("sheet_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"))
    code: Mapped[str] = mapped_column(String(64), index=True)
    on_date: Mapped[date]


class SheetSnapshot(Base):
    """All that a final sheet was made from, as canonical JSON, with the SHA-256 printed on the paper."""

    __tablename__ = "sheet_snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[SheetId] = mapped_column(ForeignKey("sheets.id"), unique=True)
    taken_at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
