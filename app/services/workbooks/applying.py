"""The rows of a workbook kept inside one unit of work, with every trouble gathered by cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.domain.errors import ArchiveError, UserError
from app.domain.issues import Issue, Severity
from app.domain.progress import Progress
from app.domain.validation import NotValid
from app.domain.workbooks.answers import NO_ANSWERS, Answers, Refusal
from app.domain.workbooks.difference import RowDifference, RowState, Values
from app.domain.workbooks.planning import PlannedRow, SheetPlan, left_out, plan_sheet, wrong
from app.domain.workbooks.reading import CellError, ReadSheet, ReadWorkbook
from app.domain.workbooks.rules import SheetRules, WorkbookRows
from app.models import guards
from app.services.transaction import Unit
from app.services.workbooks.parts import Intake, Keep, KeepMany

_TOGETHER = 200
"""New rows that are kept in one savepoint: those of one that is refused are tried again one by one."""
MOST_WRONG = 500
"""Wrong rows of one sheet, after which no other is tried: each costs a savepoint, and nobody mends so many by hand."""


@dataclass(slots=True)
class Applied:
    """What came of it: every row compared, every error, what is worth saying, the sheets refused.

    `kept` is what the keepers returned, `held` keeps rows in memory.
    """

    differences: list[RowDifference] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    kept: list[object] = field(default_factory=list)
    held: list[object] = field(default_factory=list)

    @property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(sorted(error for one in self.differences for error in one.errors))


def apply_workbook(
    unit: Unit,
    intake: Intake,
    read: ReadWorkbook,
    progress: Progress,
    answers: Answers = NO_ANSWERS,
    *,
    is_rehearsal: bool = False,
) -> Applied:
    """Keep every row that differs, sheet after sheet; a row that cannot be kept leaves its errors and no trace.

    `is_rehearsal`: the unit of work is forgotten at the end, so that what nobody reads of it need not be made.
    """
    many = {**intake.many, **intake.rehearsed} if is_rehearsal else intake.many
    applied, rows = Applied(notes=list(read.notes)), intake.load(unit, read)
    waiting: list[_Waiting] = []
    steps = _Steps(progress, sum(len(sheet.rows) for sheet in read.sheets))
    last = max((at for at, rules in enumerate(intake.rules) if any(read.sheets_of(rules.layout))), default=0)
    for at, rules in enumerate(intake.rules[: last + 1]):
        plans = list(_planned(rules, read, rows, answers, applied))
        if not applied.held and any(plan.in_order() for plan in plans):
            applied.held += [row for kind in intake.held for row in unit.session.scalars(select(kind))]
        for plan in plans:
            name = rules.layout.name
            keeper = _Keeper(unit, plan, intake.keepers[name], applied.kept, many.get(name))
            kept = _keep_all(keeper, steps)
            if plan.sheet.is_beside:
                kept = _without_wrong(plan.sheet, kept, applied)
            if rules.is_tried_again:
                waiting.append(_Waiting(keeper, len(applied.differences), kept))
            applied.differences += kept
            if sum(1 for one in kept if one.errors) >= MOST_WRONG:
                applied.notes.append(_too_many(plan.sheet))
            rows = rows.without(rules.layout, _wrong_values(plan.sheet, kept))
        if any(plan.in_order() for plan in plans):
            unit.session.flush()
            unit.session.expire_all()
            rows = intake.load(unit, read).after(rows) if at < last else rows
    for one in waiting:
        one.try_again(applied.differences)
    if intake.finish is not None and applied.kept:
        intake.finish(unit, applied.kept)
    return applied


def _planned(
    rules: SheetRules, read: ReadWorkbook, rows: WorkbookRows, answers: Answers, applied: Applied
) -> Iterator[SheetPlan]:
    """Yield the sheets of one layout that can be taken in; the others are refused once, whatever their layouts."""
    for sheet in read.sheets_of(rules.layout):
        within = rows.within(sheet)
        if isinstance(within, Refusal):
            applied.refused += [] if within in applied.refused else [within]
            continue
        plan = plan_sheet(rules, sheet, within, answers)
        applied.notes += [*sheet.notes, *plan.notes]
        yield plan


@dataclass(slots=True)
class _Steps:
    """How far the rows of the whole file have gone."""

    progress: Progress
    total: int
    done: int = 0

    def go_on(self, rows: int, sheet: str) -> None:
        self.done += rows
        self.progress.step(self.done, self.total, sheet)


def _too_many(sheet: ReadSheet) -> Issue:
    sentence = (
        f"Foglio {sheet.name}: le righe sbagliate sono {MOST_WRONG} o più; le altre non sono state esaminate. "
        "Controllare di avere scelto il file giusto."
    )
    return Issue("too_many_errors", sentence, severity=Severity.WARNING)


def _wrong_values(sheet: ReadSheet, kept: Sequence[RowDifference]) -> list[Values]:
    wrong_rows = {one.row for one in kept if one.state is RowState.WRONG}
    return [row.values for row in sheet.rows if row.number in wrong_rows]


def _without_wrong(sheet: ReadSheet, kept: list[RowDifference], applied: Applied) -> list[RowDifference]:
    """Leave out the rows of a list that cannot be kept beside its people, who come in: why is among the notes.

    Where they are so many that the others were not tried, the file is another one: they stay errors.
    """
    wrong_rows = [one for one in kept if one.errors]
    if len(wrong_rows) >= MOST_WRONG:
        return kept
    applied.notes += left_out(sheet, wrong_rows)
    return [one for one in kept if not one.errors]


def _keep_all(keeper: "_Keeper", steps: _Steps) -> list[RowDifference]:
    plan = keeper.plan
    kept = {id(row): row for row in plan.rows}
    wrong_rows = sum(1 for row in plan.rows if row.difference.errors)
    in_order = plan.in_order()
    for batch in keeper.batches(in_order):
        if len(batch) > 1 and keeper.keep_together(batch):
            steps.go_on(len(batch), plan.sheet.name)
            continue
        for row in batch:
            steps.go_on(1, plan.sheet.name)
            if wrong_rows >= MOST_WRONG:
                break
            kept[id(row)] = keeper.keep(row)
            wrong_rows += bool(kept[id(row)].difference.errors)
    steps.go_on(len(plan.rows) - len(in_order), plan.sheet.name)
    return [*(row.difference for row in kept.values()), *plan.missing]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Rows that could not be kept before those of the other sheets: an Area closes once its settori have moved."""

    keeper: "_Keeper"
    start: int
    kept: Sequence[RowDifference]

    def try_again(self, differences: list[RowDifference]) -> None:
        planned = {row.read.number: row for row in self.keeper.plan.rows if row.draft is not None}
        for place, one in enumerate(self.kept, start=self.start):
            row = planned.get(one.row)
            if one.state is RowState.WRONG and row is not None:
                differences[place] = self.keeper.keep(row).difference


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Keeps the rows of one sheet."""

    unit: Unit
    plan: SheetPlan
    keep_draft: Keep
    kept: list[object]
    keep_many: KeepMany | None = None

    def batches(self, rows: Sequence[PlannedRow]) -> Iterator[Sequence[PlannedRow]]:
        """Yield the rows one by one, those that are new together where there is a way."""
        is_new = [row.state is RowState.NEW for row in rows]
        first = is_new.index(True) if self.keep_many and True in is_new else len(rows)
        yield from ([row] for row in rows[:first])
        yield from (rows[start : start + _TOGETHER] for start in range(first, len(rows), _TOGETHER))

    def keep_together(self, rows: Sequence[PlannedRow]) -> bool:
        """Keep many new rows in one savepoint; where one of them is refused none is kept."""
        if self.keep_many is None:
            return False
        try:
            with self.unit.session.begin_nested():
                self.kept.extend(self.keep_many(self.unit, [row.draft for row in rows]))
        except ArchiveError:
            raise
        except (UserError, IntegrityError):
            return False
        return True

    def keep(self, row: PlannedRow) -> PlannedRow:
        """Keep one row in a savepoint of its own, so that its failure does not spoil the comparison of the others."""
        try:
            with self.unit.session.begin_nested():
                self.kept.append(self.keep_draft(self.unit, row.draft))
        except ArchiveError:
            raise
        except NotValid as refusal:
            return wrong(row, [_error_of(self.plan, row, issue) for issue in refusal.issues])
        except UserError as refusal:
            return wrong(row, [_error_of_row(self.plan, row, refusal)])
        except IntegrityError as error:
            return wrong(row, [_error_of_row(self.plan, row, _explained(error))])
        return row


def _explained(error: IntegrityError) -> UserError:
    """Return what a trigger of the archive says; anything else it refuses is a bug of ours."""
    refusal = guards.explain(str(error.orig))
    if refusal is None:
        raise error
    return refusal


def _error_of_row(plan: SheetPlan, row: PlannedRow, refusal: UserError) -> CellError:
    return plan.sheet.error(row.read, "", refusal.problem.removesuffix("."), refusal.remedy)


def _error_of(plan: SheetPlan, row: PlannedRow, issue: Issue) -> CellError:
    key = plan.rules.column_of_field.get(issue.field, issue.field)
    return plan.sheet.error(row.read, key, issue.sentence.removesuffix("."), "Correggere il valore.")
