"""Which blocks of a plan are headings of units, and on which level each stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.matching import stems
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_contents_line, is_upper
from app.domain.plan_text.flat_columns import names_columns
from app.domain.plan_text.headed_units import headed_units
from app.domain.plan_text.heading_rows import is_staff_row
from app.domain.plan_text.labels import label_of, unit_rank_of_column
from app.domain.plan_text.loose_units import loose_units
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.offices import office_lines
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.section_lines import PlanSection, is_title_like, section_of
from app.domain.plan_text.unit_headings import (
    WHATEVER_RANK,
    UnitHeading,
    is_contract_area,
    is_lone_unit_word,
    split_head,
    unit_headings,
)
from app.domain.plan_text.unit_openings import without_opening

_LONGEST_NAME, _LONGEST_WITH_HEAD = 8, 160
_SHEET = re.compile(r"foglio (?:(?!, riga).)+")
"""Where a block stands that is the name of a sheet, not a row of it."""
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s*[–-]?\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A block that heads units: what it names, whether it only lists them, whether the next block has the name.

    `is_office`: no word says that it is a unit, only what stands below it; `is_loose`: nor is it the name of any that
    is known.
    """

    units: tuple[UnitHeading, ...]
    is_listed: bool = False
    goes_on: bool = False
    is_office: bool = False
    is_loose: bool = False


def unit_lines(blocks: Sequence[PlanBlock]) -> dict[int, UnitLine]:
    """Return the headings of units by the place of their block; those of the closed sections of a PIAO are none."""
    found: dict[int, UnitLine] = {}
    closed = _closed_places(blocks)
    for place, block in enumerate(blocks):
        if place in closed:
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if line := _unit_line(block, following):
            found[place] = line
    found = _with_sheets_alike(found, blocks)
    headed = headed_units(blocks, tuple(found), closed)
    found = _with_lists(found | {place: UnitLine(units) for place, units in headed.items()}, blocks)
    named = {place: line.units[0] for place, line in found.items()}
    offices = office_lines(blocks, named, closed)
    alike = loose_units(blocks) if offices and not found else {}
    others = alike if offices.keys() <= alike.keys() else {}
    return (
        found
        | {place: UnitLine((unit,), is_loose=True) for place, unit in others.items() if place not in closed}
        | {place: UnitLine((unit,), is_office=True) for place, unit in offices.items()}
    )


def _with_sheets_alike(found: dict[int, UnitLine], blocks: Sequence[PlanBlock]) -> dict[int, UnitLine]:
    """Put the units that the names of sheets tell on one level: «Ufficio tecnico» beside «Servizi sociali»."""
    named = [place for place in found if _SHEET.fullmatch(blocks[place].source)]
    highest = min((found[place].units[0].rank for place in named), default=0)
    alike = {place: replace(found[place], units=_of_rank(found[place].units, highest)) for place in named}
    return found | alike


def _of_rank(units: tuple[UnitHeading, ...], rank: int) -> tuple[UnitHeading, ...]:
    return (replace(units[0], rank=rank), *units[1:])


def _closed_places(blocks: Sequence[PlanBlock]) -> frozenset[int]:
    """Return the places of the blocks that stand in a section of a PIAO without objectives."""
    closed: set[int] = set()
    is_closed = False
    for place, block in enumerate(blocks):
        if rule := section_of(block):
            is_closed = rule.section is PlanSection.CLOSED
        if is_closed:
            closed.add(place)
    return frozenset(closed)


def top_rank(lines: dict[int, UnitLine], blocks: Sequence[PlanBlock]) -> int:
    """Return the highest rank of the words that the plan uses for its units: that is its first level.

    The tables of the sections without objectives, as that of the areas of the contract, name none of its units.
    """
    ranks = [unit.rank for line in lines.values() for unit in line.units]
    closed = _closed_places(blocks)
    for block in (block for place, block in enumerate(blocks) if place not in closed):
        named = [cell.heading for cell in block.cells if cell.heading and cell.text]
        if is_staff_row(block):
            continue
        if not named and len(block.cells) > 1 and block.cells[1].text:
            named = [block.cells[0].text]  # «Settore | Tributi»: a label and its value
        found = (unit_rank_of_column(name.rstrip(" :")) for name in named)
        ranks += [rank for rank in found if rank is not None]
    return min((rank for rank in ranks if rank != WHATEVER_RANK), default=1)


def _unit_line(block: PlanBlock, following: PlanBlock | None) -> UnitLine | None:
    is_label = " " in block.text and unit_rank_of_column(block.text.rstrip(" :")) is not None
    if is_contract_area(block.text) or is_contents_line(block.text) or is_label:
        return None
    if len([cell for cell in block.cells if cell.text]) > 1:
        return _unit_of_row(block)
    if (
        following
        and block.kind is not BlockKind.LIST_ITEM
        and is_lone_unit_word(block.text)
        and _is_a_name(block, following)
    ):
        name = (
            f"{block.text.rstrip(' :–-')} – {following.text}"
            if block.text[-1:].isdigit()
            else f"{block.text} {following.text}"
        )
        if units := unit_headings(name, may_be_mixed=True):
            return UnitLine(tuple(units), goes_on=True)
    text = _without_section_number(block)
    if _is_low_heading(text, following):
        text = text[:1].upper() + text[1:]
    units = unit_headings(text, may_be_mixed=_may_be_mixed(block, following))
    if block.marker and not units and _is_numbered(block):
        units = unit_headings(f"{block.marker} {text}", may_be_mixed=False)
    return UnitLine(tuple(units)) if units else None


