"""Kinds of objectives, which a method's sections name."""

from enum import Enum


class ObjectiveKind(Enum):
    """Strategic objectives common to all, strategic ones of some, operational ones of a settore."""

    STRATEGIC_COMMON = "strategic_common"
    STRATEGIC = "strategic"
    OPERATIONAL = "operational"

    @property
    def italian(self) -> str:
        return {
            "strategic_common": "Strategico comune",
            "strategic": "Strategico",
            "operational": "Operativo",
        }[self.value]
