"""What is measured in words of several clauses: «Avvisi emessi: almeno 180 (2025: 95). Accertato ≥ € 45.000,00»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.inline_facts import DATE
from app.domain.plan_text.quantity_words import NUMBER, QUANTITY
from app.domain.plan_text.roles import CarriedFact, LineRole

_APART = re.compile(r"(?:;\s+|(?<=[\d)%])\.\s+(?=[A-ZÀ-Ü]))(?![^()]*\))")
_START = re.compile(
    r"\s*\(\s*(?:(?:anno|nel|al)\s+)?(?:20\d\d|attual(?:e|mente)|oggi|base(?:line)?|partenza|era(?:no)?"
    rf"|valore\s+(?:attuale|iniziale|storico|di\s+partenza))\s*[:=]?\s*(?P<start>{NUMBER}\s*(?:%|€|[^\W\d_]{{1,10}}\.?)?)\s*\)"
    r"\s*[.;]?$",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"(?P<what>.{4,}?)\s*\(\s*s[iì]\s*/\s*no\s*\)\s*[.;]?$", re.IGNORECASE)
_IN_TIME = re.compile(
    r"(?P<what>.{4,}?)\s+(?:in|entro)\s+(?P<unit>gg|giorni|ore|mesi|minuti)\.?\s*(?P<number>\d{1,4})\s*[.;]?$",
    re.IGNORECASE,
)
"""«concluse in gg. 15»: the unit before the number."""
_BY = re.compile(rf"(?P<what>\S+\s.{{4,}}?)\s+(?P<by>entro\s+(?:il\s+|la\s+)?{DATE})\s*[.;]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """What is measured, what is expected of it and where it starts, as they are written; empty where not told."""

    what: str
    target: str = ""
    start: str = ""


def clauses_in(text: str) -> tuple[Clause, ...]:
    """Part what an indicator measures, where its words say more than `measured` reads; empty where they do not.

    Words of which the first clause alone is measured stay whole: its target is theirs.
    """
    read = tuple(map(_clause, _APART.split(text)))
    if len(read) > 1:
        if all(one.target for one in read):
            return read
        return (replace(read[0], what=text.strip(" .;")),) if read[0].target else ()
    return read if read[0].target and (read[0].start or _own(text)) else ()


def clauses_of_result(text: str) -> tuple[Clause, ...]:
    """Part a result that stands for its indicator too: «Servizi attivati: 11»; empty where it is a value alone."""
    bare = text.strip(" .;")
    if QUANTITY.fullmatch(bare):
        return ()
    read = clauses_in(bare)
    only = _clause(bare)
    return read or ((only,) if only.target and " " in only.what else ())


def facts_of_clauses(told: tuple[Clause, ...]) -> tuple[CarriedFact, ...]:
    """Return what the first clause carries, then the others as indicators with what each carries."""
    return tuple(fact for nth, one in enumerate(told) for fact in _facts(one, is_first=not nth))


def _facts(one: Clause, *, is_first: bool) -> Iterator[CarriedFact]:
    if not is_first:
        yield CarriedFact(LineRole.INDICATOR, one.what)
    yield from ([CarriedFact(LineRole.TARGET, one.target)] if one.target else [])
    yield from ([CarriedFact(LineRole.BASELINE, one.start)] if one.start else [])


def _clause(text: str) -> Clause:
    found = _START.search(text)
    bare, start = (text[: found.start()], found["start"].strip()) if found else (text, "")
    if own := _own(bare):
        return replace(own, start=start)
    name, target = measured(bare.strip())
    if not target and (by := _BY.fullmatch(bare.strip())):
        name, target = by["what"], by["by"]
    return Clause(_begun(name), target, start)


def _own(text: str) -> Clause | None:
    if found := _YES_NO.fullmatch(text.strip()):
        return Clause(_begun(found["what"]), "sì")
    if found := _IN_TIME.fullmatch(text.strip()):
        return Clause(_begun(found["what"]), f"≤ {found['number']} {found['unit']}")
    return None


def _begun(what: str) -> str:
    """Write the first letter of a name in capitals, as an indicator of its own begins."""
    return f"{what[:1].upper()}{what[1:]}"
