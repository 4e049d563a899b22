"""The signs by which lines of a plan are alike, and the choices that were made for lines with those signs."""

import hashlib
import re
from collections import Counter

from app.domain.matching import text_key, word_set
from app.domain.plan_text.blocks import BlockKind, PlanBlock, SourceDocument
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.roles import LineSigns, PlanLayout, RoleGuess

_LABEL = re.compile(r"([^\W\d_][^:]{1,47}?)\s?:(?:\s|$)")
_OPENING_WORDS = word_set(
    "area settore servizio ufficio direzione dipartimento ripartizione unita centro cdr obiettivo obiettivi fase"
    " indicatore azione attivita responsabile dirigente peso"
)
_NUMBER = re.compile(r"\d+")
_CAPITALS = "maiuscolo"
OF_ALL_ALIKE = "Scelto per tutte le righe come questa"
_MOST_SIGNS = 12
_CHOSEN = 100


def signs_of(block: PlanBlock) -> LineSigns:
    """Return what the block has in common with the lines like it."""
    is_deep = block.kind in {BlockKind.LIST_ITEM, BlockKind.HEADING}
    style = block.style or (_CAPITALS if is_upper(block.text) else "")
    columns = " / ".join(text_key(cell.heading) for cell in block.cells)
    label = "" if block.cells else _label(block.text)
    return LineSigns(block.kind.value, style, marker_shape(block.marker), block.level if is_deep else 0, columns, label)


def chosen_guess(block: PlanBlock, layout: PlanLayout) -> RoleGuess | None:
    """Return what the user chose for this line or for all lines like it; None when nothing was chosen."""
    if role := layout.lines.get(block.number):
        return RoleGuess(block.number, role, _CHOSEN, "Scelto per questa riga", block.text, chosen=True)
    if role := layout.choices.get(signs_of(block)):
        return RoleGuess(block.number, role, _CHOSEN, OF_ALL_ALIKE, block.text, chosen=True)
    return None


def layout_fingerprint(document: SourceDocument) -> str:
    """Return a key of how the document is laid out: the same for next year's plan, whatever its words."""
    counts = Counter(signs_of(block) for block in document.blocks)
    usual = sorted(repr(signs) for signs, count in counts.most_common(_MOST_SIGNS) if count > 1)
    return hashlib.sha256("\n".join(usual).encode()).hexdigest()[:32]


def marker_shape(marker: str) -> str:
    """Write every number as «1» and every letter as «a»: «3.2)» and «1.1)» are the same mark, «3» and «1.1» are not."""
    shape = _NUMBER.sub("1", marker)
    return re.sub(r"[^\W\d_]+", "a", shape)


def _label(text: str) -> str:
    if found := _LABEL.match(text):
        return _NUMBER.sub("", text_key(found[1])).strip()
    first = (text_key(text[:40]).split() or [""])[0]
    return first if first in _OPENING_WORDS else ""


def after_shared_label(block: PlanBlock) -> str:
    """Return what follows the words before the colon, which all the lines like this one begin with; else nothing."""
    found = None if block.cells else _LABEL.match(block.text)
    return block.text[found.end() :].strip() if found else ""
