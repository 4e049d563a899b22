"""The audit and what the archive says of itself."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.domain.ids import EntryId
from app.models.base import Base


class AuditEntry(Base):
    """One operation in the Registro delle attività: append-only, chained by hashes.

    `details` is the canonical JSON of the rows before and after; `undoes` names the entry that this one reversed.
    `action` is what the policy was asked, None in the entries of an older schema.
    `at` is ISO text because the hash covers the very characters that are kept.
    """

    __tablename__ = "audit_entries"

    id: Mapped[EntryId] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    actor: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(String(300))
    details: Mapped[str]
    can_undo: Mapped[bool]
    undoes: Mapped[EntryId | None] = mapped_column(ForeignKey("audit_entries.id"))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    action: Mapped[str | None] = mapped_column(String(200))


class ArchiveInfo(Base):
    """What the archive says of itself: its identity, and the head of the audit (to notice a cut tail)."""

    __tablename__ = "archive_info"

    id: Mapped[int] = mapped_column(primary_key=True)
    archive_id: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[str] = mapped_column(String(32))
    head_entry: Mapped[int] = mapped_column(default=0)
    head_hash: Mapped[str] = mapped_column(String(64), default="")


def head_of(session: Session) -> tuple[ArchiveInfo, int]:
    """Return what the archive says of itself and the id of the last entry of its audit, 0 when there is none."""
    last = select(func.max(AuditEntry.id)).scalar_subquery()
    found = session.execute(select(ArchiveInfo, last).where(ArchiveInfo.id == 1)).one_or_none()
    archive, number = found or (info(session), session.scalar(select(last)))
    return archive, number or 0


def info(session: Session) -> ArchiveInfo:
    """Return what the archive says of itself; a newborn archive gets its identity here."""
    return session.get(ArchiveInfo, 1) or give_identity(session, str(uuid4()), datetime.now(UTC))


def give_identity(session: Session, archive_id: str, moment: datetime) -> ArchiveInfo:
    """Say which archive a newborn one is, and since when."""
    created_at = moment.astimezone(UTC).isoformat(timespec="seconds")
    found = ArchiveInfo(id=1, archive_id=archive_id, created_at=created_at, head_entry=0, head_hash="")
    session.add(found)
    session.flush()
    return found
