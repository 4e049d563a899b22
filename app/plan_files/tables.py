"""Tables of any file to blocks: rows with their headings, forms of labels and values, boxes of text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.domain.matching import text_key
from app.domain.plan_text.cleaning import plain
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.roles import LineRole
from app.plan_files.cell_lists import one_by_one
from app.plan_files.continued_rows import continued
from app.plan_files.double_headings import goes_under, parts_a_span
from app.plan_files.form_rows import FIGURE, by_kinds, names_each, pairs_of, tells_a_unit, tells_pairs
from app.plan_files.gathering import REPEATED_HEADINGS, BlockPlace, Gathering
from app.plan_files.label_cells import is_label, is_period, is_unit
from app.plan_files.matrices import by_unit, unit_columns
from app.plan_files.own_labels import has_boxes, is_boxed, on_one_line, tells_itself
from app.plan_files.table_line import TableLine
from app.plan_files.turned import is_turned, lines_by_column

_STEPS = frozenset({LineRole.PHASE, LineRole.ACTIVITY, LineRole.INDICATOR})
_OF_A_STEP = frozenset({LineRole.DEADLINE, LineRole.TARGET, LineRole.WEIGHT})
_OF_THE_ONE_ABOVE = re.compile(r"(?:descrizione|contenuto|n|num|numero)\b")
_FEWEST_COLUMNS, _MOST_WORDS, _UNIT_AND_HEAD = 3, 2, 2
_SHORT_FORM, _LONG_FORM, _FEWEST_OF_A_LONG_FORM = 7, 5, 4
"""Of ten rows of a form, those whose label is known: in one of four rows or more a label of its own is no surprise."""
_LONGEST_HEADING = 90


def take_table(gathering: Gathering, rows: Sequence[TableLine], places: Sequence[BlockPlace]) -> None:
    """Take the rows of a table in order; `places` say where each of them stands."""
    full = [(row, place) for row, place in zip(_without_empty_columns(rows), places, strict=True) if row.texts]
    if not full:
        return
    if is_turned([row.cells for row, _ in full]):
        for at, label, value in lines_by_column([row.cells for row, _ in full]):
            _take_labels(gathering, TableLine((label, value)), full[at][1])
        return
    boxed = has_boxes([row.texts for row, _ in full])
    for is_own, some in groupby(full, lambda one: (boxed and is_boxed(one[0].texts)) or tells_itself(one[0].texts)):
        if is_own:
            for row, place in some:
                for text in row.texts:
                    gathering.take_text(on_one_line(text), place)
        else:
            _take_parts(gathering, list(some))


def _take_parts(gathering: Gathering, full: Sequence[tuple[TableLine, BlockPlace]]) -> None:
    parts = _parts(full)
    for part in parts:
        row, place = part[0]
        if len(parts) > 1 and len(part) == 1 and len(row.texts) <= 2 and is_label(row.texts[0]):
            _take_labels(gathering, row, place)
        else:
            _take_part(gathering, part)


def _take_part(gathering: Gathering, full: Sequence[tuple[TableLine, BlockPlace]]) -> None:
    lines = [row for row, _ in full]
    if all(len(row.texts) == 1 and len(row.cells) == 1 for row in lines):
        for row, place in full:
            gathering.take_text(row.texts[0], place)
    elif _is_form(lines):
        above = lines[0]
        for row, place in full:
            above = continued(row, above)
            _take_labels(gathering, above, place)
    else:
        _take_rows(gathering, full)


def _parts(full: Sequence[tuple[TableLine, BlockPlace]]) -> list[list[tuple[TableLine, BlockPlace]]]:
    """Part a form from the grids inside it: «Fasi | Indicatori | Target | Scadenza», and below a row for each."""
    rows = [row for row, _ in full]
    first = next((place for place, row in enumerate(rows) if not row.is_wide), len(rows))
    starts = [place for place in range(first + 1, len(rows) - 1) if _heads_a_grid(rows[place], rows[place + 1])]
    if starts and starts[0] == first + 1 and _looks_like_headings(rows[first], rows[first + 1 :]):
        starts = starts[1:]
    if starts and _names_columns(rows[first]):
        starts = _other_grids(rows, first, starts)
    if not starts:
        return [list(full)]
    parts: list[list[tuple[TableLine, BlockPlace]]] = [[]]
    width = 0
    for place, one in enumerate(full):
        if place in starts:
            width = rows[place].width
            parts.append([])
        elif width and (rows[place].width != width or _ends_a_grid(rows, place, starts)):
            width = 0
            parts.append([])
        parts[-1].append(one)
    return [part for part in parts if part]


def _other_grids(rows: Sequence[TableLine], first: int, starts: Sequence[int]) -> list[int]:
    """Below a row of headings other headings begin another grid, where rows stand between: then the first ones too."""
    apart = [place for place in starts if place > first + 1 and not _names_columns(rows[place - 1])]
    own = _keys(rows[first].cells)
    return apart if any(_keys(rows[place].cells) != own for place in apart) else []


def _heads_a_grid(row: TableLine, below: TableLine) -> bool:
    return _names_columns(row) and below.width == row.width and (_measures(row) or not tells_pairs(below.texts))


def _measures(row: TableLine) -> bool:
    """Whether a row names the columns of indicators and of what is expected: below it «Percentuale» is no label."""
    roles = {column_role(text) for text in row.texts}
    return {LineRole.INDICATOR, LineRole.TARGET} <= roles and LineRole.OBJECTIVE not in roles


def _ends_a_grid(rows: Sequence[TableLine], place: int, starts: Sequence[int]) -> bool:
    """Whether a row is of a form again; the one right below headings is theirs, whatever it begins with."""
    return tells_pairs(rows[place].texts) and place - 1 not in starts


def _names_columns(row: TableLine) -> bool:
    if len(row.texts) == 2 and column_role(row.texts[0]) in _STEPS and column_role(row.texts[1]) in _OF_A_STEP:
        return True
    return len(row.texts) >= _FEWEST_COLUMNS and all(is_label(text) or is_period(text) for text in row.texts)


def _without_empty_columns(rows: Sequence[TableLine]) -> list[TableLine]:
    width = max((len(row.cells) for row in rows), default=0)
    whole = [(*row.cells, *([""] * (width - len(row.cells)))) for row in rows]
    used = [place for place in range(width) if any((cells[place] or "").strip() for cells in whole)]
    return [
        TableLine(tuple(cells[place] for place in used), row.is_heading) for cells, row in zip(whole, rows, strict=True)
    ]


def _take_rows(gathering: Gathering, rows: Sequence[tuple[TableLine, BlockPlace]]) -> None:
    headings: tuple[str, ...] = ()
    start = _heading_rows([row for row, _ in rows])
    units: frozenset[int] = frozenset()
    for number, (row, place) in enumerate(rows):
        if row.is_wide:
            gathering.take_text(row.texts[0], place)
        elif number in start:
            headings = _joined_headings(_over(headings, row), _spread(row)) if headings else _spread(row)
            units = unit_columns(headings, [below.cells for below, _ in rows[start.stop :]])
            if number + 1 not in start:
                gathering.take_row([(heading, heading) for heading in headings], place)
        elif headings and _keys(row.cells) == _keys(headings):
            gathering.cleaned[REPEATED_HEADINGS] += 1
        else:
            for cells in _parted(row, headings, units):
                gathering.take_row(cells, place)


def _parted(row: TableLine, headings: tuple[str, ...], units: frozenset[int]) -> Iterator[list[tuple[str, str]]]:
    """Yield the rows that one of the file holds: one for each unit that it crosses, for each objective of a list."""
    for cells in by_unit(_headed(row, headings), units):
        yield from one_by_one(cells)


def _headed(row: TableLine, headings: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pair the cells with their headings; one that covers several columns has the heading of the first."""
    names = headings or ("",) * len(row.cells)
    return [(name, cell) for name, cell in zip(names, row.cells, strict=True) if cell is not None]


