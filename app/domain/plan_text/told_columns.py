"""What the columns of a table hold where nobody knows their headings: told by their cells, and by what is missing.

The labels of sheets are columns too: «Intento: …», «Parte: 30%» in each sheet are two columns of as many rows.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise

from app.domain.exact import HUNDRED
from app.domain.italian import parse_decimal
from app.domain.matching import text_key
from app.domain.plan_text.cell_kinds import NUMBERS, PEOPLE, TEXTS, CellKind, kind_of, kinds_of
from app.domain.plan_text.other_columns import is_year, says_another
from app.domain.plan_text.roles import LineRole

_NEARLY_ALL, _MOST = Decimal("0.8"), Decimal("0.6")
_FEWEST_NAMED = Decimal("0.4")
_TOTALS = frozenset({Decimal(10), HUNDRED, Decimal(1000)})
_LONGEST_UNIT, _FEWEST_ROWS_OF_A_UNIT = 8, Decimal("1.5")
_MAY_BE_ORDER = 2
"""How many columns at the left may hold the number or the code of a row."""


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """A cell that is not empty: its row, and the table or the unit in which its row stands."""

    row: int
    group: Hashable
    text: str


@dataclass(frozen=True)
class ToldColumn:
    """A column with its cells; `role` is what its heading says, None where it says nothing that is known.

    AREA stands for the unit of whatever level.
    """

    heading: str
    cells: tuple[ColumnCell, ...]
    role: LineRole | None = None
    is_text: bool = False
    """Whether the heading says a text of some kind, which may be a title but measures nothing: «Finalità»."""

    @cached_property
    def kinds(self) -> Counter[CellKind]:
        return kinds_of(cell.text for cell in self.cells)

    def share(self, *kinds: CellKind) -> Decimal:
        return Decimal(sum(self.kinds[kind] for kind in kinds)) / max(1, len(self.cells))

    @cached_property
    def words(self) -> Decimal:
        """How many words a cell has, on average."""
        return Decimal(sum(len(cell.text.split()) for cell in self.cells)) / max(1, len(self.cells))

    @property
    def are_years(self) -> bool:
        return all(is_year(cell.text) for cell in self.cells)

    @property
    def is_ranking(self) -> bool:
        """Whether the numbers only put the rows in an order: 3, 1, 4, 2."""
        numbers = sorted(_numbers([cell.text for cell in self.cells]))
        return numbers == list(range(1, len(self.cells) + 1))

    @cached_property
    def different(self) -> int:
        return len({text_key(cell.text) for cell in self.cells})


class ColumnReader:
    """Gives roles to the columns without one, each time to the column that its cells tell best."""

    def __init__(
        self, columns: Sequence[ToldColumn], rows: int, *, has_units: bool, has_objectives: bool, is_sheet: bool = False
    ) -> None:
        self._columns, self._rows = list(columns), rows
        self._has_units, self._has_objectives, self._is_sheet = has_units, has_objectives, is_sheet
        self.told: dict[int, LineRole] = {}

    def roles(self) -> dict[int, LineRole]:
        """Return the role of each column that its cells tell, by its place."""
        for step in (self._days, self._units, self._people, self._weights, self._lists, self._targets, self._texts):
            step()
        return self.told

    def _has(self, role: LineRole) -> bool:
        return role in self.told.values() or any(column.role is role for column in self._columns)

    def _open(self) -> Iterator[tuple[int, ToldColumn]]:
        for place, column in enumerate(self._columns):
            if column.role is None and place not in self.told and column.cells:
                yield place, column

    def _give(self, role: LineRole, places: Sequence[int]) -> None:
        own = [place for place in places if not says_another(role, self._columns[place].heading)]
        if own and not self._has(role):
            self.told[own[0]] = role

    def _days(self) -> None:
        """Of two columns of days the second is the end."""
        days = [place for place, column in self._open() if column.share(CellKind.DAY) >= _NEARLY_ALL]
        self._give(LineRole.DEADLINE, days[::-1])

    def _units(self) -> None:
        if not self._has(LineRole.AREA):
            named = [place for place, one in self._open() if one.share(CellKind.UNIT) >= _NEARLY_ALL]
            repeated = [] if self._has_units else [place for place, one in self._open() if self._repeats(one)]
            self._give(LineRole.AREA, named[:1] if self._may_be_named(named) else repeated)

    def _may_be_named(self, places: Sequence[int]) -> bool:
        """Names of units are of the units unless lines above name them; the labels of sheets say them again."""
        return bool(places) and (not self._has_units or self._is_sheet)

    def _repeats(self, column: ToldColumn) -> bool:
        """Whether short words go on down the rows, each for a stretch of its own, or are written at its start."""
        if column.share(*TEXTS) < 1 or column.share(CellKind.PERSON, CellKind.PROSE) > 0 or column.different < 2:
            return False
        stretches = [text for text, _ in groupby(text_key(cell.text) for cell in column.cells)]
        is_short = all(len(cell.text.split()) <= _LONGEST_UNIT for cell in column.cells)
        return is_short and len(stretches) == column.different and self._rows >= _FEWEST_ROWS_OF_A_UNIT * len(stretches)

    def _group(self, cell: ColumnCell) -> Hashable:
        """Return the unit of a row: that of its cell, or of the last one above it that names one."""
        place = next((at for at, role in self.told.items() if role is LineRole.AREA), None)
        units = self._columns[place] if place is not None else self._known(LineRole.AREA)
        named = [one for one in units.cells if one.row <= cell.row] if units else []
        return text_key(named[-1].text) if named else cell.group

    def _known(self, role: LineRole) -> ToldColumn | None:
        return next((column for column in self._columns if column.role is role), None)

    def _by_group(self, column: ToldColumn) -> dict[Hashable, list[str]]:
        found: dict[Hashable, list[str]] = {}
        for cell in column.cells:
            found.setdefault(self._group(cell), []).append(cell.text)
        return found

    def _people(self) -> None:
        for place, column in list(self._open()):
            named = column.share(CellKind.PERSON, CellKind.PEOPLE)
            if column.share(*PEOPLE) < _NEARLY_ALL or named < _FEWEST_NAMED:
                continue
            is_one = column.kinds[CellKind.PEOPLE] == 0
            is_of_units = all(len({text_key(one) for one in texts}) == 1 for texts in self._by_group(column).values())
            heads = is_one and is_of_units and (self._has(LineRole.AREA) or self._is_sheet)
            self._give(LineRole.HEAD if heads and not self._has(LineRole.HEAD) else LineRole.PERSON, [place])

    def _weights(self) -> None:
        numbers = [
            place
            for place, column in self._open()
            if column.share(CellKind.SHARE) >= _NEARLY_ALL and not self._is_order(place, column)
        ]
        self._give(LineRole.WEIGHT, [place for place in numbers if self._is_shared_out(self._columns[place])])

    def _is_shared_out(self, column: ToldColumn) -> bool:
        """Whether the numbers of each unit, or of them all, make the same round total: 100."""
        if column.are_years or column.is_ranking:
            return False
        told = [_numbers(texts) for texts in self._by_group(column).values()]
        sums = {sum(numbers, Decimal()) for numbers in told}
        whole = sum((sum(numbers, Decimal()) for numbers in told), Decimal())
        return len(column.cells) > 1 and ((len(sums) == 1 and sums <= _TOTALS) or whole == HUNDRED)

    def _is_order(self, place: int, column: ToldColumn) -> bool:
        """Whether the first columns only number the rows: 1, 2, 3."""
        if place >= _MAY_BE_ORDER or column.share(CellKind.SHARE) < 1:
            return False
        numbers = _numbers([cell.text for cell in column.cells])
        return all(below - above == 1 or below == 1 for above, below in pairwise(numbers))

    def _lists(self) -> None:
        for place, column in list(self._open()):
            if column.share(CellKind.MEASURED) >= _MOST and not self._has(LineRole.TARGET):
                self._give(LineRole.INDICATOR, [place])
            elif column.share(CellKind.STEPS) >= _MOST and not self._has(LineRole.ACTIVITY):
                self._give(LineRole.PHASE, [place])

    def _targets(self) -> None:
        """What is neither a number of order nor a share of a total is what is expected; beside its indicator, best."""
        found = [
            place
            for place, column in self._open()
            if column.share(*NUMBERS) >= _MOST and not (column.are_years or self._is_order(place, column))
        ]
        beside = [place for place in found if place and self._columns[place - 1].role is LineRole.INDICATOR]
        if self._has_measured_words():
            self._give(LineRole.TARGET, [*beside, *found])

    def _has_measured_words(self) -> bool:
        """Whether a column says what the numbers measure: an indicator, or words beside those of the objective."""
        texts = [column for _, column in self._open() if column.share(*TEXTS) >= _MOST]
        texts += filter(_is_work, self._columns)
        has_title = self._has(LineRole.OBJECTIVE) or self._has_objectives
        return self._has(LineRole.INDICATOR) or len(texts) >= (1 if has_title else 2)

    def _texts(self) -> None:
        texts = [place for place, column in self._open() if column.share(*TEXTS) >= _MOST]
        told = [place for place in texts if self._is_told_at_length(self._columns[place])]
        short = [place for place in texts if place not in told]
        if not self._has(LineRole.OBJECTIVE) and not self._has_objectives and self._is_measured():
            works = [place for place, one in enumerate(self._columns) if _is_work(one)]
            usual = [*short, *works] or told
            best = sorted(usual, key=lambda place: (-_likeness(self._columns[place], place), place))
            self._give(LineRole.OBJECTIVE, best)
        short = [place for place in short if place not in self.told]
        at = next((at for at, role in self._all() if role is LineRole.TARGET), None)
        if at is not None and (self._has(LineRole.OBJECTIVE) or self._has_objectives):
            worded = [place for place in short if self._columns[place].words > 1 and not self._columns[place].is_text]
            self._give(LineRole.INDICATOR, sorted(worded, key=lambda place: (abs(at - place), place > at)))
        if self._has(LineRole.OBJECTIVE):
            self._give(LineRole.DESCRIPTION, [place for place in told if place not in self.told])

    def _all(self) -> Iterator[tuple[int, LineRole | None]]:
        for place, column in enumerate(self._columns):
            yield place, self.told.get(place, column.role)

    def _is_measured(self) -> bool:
        """Whether the table has what tables of objectives have: a weight, or a target, or a day with its measure."""
        strong = (LineRole.WEIGHT, LineRole.TARGET, LineRole.INDICATOR)
        return any(map(self._has, strong)) or (self._has(LineRole.DEADLINE) and self._has(LineRole.AREA))

    def _is_told_at_length(self, column: ToldColumn) -> bool:
        """Whether a column describes: sentences, or the same words in every row."""
        is_same = column.different == 1 and len(column.cells) > 1
        return is_same or column.share(CellKind.PROSE) >= _MOST


def _is_work(column: ToldColumn) -> bool:
    return column.role is LineRole.ACTIVITY and column.different == len(column.cells) > 1


def _likeness(column: ToldColumn, place: int) -> Decimal:
    """How much a column is like one of titles: long, each another, at the left."""
    is_each_another = Decimal(column.different) / max(1, len(column.cells))
    return column.words * is_each_another * is_each_another - Decimal(place) / 4


def _numbers(texts: Sequence[str]) -> list[Decimal]:
    """Read the bare numbers, each with a sign of percent or what it is out of: «30%», «30/100»; others are left."""
    shares = [text.partition("/")[0] for text in texts if kind_of(text) is CellKind.SHARE]
    return [
        parse_decimal("".join(char for char in one if char.isdigit() or char in ".,").rstrip(".,")) for one in shares
    ]
