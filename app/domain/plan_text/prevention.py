"""The measures against corruption that a plan lists: rows of a table with the risk beside them, items below a title.

L. 190/2012 art. 1 c. 8; in a PIAO they stand in section 2.3 (D.M. 132/2022 art. 3 c. 1 lett. c).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock

_MEASURE = re.compile(
    r"misur[ae](?: (?:specific(?:a|he)|general[ei]|ulterior[ei]|obbligatori[ae]))?"
    r"(?: (?:di|per la) (?:prevenzione|contrasto|trattamento|mitigazione)(?: .*)?| anti ?corruzione| del rischio"
    r"| da attuare| adottat[ae]| programmat[ae]| previst[ae])?"
)
_RISK = re.compile(
    r"(?:process[oi]|procediment[oi]|rischi[oi]?|event[oi] rischios[oi]|are[ae] di rischio|livello di rischio)\b.*"
)
_CODE = re.compile(r"(?:codice|cod|n|nr|num|numero|id)(?: misura)?")
_TITLE = re.compile(
    r"(?:le |elenco delle |principali )?misur[ae] (?:general[ei] |specific(?:a|he) )?"
    r"(?:(?:di|per la) (?:prevenzione|contrasto)(?: (?:della|alla) corruzione)?.{0,30}|anti ?corruzione.{0,20})"
)
_LONGEST_TITLE, _LONGEST, _LONGEST_CODE = 120, 1000, 30
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class MeasureText:
    """A measure as the plan writes it, what stands beside it in brackets; `code` is empty where it has none."""

    text: str
    line: int
    code: str = ""

    @property
    def key(self) -> str:
        return text_key(self.text)


def measures_in(blocks: Sequence[PlanBlock]) -> tuple[MeasureText, ...]:
    """Return the measures in their order, each text once."""
    found: dict[str, MeasureText] = {}
    for one in (*_of_tables(blocks), *_of_lists(blocks)):
        found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: one.line))


def measure_blocks(blocks: Sequence[PlanBlock]) -> frozenset[int]:
    """Return the numbers of the blocks that hold a measure."""
    return frozenset(one.line for one in (*_of_tables(blocks), *_of_lists(blocks)))


def _of_tables(blocks: Sequence[PlanBlock]) -> Iterator[MeasureText]:
    columns: tuple[str, ...] = ()
    for block in blocks:
        texts = tuple(cell.text for cell in block.cells)
        if block.kind is not BlockKind.TABLE_ROW:
            columns = ()
        elif _heads_measures(texts):
            columns = texts
        elif columns and len(texts) == len(columns):
            yield from _of_row(columns, texts, block.number)


def _heads_measures(texts: Sequence[str]) -> bool:
    keys = [text_key(text) for text in texts]
    return any(map(_MEASURE.fullmatch, keys)) and any(map(_RISK.fullmatch, keys))


def _of_row(columns: Sequence[str], texts: Sequence[str], line: int) -> Iterator[MeasureText]:
    at = next(place for place, name in enumerate(columns) if _MEASURE.fullmatch(text_key(name)))
    measure = " ".join(texts[at].split())
    if sum(map(str.isalpha, measure)) < _FEWEST_LETTERS:
        return
    code, beside = "", []
    for place, (name, text) in enumerate(zip(columns, texts, strict=True)):
        if place != at and text and _CODE.fullmatch(text_key(name)):
            code = text.strip(" .")[:_LONGEST_CODE]
        elif place != at and text:
            beside.append(f"{name.casefold()}: {' '.join(text.split())}")
    told = f"{measure} ({'; '.join(beside)})" if beside else measure
    yield MeasureText(told[:_LONGEST], line, code if any(map(str.isalpha, code)) else "")


def _of_lists(blocks: Sequence[PlanBlock]) -> Iterator[MeasureText]:
    """Yield the items right below «Misure di prevenzione della corruzione»."""
    is_open = False
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM and is_open:
            yield MeasureText(block.text.rstrip(" ;.")[:_LONGEST], block.number)
        else:
            is_open = len(block.text) <= _LONGEST_TITLE and bool(_TITLE.fullmatch(text_key(block.text)))
