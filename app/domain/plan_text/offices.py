"""Units named without the word of one: «SEGRETARIO COMUNALE», «CORPO DI POLIZIA LOCALE», «E.Q. n. 2 – Servizi tecnici».

Such a line is also a signature or the subtitle of a unit, so that it heads one only with objectives of its own below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.labels import column_role, label_of
from app.domain.plan_text.naming import sentence_case
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.other_lists import announces_other_list, names_what_unit_holds
from app.domain.plan_text.position_words import NUMBER_SIGN, ORDER, POSITION
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.section_lines import is_title_like, section_of
from app.domain.plan_text.signs import marker_shape
from app.domain.plan_text.staff_lines import is_of_staff
from app.domain.plan_text.unit_headings import WHATEVER_RANK, UnitHeading, split_head

_OF_THE_ENTE = r"(?:\s+(?:comunal[ei]|civic[oa]|municipal[ei]|generale))"
_CORPS = re.compile(
    rf"(?:vice\s?)?segretari(?:o|a){_OF_THE_ENTE}?(?:\s+e\s+.{{3,30}})?|segreteria{_OF_THE_ENTE}|direttore\s+generale"
    r"|direzione\s+generale|(?:corpo|comando)(?:\s+(?:(?:di|della|intercomunale)\s+)*(?:polizia|vigili).{0,40})"
    r"|polizia\s+(?:locale|municipale|urbana).{0,40}|vigili\s+urbani|avvocatura(?:\s+\w+)?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"(?:biblioteca|museo|archivio|teatro|farmacia|pinacoteca|mediateca|cimitero){_OF_THE_ENTE}(?:\s+.{{2,40}})?"
    r"|asil[oi]\s+nido(?:\s+\w+)?|scuola\s+dell'infanzia(?:\s+\w+)?|casa\s+di\s+riposo(?:\s+.{2,40})?"
    r"|protezione\s+civile|ragioneria(?:\s+e\s+.{3,40})?|economato(?:\s+e\s+.{3,40})?|tributi(?:\s+e\s+.{3,40})?"
    r"|(?:anagrafe|stato\s+civile|demografici)(?:\s*(?:,|e|-|–)\s+.{3,40})?|s\.?u\.?a\.?p\.?(?:\s+e\s+.{3,40})?"
    r"|sportello\s+(?:unico|polifunzionale|sociale|del\s+cittadino)(?:\s+(?:per|delle|dell'|attività|edilizia|impresa).{0,40})?|u\.?r\.?p\.?|c\.?e\.?d\.?"
    r"|(?:servizi|uffici)\s+(?!.*\b(?:a\s+domanda|presenti|pubblici|essenzial|indispensabil|associati|esternalizz|compres|erogat|svolt|assegnat|offert|interessat|coinvolt|gestit|resi\b))\S.{2,60}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:gli\s+)?obiettivi\s+(?:\w+\s+){0,2}?(?:per\s+(?:il|la|l')|del(?:la|l')?|al(?:la|l')?)\s*(?=\S)", re.IGNORECASE
)
"""«OBIETTIVI PER IL SEGRETARIO COMUNALE» names the Segretario."""
_POSITION = re.compile(
    rf"(?P<what>{POSITION})\s*{NUMBER_SIGN}(?P<order>{ORDER})\s*[-–:.)]\s*(?P<name>[^\W\d_].{{2,90}})",
    re.IGNORECASE,
)
_SUB_RANK, _POSITION_RANK, _LOWEST_HOLDING_OFFICES = 3, 1, 1
_NEAR, _FARTHEST = 3, 25
"""Blocks between the name of an office and its first objective: who heads it, its staff, what it does."""
_OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_OTHERS = frozenset({LineRole.TEXT, LineRole.PERSON, LineRole.RESOURCE, LineRole.HEAD})
_SHEET = frozenset({LineRole.WEIGHT, LineRole.INDICATOR, LineRole.TARGET, LineRole.PHASE, LineRole.DEADLINE})


@dataclass(frozen=True, slots=True)
class OfficeName:
    """The name of an office as a line writes it; `is_corps`: it depends on no other unit."""

    name: str
    head: str
    is_corps: bool
    is_position: bool = False


@dataclass(slots=True)
class _OfficesAbove:
    """The unit above the offices: where it is headed, its rank, whether the offices below are its subtitles."""

    place: int
    rank: int
    are_subtitles: bool = False
    are_inside: bool = False


def office_of(block: PlanBlock) -> OfficeName | None:
    """Read the line as the name of an office or of a position; None when it is something else."""
    if block.kind is BlockKind.TABLE_ROW or len(block.text) > 120:
        return None
    text, head = split_head(block.text)
    text = _OPENING.sub("", text).strip(" :.–-")
    if found := _POSITION.fullmatch(text):
        what = found["what"] if "." in found["what"] else sentence_case(found["what"].upper())
        return OfficeName(f"{what} {found['order']} – {sentence_case(found['name'])}", head, True, True)
    if not is_title_like(text) or names_what_unit_holds(text):
        return None
    is_corps = bool(_CORPS.fullmatch(text))
    if not is_corps and (not _OFFICE.fullmatch(text) or label_of(text)):
        return None
    return OfficeName(sentence_case(text), head, is_corps)


def office_lines(
    blocks: Sequence[PlanBlock], units: dict[int, UnitHeading], closed: frozenset[int]
) -> dict[int, UnitHeading]:
    """Return the names of offices that head objectives of their own, by place; `units` are those that a word names.

    Below a unit without objectives they are its subtitles: of an Area, its services.
    """
    is_mixed = bool(units) and not any(_stands_out(blocks[place]) for place in units)
    headed = [blocks[place] for place in units]
    names = {
        place: name
        for place, block in enumerate(blocks)
        if place not in closed and (name := office_of(block)) and _has_shape(block, name, headed, is_mixed=is_mixed)
    }
    found: dict[int, UnitHeading] = {}
    above: _OfficesAbove | None = None
    places = sorted({*names, *units})
    for place, following in pairwise([*places, len(blocks)]):
        if place in units:
            above = _OfficesAbove(place, units[place].rank)
            continue
        if not begins_objectives(blocks, place + 1, following):
            continue
        if above is None and units and not names[place].is_corps and not _says_its_own(blocks, place + 1, following):
            continue
        rank = _rank_of_level(blocks, place, units, above) or _rank(blocks, place, names[place], above)
        if rank is not None:
            found[place] = UnitHeading(names[place].name, rank, names[place].head)
            above = _OfficesAbove(place, rank, are_inside=rank == _SUB_RANK)
    return found


def begins_objectives(blocks: Sequence[PlanBlock], start: int, stop: int) -> bool:
    """Whether an objective stands between two places: an item, a row, a number or a title of its own."""
    is_other_list = False
    for place in range(start, min(stop, start + _FARTHEST, len(blocks))):
        block, found = blocks[place], label_of(blocks[place].text)
        if objective_heading(block.text) or (found and found.role in _OBJECTIVES and found.value):
            return True
        if len(block.cells) > 1:
            if any(column_role(cell.heading or cell.text) in _OBJECTIVES for cell in block.cells):
                return True
            continue
        if block.kind is BlockKind.LIST_ITEM:
            if not is_other_list and not is_of_staff(block.text) and not (found and found.role in _OTHERS):
                return True
            continue
        if section_of(block) and not found and not block.text.casefold().startswith("obiettiv"):
            return False
        if found and found.role in _SHEET:
            return place > start
        is_other_list = announces_other_list(block.text) or (
            found is not None and not found.value and found.role in _OTHERS
        )
    return False


def _says_its_own(blocks: Sequence[PlanBlock], start: int, stop: int) -> bool:
    """Whether who heads it or the word of objectives comes below: before the first unit a list is of the context."""
    texts = [block.text for block in blocks[start : min(stop, start + _NEAR)]]
    heads = (found.role is LineRole.HEAD and bool(found.value) for text in texts if (found := label_of(text)))
    return any(heads) or any(text.casefold().startswith("obiettiv") or objective_heading(text) for text in texts)


def _rank_of_level(
    blocks: Sequence[PlanBlock], place: int, units: dict[int, UnitHeading], above: _OfficesAbove | None
) -> int | None:
    """Return the rank of the units that the file writes alike, below those of the kind of the one above."""
    form = _heading_form(blocks[place])
    if above is None or form is None or above.place not in units or form == _heading_form(blocks[above.place]):
        return None
    alike = (unit.rank for other, unit in units.items() if _heading_form(blocks[other]) == form)
    return next((rank for rank in alike if rank > above.rank), None)


def _heading_form(block: PlanBlock) -> tuple[str, int] | None:
    """Return what headings of one level have in common: the level, or letters of their own."""
    if block.kind is BlockKind.HEADING:
        return "", block.level
    return (block.style, 0) if "grassetto" in block.style and block.kind is BlockKind.PARAGRAPH else None


def _rank(blocks: Sequence[PlanBlock], place: int, name: OfficeName, above: _OfficesAbove | None) -> int | None:
    if name.is_position:
        return _POSITION_RANK
    if above is None or above.are_inside:
        return _SUB_RANK if above and not name.is_corps else WHATEVER_RANK
    if not above.are_subtitles and begins_objectives(blocks, above.place + 1, place):
        return WHATEVER_RANK
    if above.rank <= _LOWEST_HOLDING_OFFICES and not name.is_corps and not above.are_subtitles:
        return _SUB_RANK
    above.are_subtitles = True
    return None


def _has_shape(block: PlanBlock, name: OfficeName, units: Sequence[PlanBlock], *, is_mixed: bool) -> bool:
    """Whether the line is written as a heading, and as those of the other units are, where these are of its kind."""
    alike = [unit for unit in units if unit.kind is block.kind]
    if block.kind is BlockKind.LIST_ITEM:
        shape = marker_shape(block.marker)
        is_of_units = any(marker_shape(one.marker) == shape for one in alike)
        return is_of_units or (not units and is_upper(block.text) and shape.count("1") == 1)
    if block.kind is BlockKind.HEADING and alike:
        return any(unit.level == block.level for unit in alike)
    return name.is_position or is_mixed or _stands_out(block)


def _stands_out(block: PlanBlock) -> bool:
    return block.kind is BlockKind.HEADING or is_upper(block.text) or "grassetto" in block.style
