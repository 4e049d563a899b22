"""The closings of a year and their reopenings, as the archive keeps them."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.roles import OfficialRole

NOBODY_LOGGED_IN = OfficialRole.SECRETARY.italian
"""Who is written where the ente gives nobody a log-in: the office alone."""


@dataclass(frozen=True, slots=True)
class ClosingRecord:
    """A closing: its ground, where the audit stood (`head_hash`, of the entry `head_entry`) and, if so, its reopening.

    `head_entry` is 0 where no entry of the audit has that hash.
    """

    year: int
    closed_on: date
    closed_by: str
    head_hash: str
    report_act: str = ""
    validated_on: date | None = None
    validation: str = ""
    explanation: str = ""
    head_entry: int = 0
    reopened_on: date | None = None
    reopened_by: str = ""
    reopened_reason: str = ""

    @property
    def told_by(self) -> str:
        """Say who closed it: by name, or by office where nobody logs in."""
        return f"dal {self.closed_by}" if self.closed_by == NOBODY_LOGGED_IN else f"da {self.closed_by}"

    @property
    def stands(self) -> bool:
        return self.reopened_on is None


RECORD_COLUMNS: tuple[Column, ...] = (
    Column("closed_on", "Chiuso il", Format.DATE, 12),
    Column("closed_by", "Da", width=26),
    Column("reopened_on", "Riaperto il", Format.DATE, 12),
    Column("reopened_by", "Da", width=26),
    Column("reopened_reason", "Motivo", width=50),
)
