"""Labels that nobody knows before the values of sheets and of lists, read by their values as columns are by cells."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cell_kinds import CellKind, kind_of
from app.domain.plan_text.labels import column_role, label_of, unit_rank_of_column
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.told_columns import ColumnCell, ColumnReader
from app.domain.plan_text.unit_headings import unit_headings
from app.domain.plan_text.unknown_columns import WordsRead
from app.domain.plan_text.unknown_words import MEASURED, USUAL_WORDS, WordRead, has_titles_between, key_of, told_column

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:|]{1,58}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_COUNTED = re.compile(
    r"(?P<word>[^\W\d_]{4,}(?:\s[^\W\d_]{2,}){0,2})\s+(?:n\.?\s?°?\s*|num\.?\s*)?(?P<number>\d{1,2})", re.IGNORECASE
)
"""«TRAGUARDO N. 1», alone on the line above its title."""
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_FEWEST_TIMES, _FEWEST_WORDS_OF_A_TITLE = 2, 3
_NO_COUNT = re.compile(r"(?:area|settore|servizio|ufficio|sezione|parte|capo|titolo|tabella|allegato|pagina|scheda)\b")


class _Labelled(NamedTuple):
    """A line that begins with a label: its place, the words of the label, the value be it on the lines below."""

    place: int
    key: str
    label: str
    value: str


def labels_read(
    blocks: Sequence[PlanBlock], *, has_units: bool, has_objectives: bool, plain: Collection[str]
) -> WordsRead:
    """Read the unknown labels that come back by their values; `plain` are those that the user wants left so."""
    lines = list(_lines(blocks))
    times = {line.key: sum(other.key == line.key for other in lines) for line in lines}
    kept = [line for line in lines if times[line.key] >= _FEWEST_TIMES]
    counted = [] if has_objectives else _counted(blocks, plain)
    has_objectives = has_objectives or bool(counted)
    told = _told(blocks, kept, has_units=has_units, has_objectives=has_objectives, plain=plain)
    changed, words = {}, dict[str, WordRead]()
    for line in kept:
        if (role := told.get(line.key)) is not None:
            block = blocks[line.place]
            value = block.text.partition(":")[2].strip()
            changed[block.number] = replace(block, text=f"{USUAL_WORDS[role]}: {value}".rstrip())
            words.setdefault(line.key, WordRead(block.number, line.label, role))
    for place, word, number in counted:
        block = blocks[place]
        usual = f"{USUAL_WORDS[LineRole.OBJECTIVE]} n. {number}"
        changed[block.number] = replace(block, text=usual, kind=BlockKind.PARAGRAPH, marker="")
        words.setdefault(key_of(word), WordRead(block.number, word, LineRole.OBJECTIVE))
    return WordsRead(changed, frozenset(), tuple(words.values()))


def _lines(blocks: Sequence[PlanBlock]) -> Iterator[_Labelled]:
    is_listed = False
    for place, block in enumerate(blocks):
        is_listed = _heads_indicators(block) or (is_listed and block.kind is BlockKind.LIST_ITEM)
        found = _LABELLED.fullmatch(block.text) if block.kind in _LINES else None
        if found is None or is_listed or objective_heading(block.text):
            continue
        value = found["value"].strip() or "\n".join(_below(blocks, place))
        if value and (key := key_of(found["label"])):
            yield _Labelled(place, key, found["label"], value)


def _heads_indicators(block: PlanBlock) -> bool:
    """Whether a line leads to a list of indicators: there «Utenti soddisfatti: 80%» says what is measured and how."""
    found = label_of(block.text) if block.kind not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW} else None
    return found is not None and found.role is LineRole.INDICATOR and not found.value


def _below(blocks: Sequence[PlanBlock], place: int) -> Iterator[str]:
    """Yield the lines below a label that stands alone, up to the next label."""
    for block in blocks[place + 1 :]:
        if block.kind not in _LINES or _LABELLED.fullmatch(block.text) or unit_headings(block.text, may_be_mixed=True):
            return
        yield block.text


def _told(
    blocks: Sequence[PlanBlock], lines: Sequence[_Labelled], *, has_units: bool, has_objectives: bool,
    plain: Collection[str],
) -> dict[str, LineRole]:  # fmt: skip
    groups = list(groups_of_units(blocks))
    cells: dict[str, list[ColumnCell]] = {}
    labels: dict[str, str] = {}
    for line in lines:
        cells.setdefault(line.key, []).append(ColumnCell(line.place, groups[line.place], line.value))
        labels.setdefault(line.key, line.label)
    columns = [
        told_column(labels[key], some, has_objectives=has_objectives, plain=plain) for key, some in cells.items()
    ]
    most = max((len(column.cells) for column in columns), default=0)
    roles = {column.role for column in columns}
    is_measured = bool(roles & MEASURED) or not has_objectives
    if all(column.role for column in columns):
        return {}
    reader = ColumnReader(columns, most, has_units=has_units, has_objectives=has_objectives, is_sheet=True)
    told = {list(cells)[at]: role for at, role in reader.roles().items()}
    told = {key: role for key, role in told.items() if _may_be(blocks, labels[key], cells[key], role, most)}
    has_title = has_objectives or LineRole.OBJECTIVE in {*told.values(), *roles}
    is_measured = is_measured or LineRole.WEIGHT in told.values()
    return {
        key: role
        for key, role in told.items()
        if (has_title and is_measured) or (role is LineRole.HEAD and _is_below_units(blocks, cells[key]))
    }


def _may_be(blocks: Sequence[PlanBlock], label: str, cells: Sequence[ColumnCell], role: LineRole, most: int) -> bool:
    """Whether a label of objectives comes back as often as the others, with no titles on the lines between.

    What a label says by itself to be a text stays one, instead of a description.
    """
    if role is LineRole.OBJECTIVE:
        return len(cells) * 5 >= most * 3 and not has_titles_between(blocks, [cell.row for cell in cells])
    return role is not LineRole.DESCRIPTION or column_role(label) is None


def _is_below_units(blocks: Sequence[PlanBlock], cells: Sequence[ColumnCell]) -> bool:
    """Whether the lines stand right below those that name units."""
    above = [blocks[cell.row - 1].text for cell in cells if cell.row]
    return len(above) == len(cells) and all(unit_headings(text, may_be_mixed=True) for text in above)


def groups_of_units(blocks: Sequence[PlanBlock]) -> Iterator[int]:
    """Yield the number of the unit in which each block stands: of a line that names one, or of the value of a label."""
    group, last = 0, ""
    for block in blocks:
        found = _LABELLED.fullmatch(block.text) if block.kind in _LINES else None
        unit = ""
        if found and unit_rank_of_column(found["label"]) is not None:
            unit = found["value"]
        elif block.kind is not BlockKind.TABLE_ROW and unit_headings(block.text, may_be_mixed=True):
            unit = block.text
        if unit and unit != last:
            group, last = group + 1, unit
        yield group


def _counted(blocks: Sequence[PlanBlock], plain: Collection[str]) -> list[tuple[int, str, str]]:
    """Return the lines «TRAGUARDO N. 1», «TRAGUARDO N. 2» that count the titles right below them."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for place, block in enumerate(blocks[:-1]):
        told = _COUNTED.fullmatch(block.text) if block.kind is not BlockKind.TABLE_ROW else None
        if told is None or _NO_COUNT.match(key := key_of(told["word"])) or key in plain:
            continue
        if _is_title(blocks[place + 1]):
            found.setdefault(key, []).append((place, told["word"], told["number"]))
    some = max(found.values(), key=len, default=[])
    return some if len(some) >= _FEWEST_TIMES and any(number == "1" for *_, number in some) else []


def _is_title(block: PlanBlock) -> bool:
    is_line = block.kind is not BlockKind.TABLE_ROW and label_of(block.text) is None
    return is_line and len(block.text.split()) >= _FEWEST_WORDS_OF_A_TITLE and kind_of(block.text) is CellKind.WORDS
