"""New codes for the objectives of a year, and the order in which they can be given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.italian import listed


@dataclass(frozen=True, slots=True)
class Recoded:
    """An objective with the code it has and the one it would have."""

    id: ObjectiveId
    before: str
    after: str
    title: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


RECODING_COLUMNS: tuple[Column, ...] = (
    Column("before", "Codice", Format.CODE, 14),
    Column("after", "Diventa", Format.CODE, 14),
    Column("title", "Obiettivo", Format.TEXT, 52),
)


@dataclass(frozen=True, slots=True)
class Recoding:
    """All of them; `alike` are the units that the mask does not tell apart, by what their codes begin with."""

    year: int
    rows: tuple[Recoded, ...] = ()
    alike: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def changed(self) -> tuple[Recoded, ...]:
        return tuple(row for row in self.rows if row.is_changed)

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(
            f"{listed(names)} hanno lo stesso codice {stem}: i loro obiettivi si numerano insieme."
            for stem, names in self.alike
        )


def waves(rows: Iterable[Recoded]) -> Iterator[list[tuple[ObjectiveId, str]]]:
    """Yield what to give at each turn, so that no two objectives ever have the same code.

    Those that change place among them go round by way of a code that nobody has.
    """
    waiting = {row.before: row for row in rows}
    while waiting:
        free = [row for row in waiting.values() if row.after not in waiting]
        if not free:
            row = next(iter(waiting.values()))
            apart = f"~{row.id}"
            del waiting[row.before]
            waiting[apart] = Recoded(row.id, apart, row.after, row.title)
            yield [(row.id, apart)]
            continue
        yield [(row.id, row.after) for row in free]
        for row in free:
            del waiting[row.before]