def _heading_rows(rows: Sequence[TableLine]) -> range:
    """Return which rows hold the headings: those the file marks, else the first that looks like them."""
    first = next((place for place, row in enumerate(rows) if not row.is_wide), None)
    if first is None:
        return range(0)
    if first + 1 < len(rows) and _is_title_of_unit(rows[first], rows[first + 1]):
        return range(first + 1, first + 2)
    marked = first
    while marked < len(rows) and rows[marked].is_heading and not rows[marked].is_wide:
        marked += 1
    if marked > first:
        return range(first, marked)
    below = [row for row in rows[first + 1 :] if not row.is_wide]
    if not below or not _looks_like_headings(rows[first], below):
        return range(0)
    has_spans = parts_a_span(rows[first], below[0]) or goes_under(rows[first], below[0])
    is_double = has_spans and len(below) > 1 and not any(map(FIGURE.fullmatch, below[0].texts))
    return range(first, first + 1 + is_double)


def _is_title_of_unit(row: TableLine, below: TableLine) -> bool:
    """Whether a unit, with who heads it beside it, stands over the headings of its table and is none of them."""
    is_titled = len(row.texts) <= _UNIT_AND_HEAD and bool(row.texts) and is_unit(row.texts[0])
    return is_titled and len(below.texts) > len(row.texts) and _names_columns(below)


