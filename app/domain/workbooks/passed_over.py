"""Rows of people's sheets that are no rows of data: totals, footnotes, headings printed again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.columns import Column, Format
from app.domain.italian import agreeing, some_of
from app.domain.matching import text_key
from app.domain.structure.divided_names import has_given_name
from app.domain.structure.named_units import calls_a_unit
from app.domain.workbooks.cell_words import AROUND_WORDS, MAY_BE_VACANT, NOTHING, VACANT
from app.domain.workbooks.cells import RawCell, shown

_TOTAL = re.compile(
    r"(?:sub ?)?tot(?:ale|ali|\b)|complessiv[oi]\b|somma\b|media\b|riepilogo\b|n(?:umero)? dipendenti\b"
)
_FOOTNOTE = re.compile(
    r"\(?\*|\(\d\)|n\.?\s?b\.?\b|not[ae]\b|fonte\b|legenda\b|aggiornat[oa]\b|data\b|firma\b"
    r"|f\.?to\b|firmato\b|visto\b|(?:il|la) (?:responsabile|segretari[oa]|sindac[oa]|dirigente)",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(
    r"[^\W\d][^\d,]*,?\s+(?:l[iì]\s+|il\s+)?\d{1,2}(?:[/.\-]\d{1,2}[/.\-]\d{2,4}|[°º]?\s+[a-z]+\s+\d{4})"
)
_TOTAL_BEGINS = frozenset("tTsScCmMrRnN")
_LONGEST_CODE = 24
_MOST_NAMED = 6
_SHORTEST_NAME = 3
NO_TEXTS: Mapping[int, str] = {}
UNITS = "units"
"""Why a row is passed over that names the unit of those below it."""
VACANCIES = "vacancies"
_OF_PEOPLE = frozenset({"last_name", "first_name", "full_name", "name_and_surname"})
_OF_SOMEBODY = frozenset({"matricola", "tax_code", "birth_date", "hired_on"})
"""What a post that nobody holds cannot have."""


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
                named = some_of(list(map(str, rows)), _MOST_NAMED, "altre {}")
                left = agreeing(len(rows), "riga non letta", "righe non lette")
                yield f"{left} {words} ({named})."


class RowFilter:
    """Tells the rows that are none of data: made once for a sheet, because each row is asked about."""

    def __init__(
        self, columns: Mapping[int, Column], texts: Mapping[int, str] = NO_TEXTS, *, is_of_people: bool = True
    ) -> None:
        """`texts` are the headings of the file; `is_of_people`: each row is a person, not something of one."""
        self._columns = columns
        self._names = {place: _names(column, texts.get(place, "")) for place, column in columns.items()}
        self.people = {place for place, column in columns.items() if column.key in _OF_PEOPLE}
        self._somebody = {place for place, column in columns.items() if column.key in _OF_SOMEBODY}
        self._is_of_people = is_of_people

    def why_passed_over(self, cells: Mapping[int, RawCell], *, is_grouped: bool = False) -> str:
        """Return why a row is passed over (a field of `PassedOver`), empty where it is one of data.

        `is_grouped`: a unit was named above, so that another may be named without a word of its kind.
        """
        if len(self._columns) < 2 or not cells:
            return ""
        place, cell = next(iter(cells.items()))
        first = shown(cell) if isinstance(cell.value, str) else ""
        if first[:1] in _TOTAL_BEGINS and self._is_total(place, text_key(first), len(cells)):
            return "totals"
        if first and len(cells) == 1:
            return _why_alone(first) or self._why_no_person(place, first, is_grouped=is_grouped)
        if self.people and (why := self._why_nobody(cells, first)):
            return why
        return "headings" if first and self._is_heading(cells) else ""

    def may_be_vacancy(self, texts: Iterable[object]) -> bool:
        """Whether a name of a row may say that a post is vacant: a quick look before the whole row."""
        for text in texts:  # noqa: SIM110 (each row is asked: any() takes twice as long)
            if isinstance(text, str) and MAY_BE_VACANT.search(text):
                return True
        return False

    def _why_nobody(self, cells: Mapping[int, RawCell], first: str) -> str:
        """Return why a row of several cells is of no person: of a unit, of a post that nobody holds; else empty.

        A post says so in the place of the name, or has no name there, and nothing of anybody elsewhere.
        """
        names = [shown(cells[place]) for place in sorted(self.people) if place in cells]
        said = [bare for name in names if (bare := " ".join(name.strip(AROUND_WORDS).split()))]
        has_facts = any(not NOTHING.fullmatch(shown(cells[place])) for place in self._somebody if place in cells)
        if not said or all(map(NOTHING.fullmatch, said)):
            if has_facts or not self._is_of_people:
                return ""
            is_line = len(cells) == 2 and " " in first
            return "" if is_line and not calls_a_unit(first) else UNITS if is_line else VACANCIES
        if any(map(VACANT.fullmatch, said)):
            is_name = len(said) > 1 and (has_facts or any(map(has_given_name, said)))
            return "" if is_name else VACANCIES
        may_be = self._is_of_people and not has_facts and any(map(MAY_BE_VACANT.fullmatch, said))
        return VACANCIES if may_be and not any(map(has_given_name, said)) else ""

    def _why_no_person(self, place: int, text: str, *, is_grouped: bool) -> str:
        """A line of one text names a unit where no name of a person stands, or where units are named above people."""
        column = self._columns.get(place)
        has_digits = any(map(str.isdigit, text)) or not any(map(str.isalpha, text))
        if not self.people or has_digits or (column and column.format is Format.LONG_TEXT):
            return ""
        if place not in self.people:
            return UNITS if " " in text or len(text) > _SHORTEST_NAME else ""
        return UNITS if is_grouped and not has_given_name(text) else ""

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


def is_total(text: str) -> bool:
    """Whether a row that begins so sums up others."""
    return _TOTAL.match(text_key(text)) is not None


def is_vacant(text: str) -> bool:
    """Whether what stands in the place of a name says that nobody holds the post."""
    return VACANT.fullmatch(text.strip(AROUND_WORDS)) is not None


def names_a_group(text: str) -> bool:
    """Whether a line of its own, that was passed over, may name what the people below are in: it is no footnote."""
    return not _FOOTNOTE.match(text) and not is_total(text)


def _why_alone(text: str) -> str:
    """Return why a row of one text is passed over, empty where it may be one of data."""
    if calls_a_unit(text):
        return UNITS
    if is_vacant(text):
        return VACANCIES
    return (
        "footnotes"
        if _FOOTNOTE.match(text) or _PLACE_AND_DAY.fullmatch(text) or (len(text) > _LONGEST_CODE and " " in text)
        else ""
    )


def _names(column: Column, text: str) -> frozenset[str]:
    return frozenset(text_key(name) for name in (column.heading, text, *column.synonyms))
