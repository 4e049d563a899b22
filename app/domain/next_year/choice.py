"""What of a year is copied into another."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.issues import Issue
from app.domain.italian_enum import ItalianEnum


class CopiedPart(ItalianEnum):
    """A part of a year; the structure is in none of them, because it holds by its dates."""

    METHOD = "method", "Metodologia"
    OBJECTIVES = "objectives", "Obiettivi"
    INDICATORS = "indicators", "Indicatori"
    PHASES = "phases", "Fasi e attività"
    RESOURCES = "resources", "Risorse"
    PEOPLE = "people", "Persone"
    WEIGHTS = "weights", "Pesi di persone e unità"
    MEASURES = "measures", "Misure anticorruzione"
    TEXTS = "texts", "Testi del piano"
    DOCUMENTS = "documents", "Firmatari dei documenti"

    @property
    def needs(self) -> "CopiedPart | None":
        """What has to be copied for this to have a place."""
        if self in {CopiedPart.INDICATORS, CopiedPart.PHASES, CopiedPart.RESOURCES, CopiedPart.PEOPLE}:
            return CopiedPart.OBJECTIVES
        return CopiedPart.OBJECTIVES if self is CopiedPart.WEIGHTS else None


EVERYTHING = frozenset(CopiedPart)


@dataclass(frozen=True, slots=True)
class YearCopy:
    """Which parts of `source` go into `target`, a later year; the latter may not be in the archive yet."""

    source: int
    target: int
    parts: frozenset[CopiedPart] = EVERYTHING

    def takes(self, part: CopiedPart) -> bool:
        return part in self.parts and (part.needs is None or part.needs in self.parts)

    @property
    def years(self) -> int:
        return self.target - self.source


def validate(copy: YearCopy) -> Iterator[Issue]:
    if copy.years <= 0:
        sentence = f"Nel {copy.target} si copia da un anno precedente: il {copy.source} non lo è."
        yield Issue("not_before", sentence, "source")
    if not copy.parts:
        yield Issue("nothing_chosen", "Non è scelto niente da copiare.", "parts")
