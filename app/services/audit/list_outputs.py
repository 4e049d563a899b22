"""The lists of the window that leave the archive: on paper, in a PDF, in a workbook; each is told in the audit.

What a list shows was read through its own door, narrowed to the person who sees it: nothing more is read here of its
rows, and whoever may see them may take them along, as with the clipboard.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from app.domain.audit.operation_names import EXPORTED, PRINTED
from app.domain.documents.common import Imprint, PaperMarks
from app.domain.documents.lists import ListDocument, ListedTable
from app.domain.documents.transparency import PublishedTable
from app.domain.italian import plural
from app.domain.permissions import Action, InScope
from app.domain.progress import Progress, Silent
from app.models.municipality import Municipality
from app.services.access import ask, reading
from app.services.audit.output import announcing, leaving, tell_output, tell_then_place
from app.services.documents.letterheads import HeadingHistory
from app.services.files import save_file
from app.services.workspace import Workspace

_SILENT = Silent()
WORKBOOK, CALC, TEXT = ".xlsx", ".ods", ".csv"


def list_pdf(workspace: Workspace, table: ListedTable) -> bytes:
    """Return a list as the bytes of a PDF, for the preview."""
    from app.reports.print_list import print_list

    out = BytesIO()
    print_list(_document(workspace, table), out)
    return out.getvalue()


def save_list_and_tell(workspace: Workspace, table: ListedTable, pdf: bytes, target: Path) -> Path:
    """Write the list just previewed where the user wants it, and tell it."""
    ask(workspace.actor, InScope(Action.READ))
    with leaving(workspace, f"{PRINTED}{_named(table)}", target.parent, target.name) as out:
        draft = save_file(out.drafts / target.name, pdf, ".pdf")
        return tell_then_place(workspace, InScope(Action.READ), f"{out.what}, file {draft.name}", out, [draft])[0]


def send_list_and_tell(
    workspace: Workspace, table: ListedTable, send: Callable[[Progress], int], progress: Progress = _SILENT
) -> int:
    """Send a list to a printer with `send`, which returns how many pages, and tell it; return how many."""
    ask(workspace.actor, InScope(Action.READ))
    with announcing(workspace, f"{PRINTED}{_named(table)}, su carta"):
        pages = send(progress)
        label = f"{PRINTED}{_named(table)}, {plural(pages, 'pagina', 'pagine')} su carta"
        tell_output(workspace, InScope(Action.READ), label)
        return pages


def export_list_and_tell(workspace: Workspace, table: ListedTable, target: Path) -> Path:
    """Write a list to a workbook of Excel or Calc, or to a text, by the ending of `target` (.xlsx, .ods, .csv)."""
    suffix = target.suffix.casefold() if target.suffix.casefold() in {CALC, TEXT} else WORKBOOK
    data = _data(_document(workspace, table), suffix)
    with leaving(workspace, f"{EXPORTED}{_named(table)}", target.parent, target.name) as out:
        draft = save_file(out.drafts / target.name, data, suffix)
        return tell_then_place(workspace, InScope(Action.READ), f"{out.what}, file {draft.name}", out, [draft])[0]


def _data(document: ListDocument, suffix: str) -> bytes:
    from app.excel import published

    table = PublishedTable("elenco", document.table.title, document.table.columns, document.table.rows)
    if suffix == TEXT:
        return published.list_csv(table)
    made_at = datetime.combine(document.imprint.printed_on, time(), UTC)
    write = published.tables_ods if suffix == CALC else published.tables_xlsx
    return write([table], table.title, document.letterhead.name, made_at)


def _document(workspace: Workspace, table: ListedTable) -> ListDocument:
    with reading(workspace, InScope(Action.READ)) as session:
        ente = session.get_one(Municipality, 1)
        imprint = Imprint(
            workspace.today,
            is_internal=True,
            is_demo=ente.is_demo,
            marks=PaperMarks(footer=tuple(filter(None, [ente.footer]))),
        )
        return ListDocument(HeadingHistory(session).now().letterhead, imprint, table)


def _named(table: ListedTable) -> str:
    return f"elenco «{table.title}», {table.counted}"
