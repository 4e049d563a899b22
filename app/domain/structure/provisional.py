"""Matricole that the program gives to people until the true one is known."""

import re

OF_LISTS, OF_HEADS = "P-", "EQ-"
"""How those begin of who comes from a list without matricole, and of heads whom a plan names."""
_PROVISIONAL = re.compile(rf"(?:{OF_LISTS}|{OF_HEADS})\d+", re.IGNORECASE)


def is_provisional(matricola: str) -> bool:
    return _PROVISIONAL.fullmatch(matricola.strip()) is not None
