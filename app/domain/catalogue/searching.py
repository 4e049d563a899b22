"""Looking for entries by words and by settore."""

from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.catalogue.proposals import proposals
from app.domain.matching import text_key
from app.domain.search import nearness


def search_catalogue(
    catalogue: Catalogue, text: str = "", sector: str = "", unit_name: str = ""
) -> tuple[CatalogueEntry, ...]:
    """Return the entries of a settore (all of them, when empty) that answer to `text`, the nearest first.

    An entry answers when every word is in its title or in its indicators, whole or as a beginning; then come those
    that a line with these words would be proposed in the unit.
    """
    among = [entry for entry in catalogue.entries if not sector or sector in entry.sectors]
    wanted = text_key(text).split()
    if not wanted:
        return tuple(among)
    ranked = [(near, entry) for entry in among if (near := nearness(wanted, entry.title, _told(entry))) is not None]
    said = [entry for _, entry in sorted(ranked, key=lambda one: one[0])]
    proposed = [
        found.entry for found in proposals(text, unit_name, catalogue, len(catalogue.entries)) if not found.is_uncertain
    ]
    codes = {entry.code for entry in said}
    return (*said, *(entry for entry in proposed if entry in among and entry.code not in codes))


def _told(entry: CatalogueEntry) -> str:
    return " ".join(indicator.name for indicator in entry.indicators)
