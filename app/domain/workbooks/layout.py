"""The layout of a workbook: one declaration serves as template, export and import."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from app.domain.columns import Column, column_of
from app.domain.workbooks.cells import Value
from app.domain.workbooks.kinds import WorkbookKind

ROW_NUMBER = "row_number"
"""The key under which the rows of a list without codes have their number, from 1 through the whole file."""
NEARLY_ALL = Decimal("0.9")
"""Of the cells of a column: a total or a note may stand among them."""
Mend = Callable[[dict[str, Value]], str]


def nearly_all(tells: Callable[[str], bool], texts: Sequence[str]) -> bool:
    """Whether something is true of nearly all the cells of a column."""
    others = (text for text in texts if not tells(text))
    may_be_others = int(len(texts) - NEARLY_ALL * len(texts))
    return next(islice(others, may_be_others, None), None) is None


@dataclass(frozen=True, slots=True)
class ToldByValues:
    """A column (its `key`) whose cells say that it is `other`, where `tells` is true of their texts.

    Without an `other` they say nothing that is read: a second column of that name is taken instead. A heading in which
    something fits `unless` says it by itself.
    """

    key: str
    other: str
    tells: Callable[[Sequence[str]], bool]
    unless: str = ""


@dataclass(frozen=True, slots=True)
class KnownByCells:
    """The column of ours (its `key`) that a column is, whatever its heading, where `tells` is true of its cells.

    Where cells alone are not enough, something in the heading must fit `heading` too (a pattern, in small letters
    without accents), and nothing `of_another`: what says that it is of something else. One that `is_full` has a cell in
    nearly every row; of one that `is_each_another` nearly no two are alike; where the list has one of the columns
    `unless` it is needless.
    """

    key: str
    tells: Callable[[str], bool]
    heading: str = ""
    of_another: str = ""
    is_full: bool = False
    is_each_another: bool = False
    unless: frozenset[str] = frozenset()

    def may_be_called(self, heading: str) -> bool:
        """Whether a heading (its key) lets a column be this one."""
        return re.search(self.heading, heading) is not None and not (
            self.of_another and re.search(self.of_another, heading)
        )


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One data sheet: its name, its columns and the other names under which a user's file may call it.

    `key` holds the columns that tell one row from another, `title` those that name it in the preview; `informative`
    columns help who reads the file and are never taken in. A row that its key does not find is looked for by the
    columns of `other_key`; a key is whole without the columns that `may_lack`. A sheet that `is_single` has one row,
    whatever it says. `also_read` are columns that people's files have in the place of ours; `mend` makes of the
    values of a row those of our columns, and says in what it doubts. A sheet with columns `known_by` is known by its
    headings; one of the layout `beside` that has some of the columns `read_beside` is read as this one too. People
    give some headings to two columns of ours: `told_by_values` says of which one the cells are; `variants` have the
    key of a column of ours, and are written in another way. A heading that nobody knows is the column of ours that is
    missing and that its cells tell (`known_by_cells`), or that goes by that name `in_its_place`. `named_above` is the
    key of what a line of its own, above a group of rows, or the name of the sheet says of all of them; of the columns
    `said_once` one at the left may be written in the first row of a group alone. Where a list has no column for the
    code `numbered`, its rows are given a number each (`ROW_NUMBER`).
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    informative: tuple[str, ...] = ()
    other_key: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    is_single: bool = False
    also_read: tuple[Column, ...] = ()
    mend: Mend | None = None
    known_by: tuple[str, ...] = ()
    beside: str = ""
    read_beside: tuple[str, ...] = ()
    told_by_values: tuple[ToldByValues, ...] = ()
    variants: tuple[Column, ...] = ()
    known_by_cells: tuple[KnownByCells, ...] = ()
    in_its_place: tuple[Column, ...] = ()
    named_above: str = ""
    said_once: tuple[str, ...] = ()
    numbered: str = ""

    @property
    def readable(self) -> tuple[Column, ...]:
        """Every column that a file may have."""
        return *self.columns, *self.also_read, *self.variants

    def column(self, key: str) -> Column:
        return column_of(self.columns, key)


@dataclass(frozen=True, slots=True)
class WorkbookLayout:
    """A kind of workbook: `version` grows when columns change their meaning; `instructions` open the file.

    `main` is the sheet that the one table of a foreign file is, where its columns are mapped by hand.
    """

    kind: WorkbookKind
    version: int
    sheets: tuple[SheetLayout, ...]
    instructions: tuple[str, ...] = ()
    main: str = ""

    def sheet(self, name: str) -> SheetLayout:
        return next(sheet for sheet in self.sheets if sheet.name == name)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a workbook says of itself in its hidden sheet."""

    kind: str
    version: str
    municipality: str
    export_id: str
    lines: tuple[tuple[str, ...], ...] = ()
    """What a workbook writes there besides, line by line."""
