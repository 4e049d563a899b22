"""A file of a workbook read: which it is, its columns known by themselves or by hand, of which year it is."""

from dataclasses import dataclass, replace
from typing import NoReturn

from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.permissions import Action
from app.domain.workbooks.answers import Answers
from app.domain.workbooks.column_choice import FileColumn, FileSheet, file_columns, file_sheets, headings_fingerprint
from app.domain.workbooks.kinds import WorkbookKind
from app.domain.workbooks.reading import RawWorkbook, ReadWorkbook, year_of
from app.domain.workbooks.sheet_reading import read_workbook
from app.services.access import ask, reading
from app.services.workbooks.mappings import load_mapping
from app.services.workbooks.parts import WorkbookParts
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file read: as found, as ours, and its columns and sheets, for who chooses by hand what they are."""

    raw: RawWorkbook
    read: ReadWorkbook
    columns: tuple[FileColumn, ...] = ()
    sheets: tuple[FileSheet, ...] = ()
    fingerprint: str = ""


def _columns_of(workspace: Workspace, parts: WorkbookParts, raw: RawWorkbook, answers: Answers) -> ReadFile:
    """Read a file with the columns chosen by hand, now or for another file with the same headings."""
    if parts.intake is not None and parts.intake.read is not None:
        return ReadFile(raw, parts.intake.read(raw))
    year, layout = workspace.today.year, parts.layout
    plain = read_workbook(layout, raw, year)
    if raw.meta is not None and not any(sheet.unknown for sheet in plain.sheets):
        return ReadFile(raw, plain)
    fingerprint = headings_fingerprint(plain)
    with reading(workspace, Action.IMPORT) as session:
        chosen = load_mapping(session, layout.kind.code, fingerprint) | dict(answers.columns)
    read = read_workbook(layout, raw, year, chosen) if any(chosen.values()) else plain
    return ReadFile(raw, read, tuple(file_columns(plain, chosen)), file_sheets(plain, chosen), fingerprint)


def read_file_of(workspace: Workspace, workbook: WorkbookRow, data: bytes, answers: Answers, name: str) -> ReadFile:
    """Read the sheets of the workbook; `UserError` when the file is another one, or of a later program."""
    from app.excel.read import read_raw

    ask(workspace.actor, Action.IMPORT)
    parts = workbook.load()
    raw, kind = read_raw(data, name=name), parts.layout.kind
    if raw.meta and raw.meta.kind != kind.code:
        raise UserError(
            f"È il file «{raw.meta.kind.capitalize()}», e non {kind.article}{kind.italian}.",
            f"Scegliere un file esportato con File › Esporta › {kind.italian}.",
        )
    if raw.meta and raw.meta.version.isdigit() and int(raw.meta.version) > parts.layout.version:
        raise UserError(
            "Il file è stato fatto da una versione più recente di Merito.",
            f"Aggiornare il programma, oppure esportare di nuovo {kind.the} da questo.",
        )
    file = _columns_of(workspace, parts, raw, answers)
    read = file.read
    if not any(sheet.places or sheet.unknown for sheet in read.sheets):
        names = ", ".join(sheet.name for sheet in parts.layout.sheets)
        raise UserError(
            f"Nel file non c'è nessun foglio {kind.of_the}.",
            f"I fogli si chiamano {names}: per avere un modello usare File › Esporta › {kind.italian}.",
        )
    return replace(file, read=replace(read, year=year_of(raw, answers.year)))


def refuse_unknown_columns(read: ReadWorkbook, kind: WorkbookKind) -> None:
    """Refuse to take in a file of which no column is known yet: nothing of it would be read."""
    if not any(sheet.places for sheet in read.sheets):
        refuse_unread(kind)


def refuse_unread(kind: WorkbookKind) -> NoReturn:
    """Say that no column of a file is known, and where they are chosen by hand."""
    raise UserError(
        f"Nel file non c'è nessun foglio {kind.of_the}: nessuna colonna si riconosce.",
        f"Aprirlo nella finestra con File › Importa › {kind.italian} e scegliere che cosa contengono le colonne.",
    )


def notes_on_year(read: ReadWorkbook, answers: Answers) -> list[Issue]:
    if read.year is None or answers.year is None or read.year == answers.year:
        return []
    sentence = f"Il file è del {read.year} e si importa in quell'anno, non nel {answers.year} che è aperto."
    return [Issue("other_year", sentence, severity=Severity.WARNING)]
