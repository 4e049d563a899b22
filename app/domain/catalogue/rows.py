"""The catalogue as tables show it."""

from dataclasses import dataclass

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.own import LearnedEntry
from app.domain.columns import Column, Format

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
