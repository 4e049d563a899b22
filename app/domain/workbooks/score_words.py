"""What is read on each line of the sheet of a person, and how tall its row is."""

from collections.abc import Iterator, Sequence

from app.domain.italian import DASH
from app.domain.scoring.numbers import as_fraction
from app.domain.sheets.content import IndicatorWords
from app.domain.sheets.detail import ItemDetail
from app.domain.workbooks.cells import clean_text
from app.domain.workbooks.forms import FormCell, FormLook
from app.domain.workbooks.score_formulas import number
from app.domain.workbooks.scores import FORM_COLUMNS


def heights(cells: Sequence[FormCell], first: int) -> dict[int, int]:
    """Return the heights that show whole what is on each row: not every program finds them by itself."""
    found: dict[int, int] = {}
    for cell in cells:
        if cell.row >= first and isinstance(cell.value, str) and not cell.formula and cell.look in _LETTERS:
            width = sum(FORM_COLUMNS[place].width for place in range(cell.column - 1, cell.column - 1 + cell.across))
            room = width * _LETTERS[cell.look] // 10
            lines = sum(len(one) // room + 1 for one in cell.value.split("\n"))
            least = _ROOM_TO_WRITE if cell.look is FormLook.LONG_ENTRY else 0
            found[cell.row] = max(found.get(cell.row, 0), min(lines * _LINE + 5, _HIGHEST), least)
    return found


_LETTERS = {FormLook.LABEL: 9, FormLook.SECTION: 9, FormLook.TEXT: 13, FormLook.LONG_ENTRY: 10}
"""How many letters of each look have room in the width of ten digits."""
_LINE, _HIGHEST, _ROOM_TO_WRITE = 13, 400, 32


def legend_of(items: Sequence[ItemDetail]) -> str:
    """Return what each judgement means where the lines of a section share a scale; empty where they say it alone."""
    scales = {item.scale for item in items}
    if len(scales) != 1 or any(map(any, (item.descriptors for item in items))):
        return ""
    return "\n".join(_meanings(items[0]))


def _meanings(item: ItemDetail) -> Iterator[str]:
    for place, row in enumerate(item.scale.rows if item.scale and item.takes_score else ()):
        if meaning := item.descriptor_of(place):
            yield f"{row.label}: {meaning}"


def explained(item: ItemDetail, legend: str) -> str:
    """Return what a line is about: its description, what each judgement means, or its indicators.

    What a judgement means is left to the `legend` of the section, where there is one.
    """
    graded = () if legend else _meanings(item)
    indicators = (
        f"{one.words.text}: {', '.join(filter(None, (_expected(one.words), f'risultato {one.words.result or DASH}')))}"
        for one in item.indicators
    )
    return clean_text("\n".join(filter(None, (item.description, *graded, *indicators))))


def _expected(words: IndicatorWords) -> str:
    return f"atteso {words.target}" if words.target else ""


_EXCLUDED, _MEASURED, _TO_MEASURE = "Non si applica", "Già misurato", "Si misura in Merito"
WORDS_OF_READ_LINES = frozenset({_EXCLUDED, _MEASURED, _TO_MEASURE})
"""What stands in the place of a judgement where none is given."""


def why_read(item: ItemDetail) -> str:
    """Say why nothing is written on a line."""
    if item.is_excluded:
        return _EXCLUDED
    return _MEASURED if item.degree is not None else _TO_MEASURE


def free_reason(item: ItemDetail, cell: str) -> str:
    """Return the condition that a number needs a written reason."""
    rows = [row for row in (item.scale.rows if item.scale else ()) if row.is_reason_required]
    conditions = [
        f"AND({cell}>={number(as_fraction(row.minimum))},{cell}<={number(as_fraction(row.maximum))})"
        for row in rows
        if row.minimum is not None and row.maximum is not None
    ]
    return f"OR({','.join(conditions)})" if conditions else "FALSE"
