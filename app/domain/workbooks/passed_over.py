"""Rows of people's sheets that are no rows of data: totals, footnotes, headings printed again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.columns import Column, Format
from app.domain.italian import agreeing, listed
from app.domain.matching import text_key
from app.domain.structure.named_units import calls_a_unit
from app.domain.workbooks.cell_words import VACANT
from app.domain.workbooks.cells import RawCell, shown

_TOTAL = re.compile(
    r"(?:sub ?)?tot(?:ale|ali|\b)|complessiv[oi]\b|somma\b|media\b|riepilogo\b|n(?:umero)? dipendenti\b"
)
_FOOTNOTE = re.compile(
    r"\(?\*|\(\d\)|n\.?\s?b\.?\b|not[ae]\b|fonte\b|legenda\b|aggiornat[oa]\b|data\b|firma\b"
    r"|il (?:responsabile|segretario)",
    re.IGNORECASE,
)
_TOTAL_BEGINS = frozenset("tTsScCmMrRnN")
_LONGEST_CODE = 24
_MOST_NAMED = 6
UNITS = "units"
"""Why a row is passed over that names the unit of those below it."""
_OF_PEOPLE = frozenset({"last_name", "first_name", "full_name", "name_and_surname"})


@dataclass(slots=True)
class PassedOver:
    """The rows of a sheet that were passed over, by why."""

    above: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    footnotes: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    vacancies: list[int] = field(default_factory=list)

    def take(self, why: str, row: int) -> None:
        getattr(self, why).append(row)

    def sentences(self) -> Iterator[str]:
        for rows, words in (
            (self.above, "sopra le intestazioni"),
            (self.totals, "di totali"),
            (self.footnotes, "di note"),
            (self.headings, "con le intestazioni ripetute"),
            (self.units, "con il nome di un'unità"),
            (self.vacancies, "di posti vacanti"),
        ):
            if rows:
                named = listed(str(row) for row in rows[:_MOST_NAMED])
                more = f" e altre {len(rows) - _MOST_NAMED}" if len(rows) > _MOST_NAMED else ""
                left = agreeing(len(rows), "riga non letta", "righe non lette")
                yield f"{left} {words} ({named}{more})."


class RowFilter:
    """Tells the rows that are none of data: made once for a sheet, because each row is asked about."""

    def __init__(self, columns: Mapping[int, Column]) -> None:
        self._columns = columns
        self._names = {place: _names(column) for place, column in columns.items()}
        self._people = {place for place, column in columns.items() if column.key in _OF_PEOPLE}

    def why_passed_over(self, cells: Mapping[int, RawCell]) -> str:
        """Return why a row is passed over (a field of `PassedOver`), empty where it is one of data."""
        if len(self._columns) < 2 or not cells:
            return ""
        if any(VACANT.fullmatch(shown(cells[place])) for place in self._people if place in cells):
            return "vacancies"
        place, cell = next(iter(cells.items()))
        if not isinstance(cell.value, str):
            return ""
        first = shown(cell)
        if first[:1] in _TOTAL_BEGINS and self._is_total(place, text_key(first), len(cells)):
            return "totals"
        if len(cells) == 1 and (why := _why_alone(first)):
            return why
        return "headings" if self._is_heading(cells) else ""

    def _is_total(self, place: int, key: str, filled: int) -> bool:
        """Whether a row is a total: a word like «Totale» may be meant in a long text."""
        column = self._columns.get(place)
        is_text = column is not None and column.format is Format.LONG_TEXT
        return bool(_TOTAL.match(key)) and not is_text and filled <= max(2, len(self._columns) // 2)

    def _is_heading(self, cells: Mapping[int, RawCell]) -> bool:
        known = 0
        for place, names in self._names.items():
            if (cell := cells.get(place)) is None:
                continue
            if not isinstance(cell.value, str) or text_key(cell.value) not in names:
                return False
            known += 1
        return known > 1


def _why_alone(text: str) -> str:
    """Return why a row of one text is passed over, empty where it may be one of data."""
    if calls_a_unit(text):
        return UNITS
    return "footnotes" if _FOOTNOTE.match(text) or (len(text) > _LONGEST_CODE and " " in text) else ""


def _names(column: Column) -> frozenset[str]:
    return frozenset(text_key(name) for name in (column.heading, *column.synonyms))
