"""Whom and what a pasted text names: a person by name, a unit by code or name, whatever the case and the accents."""

from collections.abc import Sequence
from typing import TypeVar

from app.domain.ids import EmployeeId
from app.domain.italian import NotReadable
from app.domain.matching import text_key
from app.domain.objectives.detail import PersonChoice, UnitChoice
from app.domain.objectives.objective import UnitRef

Found = TypeVar("Found")


def person_named(people: Sequence[PersonChoice], text: str) -> EmployeeId:
    """Return the person with this name, written in either order; raises `NotReadable`."""
    wanted = sorted(text_key(text).split())
    found = [person.id for person in people if sorted(text_key(person.name).split()) == wanted]
    return _one(found, text, "non è il nome di una persona in servizio nell'anno", "è il nome di più persone")


def unit_named(units: Sequence[UnitChoice], text: str) -> UnitRef:
    """Return the unit with this code or name; raises `NotReadable`."""
    wanted = text_key(text)
    found = [unit.unit for unit in units if wanted in {text_key(unit.code), text_key(unit.name)}]
    return _one(found, text, "non è il nome né il codice di un'unità", "è il nome di più unità: usare il codice")


def _one(found: Sequence[Found], text: str, nobody: str, several: str) -> Found:
    if len(found) == 1:
        return found[0]
    message = f"«{text.strip()}» {several if found else nobody}"
    raise NotReadable(message)
