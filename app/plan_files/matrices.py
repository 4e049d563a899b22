"""Tables with a column for each unit: the objectives at the left, and where they cross a weight or a mark."""

import re
from collections.abc import Sequence

from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.unit_headings import unit_headings

Cells = list[tuple[str, str]]

_FEWEST_UNITS, _FEWEST_ROWS, _SHORTEST_NAME = 2, 3, 4
_NO_UNIT = re.compile(
    r"miglioram|manten|svilupp|innovaz|strategic|ordinar|trasvers|annual|plurienn|individ|organizz|alt[ao]\b|medi[ao]\b"
    r"|bass[ao]\b|raggiunt|parzial|intern|estern|trimestr|semestr|quantit|qualit|efficien|efficac|20\d\d"
    r"|^(?:gennaio|febbr|marzo|aprile|maggio|giugno|luglio|agosto|settem|ottob|novem|dicem|[^\W\d_]{3,4}\.?$)",
    re.IGNORECASE,
)
"""Words over marks that say of which kind an objective is, or when, and not whose."""
_MARK = re.compile(r"[xX×●■•✓✔*█▪]|s[iì]", re.IGNORECASE)
_WEIGHT = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?\s*%?(?:/\d{2,4})?")
_NOT_THERE = frozenset({"", "-", "–", "—", "0", "0%", "no"})
WEIGHT = "Peso"
_ONE_OF = {
    "aree": "Area", "settori": "Settore", "servizi": "Servizio", "uffici": "Ufficio", "direzioni": "Direzione",
    "ripartizioni": "Ripartizione", "centri di responsabilità": "Centro di responsabilità",
}  # fmt: skip
_UNDER_MANY = re.compile(rf"(?P<word>{'|'.join(_ONE_OF)})\s+[–-]\s+(?P<name>\S.*)", re.IGNORECASE)


def names_many(heading: str) -> bool:
    """Whether a heading stands over the columns of many units: «Settori»."""
    return " ".join(heading.split()).casefold() in _ONE_OF


def unit_columns(headings: Sequence[str], rows: Sequence[Sequence[str | None]] = ()) -> frozenset[int]:
    """Return the columns that units head, of a table that has one of objectives; none where only one does.

    So are those under which each of the `rows` has one mark and nothing else: «Segreteria | Ragioneria | Tecnico».
    """
    if not any(column_role(heading) is LineRole.OBJECTIVE for heading in headings):
        return frozenset()
    found = [place for place, heading in enumerate(headings) if _unit_of(heading)]
    if len(found) >= _FEWEST_UNITS:
        return frozenset(found)
    return frozenset() if found or any(map(_is_of_units, headings)) else _marked_columns(headings, rows)


def _is_of_units(heading: str) -> bool:
    return unit_rank_of_column(heading) is not None


def _marked_columns(headings: Sequence[str], rows: Sequence[Sequence[str | None]]) -> frozenset[int]:
    """Return the columns of names that hold only marks, of which every row has one and each column some."""
    whole = [row for row in rows if len(row) == len(headings)]
    columns = {
        place: [(row[place] or "").strip() for row in whole]
        for place, heading in enumerate(headings)
        if len(heading) >= _SHORTEST_NAME and column_role(heading) is None and not _NO_UNIT.search(heading)
    }
    marked = {
        place
        for place, cells in columns.items()
        if any(cells) and all(not one or _MARK.fullmatch(one) for one in cells)
    }
    crossed = [sum(bool(columns[place][number]) for place in marked) for number in range(len(whole))]
    is_so = len(marked) >= _FEWEST_UNITS and len(whole) >= _FEWEST_ROWS and all(count == 1 for count in crossed)
    return frozenset(marked) if is_so else frozenset()


def by_unit(cells: Cells, units: frozenset[int]) -> list[Cells]:
    """Return a row for each unit that the row crosses: its weight and its name in the place of the columns of them all.

    A row that holds something else where it crosses a unit stays as it is.
    """
    crossed = [
        (place, *cells[place]) for place in sorted(units) if cells[place][1].strip().casefold() not in _NOT_THERE
    ]
    if not crossed or not all(_MARK.fullmatch(text.strip()) or _WEIGHT.fullmatch(text.strip()) for *_, text in crossed):
        return [cells]
    rest = [cell for place, cell in enumerate(cells) if place not in units]
    return [
        [*rest, (WEIGHT, "" if _MARK.fullmatch(text.strip()) else text), _unit_cell(heading)]
        for _, heading, text in crossed
    ]


def _unit_of(heading: str) -> str:
    """Return the unit that a heading names: «Settore I – Segreteria», «Settori – Segreteria» over two rows."""
    told = " ".join(heading.split())
    if found := _UNDER_MANY.fullmatch(told):
        told = f"{_ONE_OF[found['word'].casefold()]} {found['name']}"
    is_column = unit_rank_of_column(told) is not None
    return told if not is_column and unit_headings(told, may_be_mixed=True) else ""


def _unit_cell(heading: str) -> tuple[str, str]:
    """«Settore I – Segreteria» stands under «Settore»: the word that it begins with."""
    told = _unit_of(heading) or " ".join(heading.split())
    word = told.split(" ")[0]
    return (word if unit_rank_of_column(word) is not None else "Unità organizzativa"), told
