"""What one copy of a document may be about, with its Italian noun."""

from enum import Enum


class DocumentScope(Enum):
    """What one copy of a document is about: the whole year, or one of the people, sheets, objectives… of the year."""

    YEAR = "year"
    PERSON = "person"
    SHEET = "sheet"
    ROUND = "round"
    OBJECTIVE = "objective"

    @property
    def one(self) -> str:
        """The Italian noun, feminine in every scope."""
        return _NOUNS[self.value][0]

    @property
    def many(self) -> str:
        return _NOUNS[self.value][1]


_NOUNS = {
    "year": ("", ""),
    "person": ("persona", "persone"),
    "sheet": ("scheda", "schede"),
    "round": ("sessione", "sessioni"),
    "objective": ("scheda", "schede"),
}
