"""Units that no line names but that of who heads them: «Responsabile Area Tecnica – ing. Piero Costa»."""

import re
from collections.abc import Iterator, Sequence

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.offices import begins_objectives
from app.domain.plan_text.people import is_name
from app.domain.plan_text.unit_headings import (
    UNIT_WORDS,
    UnitHeading,
    clean_head,
    split_head,
    unit_headings,
    with_parted_head,
)

_UNIT = rf"(?:{'|'.join(words for words, _ in UNIT_WORDS)})\s+(?-i:[\"«]?[A-ZÀ-Ü\d]).*"
_WHO = (
    r"(?:responsabile|resp\.|titolare|dirigente|incaricat[oa]|referente)"
    r"(?:\s+(?:(?:di|della|incarico)\s+)*(?:e\.?\s?q\.?|p\.?\s?o\.?|elevata\s+qualificazione|posizione\s+organizzativa))?"
)
_OF = r"[\s:–-]*(?:dell'|della\s|del\s|di\s)?\s*"
_FIRST = re.compile(
    rf"(?:(?:schede?\s+|gli\s+)?obiettivi\s+(?:\w+\s+){{0,3}}?(?:al|del|per\s+il)\s+)?(?:il\s+)?{_WHO}{_OF}(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:{_WHO}\s*:\s*)?(?P<head>[^:,(–]+?)\s*(?:[,(–]|\s-\s)\s*(?:{_WHO}{_OF})?(?P<unit>{_UNIT})", re.IGNORECASE
)
_ALONE = re.compile(rf"(?P<unit>{_UNIT})", re.IGNORECASE)
_NAME_AFTER = re.compile(r"(?P<unit>.+?)\s*(?:[:(–]|\s-\s)\s*(?P<head>[^:(–]+?)\)?", re.DOTALL)
_LONGEST, _MOST_WORDS, _FEWEST_ALIKE = 160, 8, 2


def headed_units(
    blocks: Sequence[PlanBlock], known: Sequence[int], closed: frozenset[int]
) -> dict[int, tuple[UnitHeading, ...]]:
    """Return the units that the lines of their heads name, by place: all where no line names a unit by itself.

    Else only those that the file marks as headings; each with objectives below it. `known`: where the others are.
    """
    found = dict(_written_alike(blocks, known, closed))
    for place, block in enumerate(blocks):
        is_marked = block.kind is BlockKind.HEADING
        if place in closed or place in known or (known and not is_marked) or block.cells or len(block.text) > _LONGEST:
            continue
        if (units := units_of_head(block.text)) and begins_objectives(blocks, place + 1, len(blocks)):
            found[place] = units
    return found


def _written_alike(
    blocks: Sequence[PlanBlock], known: Sequence[int], closed: frozenset[int]
) -> Iterator[tuple[int, tuple[UnitHeading, ...]]]:
    """Yield the lines that name a unit and who heads it as two others do, but without the word for it.

    «Custodia forestale – Responsabile: isp. Dino Tomasi» among «Servizio Tecnico – Responsabile: ing. Walter Pini».
    """
    told = {place: parted for place in known if (parted := _named_and_headed(blocks[place]))}
    forms = {(blocks[place].kind, blocks[place].style) for place in told}
    if len(told) < _FEWEST_ALIKE or len(forms) > 1:
        return
    ranks = [unit.rank for name, _ in told.values() for unit in unit_headings(name, may_be_mixed=True)]
    if not ranks:
        return
    for place, block in enumerate(blocks):
        if place in closed or place in known or (block.kind, block.style) not in forms:
            continue
        parted = _named_and_headed(block)
        if parted and place + 1 < len(blocks) and blocks[place + 1].kind is BlockKind.LIST_ITEM:
            yield place, (UnitHeading(parted[0], min(ranks), parted[1]),)


def _named_and_headed(block: PlanBlock) -> tuple[str, str] | None:
    """Part «Custodia forestale – Responsabile: isp. Dino Tomasi»; None for a line without both."""
    if block.cells or len(block.text) > _LONGEST:
        return None
    name, head = split_head(block.text)
    is_so = bool(name.strip()) and len(name.split()) <= _MOST_WORDS and is_name(clean_head(head))
    return (name.strip(" :–-"), clean_head(head)) if head and is_so else None


def units_of_head(text: str) -> tuple[UnitHeading, ...]:
    """Read «Responsabile dell'Area Tecnica: ing. Costa», «Responsabile: Ada Neri – Area Tecnica»; else nothing."""
    bare = text.strip(" .:;")
    if first := _FIRST.fullmatch(bare):
        return _headed(first["unit"])
    last = _LAST.fullmatch(bare)
    if last is None or not is_name(clean_head(last["head"])):
        return ()
    units = unit_headings(last["unit"].rstrip(" )"), may_be_mixed=True)
    return tuple(UnitHeading(unit.name, unit.rank, clean_head(last["head"])) for unit in units)


def units_of_head_cell(text: str) -> tuple[UnitHeading, ...]:
    """Read a cell under «Responsabile» that names the unit: also «Area Tecnica – Geom. Rossi», «Area Tecnica»."""
    told = " ".join(text.split())
    return units_of_head(told) or (_headed(told) if _ALONE.fullmatch(told) else ())


def _headed(text: str) -> tuple[UnitHeading, ...]:
    parted = with_parted_head(text)
    after = _NAME_AFTER.fullmatch(text)
    if parted == text and after and is_name(after["head"]):
        units = unit_headings(after["unit"], may_be_mixed=True)
        return tuple(UnitHeading(unit.name, unit.rank, after["head"]) for unit in units)
    return tuple(unit_headings(parted, may_be_mixed=True))
