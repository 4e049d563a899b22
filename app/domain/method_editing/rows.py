"""The versions of the methods as they are listed."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import MethodVersionId
from app.domain.italian import format_date, listed


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a method, when it holds and where it is used (`finale 2024`, …)."""

    id: MethodVersionId
    version: int
    name: str
    number: int
    adopted: str
    valid_from: date | None
    valid_to: date | None
    uses: tuple[str, ...]
    sheets: int

    @property
    def is_used(self) -> bool:
        return bool(self.uses)

    @property
    def title(self) -> str:
        return f"{self.name}, versione {self.number}"

    @property
    def used_by(self) -> str:
        return listed(self.uses)

    @property
    def validity(self) -> str:
        """Say from when to when it holds; empty when nothing is said."""
        start = f"dal {format_date(self.valid_from)}" if self.valid_from else ""
        end = f"al {format_date(self.valid_to)}" if self.valid_to else ""
        return f"{start} {end}".strip()
