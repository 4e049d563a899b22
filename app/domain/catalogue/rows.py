"""The catalogue as tables show it."""

from dataclasses import dataclass, replace

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.own import LearnedEntry
from app.domain.catalogue.proposals import Proposal
from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.italian import plural

OURS = "dell'ente"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """An entry in the list; `id` is its code."""

    id: str
    title: str
    sector: str
    whose: str
    entry: CatalogueEntry


@dataclass(frozen=True, slots=True)
class CatalogueIndicatorRow:
    """An indicator of an entry; `id` is its place, from 0."""

    id: int
    name: str
    unit: str
    rule: str
    direction: str
    source: str
    indicator: CatalogueIndicator


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """An entry that an objective of the archive may become."""

    id: str
    title: str
    year: int
    indicators: int
    learned: LearnedEntry


@dataclass(frozen=True, slots=True)
class LineToComplete:
    """An objective without indicators, what is proposed for it, and which proposal was chosen (None: none)."""

    id: ObjectiveId
    code: str
    title: str
    unit_name: str
    proposals: tuple[Proposal, ...]
    chosen: int | None = None

    @property
    def proposal(self) -> Proposal | None:
        """The proposal chosen."""
        return None if self.chosen is None else self.proposals[self.chosen]

    @property
    def indicator(self) -> str:
        """The indicator that would be written."""
        return self.proposal.draft.name if self.proposal else ""

    @property
    def which(self) -> str:
        """Say which of the proposals it is, or how many there are."""
        if self.chosen is None:
            return plural(len(self.proposals), "proposta", "proposte") if self.proposals else "nessuna proposta"
        doubt = ", incerta" if self.proposals[self.chosen].is_uncertain else ""
        return f"{self.chosen + 1} di {len(self.proposals)}{doubt}"

    def choosing(self, number: int | None) -> "LineToComplete":
        """Return the line with another proposal chosen; a number there is not leaves it as it is."""
        return self if number is not None and number >= len(self.proposals) else replace(self, chosen=number)


LINE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 12),
    Column("title", "Obiettivo", Format.TEXT, 40),
    Column("indicator", "Indicatore proposto", Format.TEXT, 36),
    Column("which", "Proposta", Format.TEXT, 15),
)
CATALOGUE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Obiettivo", Format.TEXT, 52),
    Column("sector", "Settore", Format.TEXT, 18),
    Column("whose", "Voce", Format.TEXT, 9),
)
CATALOGUE_INDICATOR_COLUMNS: tuple[Column, ...] = (
    Column("name", "Indicatore", Format.TEXT, 34),
    Column("unit", "Unità", Format.TEXT, 7),
    Column("rule", "Regola", Format.TEXT, 20),
    Column("direction", "Verso", Format.TEXT, 14),
    Column("source", "Fonte", Format.TEXT, 22),
)
LEARNED_COLUMNS: tuple[Column, ...] = (
    Column("title", "Obiettivo", Format.TEXT, 52),
    Column("year", "Anno", Format.CODE, 7),
    Column("indicators", "Indicatori", Format.INTEGER, 8),
)


def catalogue_row(entry: CatalogueEntry, catalogue: Catalogue) -> CatalogueRow:
    sector = catalogue.sector_name(entry.sectors[0]) if entry.sectors else ""
    whose = OURS if entry.code in catalogue.own else ""
    return CatalogueRow(entry.code, entry.title, sector, whose, entry)


def indicator_rows(entry: CatalogueEntry) -> list[CatalogueIndicatorRow]:
    return [
        CatalogueIndicatorRow(
            place, one.name, one.unit, one.rule.italian, one.direction.italian if one.unit else "", one.source, one
        )
        for place, one in enumerate(entry.indicators)
    ]


def learned_row(one: LearnedEntry) -> LearnedRow:
    return LearnedRow(one.entry.code, one.entry.title, one.year, len(one.entry.indicators), one)
