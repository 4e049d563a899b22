"""The Schede di assegnazione of a year, filled from the sheets that were prepared."""

from app.domain.documents.assignment_sheet import AssignmentSheetDocument, assignment_file_name
from app.domain.documents.sheet import SheetMode
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.sheets.paper import document_of
from app.models.evaluation import Sheet
from app.services.documents.filling import Filling
from app.services.documents.sheets import contents_to_print, sheets_to_print
from app.services.objectives.assigned import people_renewing
from app.services.sheets.sheets import person_of_sheet
from app.services.workspace import Workspace


def assignment_sheets(filling: Filling) -> list[AssignmentSheetDocument]:
    """Return what was given to one person, or to everybody, by evaluator; `UserError` when there is none."""
    sheets = [one for one in sheets_to_print(filling.workspace, filling.session, filling.request) if _is_given(one)]
    if not sheets:
        raise UserError("La scheda non è valutabile: non assegna obiettivi.", "Scegliere un'altra scheda.")
    letterhead = filling.letterhead()
    renewing = people_renewing(filling.session, {one.round.cycle_id for one in sheets})
    found: list[AssignmentSheetDocument] = []
    for sheet, content in contents_to_print(filling.session, sheets):
        imprint = filling.imprint(number=f"{content.year}/{sheet.id}", method=content.method_title)
        asked = document_of(content, SheetMode.BLANK, letterhead, imprint)
        found.append(
            AssignmentSheetDocument(
                letterhead,
                imprint,
                asked.names,
                content.year,
                content.person,
                asked.sections,
                sheet.assigned_on,
                (sheet.round.cycle_id, sheet.employee_id) in renewing,
            )
        )
    return found


def assignment_name(workspace: Workspace, sheet_id: int) -> str:
    """Return the name of the file of one of them: `Assegnazione_2024_Rossi_Mario_0123.pdf`."""
    return assignment_file_name(*person_of_sheet(workspace, SheetId(sheet_id)))


def _is_given(sheet: Sheet) -> bool:
    return sheet.state.is_evaluated
