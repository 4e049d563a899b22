"""The fields of a text: words in braces that each document replaces with what the archive holds."""

import re
from collections.abc import Mapping

from app.domain.italian_enum import ItalianEnum

_FIELD = re.compile(r"\{([a-z_]{1,40})\}")
TO_FILL = "……"
"""Written in the place of what the archive does not hold: somebody sees that it is missing."""


class TextField(ItalianEnum):
    """A field: the word in braces, and what it stands for."""

    MUNICIPALITY = "comune", "Nome dell'ente"
    PROVINCE = "provincia", "Provincia"
    YEAR = "anno", "Anno del documento"
    PERIOD = "periodo", "Triennio del piano"
    MANDATE = "mandato", "Anni del mandato"
    MAYOR = "sindaco", "Nome del Sindaco"
    SECRETARY = "segretario", "Nome del Segretario"
    BODY = "nucleo", "Nome del Nucleo o dell'OIV"
    PLAN_ACT = "atto_piano", "Atto che approva il piano"
    DUP_ACT = "atto_dup", "Atto che approva il DUP"
    STRUCTURE_ACT = "atto_struttura", "Atto che approva la struttura"
    METHOD = "metodologia", "Sistema di misurazione e valutazione in uso"
    RESIDENTS = "residenti", "Residenti all'ultima rilevazione"
    PEOPLE = "dipendenti", "Persone in servizio"
    AREAS = "aree", "Numero delle aree"
    OBJECTIVES = "obiettivi", "Numero degli obiettivi dell'anno"

    @property
    def written(self) -> str:
        """The field as a text holds it."""
        return f"{{{self.value}}}"


FieldValues = Mapping[TextField, str]
_BY_NAME = {field.value: field for field in TextField}


def fill_fields(text: str, values: FieldValues) -> str:
    """Replace each field with its value, or with dots to be filled by hand; braces that are no field stay."""

    def value_of(found: re.Match[str]) -> str:
        field = _BY_NAME.get(found[1])
        return found[0] if field is None else values.get(field, "") or TO_FILL

    return _FIELD.sub(value_of, text)


def fields_in(text: str) -> list[TextField]:
    """Return the fields of a text, each once, in their order."""
    return [_BY_NAME[name] for name in dict.fromkeys(_FIELD.findall(text)) if name in _BY_NAME]


def unknown_fields(text: str) -> list[str]:
    """Return the words in braces that are no field, each once."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in _BY_NAME]
