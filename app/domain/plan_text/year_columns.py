"""The columns of a table that are of a year each: «Valore 2024», «Target 2025», «Target 2026»."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.matching import text_key
from app.domain.plan_text.blocks import CellText, PlanBlock
from app.domain.plan_text.cell_lines import facts_of_cell
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.roles import CarriedFact, LineRole

_YEAR = re.compile(r"(?:anno\s+)?20\d\d", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"\b(20\d\d)\b")
_FOUND = re.compile(
    r"(?:(?:valor[ei]|dat[oi]|risultat[oi]|consuntiv[oi]|rilevat[oi]|storico|base|situazione|anno|al|nel|31|12) )*"
    r"20\d\d"
)
"""A column of what was there in a year: «Valore 2024», «Consuntivo 2024», «Dato al 31/12/2024»."""


class YearColumns(NamedTuple):
    """The year of each column of targets, which of them is taken, and the column of what was there before."""

    targets: Mapping[int, str]
    taken: str = ""
    start: int | None = None

    def facts(self, place: int, text: str) -> Iterator[CarriedFact]:
        """Yield what a cell says: the target of the year that is taken, of a later one a line of the description."""
        if place == self.start:
            yield CarriedFact(LineRole.BASELINE, text)
        elif not any(char.isalnum() for char in text):
            return
        elif self.targets[place] == self.taken:
            yield from facts_of_cell(LineRole.TARGET, text)
        elif self.targets[place] > self.taken:
            yield CarriedFact(LineRole.TEXT, f"Valore atteso {self.targets[place]}: {text}")

    def has(self, place: int) -> bool:
        return place in self.targets or place == self.start


def columns_of_years(cells: Sequence[CellText], year: int) -> YearColumns:
    """Tell the columns of a row that are of a year: the target of `year` is taken, else the first that is there.

    A column of an earlier year, where a number is, says where the indicator starts: of several, the last.
    """
    names = [cell.heading for cell in cells]
    years = {place: told for place, name in enumerate(names) if (told := _year_of_target(name, names))}
    there = [told for place, told in years.items() if cells[place].text]
    taken = str(year) if str(year) in years.values() else min(there, default="")
    return YearColumns(years, taken, _start(cells, years, min(years.values(), default=str(year or ""))))


def year_finding(blocks: Sequence[PlanBlock], year: int) -> Iterator[Issue]:
    """Yield once which of the years of a table of targets is taken, where it has more than one."""
    found = ((block.number, sorted(set(columns_of_years(block.cells, year).targets.values()))) for block in blocks)
    number, years = next(((number, years) for number, years in found if len(years) > 1), (0, list[str]()))
    if not years:
        return
    if str(year) in years:
        what, severity = f"si prende quello del {year}", Severity.NOTE
    else:
        what, severity = f"nessuno è del {year}, e si prende quello del {years[0]}", Severity.WARNING
    told = f"gli attesi sono di più anni ({listed(years)}): {what}; quelli degli anni dopo restano nella descrizione"
    yield Issue("targets_of_years", f"Riga {number}: {told}.", severity=severity)


def is_year_of_targets(text: str, texts: Sequence[str]) -> bool:
    """«2025» heads the values expected in that year where another column has the indicators."""
    return bool(_YEAR.fullmatch(text)) and any(column_role(other) is LineRole.INDICATOR for other in texts)


def _year_of_target(name: str, names: Sequence[str]) -> str:
    found = _OF_A_YEAR.search(name)
    if found is None or not (column_role(name) is LineRole.TARGET or is_year_of_targets(name, names)):
        return ""
    return found[1]


def _start(cells: Sequence[CellText], targets: Mapping[int, str], first: str) -> int | None:
    """Return the column of the last year before the first of the targets, in a table that measures."""
    roles = {column_role(cell.heading) for cell in cells}
    if LineRole.INDICATOR not in roles or not (targets or LineRole.TARGET in roles):
        return None
    found = {
        place: key[-4:]
        for place, cell in enumerate(cells)
        if place not in targets and _FOUND.fullmatch(key := text_key(cell.heading)) and key[-4:] < first
        if QUANTITY.fullmatch(cell.text.strip())
    }
    return max(found, key=found.__getitem__) if found else None
