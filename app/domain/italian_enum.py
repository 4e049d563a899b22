"""Enums whose members people read."""

from enum import Enum
from typing import Self


class ItalianEnum(Enum):
    """Each member is a code, which is stored and never changes, and its Italian words: `OPEN = "open", "aperta"`."""

    _value_: str
    italian: str

    def __new__(cls, code: str, italian: str = "") -> Self:
        member = object.__new__(cls)
        member._value_, member.italian = code, italian
        return member
