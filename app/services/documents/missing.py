"""What is missing in a year as a document: the list of the Cruscotto by who must act."""

from app.domain.documents.missing import MissingDocument
from app.domain.duties.duty import Duty
from app.domain.duties.grouping import Grouping, grouped
from app.services.checks import duties_of_checks
from app.services.documents.filling import Filling
from app.services.workspace import Workspace
from app.services.year_standing import year_standing


def duties_of_year(workspace: Workspace, year: int) -> tuple[Duty, ...]:
    """Return all that is missing: the work that is left, and what the checks find."""
    return (*year_standing(workspace, year).duties, *duties_of_checks(workspace, year))


def missing_document(filling: Filling) -> MissingDocument:
    """Put what is missing in the order of the page, with the letterhead of the ente."""
    today = filling.workspace.today
    groups = grouped(filling.gathered, Grouping.DOER, today)
    return MissingDocument(filling.letterhead(), filling.imprint(), filling.request.year, today, groups)
