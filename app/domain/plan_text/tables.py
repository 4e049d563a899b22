"""Tables of a plan: which row holds the headings, and what each row says through its columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, CellText, PlanBlock
from app.domain.plan_text.by_cells import read_by_cells
from app.domain.plan_text.cell_lines import facts_of_cell, in_pairs, main_of_cell
from app.domain.plan_text.headed_units import units_of_head_cell
from app.domain.plan_text.heading_rows import is_heading_row, names_a_known_column
from app.domain.plan_text.inline_facts import DATE, facts_alone
from app.domain.plan_text.label_pairs import rows_of_pairs
from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.measured_columns import measured_in, results_in_words
from app.domain.plan_text.month_columns import has_months_in_one_cell, marked_months, month_numbers
from app.domain.plan_text.parted_headings import over_titles
from app.domain.plan_text.roles import NO_WORDS, CarriedFact, LineRole, WordChoices
from app.domain.plan_text.unit_cells import lists_units, unit_and_head
from app.domain.plan_text.unit_headings import is_contract_area
from app.domain.plan_text.year_columns import columns_of_years

_ORDER = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?|(?:n\.?\s?)?\d{1,3}[.)°]?|[A-Z]{1,4}[._-]?\d{1,3}(?:[._]\d{1,3})*|[IVX]{1,5}"
)
_WEIGHT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s*(?:%|/\s*100)?")
_DATED = re.compile(rf"(?:entro\s+(?:il\s+)?)?{DATE}", re.IGNORECASE)
_NUMBER_COLUMNS = re.compile(
    r"(?:n|nr|num|numero|prog|progr|progressivo|id|cod|codice|codice obiettivo|n ob|n obiettivo|n d ordine)"
)
_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_SECOND_ONLY = (LineRole.WEIGHT, LineRole.TARGET, LineRole.DEADLINE)
_MAIN = (LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE, LineRole.PHASE, LineRole.ACTIVITY, LineRole.INDICATOR)
_GOALS = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_MEASURED = frozenset({*_MAIN, LineRole.WEIGHT, LineRole.TARGET, LineRole.DEADLINE})
"""What a table of objectives has beside them: one that has only money lists the chapters of the budget."""
_FORMULA = re.compile(r"(?:formula|modalita di (?:calcolo|misurazione)|metodo di calcolo|cosa si misura)\b")
_VALUE = re.compile(r"valor[ei]|misura|quantita|anno 20\d\d")
_SHARE = re.compile(r"\b(?:apporto|impegno|impiego|partecipazione|dedizione)\b")


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """What a row of a table says: its role, its text, the rest as facts (the units it names first)."""

    role: LineRole
    text: str
    facts: tuple[CarriedFact, ...]
    confidence: int
    reason: str


def with_headings(blocks: Sequence[PlanBlock], words: WordChoices = NO_WORDS) -> tuple[list[PlanBlock], frozenset[int]]:
    """Give the cells of each table the headings of the row that holds them; return also the numbers of those rows.

    Words that no rule knows are read by what stands under them, unless `words` say what they are.
    """
    read = read_by_cells(blocks, words)
    blocks = read.blocks
    headed: list[PlanBlock] = []
    rows = set(read.headings)
    columns: tuple[str, ...] = ()
    table = ""
    pairs = rows_of_pairs(blocks)
    for block in blocks:
        is_other, table = _is_other_table(block, table), _table_of(block)
        is_row = block.kind is BlockKind.TABLE_ROW and block.number not in pairs
        columns = columns if is_row and not is_other else ()
        if is_row and is_heading_row(block):
            columns = _joined_headings(columns, block)
            rows.add(block.number)
        is_said = block.number in read.headed
        headed.append(_bare(block) if block.number in pairs else _headed(block, columns, is_said=is_said))
    return headed, frozenset(rows)


def _table_of(block: PlanBlock) -> str:
    """Return which table of its file a row is of, where the file says it: «tabella 3, riga 1»."""
    table, row, _ = block.source.partition(", riga ")
    return table if row and block.kind is BlockKind.TABLE_ROW else ""


def _is_other_table(block: PlanBlock, table: str) -> bool:
    """Whether a row begins a table with a label of its own: the headings of the table right above are not its."""
    return _table_of(block) != table and bool(block.cells) and names_a_known_column(block.cells[0].text)


def names_objectives(blocks: Iterable[PlanBlock]) -> bool:
    """Whether a table has a column of objectives: then a sheet is a plan, and not a list of people."""
    return any(
        column_role(cell.heading or cell.text) is LineRole.OBJECTIVE
        for block in blocks
        if is_heading_row(block)
        for cell in block.cells
    )


def _joined_headings(above: tuple[str, ...], block: PlanBlock) -> tuple[str, ...]:
    """A second row of headings fills those that the first leaves empty (the months under «Cronoprogramma»)."""
    own = tuple(cell.text for cell in block.cells)
    if len(own) != len(above) or not month_numbers(list(own)):
        return own
    return tuple(below or over for below, over in zip(own, above, strict=True))


def _headed(block: PlanBlock, columns: tuple[str, ...], *, is_said: bool) -> PlanBlock:
    if block.kind is not BlockKind.TABLE_ROW:
        return block
    given = tuple(cell.heading for cell in block.cells)
    has_own = is_said or sum(names_a_known_column(name) for name in given if name) >= 2
    names = given if has_own else columns if len(columns) == len(given) else ("",) * len(given)
    names = measured_in(over_titles(names, block.cells))
    if names == given:
        return block
    return replace(block, cells=tuple(CellText(name, cell.text) for name, cell in zip(names, block.cells, strict=True)))


def _bare(block: PlanBlock) -> PlanBlock:
    """Drop the headings that the file gives to a row which is a pair: the first row of a sheet heads nothing."""
    return replace(block, cells=tuple(CellText("", cell.text) for cell in block.cells))


def read_row(block: PlanBlock, top_rank: int, *, heads_name_units: bool = False, year: int = 0) -> RowMeaning | None:
    """Read a row through the headings of its columns, or through the shape of its cells; None when neither says.

    `year` is that of the archive: of the targets of several years its own is taken.
    `heads_name_units`: no line of the plan names a unit: «Area Tecnica – Geom. Rossi» under «Responsabile» does.
    """
    if person := _person_with_share(block.cells):
        return RowMeaning(LineRole.PERSON, person, (), 85, "Dalla colonna delle persone della tabella")
    if any(cell.heading for cell in block.cells):
        return _by_headings(block, top_rank, year, heads_name_units=heads_name_units)
    return _by_shape([cell.text for cell in block.cells])


def _by_headings(block: PlanBlock, top_rank: int, year: int, *, heads_name_units: bool) -> RowMeaning | None:
    facts: list[CarriedFact] = []
    main: tuple[LineRole, str] | None = None
    roles = ((column_role(cell.heading), cell) for cell in block.cells)
    heads = {role for role, cell in roles if not (role in _GOALS and _is_code(cell))}
    months = month_numbers([cell.heading for cell in block.cells])
    has_units = any(unit_rank_of_column(cell.heading) is not None for cell in block.cells)
    years = columns_of_years(block.cells, year)
    has_goal = any(column_role(one.heading) in _GOALS and one.text and not _is_code(one) for one in block.cells)
    results = results_in_words(block.cells)
    for place, cell in enumerate(block.cells):
        if not cell.text or place in months or has_months_in_one_cell(cell) or _repeats_heading(cell):
            continue
        role = LineRole.TEXT if place in results else _role_of_cell(cell, top_rank, heads, has_units=has_units)
        if place not in results and years.has(place):
            facts += years.facts(place, cell.text)
            continue
        if role is LineRole.STRATEGIC_OBJECTIVE and LineRole.OBJECTIVE in heads:
            facts.append(CarriedFact(role, " ".join(cell.text.split())))
            continue
        if role in _MAIN and _is_code(cell):
            continue
        if main is None and role in _MAIN and (role in _GOALS or not has_goal):
            text, carried = main_of_cell(role, cell.text)
            main = (role, text)
            facts += carried
        elif (
            heads_name_units
            and not has_units
            and column_role(cell.heading) is LineRole.HEAD
            and (named := units_of_head_cell(cell.text))
        ):
            facts.append(CarriedFact(LineRole.AREA, named[0].name))
            facts += [CarriedFact(LineRole.HEAD, named[0].head)] if named[0].head else []
        elif role in _UNITS:
            facts += _units_of_cell(cell, role, block.cells, heads)
        elif role is not None:
            facts += facts_of_cell(role, _told(cell, role))
    return _reading(main, [*facts, *marked_months(block.cells, months)], heads)


def _units_of_cell(
    cell: CellText, role: LineRole, row: Sequence[CellText], heads: set[LineRole | None]
) -> Iterator[CarriedFact]:
    """Yield the unit of a cell; of a table that sums up the units a list of services stays words."""
    if not heads & _MEASURED and lists_units(cell, row):
        yield CarriedFact(LineRole.TEXT, _told(cell, LineRole.TEXT))
    elif not is_contract_area(cell.text):
        yield from unit_and_head(role, cell.text)


def _repeats_heading(cell: CellText) -> bool:
    """Whether a label merged down the rows heads its own column: «Indicatori» beside each of them says nothing."""
    return bool(cell.heading) and text_key(cell.text) == text_key(cell.heading)


def _is_code(cell: CellText) -> bool:
    """Whether a cell under «Obiettivo» holds the number or the code of one, and no words."""
    return bool(cell.text) and (bool(_ORDER.fullmatch(cell.text)) or not any(map(str.isalpha, cell.text)))


def _person_with_share(cells: Sequence[CellText]) -> str:
    """Read a row that says how much of the work somebody does: «Furlan Marta | 50%» is «Furlan Marta (50%)»."""
    people = [cell.text for cell in cells if column_role(cell.heading) is LineRole.PERSON and cell.text]
    shares = [cell for cell in cells if _SHARE.search(text_key(cell.heading))]
    if {column_role(cell.heading) for cell in cells} & set(_MAIN) or len(people) != 1 or len(shares) != 1:
        return ""
    share = shares[0].text.strip(" %")
    return f"{people[0]} ({share}%)" if share.isdigit() else people[0]


def _reading(
    main: tuple[LineRole, str] | None, facts: list[CarriedFact], heads: set[LineRole | None]
) -> RowMeaning | None:
    units = tuple(fact for fact in facts if fact.role in _UNITS)
    ordered = (*units, *in_pairs(fact for fact in facts if fact not in units))
    if main:
        reason = f"Dalla colonna «{main[0].italian}» della tabella"
        return RowMeaning(main[0], main[1], ordered, 95 if LineRole.OBJECTIVE in heads else 85, reason)
    if units and (len(units) == len(facts) or not heads & _MEASURED):
        rest = tuple(fact for fact in ordered if fact is not units[0])
        return RowMeaning(units[0].role, units[0].text, rest, 85, "La riga della tabella porta solo l'unità")
    second = next((fact for fact in ordered if fact.role in _SECOND_ONLY), None)
    if second and heads & set(_MAIN):
        rest = tuple(fact for fact in ordered if fact is not second)
        return RowMeaning(second.role, second.text, rest, 80, "Completa la riga sopra")
    return None


def _role_of_cell(cell: CellText, top_rank: int, heads: set[LineRole | None], *, has_units: bool) -> LineRole | None:
    rank = unit_rank_of_column(cell.heading)
    if rank is not None:
        return LineRole.AREA if rank <= top_rank else LineRole.SECTOR
    role = column_role(cell.heading)
    if role is None and _VALUE.fullmatch(text_key(cell.heading)) and _lack_targets(heads):
        role = LineRole.TARGET
    if role is LineRole.HEAD and heads & set(_MAIN) and not has_units:
        return LineRole.PERSON
    if role is LineRole.TEXT and _FORMULA.match(text_key(cell.heading)) and _lack_indicators(heads):
        return LineRole.INDICATOR
    if role is LineRole.TEXT and _NUMBER_COLUMNS.fullmatch(text_key(cell.heading)):
        return None
    if (
        role is LineRole.TEXT
        and "descrizione" in text_key(cell.heading)
        and LineRole.OBJECTIVE not in heads
        and not (LineRole.RESOURCE in heads and not heads & _MEASURED)
    ):
        return next((one for one in (LineRole.PHASE, LineRole.ACTIVITY) if one in heads), LineRole.OBJECTIVE)
    return role or (LineRole.TEXT if cell.heading else None)


def _lack_targets(heads: set[LineRole | None]) -> bool:
    """«Valore» beside «Indicatore» is what is expected, where no column says so."""
    return LineRole.INDICATOR in heads and LineRole.TARGET not in heads


def _lack_indicators(heads: set[LineRole | None]) -> bool:
    """«Formula» beside «Target» is the indicator, where no column has it."""
    return LineRole.TARGET in heads and LineRole.INDICATOR not in heads


def _told(cell: CellText, role: LineRole) -> str:
    return f"{cell.heading}: {cell.text}" if role is LineRole.TEXT else cell.text


def _by_shape(cells: list[str]) -> RowMeaning | None:
    """Without headings: a number, a text, a weight, a date, each known by its shape and place."""
    filled = [cell for cell in cells if cell]
    body = filled[1:] if len(filled) > 1 and _ORDER.fullmatch(filled[0]) else filled
    if not body or sum(char.isalpha() for char in body[0]) < 4:
        return None
    facts: list[CarriedFact] = []
    for cell in body[1:]:
        if _DATED.fullmatch(cell):
            facts.append(CarriedFact(LineRole.DEADLINE, cell))
        elif _WEIGHT.fullmatch(cell) and not any(fact.role is LineRole.WEIGHT for fact in facts):
            facts.append(CarriedFact(LineRole.WEIGHT, cell))
        elif told := facts_alone(cell):
            facts += told
        else:
            facts.append(CarriedFact(LineRole.TEXT, cell))
    is_sure = any(fact.role is not LineRole.TEXT for fact in facts)
    if not is_sure:
        return None
    return RowMeaning(LineRole.OBJECTIVE, body[0], tuple(facts), 70, "Riga di tabella con peso o scadenza")
