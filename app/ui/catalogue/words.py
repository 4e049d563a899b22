"""How an indicator of the catalogue is told in one line."""

from app.domain.catalogue.entry import CatalogueIndicator

LEFT_TO_TYPE = "Mette indicatore, unità, verso, fonte e regola. L'atteso resta da scrivere."


def indicator_words(indicator: CatalogueIndicator) -> str:
    """Return unit, rule, direction where it matters, and source: `giorni · più basso è meglio · fonte: Registro`."""
    direction = indicator.direction.italian if indicator.unit else indicator.rule.italian.lower()
    source = f"fonte: {indicator.source}" if indicator.source else ""
    return " · ".join(part for part in (indicator.unit, direction, source) if part)
