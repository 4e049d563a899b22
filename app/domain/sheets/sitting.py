"""*Seduta*: the sheets somebody may score, one person after the other; who is done, who was skipped, who is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.ids import RoundId, SheetId
from app.domain.italian_enum import ItalianEnum
from app.domain.sheets.rows import SheetRow


class SittingMark(ItalianEnum):
    """How a person stands in the sitting."""

    DONE = "done", "fatta"
    SKIPPED = "skipped", "saltata"
    TO_DO = "to_do", "da fare"


@dataclass(frozen=True, slots=True)
class Sitting:
    """The sheets of a round that one person may score, in the order of the list; `archive_id` says of which archive.

    `signed` are those of which the person scores a part alone, and has signed it.
    """

    archive_id: str
    round_id: RoundId
    title: str
    rows: tuple[SheetRow, ...]
    signed: frozenset[SheetId] = frozenset()


@dataclass(frozen=True, slots=True)
class SittingWalk:
    """Where one is among the people: `current` None is the list at the end."""

    rows: tuple[SheetRow, ...] = ()
    current: SheetId | None = None
    skipped: frozenset[SheetId] = frozenset()
    signed: frozenset[SheetId] = frozenset()

    @property
    def row(self) -> SheetRow | None:
        return next((row for row in self.rows if row.id == self.current), None)

    @property
    def place(self) -> int:
        """Which of the people is in front, from 1; 0 at the list at the end."""
        return self._index + 1

    @property
    def _index(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.id == self.current), -1)

    def mark_of(self, row: SheetRow) -> SittingMark:
        """Tell how a person stands: a completed sheet, or an own part signed, is done, whatever was skipped before."""
        if row.state.is_complete or row.id in self.signed:
            return SittingMark.DONE
        return SittingMark.SKIPPED if row.id in self.skipped else SittingMark.TO_DO

    @property
    def marks(self) -> tuple[SittingMark, ...]:
        return tuple(self.mark_of(row) for row in self.rows)

    def with_mark(self, mark: SittingMark) -> tuple[SheetRow, ...]:
        return tuple(row for row in self.rows if self.mark_of(row) is mark)

    @property
    def next_to_do(self) -> SheetRow | None:
        """The person that waits after the one in front, from the top again after the last; None when none does."""
        here = self._index
        around = (*self.rows[here + 1 :], *self.rows[: max(here, 0)])
        return next((row for row in around if self.mark_of(row) is SittingMark.TO_DO), None)

    def beside(self, by: int) -> SheetRow | None:
        """Return who stands before (-1) or after (1) the one in front; the last is before the list at the end."""
        place = (self._index if self.current is not None else len(self.rows)) + by
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def at(self, sheet_id: SheetId | None) -> "SittingWalk":
        return replace(self, current=sheet_id)

    def going_on(self) -> "SittingWalk":
        """Go to who waits next, or to the list at the end."""
        following = self.next_to_do
        return self.at(following.id if following else None)

    def skipping(self) -> "SittingWalk":
        """Mark who is in front as skipped, and go on; who is done is not skipped."""
        row = self.row
        is_skipped = row is not None and self.mark_of(row) is not SittingMark.DONE
        marked = replace(self, skipped=self.skipped | {row.id}) if row is not None and is_skipped else self
        return marked.going_on()

    def with_rows(self, rows: Sequence[SheetRow], signed: frozenset[SheetId] = frozenset()) -> "SittingWalk":
        """Take fresh rows; whoever is not among them any more is left."""
        ids = {row.id for row in rows}
        current = self.current if self.current in ids else None
        return replace(self, rows=tuple(rows), current=current, skipped=self.skipped & ids, signed=signed)

    def with_row(self, fresh: SheetRow) -> "SittingWalk":
        return replace(self, rows=tuple(fresh if row.id == fresh.id else row for row in self.rows))

    def begun(self, wanted: SheetId | None) -> "SittingWalk":
        """Begin at a sheet, else at the first person that waits, else at the list."""
        if any(row.id == wanted for row in self.rows):
            return self.at(wanted)
        first = next(iter(self.with_mark(SittingMark.TO_DO)), None)
        return self.at(first.id if first else None)
