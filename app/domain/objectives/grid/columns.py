"""The columns of the grid, in the order of the drawing; the first three stay when the others scroll sideways."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.domain.columns import Column, Format
from app.domain.italian import format_date, format_decimal
from app.domain.objectives.grid.rows import GridRow
from app.domain.objectives.grid.signs import with_sign
from app.domain.objectives.target_words import target_words
from app.domain.objectives.vocabulary import IndicatorRule

GRID_COLUMNS: tuple[Column, ...] = (
    Column("number", "", Format.INTEGER, 4, help="Numero della riga"),
    Column("code", "Codice", Format.CODE, 10, editable=True),
    Column("title", "Titolo", Format.TEXT, 36, editable=True),
    Column("name", "Indicatore", Format.TEXT, 36, editable=True),
    Column("measure", "Unità", Format.TEXT, 6, editable=True, help="Unità di misura: %, n., €, data, sì/no"),
    Column("baseline", "Partenza", Format.QUANTITY, 8, editable=True, digits=None),
    Column("target", "Atteso", Format.QUANTITY, 8, editable=True, digits=None),
    Column(
        "reading",
        "Rilevazione",
        Format.QUANTITY,
        10,
        editable=True,
        digits=None,
        help="L'ultima rilevazione: ciò che si scrive è la rilevazione di oggi",
    ),
    Column("interim", "Intermedio", Format.QUANTITY, 10, editable=True, digits=None, help="Valore intermedio"),
    Column("final", "Consuntivo", Format.QUANTITY, 10, editable=True, digits=None, help="Valore a consuntivo"),
    Column("year_1", "Anno prima", Format.QUANTITY, 8, digits=None, help="Consuntivo dell'anno prima"),
    Column("year_2", "2 anni prima", Format.QUANTITY, 8, digits=None, help="Consuntivo di due anni prima"),
    Column("year_3", "3 anni prima", Format.QUANTITY, 8, digits=None, help="Consuntivo di tre anni prima"),
    Column("source", "Fonte", Format.TEXT, 24, editable=True),
    Column("weight", "Peso", Format.DECIMAL, 6, editable=True, digits=None),
    Column(
        "difficulty",
        "Difficoltà",
        Format.TEXT,
        12,
        editable=True,
        help="Una di quelle della metodologia: moltiplica il peso",
    ),
    Column("owner", "Responsabile", Format.TEXT, 16, editable=True),
    Column("state", "Stato", Format.TEXT, 15),
)
KEYS = tuple(column.key for column in GRID_COLUMNS)
FROZEN = 3
VALUE_KEYS = frozenset({"reading", "interim", "final"})
"""What was measured of an indicator, by the cell in which it is written."""
YEARS_BEFORE = {"year_1": 1, "year_2": 2, "year_3": 3}
"""How many years before the working one the value of a column was measured."""
OF_METHOD = "difficulty"
"""The column that is in sight while the objectives are planned, where the method of the year has a word for it."""
PLAN_COLUMNS = tuple(key for key in KEYS if key not in {*VALUE_KEYS, *YEARS_BEFORE, OF_METHOD})
MEASURING_COLUMNS = tuple(key for key in KEYS if key not in {"baseline", "weight", "owner", OF_METHOD})
"""The columns in sight while the objectives are planned, and while they are measured."""
HEADINGS: Mapping[str, str] = {column.key: column.heading or "N." for column in GRID_COLUMNS}


def shown_text(row: GridRow, key: str) -> str:
    """Write a cell as it is read on the screen; the number of a row is given by its place."""
    value = _value(row, key)
    if isinstance(value, date):
        return f"{value:%d/%m/%y}"
    if key == "target" and row.indicator is not None and row.indicator.rule is IndicatorRule.YES_NO:
        return target_words(row.indicator.rule, row.indicator.direction, None, None)
    text = _written(value, grouped=True)
    return with_sign(row, text) if key == "target" else text


def copied_text(row: GridRow, key: str) -> str:
    """Write a cell as it is typed, and as Excel takes it: without thousands, with the whole year."""
    return _written(_value(row, key), grouped=False)


def _value(row: GridRow, key: str) -> Any:
    return None if key == "number" else getattr(row, key)


def _written(value: Any, *, grouped: bool) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return format_date(value) if isinstance(value, date) else format_decimal(value, None, grouped=grouped)


def sort_value(key: str) -> Callable[[GridRow], Any]:
    """Return what the rows are sorted by in a column."""
    return lambda row: _value(row, key)