def _looks_like_headings(row: TableLine, below: Sequence[TableLine]) -> bool:
    texts = row.texts
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING or FIGURE.fullmatch(text) for text in texts):
        return False
    if _is_pair(row) and all(map(_is_pair, below)):
        return False
    if sum(is_label(text) and not is_unit(text) for text in texts) * 2 >= len(texts):
        return True
    has_figures = any(FIGURE.fullmatch(text) for other in below for text in other.texts[1:])
    return has_figures and len(texts) == len(row.cells) and all(len(text) < 40 for text in texts)


def _is_pair(row: TableLine) -> bool:
    """Whether a row is a label and its value: «Tempi di realizzazione | entro il 31.12», which names no columns."""
    if len(row.texts) != 2 or not is_label(row.texts[0]):
        return False
    return not is_label(row.texts[1]) or any(map(str.isdigit, row.texts[1]))


def _spread(row: TableLine) -> tuple[str, ...]:
    """Return a heading for each column: that of a cell which covers several is of them all."""
    found: list[str] = []
    for cell in row.cells:
        found.append(found[-1] if cell is None and found else plain(cell or ""))
    return tuple(found)


def _over(headings: tuple[str, ...], below: TableLine) -> tuple[str, ...]:
    """Let a heading reach over the empty ones beside it, where the row below parts it."""
    found: list[str] = []
    for heading, cell in zip(headings, below.cells, strict=True):
        found.append(found[-1] if not heading and cell and found else heading)
    return tuple(found)


def _joined_headings(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_joined_heading(one, other) for one, other in zip(above, below, strict=True))


def _joined_heading(above: str, below: str) -> str:
    """Below «Indicatori» a «Valore atteso» is what its own word says, and a «Descrizione» is theirs."""
    if not (above and below) or above == below:
        return above or below
    role = column_role(below)
    is_own = role is not None and (role is not LineRole.TEXT or not _OF_THE_ONE_ABOVE.match(text_key(below)))
    return below if is_own or unit_rank_of_column(below) is not None else f"{above} – {below}"


def _keys(cells: Sequence[str | None]) -> list[str]:
    return [text_key(cell or "") for cell in cells]


def _is_form(rows: Sequence[TableLine]) -> bool:
    """Whether the table is a form: a label at the left of each value, no row of headings above."""
    spoken = [row for row in rows if not row.is_wide and len(row.texts) > 1]
    texts = [_valued(row) for row in spoken]
    if any(row.is_heading for row in rows):
        return False
    if (told := by_kinds(texts, is_alone=len(rows) == 1)) is not None:
        return told
    if len(spoken) < 2:
        return False
    first = sum(is_label(row.texts[0]) for row in spoken)
    others = sum(is_label(text) for own in texts for place, text in enumerate(own) if place % 2)
    values = sum(len(own) // 2 for own in texts)
    has_pairs = all(len(own) in {2, 4, 6} for own in texts)
    is_headed = all(map(is_label, spoken[0].texts)) and not (
        tells_a_unit(spoken[0].texts) or is_unit(spoken[0].texts[1])
    )
    if is_headed and names_each(texts):
        is_headed = False
    enough = _LONG_FORM if len(spoken) >= _FEWEST_OF_A_LONG_FORM else _SHORT_FORM
    return has_pairs and first * 10 >= len(spoken) * enough and others * 3 <= values and not is_headed


def _valued(row: TableLine) -> Sequence[str]:
    """Return the texts of a row without a last label that waits for its value: «Tipologia | Sviluppo | Peso | »."""
    waits = len(row.texts) % 2 and len(row.texts) > 1 and row.cells[-1] is not None and not row.cells[-1].strip()
    return row.texts[:-1] if waits and is_label(row.texts[-1]) else row.texts


def _take_labels(gathering: Gathering, row: TableLine, place: BlockPlace) -> None:
    """Take a row of a form as the lines «Peso: 30»; several lines of a value follow their label."""
    if row.is_wide or len(row.texts) == 1:
        gathering.take_text(row.texts[0], place)
        return
    for label, value in pairs_of(row.texts):
        name = plain(label).rstrip(" :")
        if column_role(label) in _STEPS and column_role(value) in _OF_A_STEP and len(value.split()) <= _MOST_WORDS:
            gathering.take_text(f"{name}:", place)  # «Fasi | Entro» over the rows of a grid inside the form
            continue
        if is_unit(value) and not is_label(label):
            gathering.take_text(label, place)  # the ente in a corner of the sheet, and beside it the unit
            gathering.take_text(value, place)
            continue
        if label and "\n" not in value:
            gathering.take_text(f"{name}: {value}", place)
            continue
        if label:
            gathering.take_text(f"{name}:", place)
        for line in value.split("\n"):
            is_measure = not label and ":" in line and bool(measured(line)[1])
            gathering.take_text(f"Indicatore: {line}" if is_measure else line, place)
