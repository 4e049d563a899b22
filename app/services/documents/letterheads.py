"""The heading of the ente as it is now, and as it was when a sheet was closed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import changes_in
from app.domain.documents.common import Letterhead
from app.models.audit import AuditEntry
from app.models.base import Base
from app.models.municipality import Municipality
from app.models.recorder import decode
from app.models.sessions import whole_session

_TABLE = Base.metadata.tables[Municipality.__tablename__]
_PRINTED = ("name", "province", "address", "letterhead", "logo", "footer")


class EnteHeading(NamedTuple):
    """What every document of the ente has at its top and at its foot."""

    letterhead: Letterhead
    footer: str


class HeadingHistory:
    """The heading as it was right after each entry of the audit: what came later is taken back."""

    def __init__(self, session: Session) -> None:
        self._session = session
        row = session.get_one(Municipality, 1)
        self._now = {name: getattr(row, name) for name in _PRINTED}
        self._later: list[tuple[int, Mapping[str, Any]]] | None = None

    def now(self) -> EnteHeading:
        return _heading(self._now)

    def after(self, entry: int) -> EnteHeading:
        """Return the heading of when the entry with this number was written."""
        values = dict(self._now)
        for number, before in self._changes():
            if number > entry:
                values |= before
        return _heading(values)

    def _changes(self) -> list[tuple[int, Mapping[str, Any]]]:
        """Return what the heading was before each change of it, the newest first; told to nobody but on paper."""
        if self._later is None:
            told = AuditEntry.details.contains(f'"table":"{_TABLE.name}"')
            query = select(AuditEntry.id, AuditEntry.details).where(told).order_by(AuditEntry.id.desc())
            self._later = [
                (number, {key: decode(_TABLE.c[key], change.before[key]) for key in _PRINTED if key in change.before})
                for number, details in whole_session(self._session).execute(query)
                for change in reversed(changes_in(details))
                if change.table == _TABLE.name and change.before and change.after
            ]
        return self._later


def _heading(values: Mapping[str, Any]) -> EnteHeading:
    """Put the name first, then province, address and the free lines that the ente has chosen."""
    own = [line.strip() for line in values["letterhead"].splitlines()]
    province = f"Provincia di {values['province']}" if values["province"] else ""
    lines = tuple(line for line in (province, values["address"], *own) if line)
    return EnteHeading(Letterhead(values["name"], lines, values["logo"]), values["footer"])
