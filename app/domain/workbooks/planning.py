"""One sheet planned: each row matched, compared and made a draft, or given its errors."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import agreeing, some_of
from app.domain.workbooks.answers import NO_ANSWERS, Answers, CellConflict, Consent, Side
from app.domain.workbooks.cells import Value, same
from app.domain.workbooks.difference import (
    NewCells,
    RowDifference,
    RowState,
    cell_changes,
    title_of,
    titled,
    written_in_preview,
)
from app.domain.workbooks.matching import Matcher
from app.domain.workbooks.reading import LEFT_OUT, CellError, ReadRow, ReadSheet, warning
from app.domain.workbooks.resolved import Resolved, resolved_values
from app.domain.workbooks.rules import SheetRules, WorkbookRows, no_completion, no_conflicts

_MOST_NAMED = 8
_NOT_TAKEN = "l'assegnazione non si legge ({}); l'anagrafica sì."
_TEXTS = frozenset({Format.TEXT, Format.CODE, Format.LONG_TEXT})
TO_KEEP = (RowState.CHANGED, RowState.NEW)
"""What an import writes, in this order: corrections make room for what is new."""


class PlannedRow(NamedTuple):
    """A row that is ready: the draft to keep (None when nothing is to be done) and how it differs."""

    read: ReadRow
    difference: RowDifference
    draft: object | None = None

    @property
    def state(self) -> RowState:
        return self.difference.state


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet that is ready; `missing` are the rows of the archive that the file does not have."""

    rules: SheetRules
    sheet: ReadSheet
    rows: tuple[PlannedRow, ...]
    missing: tuple[RowDifference, ...]
    notes: tuple[Issue, ...] = ()

    def in_order(self) -> list[PlannedRow]:
        """Return the rows to keep, corrections first."""
        ready = [row for row in self.rows if row.draft is not None]
        return [row for state in TO_KEEP for row in ready if row.state is state]


def plan_sheet(rules: SheetRules, sheet: ReadSheet, rows: WorkbookRows, answers: Answers = NO_ANSWERS) -> SheetPlan:
    planner = _Planner(rules, sheet, rows, answers)
    planned = tuple(found for row in sheet.rows if (found := planner.plan(row)) is not None)
    missing = () if sheet.is_beside else tuple(planner.missing())
    said = [warning("look_over", f"{sheet.name}: {sentence}") for sentence in rules.look_over(sheet)]
    return SheetPlan(rules, sheet, planned, missing, (*said, *planner.left_out(), *planner.said()))


