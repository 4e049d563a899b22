"""The history of sheets as a document: what the page *Storia* tells to whoever asks, and no more."""

from app.domain.documents.history import SheetHistoryDocument
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.periods import Period
from app.domain.permissions import Action
from app.models.evaluation import Sheet
from app.services.audit.sheet_history import history_of
from app.services.documents.filling import Filling
from app.services.documents.sheets import sheets_to_print
from app.services.sheets.named import load_sheet_names
from app.services.sheets.sheet_access import can
from app.services.sheets.sheets import sheet_name
from app.services.workspace import Workspace


def history_documents(filling: Filling) -> list[SheetHistoryDocument]:
    """Return the history of one sheet, or of those of the year; `UserError` when there is none."""
    actor, session = filling.workspace.actor, filling.session
    sheets = sheets_to_print(filling.workspace, session, filling.request)
    names = load_sheet_names(session, sheets).people
    found = [
        _document(filling, sheet, names[sheet.evaluated_party].full_name)
        for sheet in sheets
        if can(actor, Action.SEE_SCORES, sheet)
    ]
    if not found:
        raise UserError("Non ci sono schede di cui stampare la storia.", "Preparare prima la sessione.")
    return found


def history_name(workspace: Workspace, sheet_id: int) -> str:
    """Return the name of the file of one history: `Storia_2024_Rossi_Mario_0123.pdf`."""
    return f"Storia{sheet_name(workspace, SheetId(sheet_id)).removeprefix('Scheda')}"


def _document(filling: Filling, sheet: Sheet, person: str) -> SheetHistoryDocument:
    year = filling.request.year
    return SheetHistoryDocument(
        filling.letterhead(),
        filling.imprint(number=f"{year}/{sheet.id}"),
        year,
        filling.workspace.today,
        person,
        f"{sheet.round.kind.italian} {year}",
        Period(sheet.valid_from, sheet.valid_to),
        history_of(filling.session, filling.workspace.actor, sheet),
    )
