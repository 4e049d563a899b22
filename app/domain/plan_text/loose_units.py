"""Units that no word and no usual name tells: short titles alike, each with objectives of its own below.

Asked only of a plan in which nothing else names a unit: what is found is to be confirmed.
"""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_contents_line, is_upper
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.naming import sentence_case
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.offices import begins_objectives
from app.domain.plan_text.people import is_name
from app.domain.plan_text.position_words import POSITION
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.section_lines import is_title_like, section_of
from app.domain.plan_text.unit_headings import WHATEVER_RANK, UnitHeading, split_head

_NO_UNIT = re.compile(
    r"(?:il\s+|la\s+)?(?:piano|p\.?i\.?a\.?o|peg|pdo|comune|città|provincia|regione|allegato|anno|obiettivi|elenco|tabella|quadro"
    r"|scheda|sommario|indice|premessa|introduzione|contesto|metodologia|monitoraggio|valutazione|risorse|personale|missione"
    r"|programma|linea|nota|fonte|delibera|totale|fas[ei]|indicator[ei]|attivit)\b",
    re.IGNORECASE,
)
_POSITION_WORD = re.compile(POSITION, re.IGNORECASE)
_LONGEST, _MOST_WORDS, _FEWEST_LETTERS, _FEWEST_ALIKE = 80, 9, 4, 2


@dataclass(frozen=True, slots=True)
class _Title:
    """A line that may name a unit: how it is written, who heads it by its own words or the next ones."""

    name: str
    head: str
    form: Hashable


def loose_units(blocks: Sequence[PlanBlock]) -> dict[int, UnitHeading]:
    """Return the titles that seem units by their place: those written alike, two at least, or headed by somebody."""
    titles = {place: title for place in range(len(blocks)) if (title := _title(blocks, place))}
    titles = {place: one for place, one in titles.items() if not _is_below_another(blocks, place, titles)}
    heading = {
        place: titles[place]
        for place, following in pairwise([*titles, len(blocks)])
        if begins_objectives(blocks, place + 1, following) or _holds_headings(blocks, place, following)
    }
    forms = Counter(title.form for title in heading.values())
    headed = Counter(title.form for title in heading.values() if title.head)
    best = max(forms, key=lambda form: (headed[form], forms[form]), default=None)
    if best is None or (forms[best] < _FEWEST_ALIKE and not headed[best]):
        return {}
    return {
        place: UnitHeading(sentence_case(title.name), WHATEVER_RANK, title.head)
        for place, title in heading.items()
        if title.form == best
    }


def _is_below_another(blocks: Sequence[PlanBlock], place: int, titles: Collection[int]) -> bool:
    """Whether a heading stands below one of a higher level that may name its unit."""
    block = blocks[place]
    above = (blocks[other] for other in reversed(range(place)) if blocks[other].kind is BlockKind.HEADING)
    higher = next((one for one in above if one.level < block.level), None)
    return block.kind is BlockKind.HEADING and higher is not None and any(blocks[at] is higher for at in titles)


def _holds_headings(blocks: Sequence[PlanBlock], place: int, following: int) -> bool:
    """Whether headings of the next level stand below a heading: its objectives, where nothing else is."""
    level = blocks[place].level
    below = [one for one in blocks[place + 1 : following] if one.kind is BlockKind.HEADING]
    return blocks[place].kind is BlockKind.HEADING and bool(below) and all(one.level == level + 1 for one in below)


def _title(blocks: Sequence[PlanBlock], place: int) -> _Title | None:
    block = blocks[place]
    if block.kind is BlockKind.TABLE_ROW or len(block.text) > _LONGEST or is_contents_line(block.text):
        return None
    below = _head_below(blocks, place)
    if labelled := _labelled(block.text, may_be_name=not below):
        return _Title(labelled[1], below, labelled[0])
    told, head = split_head(block.text)
    name = told.strip(" :.–-")
    is_apart = not is_title_like(name) or len(name.split()) > _MOST_WORDS or ": " in name
    if is_apart or sum(map(str.isalpha, name)) < _FEWEST_LETTERS or _NO_UNIT.match(name):
        return None
    if objective_heading(name) or section_of(block) or (label_of(name) is not None and not is_upper(name)):
        return None
    head = head or below
    stands_out = block.kind is BlockKind.HEADING or is_upper(name) or "grassetto" in block.style
    return _Title(name, head, _form(block)) if (stands_out or head) and (is_upper(name) or not is_name(name)) else None


def _labelled(text: str, *, may_be_name: bool) -> tuple[str, str] | None:
    """Part «Posizione organizzativa: Servizi tecnici»: words that several lines begin with, and a name that changes.

    `may_be_name`: no line below says who heads it, so that «Posizione organizzativa: Rossi Mario» is a person.
    """
    label, colon, name = (part.strip() for part in text.partition(":"))
    found = label_of(text)
    is_known = found is not None and not (found.role is LineRole.HEAD and _POSITION_WORD.match(label))
    is_apart = not colon or is_known or _NO_UNIT.match(label) or objective_heading(text) or not 1 < len(label) <= 40
    if is_apart or not is_title_like(name) or (may_be_name and is_name(name)) or any(char.isdigit() for char in name):
        return None
    return (text_key(label), name) if sum(map(str.isalpha, name)) >= _FEWEST_LETTERS else None


def _head_below(blocks: Sequence[PlanBlock], place: int) -> str:
    """Return who is said to head it on the next line: «(resp. Bianchi Rita)», «Responsabile: …»."""
    if place + 1 >= len(blocks) or blocks[place + 1].kind is not BlockKind.PARAGRAPH:
        return ""
    label = label_of(blocks[place + 1].text)
    return label.value if label and label.role is LineRole.HEAD else ""


def _form(block: PlanBlock) -> Hashable:
    return block.kind, block.level, is_upper(block.text), "grassetto" in block.style, bool(block.marker)
