"""The spread of the totals of a year as a document."""

from app.domain.documents.distribution import DistributionDocument
from app.domain.permissions import Action, InScope
from app.domain.sheets.distribution import RoundDistribution
from app.domain.workflow import RoundKind
from app.services.access import ask
from app.services.documents.filling import Filling
from app.services.rounds.rounds import list_rounds
from app.services.sheets.distribution import read_distribution
from app.services.workspace import Workspace


def totals_of_year(workspace: Workspace, year: int) -> RoundDistribution | None:
    """Return the spread of the totals of the final round of a year, None when there is none."""
    ask(workspace.actor, InScope(Action.READ))
    rounds = [one for one in list_rounds(workspace, year) if one.kind is RoundKind.FINAL]
    return read_distribution(workspace, rounds[0].id) if rounds else None


def distribution_document(filling: Filling) -> DistributionDocument:
    """Put the spread on paper, with the letterhead of the ente."""
    return DistributionDocument(
        filling.letterhead(), filling.imprint(), filling.request.year, filling.workspace.today, filling.gathered
    )
