"""What an import would do, as the dialog and the command line show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import listed
from app.domain.workbooks.answers import NO_ANSWERS, Answers, CellConflict, CellPlace, ConsentQuestion, Refusal, Side
from app.domain.workbooks.column_choice import FileColumn, FileSheet
from app.domain.workbooks.difference import RowDifference, RowState
from app.domain.workbooks.reading import LEFT_OUT, CellError

_NAMES = {
    RowState.NEW: ("riga nuova", "righe nuove"),
    RowState.CHANGED: ("riga modificata", "righe modificate"),
    RowState.UNCHANGED: ("riga invariata", "righe invariate"),
    RowState.CONFLICT: ("riga in conflitto", "righe in conflitto"),
    RowState.PROPOSED: ("riga da confermare", "righe da confermare"),
    RowState.WRONG: ("riga con errori", "righe con errori"),
    RowState.MISSING: ("riga non presente nel file", "righe non presenti nel file"),
}
_CHANGING = frozenset({RowState.NEW, RowState.CHANGED, RowState.CONFLICT, RowState.PROPOSED})


@dataclass(frozen=True, slots=True)
class WorkbookPreview:
    """The dry run of an import: every row compared, every error, what is worth saying, the SHA-256 of the file.

    `refused` are the sheets that cannot be taken in; `about` is whose the workbook is, where it is somebody's;
    `questions` wait for a yes; `columns` and `sheets` are those of a foreign file, and what was chosen for them.
    """

    sha256: str
    differences: tuple[RowDifference, ...] = ()
    errors: tuple[CellError, ...] = ()
    notes: tuple[Issue, ...] = ()
    refused: tuple[Refusal, ...] = ()
    about: str = ""
    questions: tuple[ConsentQuestion, ...] = ()
    columns: tuple[FileColumn, ...] = ()
    sheets: tuple[FileSheet, ...] = ()

    @property
    def unknown(self) -> tuple[FileColumn, ...]:
        """The columns that the program does not know by itself."""
        return tuple(column for column in self.columns if not column.is_known)

    def count(self, state: RowState) -> int:
        return sum(1 for one in self.differences if one.state is state)

    @property
    def left_out(self) -> tuple[Issue, ...]:
        """What is not taken of rows that otherwise are: who reads one note only has to read these."""
        return tuple(note for note in self.notes if note.code == LEFT_OUT)

    @property
    def has_changes(self) -> bool:
        return any(one.state in _CHANGING for one in self.differences)

    @property
    def conflicts(self) -> tuple[CellConflict, ...]:
        return tuple(conflict for one in self.differences for conflict in one.conflicts)

    def can_be_imported_with(self, answers: Answers = NO_ANSWERS) -> bool:
        """Tell whether nothing is wrong and all that has to be asked was answered."""
        is_decided = all(answers.side_of(one.place) for one in self.conflicts)
        is_allowed = all(one.consent in answers.consents for one in self.questions)
        is_settled = is_decided and is_allowed and (answers.leaves_refused_out or not self.refused)
        return self.has_changes and not self.errors and is_settled

    @property
    def summary(self) -> str:
        """Return the counts in words: `2 righe nuove, 1 riga modificata e 40 righe invariate`."""
        counted = [(self.count(state), names) for state, names in _NAMES.items()]
        words = [f"{count} {names[count != 1]}" for count, names in counted if count]
        return listed(words) or "nessuna riga"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict with the side chosen, as the page of conflicts shows it."""

    conflict: CellConflict
    side: Side | None = None

    @property
    def id(self) -> CellPlace:
        return self.conflict.place

    @property
    def sheet(self) -> str:
        return self.conflict.sheet

    @property
    def title(self) -> str:
        return self.conflict.title

    @property
    def heading(self) -> str:
        return self.conflict.heading

    @property
    def archive(self) -> str:
        return self.conflict.archive

    @property
    def file(self) -> str:
        return self.conflict.file

    @property
    def choice(self) -> str:
        return self.side.italian if self.side else "da decidere"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of a page of the preview: a row, or one changed cell of it."""

    sheet: str
    row: int | None
    title: str
    details: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""


_SHEET = Column("sheet", "Foglio", width=18)
_ROW = Column("row", "Riga", Format.INTEGER, 6)
_TITLE = Column("title", "Che cosa", width=30)
NEW_ROW_COLUMNS = (_SHEET, _ROW, _TITLE, Column("details", "Dati", width=76))
CHANGED_ROW_COLUMNS = (
    _SHEET,
    _ROW,
    _TITLE,
    Column("heading", "Colonna", width=20),
    Column("before", "Prima", width=28),
    Column("after", "Dopo", width=28),
)
PROPOSED_ROW_COLUMNS = (_SHEET, _ROW, _TITLE, Column("details", "Chi sarebbe", width=76))
SAME_ROW_COLUMNS = (_SHEET, _ROW, _TITLE)
MISSING_ROW_COLUMNS = (_SHEET, _TITLE)
CONFLICT_COLUMNS = (
    _SHEET,
    _TITLE,
    Column("heading", "Colonna", width=18),
    Column("archive", "In archivio", width=26),
    Column("file", "Nel file", width=26),
    Column("choice", "Vale", width=12),
)
REFUSAL_COLUMNS = (
    _SHEET,
    Column("problem", "Perché non si legge", width=60),
    Column("remedy", "Che cosa fare", width=60),
)
ERROR_COLUMNS = (
    _SHEET,
    Column("cell", "Cella", width=10),
    Column("heading", "Colonna", width=20),
    Column("value", "Valore", width=18),
    Column("problem", "Che cosa non va", width=40),
    Column("remedy", "Che cosa fare", width=50),
)


def new_rows(preview: WorkbookPreview) -> list[PreviewRow]:
    return [
        PreviewRow(one.sheet, one.row, one.title, "; ".join(f"{cell.heading}: {cell.after}" for cell in one.changes))
        for one in _of(preview, RowState.NEW)
    ]


def changed_rows(preview: WorkbookPreview) -> list[PreviewRow]:
    """Return one line for each cell that would change."""
    return [
        PreviewRow(one.sheet, one.row, one.title, "", cell.heading, cell.before, cell.after)
        for one in _of(preview, RowState.CHANGED)
        for cell in one.changes
    ]


def proposed_rows(preview: WorkbookPreview) -> list[PreviewRow]:
    """Return the rows that are known by a name alone, each with whom it would be."""
    return [PreviewRow(one.sheet, one.row, one.title, one.proposal) for one in _of(preview, RowState.PROPOSED)]


def same_rows(preview: WorkbookPreview) -> list[PreviewRow]:
    return [PreviewRow(one.sheet, one.row, one.title) for one in _of(preview, RowState.UNCHANGED)]


def missing_rows(preview: WorkbookPreview) -> list[PreviewRow]:
    return [PreviewRow(one.sheet, None, one.title) for one in _of(preview, RowState.MISSING)]


def _of(preview: WorkbookPreview, state: RowState) -> Iterator[RowDifference]:
    return (one for one in preview.differences if one.state is state)
