"""A definition to a method file (TOML): what its author, or a consultant, reads and goes on writing."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain.method.definition import EvaluatorRule, MethodDefinition
from app.domain.method.template import Band, BlockingRule, Rounding, SpreadStep
from app.domain.method_file.words import ITALIAN

_SHORT = (EvaluatorRule, Band, BlockingRule, Rounding, SpreadStep)
_ALWAYS = frozenset(
    {"aggregator", "bands", "basis", "cap", "digits", "indicators", "is_individual", "kind", "minimum_days", "missing"}
    | {"mode", "point", "rounding", "service", "several_sheets", "total", "weight"}
)
_COMMENTS: Mapping[str, str] = {
    "adozione": "L'atto che ha adottato la metodologia.",
    "indicatori": "Come contano gli indicatori degli obiettivi, salvo che l'indicatore dica altro.",
    "servizio": "Quale servizio si valuta (D.Lgs. 150/2009, art. 9, comma 3, per le assenze neutre).",
    "procedimento": "Chi valuta, quando, chi firma, quanti giorni per osservazioni, riesame e conciliazione.",
    "nomi": "Come si chiamano qui organi e ruoli.",
    "scala": "Scala: come si dà un punteggio e quale parte del peso vale.",
    "scheda": "SCHEDA DI VALUTAZIONE",
    "scheda.sezione": "Sezione della scheda.",
    "scheda.fasce": "Quale quota del premio spetta per ogni totale.",
    "scheda.sezione.differenziazione": "Dalle differenze tra i totali dati dal valutatore al grado della sezione.",
}
_OPENING = """\
# METODOLOGIA DI VALUTAZIONE (SMVP)
# Scritta da Merito. Le righe che cominciano con # sono spiegazioni e non contano.
# I testi stanno tra virgolette, i numeri usano il punto per i decimali, le date si scrivono anno-mese-giorno.
# Le voci che qui non compaiono hanno il valore di partenza detto nel file LEGGIMI.md delle metodologie.
"""


def write_method(definition: MethodDefinition) -> str:
    """Return the method file of a definition; reading it gives the same definition."""
    return "\n".join([_OPENING, *_fields(definition), *_groups(definition, "")]).rstrip() + "\n"


def _fields(value: Any) -> Iterator[str]:
    return (f"{key} = {_written(item)}" for key, item in _told(value) if not _is_group(item))


def _groups(value: Any, path: str) -> Iterator[str]:
    """Write the groups below a value: first those that are one, then the lists."""
    told = [(f"{path}.{key}".lstrip("."), item) for key, item in _told(value) if _is_group(item)]
    for inside, item in told:
        if not isinstance(item, tuple):
            yield from _group(inside, item, "[{}]")
    for inside, item in told:
        if isinstance(item, tuple):
            for one in item:
                yield from _group(inside, one, "[[{}]]")


def _group(path: str, value: Any, header: str) -> Iterator[str]:
    yield ""
    if path in _COMMENTS:
        yield f"# {_COMMENTS[path]}"
    yield header.format(path)
    yield from _fields(value)
    yield from _groups(value, path)


def _told(value: Any) -> Iterator[tuple[str, Any]]:
    """Return what the file says of a value: what is not as it would be anyway, and what is always worth saying."""
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if item is not None and (item != field.default or field.name in _ALWAYS):
            yield ITALIAN.key(field.name), item


def _is_group(item: Any) -> bool:
    if isinstance(item, tuple):
        return bool(item) and _is_group(item[0])
    return dataclasses.is_dataclass(item) and not isinstance(item, _SHORT)


def _written(item: Any) -> str:
    match item:
        case Enum():
            return _quoted(ITALIAN.word(item))
        case Decimal():
            return f"{item.normalize():f}"
        case int() | date():
            return str(item).lower()
        case str():
            return _quoted(item)
        case tuple():
            return _listed(item)
        case _:
            pairs = ", ".join(f"{key} = {_written(part)}" for key, part in _told(item))
            return f"{{ {pairs} }}"


def _listed(items: tuple[Any, ...]) -> str:
    written = [_written(item) for item in items]
    if sum(map(len, written)) < 80 and not any(isinstance(item, _SHORT) for item in items):
        return f"[{', '.join(written)}]"
    return "\n".join(["[", *(f"    {one}," for one in written), "]"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
