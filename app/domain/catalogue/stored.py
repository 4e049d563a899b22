"""An entry of the ente as its archive keeps it: stored keys that stay, whatever becomes of today's names."""

from dataclasses import dataclass

from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator, IndicatorNature
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.codecs import NUMBER, TEXT, Many, Maybe, StoredWords
from app.domain.serial.format_1.given import INDICATOR_STEP
from app.domain.serial.format_1.words import DIRECTION, INDICATOR_RULE
from app.domain.serial.records import Record, field, field_if_told

_NATURE = StoredWords(
    {
        "result": IndicatorNature.RESULT,
        "quality": IndicatorNature.QUALITY,
        "time": IndicatorNature.TIME,
        "activity": IndicatorNature.ACTIVITY,
        "economy": IndicatorNature.ECONOMY,
    }
)
_INDICATOR = Record(
    CatalogueIndicator,
    field("name", lambda it: it.name, TEXT),
    field("unit", lambda it: it.unit, TEXT, ""),
    field("rule", lambda it: it.rule, INDICATOR_RULE, IndicatorRule.PERCENT_OF_TARGET),
    field("direction", lambda it: it.direction, DIRECTION, Direction.HIGHER),
    field("source", lambda it: it.source, TEXT, ""),
    field("hint", lambda it: it.hint, TEXT, ""),
    field("law", lambda it: it.law, TEXT, ""),
    field("nature", lambda it: it.nature, Maybe(_NATURE), None),
    field("steps", lambda it: it.steps, Many(INDICATOR_STEP), ()),
    field_if_told("penalty", lambda it: it.penalty, Maybe(NUMBER), None),
)


@dataclass(frozen=True, slots=True)
class EntryDefinition:
    """What of an entry is not in the columns of its row."""

    sectors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    indicators: tuple[CatalogueIndicator, ...] = ()


_DEFINITION = Record(
    EntryDefinition,
    field("sectors", lambda it: it.sectors, Many(TEXT), ()),
    field("words", lambda it: it.words, Many(TEXT), ()),
    field("excluded", lambda it: it.excluded, Many(TEXT), ()),
    field("indicators", lambda it: it.indicators, Many(_INDICATOR), ()),
)


def definition_text(entry: CatalogueEntry) -> str:
    """Write what of an entry is not in the columns of its row."""
    return to_json(_DEFINITION, EntryDefinition(entry.sectors, entry.words, entry.excluded, entry.indicators))


def stored_entry(code: str, title: str, definition: str) -> CatalogueEntry:
    """Read an entry back from its row."""
    kept = from_json(_DEFINITION, definition)
    return CatalogueEntry(code, title, kept.sectors, kept.words, kept.excluded, kept.indicators)
