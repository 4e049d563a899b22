"""Rows of people's sheets that are no rows of data: totals, footnotes, headings printed again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.columns import Column, Format
from app.domain.italian import agreeing, listed
from app.domain.matching import text_key
from app.domain.workbooks.cells import RawCell, shown

_TOTAL = re.compile(
    r"(?:sub ?)?tot(?:ale|ali|\b)|complessiv[oi]\b|somma\b|media\b|riepilogo\b|n(?:umero)? dipendenti\b"
)
_FOOTNOTE = re.compile(
    r"\(?\*|\(\d\)|n\.?\s?b\.?\b|not[ae]\b|fonte\b|legenda\b|aggiornat[oa]\b|data\b|firma\b"
    r"|il (?:responsabile|segretario)",
    re.IGNORECASE,
)
_LONGEST_CODE = 24
_MOST_NAMED = 6


@dataclass(slots=True)
class PassedOver:
    """The rows of a sheet that were passed over, by why."""

    above: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    footnotes: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def take(self, why: str, row: int) -> None:
        getattr(self, why).append(row)

    def sentences(self) -> Iterator[str]:
        for rows, words in (
            (self.above, "sopra le intestazioni"),
            (self.totals, "di totali"),
            (self.footnotes, "di note"),
            (self.headings, "con le intestazioni ripetute"),
        ):
            if rows:
                named = listed(str(row) for row in rows[:_MOST_NAMED])
                more = f" e altre {len(rows) - _MOST_NAMED}" if len(rows) > _MOST_NAMED else ""
                left = agreeing(len(rows), "riga non letta", "righe non lette")
                yield f"{left} {words} ({named}{more})."


def why_passed_over(columns: Mapping[int, Column], cells: Mapping[int, RawCell]) -> str:
    """Return why a row is none of data (`totals`, `footnotes`, `headings`), empty where it is."""
    texts = [(place, text) for place, cell in cells.items() if (text := shown(cell))]
    if len(columns) < 2 or not texts:
        return ""
    first = texts[0][1]
    key = text_key(first)
    if _TOTAL.match(key) and len(texts) <= max(2, len(columns) // 2) and not _is_text_of(columns, texts):
        return "totals"
    if len(texts) == 1 and (_FOOTNOTE.match(first) or (len(first) > _LONGEST_CODE and " " in first)):
        return "footnotes"
    known = [(columns[place], text) for place, text in texts if place in columns]
    if len(known) > 1 and all(text_key(text) in _names(column) for column, text in known):
        return "headings"
    return ""


def _is_text_of(columns: Mapping[int, Column], texts: list[tuple[int, str]]) -> bool:
    """Whether a word like «Totale» is the whole of a long text, where it may be meant."""
    place = texts[0][0]
    return place in columns and columns[place].format is Format.LONG_TEXT


def _names(column: Column) -> set[str]:
    return {text_key(name) for name in (column.heading, *column.synonyms)}
