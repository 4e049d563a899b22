"""Kinds of objectives, which a method's sections name."""

from app.domain.italian_enum import ItalianEnum


class ObjectiveKind(ItalianEnum):
    """Strategic objectives common to all, strategic ones of some, operational ones of a settore."""

    STRATEGIC_COMMON = "strategic_common", "Strategico comune"
    STRATEGIC = "strategic", "Strategico"
    OPERATIONAL = "operational", "Operativo"