class _Planner:
    """Plans the rows of one sheet, in order."""

    def __init__(self, rules: SheetRules, sheet: ReadSheet, rows: WorkbookRows, answers: Answers) -> None:
        self._rules = rules
        self._sheet = sheet
        self._rows = rows
        self._answers = answers
        self._matcher = Matcher(rules.layout, rows.of(rules.layout))
        self._columns = {column.key: column for column in rules.layout.columns}
        self._title = [rules.layout.column(key) for key in rules.layout.title or rules.layout.key]
        self._is_plain = rules.conflicts is no_conflicts and (rules.complete is no_completion or not sheet.is_beside)
        self._seen: dict[Hashable, int] = {}
        self._same_words: dict[tuple[str, int, str], bool] = {}
        self._left_out: dict[str, list[int]] = {}
        self._said: dict[tuple[str, str], list[int]] = {}

    def plan(self, row: ReadRow) -> PlannedRow | None:
        """Return the row compared, None where it is left out."""
        layout = self._rules.layout
        if self._is_plain and not row.errors and (kept := self._kept_as_it_is(row)) is not None:
            return kept
        resolved = resolved_values(layout, row.values)
        if why := self._rules.complete(resolved, self._rows, self._sheet):
            self._left_out.setdefault(why, []).append(row.number)
            return None
        current = self._matcher.find(resolved.values)
        key = None if current else self._matcher.key_of(resolved.values)
        if key is not None and (renumbered := self._rules.renumbered(resolved, self._rows)) is not None:
            current = self._matcher.take(renumbered)
        proposal = self._proposal(resolved) if current is None and key is None else ""
        current = current or self._accepted(resolved, proposal)
        repeated = self._repeated(row, key if current is None else id(current))
        conflicts = tuple(self._undecided(row, current, resolved))
        draft = self._rules.make_draft(current, resolved, self._rows)
        errors = (*row.errors, *self._trouble_errors(row, resolved), *repeated)
        is_whole = not (errors or conflicts)
        changes = cell_changes(layout, current, resolved.values) if is_whole and current is not None else ()
        fresh = NewCells(layout, resolved.values) if is_whole and current is None else None
        title, state = titled(self._title, current, resolved.values), _state(current, errors, conflicts, changes)
        if proposal and current is None and not errors:
            return PlannedRow(
                row, RowDifference(self._sheet.name, row.number, title, RowState.PROPOSED, proposal=proposal)
            )
        difference = RowDifference(self._sheet.name, row.number, title, state, changes, errors, conflicts, fresh=fresh)
        self._say(row, current, resolved)
        is_ready = state in TO_KEEP and not resolved.is_waiting
        return PlannedRow(row, difference, draft if is_ready else None)

    def _kept_as_it_is(self, row: ReadRow) -> PlannedRow | None:
        """Return a row that says what the archive holds, as nearly all do of a file read again: no draft is made of it.

        None where it says anything else, and where another row was about the same thing.
        """
        current = self._matcher.known(row.values) if self._matcher.has_rows else None
        if current is None or id(current) in self._seen:
            return None
        for key, value in row.values.items():
            column = self._columns.get(key)
            if column is None:
                return None
            before = getattr(current, key)
            if before != value and not self._is_same(column, before, value):
                return None
        self._seen[id(current)] = row.number
        self._matcher.take(current)
        title = " ".join(filter(None, [_written(column, getattr(current, column.key)) for column in self._title]))
        return PlannedRow(row, RowDifference(self._sheet.name, row.number, title, RowState.UNCHANGED))

    def _is_same(self, column: Column, before: object, value: Value) -> bool:
        """Whether a value is the one of the archive; of words the answer is kept, for a column has a few."""
        if not isinstance(before, Enum) or type(value) is not str:
            return same(column, before, value)
        words = (column.key, id(before), value)
        found = self._same_words.get(words)
        if found is None:
            found = self._same_words[words] = same(column, before, value)
        return found

    def _proposal(self, resolved: Resolved) -> str:
        """Return whom a row without a key may be about, to be confirmed."""
        found = self._rules.by_name(resolved, self._rows)
        return found[1] if found else ""

    def _accepted(self, resolved: Resolved, proposal: str) -> object | None:
        """Return the row that was proposed, once people known by their names are accepted; its key is its own."""
        found = self._rules.by_name(resolved, self._rows) if proposal else None
        if found is None or Consent.BY_NAME not in self._answers.consents:
            return None
        for key in self._rules.layout.key:
            resolved.values[key] = self._rules.layout.column(key).value(found[0])
        return self._matcher.take(found[0])

    def left_out(self) -> Iterator[Issue]:
        for why, rows in self._left_out.items():
            yield _told(self._sheet, LEFT_OUT, why, rows)

    def said(self) -> Iterator[Issue]:
        """Yield what is worth reading of rows that are right, each sentence once with all its rows."""
        for (code, sentence), rows in self._said.items():
            yield _told(self._sheet, code, sentence, rows)

    def missing(self) -> Iterator[RowDifference]:
        """Yield what the archive has and the file has not; nothing while none of its columns is known."""
        for left in self._matcher.left_over() if self._sheet.places else ():
            title = title_of(self._rules.layout, left, {})
            yield RowDifference(self._sheet.name, 0, title, RowState.MISSING)

    def _undecided(self, row: ReadRow, current: object | None, resolved: Resolved) -> list[CellConflict]:
        """Return what was changed on both sides and nobody has decided; what the archive wins is let be."""
        found = []
        for key in self._rules.conflicts(current, resolved, self._rows):
            side = self._answers.side_of((self._sheet.name, row.number, key))
            if side is None:
                found.append(self._conflict(row, current, resolved, key))
            elif side is Side.ARCHIVE:
                del resolved.values[key]
        return found

    def _conflict(self, row: ReadRow, current: object | None, resolved: Resolved, key: str) -> CellConflict:
        column = self._rules.layout.column(key)
        texts = [written_in_preview(column, one) for one in (column.value(current), resolved.values[key])]
        title = title_of(self._rules.layout, current, resolved.values)
        return CellConflict(self._sheet.name, row.number, key, title, column.heading, *texts)

    def _repeated(self, row: ReadRow, identity: Hashable | None) -> list[CellError]:
        """Refuse a second row about the same thing."""
        first = row.number if identity is None else self._seen.setdefault(identity, row.number)
        if first == row.number:
            return []
        key = next(iter(self._rules.layout.key), self._rules.layout.columns[0].key)
        return [self._sheet.error(row, key, f"è già nella riga {first}", "Lasciare una sola delle due righe.")]

    def _trouble_errors(self, row: ReadRow, resolved: Resolved) -> list[CellError]:
        already = {error.heading for error in row.errors}
        errors = [self._sheet.error(row, one.key, one.problem, one.remedy) for one in resolved.troubles]
        return [error for error in errors if error.heading not in already]

    def _say(self, row: ReadRow, current: object | None, resolved: Resolved) -> None:
        proposals = self._rules.proposals(current, resolved, self._rows)
        for code, sentences in (("other_name", resolved.notes), ("proposal", proposals)):
            for sentence in sentences:
                self._said.setdefault((code, sentence), []).append(row.number)


def left_out(sheet: ReadSheet, rows: Sequence[RowDifference]) -> Iterator[Issue]:
    """Say of rows that are left out of a list, and not of its people, what was wrong: each reason once."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for error in row.errors[:1]:
            what = f"{error.heading}: «{error.value}» {error.problem}" if error.value else error.problem
            found.setdefault(_NOT_TAKEN.format(what), []).append(row.row)
    for sentence, numbers in found.items():
        yield _told(sheet, LEFT_OUT, sentence, numbers)


def _told(sheet: ReadSheet, code: str, sentence: str, rows: list[int]) -> Issue:
    shown = some_of(list(map(str, rows)), _MOST_NAMED, "altre {}")
    return warning(code, f"{sheet.name}, {agreeing(len(rows), 'riga', 'righe')} {shown}: {sentence}")


def wrong(planned: PlannedRow, errors: list[CellError]) -> PlannedRow:
    """Return the row with the errors found while keeping it."""
    difference = replace(planned.difference, state=RowState.WRONG, errors=tuple(errors))
    return planned._replace(difference=difference, draft=None)


def _written(column: Column, value: object) -> str:
    """Write a cell for a title; a text, as it nearly always is, without asking how."""
    return value if type(value) is str and column.format in _TEXTS else column.written(value)


def _state(
    current: object | None,
    errors: tuple[CellError, ...],
    conflicts: tuple[CellConflict, ...],
    changes: tuple[object, ...],
) -> RowState:
    if errors:
        return RowState.WRONG
    if conflicts:
        return RowState.CONFLICT
    if current is None:
        return RowState.NEW
    return RowState.CHANGED if changes else RowState.UNCHANGED
