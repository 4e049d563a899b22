"""The prose of a plan as texts that are edited and printed: its titles, its lists, what a table took away."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.domain.plan_text.blocks import BlockKind, BoldWords, PlanBlock
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.naming import sentence_case
from app.domain.plan_text.section_lines import section_of

_PART_NUMBER = re.compile(r"parte\s+(?:prima|seconda|terza|quarta|quinta|sesta|[ivx]{1,4}|\d{1,2})\b\W*", re.IGNORECASE)
_CONTEXT = re.compile(r"contesto\s+(?:intern|estern)\w*\b.{0,60}", re.IGNORECASE)
_GLUED = re.compile(r"(?P<title>(?:[A-ZÀ-Ü']+\s+){3,}?)(?P<text>[A-ZÀ-Ü](?:[a-zà-ü]|'[A-Za-zà-ü]).{20,})")
_MARKER = re.compile(r"(?P<sign>\d{1,3}|[A-Za-z])\s?(?P<end>[.)])")
_ITEM = re.compile(r"(?:-|\d{1,3}[.)]|[a-z][.)]) ")
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 120
_LONGEST_ANNOUNCEMENT = 60


def paragraph_of(block: PlanBlock) -> str:
    """Write a block as a paragraph of a text: its words in bold between `**`; an item keeps its number or letter."""
    text = _with_bold(block.text, block.bold)
    if block.kind is not BlockKind.LIST_ITEM:
        return text
    found = _MARKER.search(block.marker)
    marker = f"{found['sign'].lower()}{found['end']}" if found else "-"
    return f"{marker} {text}"


def _with_bold(text: str, bold: Iterable[BoldWords]) -> str:
    """Mark the words in bold; those that the cleaning has changed are left plain."""
    found = ((list(re.finditer(re.escape(one.words), text)), one.before) for one in bold)
    spans = {places[before].span() for places, before in found if before < len(places)}
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def goes_on_list(paragraphs: Sequence[str]) -> bool:
    """Whether a list is open: a sentence has announced it, or one of its items was the last."""
    return bool(paragraphs) and (paragraphs[-1].endswith(":") or is_item(paragraphs[-1]))


def is_item(paragraph: str) -> bool:
    return bool(_ITEM.match(paragraph))


def joined_paragraphs(paragraphs: Sequence[str]) -> str:
    """Write paragraphs as a body, the items of a list one under the other.

    A sentence that only announces a table, which is kept as figures, goes with it.
    """
    kept = list(_kept(paragraphs))
    body = ""
    for place, paragraph in enumerate(kept):
        if place:
            body += "\n" if is_item(paragraph) and is_item(kept[place - 1]) else "\n\n"
        body += paragraph
    return body


def _kept(paragraphs: Sequence[str]) -> Iterator[str]:
    for place, paragraph in enumerate(paragraphs):
        is_followed = place + 1 < len(paragraphs) and is_item(paragraphs[place + 1])
        is_bare = len(paragraph) <= _LONGEST_ANNOUNCEMENT and not any(map(str.isdigit, paragraph))
        if not (paragraph.endswith(":") and is_bare and not is_followed):
            yield paragraph


def glued_title(block: PlanBlock) -> tuple[str, str] | None:
    """Return a title in capitals and the sentence that the conversion has left on its line; None without one."""
    found = _GLUED.fullmatch(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if found is None or not _SHORTEST_TITLE <= len(found["title"]) <= _LONGEST_TITLE:
        return None
    return found["title"].strip(), found["text"]


def is_part_title(block: PlanBlock) -> bool:
    """Whether a line opens a part of the plan: a heading, capitals, the words with which a part begins."""
    if block.cells or label_of(block.text):
        return False
    if section_of(block) or block.kind is BlockKind.HEADING:
        return True
    is_capital = is_upper(block.text) and " " in block.text and len(block.text) <= _LONGEST_TITLE
    return block.kind is BlockKind.PARAGRAPH and (is_capital or bool(_CONTEXT.fullmatch(block.text)))


def shown_title(title: str) -> str:
    """Write the title of a text without the number of its part, its last sign, its capitals."""
    bare = _PART_NUMBER.sub("", title, count=1).strip().rstrip(":.").strip() if _PART_NUMBER.match(title) else title
    head, bracket, rest = bare.strip().rstrip(":.").strip().partition(" (")
    return f"{sentence_case(head) if is_upper(head) else head}{bracket}{rest}"
