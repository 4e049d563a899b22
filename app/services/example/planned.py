"""The objectives of a year as the files of the example list them, each with its code and its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft
from app.domain.objectives.weights import equal_shares
from app.services.example.source import Row, draft_of, objective_rows

_APART = (
    "line",
    "dup",
    "owner",
    "parent",
    "weight",
    "sectors",
    "source",
    "indicators",
    "phases",
    "resources",
    "monitorings",
    "neutralised",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """An objective of the files: its row, its code and the codes of the settori that pursue it."""

    code: str
    kind: ObjectiveKind
    row: Row
    sectors: tuple[str, ...] = ()

    @property
    def draft(self) -> ObjectiveDraft:
        return draft_of(ObjectiveDraft, {**self.row, "code": self.code, "kind": self.kind.value}, *_APART)


def planned_objectives(year: int) -> list[Planned]:
    """Return the common objectives, then the cross ones, then those of each settore."""
    common = [Planned(row["code"], ObjectiveKind.STRATEGIC_COMMON, row) for row in objective_rows(year, "common")]
    cross = [
        Planned(row["code"], ObjectiveKind.OPERATIONAL, row, tuple(row["sectors"]))
        for row in objective_rows(year, "cross")
    ]
    return [*common, *cross, *_of_sectors(year)]


def unit_weights(planned: Sequence[Planned]) -> dict[tuple[str, str], Decimal]:
    """Return the weight of each objective in each settore (by codes): as equal as they can be, 100 in all."""
    counted = Counter(sector for one in planned for sector in one.sectors)
    shares = {sector: iter(equal_shares(total)) for sector, total in counted.items()}
    return {(one.code, sector): next(shares[sector]) for one in planned for sector in one.sectors}


def _of_sectors(year: int) -> Iterator[Planned]:
    for sector in objective_rows(year, "sector"):
        code = sector["code"]
        shared = {key: sector[key] for key in ("line", "dup", "source")}
        for number, row in enumerate(sector["objective"], start=1):
            yield Planned(f"{code}-{number:02}", ObjectiveKind.OPERATIONAL, {**shared, **row}, (code,))
