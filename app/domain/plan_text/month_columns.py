"""The months of a table: a column for each, where a mark says that something is done in it."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CellText
from app.domain.plan_text.roles import CarriedFact, LineRole

_MONTHS = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")
_MONTH_LETTERS = "gfmamglasond"
_MARKS = frozenset("xX●■•✓✔*█▪")


def month_numbers(names: Iterable[str]) -> dict[int, int]:
    """Return for each place the month (1..12) that its heading names; empty when the headings are not months."""
    keys = [text_key(name) for name in names]
    letters = "".join(key if len(key) == 1 else "-" for key in keys)
    if (start := letters.find(_MONTH_LETTERS)) >= 0:
        return {start + month: month + 1 for month in range(12)}
    found = {
        place: _MONTHS.index(key[:3]) + 1 for place, key in enumerate(keys) if key[:3] in _MONTHS and len(key) <= 9
    }
    return found if len(found) >= 4 else {}


def marked_months(cells: Sequence[CellText], months: dict[int, int]) -> Iterator[CarriedFact]:
    marked = [
        months[place] for place, cell in enumerate(cells) if place in months and cell.text[:1] in _MARKS and cell.text
    ]
    if marked:
        yield CarriedFact(LineRole.DEADLINE, ", ".join(_MONTHS[month - 1] for month in marked))


def has_months_in_one_cell(cell: CellText) -> bool:
    """Whether marks stand below «G F M A M G L A S O N D» in one cell: which months they are cannot be told."""
    return text_key(cell.heading).replace(" ", "") == _MONTH_LETTERS and set(cell.text) <= _MARKS | {" ", "\n"}
