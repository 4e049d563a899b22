"""The scales of a workbook of scores: for each list of words, the degree of each and whether it asks for a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.method.scale import Scale
from app.domain.scoring.scales import share_of
from app.domain.sheets.detail import ItemDetail
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.forms import FormCell, FormLook, FormSheet
from app.domain.workbooks.reading import column_letters
from app.domain.workbooks.scores import is_list, words_of

LISTS = "Elenchi"
_COLUMNS = ("", "Grado", "Va motivato")


@dataclass(frozen=True, slots=True)
class ScaleList:
    """One scale in the sheet *Elenchi*: its words, then their degrees and which need a reason, side by side."""

    scale: Scale
    words: tuple[str, ...]
    column: int

    @property
    def choices(self) -> str:
        """Name the cells of the words, with the word that erases."""
        return self._cells(0, len(self.words) + 1)

    def degree(self, cell: str) -> str:
        return f"INDEX({self._cells(1)},{self._match(cell)})"

    def needs_reason(self, cell: str) -> str:
        return f"IFERROR(INDEX({self._cells(2)},{self._match(cell)})=1,FALSE)"

    def _match(self, cell: str) -> str:
        return f"MATCH({cell},{self._cells(0)},0)"

    def _cells(self, beside: int, count: int = 0) -> str:
        letter = column_letters(self.column + beside)
        return f"{LISTS}!${letter}$2:${letter}${(count or len(self.words)) + 1}"


class ScaleLists:
    """The lists of all the lines of a workbook: lines with the same words share one."""

    def __init__(self, items: Iterable[ItemDetail]) -> None:
        self._lists: dict[tuple[Scale, tuple[str, ...]], ScaleList] = {}
        for item in items:
            if item.scale is not None and is_list(item):
                key = item.scale, words_of(item)
                place = len(self._lists) * len(_COLUMNS) + 1
                self._lists.setdefault(key, ScaleList(item.scale, words_of(item), place))

    def of(self, item: ItemDetail) -> ScaleList | None:
        return self._lists[item.scale, words_of(item)] if item.scale is not None and is_list(item) else None

    def sheet(self) -> FormSheet:
        """Return the sheet *Elenchi*."""
        cells, widths = [], []
        for one in self._lists.values():
            cells += _cells_of(one)
            widths += [max(map(len, (one.scale.title, *one.words))) + 4, 10, 14]
        return FormSheet(LISTS, tuple(cells), tuple(widths) or (20,), frozen=1)


def _cells_of(one: ScaleList) -> list[FormCell]:
    headings = (one.scale.title, *_COLUMNS[1:])
    cells = [FormCell(1, one.column + place, text, FormLook.HEADING) for place, text in enumerate(headings)]
    for number, (row, words) in enumerate(zip(one.scale.rows, one.words, strict=True), start=2):
        cells.append(FormCell(number, one.column, words))
        if row.value is not None:
            degree = share_of(one.scale, row.value)
            cells.append(FormCell(number, one.column + 1, degree, FormLook.NUMBER, number_format="0.00"))
        cells.append(FormCell(number, one.column + 2, int(row.is_reason_required), FormLook.NUMBER))
    cells.append(FormCell(len(one.words) + 2, one.column, ERASE.value))
    return cells