def _without_section_number(block: PlanBlock) -> str:
    """«2.2.1 Settore Affari generali» among the headings of a PIAO: the number is of the section, not of the unit."""
    found = _SECTION_NUMBER.match(block.text)
    is_heading = block.kind is BlockKind.HEADING or block.text.startswith("2.2")
    return without_opening(block.text[found.end() :] if found and is_heading else block.text)


def _unit_of_row(block: PlanBlock) -> UnitLine | None:
    """«Settore Entrate | Responsabile: dott.ssa Orsi» across a table heads a unit, as the same words on a line do."""
    first, *others = (cell.text for cell in block.cells if cell.text)
    heads = [found.value for text in others if (found := label_of(text)) and found.role is LineRole.HEAD]
    if len(heads) != len(others) or not all(heads) or len(heads) > 1:
        return None
    units = unit_headings(without_opening(first), may_be_mixed=True)
    if not units or units[0].head:
        return UnitLine(tuple(units)) if units else None
    return UnitLine((replace(units[0], head=heads[0]), *units[1:]))


def _may_be_mixed(block: PlanBlock, following: PlanBlock | None) -> bool:
    """In mixed case a heading stands before a list, a label, another heading; its name may begin with a capital."""
    if block.kind is BlockKind.HEADING:
        return True
    text = without_opening(block.text)
    text = split_head(text)[0] if len(text) <= _LONGEST_WITH_HEAD else text
    words = text.strip("()").split()
    is_named = len(words) > 1 and words[1][:1].isupper() and len(words) <= _LONGEST_NAME
    is_capital = text.lstrip("( ")[:1].isupper() or is_named
    if not is_title_like(text.rstrip(":").strip("()")) or not (is_capital or _is_low_heading(text, following)):
        return False
    if block.kind is BlockKind.LIST_ITEM:
        return (_is_numbered(block) and bool(split_head(block.text)[1])) or (
            _is_numbered(block)
            and following is not None
            and (following.marker, following.level) != (block.marker, block.level)
            and (following.kind is not BlockKind.PARAGRAPH or _tells_head(following))
        )
    words = text.strip("()").split()
    names_itself = len(words) > 1 and (words[1][:1].isupper() or words[1][:1].isdigit() or words[1][:1] in ":–-\"'")
    return (
        names_itself
        or following is None
        or following.kind is not BlockKind.PARAGRAPH
        or bool(label_of(following.text) or section_of(following) or is_title_like(following.text))
    )


def _tells_head(block: PlanBlock) -> bool:
    found = label_of(block.text)
    return found is not None and found.role is LineRole.HEAD and bool(found.value)


def _is_low_heading(text: str, following: PlanBlock | None) -> bool:
    """«area tecnica:» in small letters heads a unit when who is responsible, or «obiettivi», comes right below."""
    if following is None or text != text.lower() or len(text.split()) > _LONGEST_NAME:
        return False
    found = label_of(following.text)
    is_head = found is not None and found.role is LineRole.HEAD
    return is_head or following.text.casefold().rstrip(" :") in {"obiettivi", "gli obiettivi", "obiettivo"}


def _is_numbered(block: PlanBlock) -> bool:
    return any(char.isalnum() for char in block.marker)


def _is_a_name(block: PlanBlock, following: PlanBlock) -> bool:
    """The name of the unit on the next line: short, a title, neither a label nor the heading of something else."""
    text = following.text
    if following.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or len(text.split()) > _LONGEST_NAME:
        return False
    if is_upper(block.text) and not is_upper(text) and not text[:1].isupper():
        return False
    known = (
        label_of(text)
        or section_of(following)
        or unit_headings(text, may_be_mixed=True)
        or text.casefold().startswith("obiettiv")
        or names_columns(text)
    )
    return is_title_like(text) and not known


def _with_lists(found: dict[int, UnitLine], blocks: Sequence[PlanBlock]) -> dict[int, UnitLine]:
    """Mark the headings with nothing below them when the same unit has a section of its own elsewhere."""
    empty = {place for place in found if _is_empty(place, found, len(blocks))}
    empty |= {place for place in found if place - 1 in empty and _is_repeated(place, found)}
    full: list[tuple[str, tuple[str, ...]]] = [
        (name_key(unit.name), stems(name_key(unit.name)))
        for place, line in found.items()
        if place not in empty
        for unit in line.units
    ]
    keys = {key for key, _ in full}
    wholes = {own for _, own in full}
    starts = {own[:count] for own in wholes for count in range(1, len(own) + 1)}
    return {
        place: UnitLine(line.units, place in empty and _is_elsewhere(line.units[0], keys, starts, wholes), line.goes_on)
        for place, line in found.items()
    }


def _is_elsewhere(
    unit: UnitHeading, keys: set[str], starts: set[tuple[str, ...]], wholes: set[tuple[str, ...]]
) -> bool:
    """Whether a section has this name, a longer one that begins so, or a shorter one with which this begins."""
    key = name_key(unit.name)
    own = stems(key)
    return key in keys or own in starts or any(own[:count] in wholes for count in range(1, len(own)))


def _is_repeated(place: int, found: dict[int, UnitLine]) -> bool:
    """Whether the last of a list is headed again further on."""
    key = name_key(found[place].units[0].name)
    own = stems(key)
    later = (name_key(found[other].units[0].name) for other in found if other > place)
    return any(key == other or stems(other)[: len(own)] == own for other in later)


def _is_empty(place: int, found: dict[int, UnitLine], count: int) -> bool:
    """Whether nothing stands between this heading and one of its own level or above."""
    line = found[place]
    below = place + (2 if line.goes_on else 1)
    while below < count and below in found:
        if found[below].units[0].rank <= line.units[-1].rank:
            return True
        below += 2 if found[below].goes_on else 1
    return False
