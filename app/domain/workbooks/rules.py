"""How a row of a sheet becomes the draft that the services keep: what each workbook declares of its sheets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any, Protocol, Self, TypeVar

from app.domain.validation import Draft, filled, written
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.cells import ERASE, Value
from app.domain.workbooks.difference import Values
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.reading import ReadSheet
from app.domain.workbooks.resolved import Resolved

Word = TypeVar("Word", bound=Enum)
MakeDraft = Callable[[Any, Resolved, Any], object]
Propose = Callable[[Any, Resolved, Any], list[str]]
ChangedOnBothSides = Callable[[Any, Resolved, Any], list[str]]
Complete = Callable[[Resolved, Any, ReadSheet], str]
ByName = Callable[[Resolved, Any], tuple[object, str] | None]
Renumbered = Callable[[Resolved, Any], object | None]
LookOver = Callable[[ReadSheet], list[str]]


class WorkbookRows(Protocol):
    """What the archive holds, as the rows of a workbook.

    `within` are those that a sheet of the file is about, or why it cannot be taken in at all; `after` tells fresh rows
    what they were a sheet before, `without` which rows of a sheet could not be taken in.
    """

    def of(self, layout: SheetLayout) -> Sequence[object]: ...
    def within(self, sheet: ReadSheet) -> Self | Refusal: ...
    def after(self, before: Self) -> Self: ...
    def without(self, layout: SheetLayout, wrong: Sequence[Values]) -> Self: ...


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Rows by the name of their sheet, none of which depends on another."""

    by_sheet: Mapping[str, Sequence[object]]

    def of(self, layout: SheetLayout) -> Sequence[object]:
        return self.by_sheet[layout.name]

    def within(self, _sheet: ReadSheet) -> "PlainRows | Refusal":
        return self

    def after(self, _before: "PlainRows") -> "PlainRows":
        return self

    def without(self, _layout: SheetLayout, _wrong: Sequence[Values]) -> "PlainRows":
        return self


def no_proposals(_current: object | None, _resolved: Resolved, _rows: object) -> list[str]:
    return []


def no_conflicts(_current: object | None, _resolved: Resolved, _rows: object) -> list[str]:
    return []


def no_completion(_resolved: Resolved, _rows: object, _sheet: ReadSheet) -> str:
    return ""


def known_by_no_name(_resolved: Resolved, _rows: object) -> tuple[object, str] | None:
    return None


def known_otherwise_by_nothing(_resolved: Resolved, _rows: object) -> object | None:
    return None


def nothing_to_say(_sheet: ReadSheet) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class SheetRules:
    """One sheet: how a row becomes a draft, and under which column a field of the draft is written.

    `make_draft` gets the row of the archive (None for a new one), the values read and all the rows; what cannot be
    resolved it leaves among their troubles. `proposals` are sentences worth reading about a row that is right;
    `conflicts` takes away the values that the file left as they were given, and returns the columns changed in the
    archive too. `complete` fills in what a list leaves out, before the row of the archive is looked for, and returns
    why a row is left out, if it is; `by_name` the row that one without a key may be about, and what it is called;
    `renumbered` the row of which one with an unknown key tells the true key; `look_over` looks at all the rows of a
    sheet together; rows of one that `is_tried_again` and could not be kept are kept at the end, when those of the
    other sheets have been.
    """

    layout: SheetLayout
    make_draft: MakeDraft
    column_of_field: Mapping[str, str] = field(default_factory=dict)
    proposals: Propose = no_proposals
    conflicts: ChangedOnBothSides = no_conflicts
    complete: Complete = no_completion
    by_name: ByName = known_by_no_name
    renumbered: Renumbered = known_otherwise_by_nothing
    look_over: LookOver = nothing_to_say
    is_tried_again: bool = False


def plain_draft(kind: type[Draft]) -> MakeDraft:
    """Make drafts whose fields are the columns of the sheet."""

    def make(current: Any, resolved: Resolved, _rows: object) -> Draft:
        return filled_draft(kind, current, resolved)

    return make


def filled_draft(kind: type[Draft], current: Any, resolved: Resolved, /, **others: object) -> Draft:
    """Return the draft of the row as it is in the archive, with the values of the file over it."""
    names = _names_of(kind)
    values = {key: _bare(value) for key, value in resolved.values.items() if key in names} | others
    if current is None:
        return kind(**written(kind, values))
    own = kind(**{name: getattr(current, name) for name in names if hasattr(current, name)})
    return filled(own, values)


@cache
def _names_of(kind: type[Draft]) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))


def _bare(value: Value) -> object:
    return None if value is ERASE else value


def word_of(resolved: Resolved, key: str, words: type[Word], current: Any) -> Word | None:
    """Return the enum that a word of the file stands for; the present one when the cell is empty."""
    text = resolved.text(key)
    present = getattr(current, key, None)
    return present if text is None else _words_of(words).get(text, present)


@cache
def _words_of(words: type[Word]) -> Mapping[str, Word]:
    """Return the words of an enum by what they are called; the first of two alike."""
    return {getattr(word, "italian", ""): word for word in reversed(list(words))}
