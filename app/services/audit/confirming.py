"""Going on from a chain of the audit that this computer did not know: whoever opened the copy says so."""

from app.domain.changes import Changes, Topic
from app.domain.permissions import Action
from app.services.audit.anchoring import anchor_of, remember
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

CONFIRMED = "Confermato: si continua da questa copia dell'archivio"


def confirm_chain(workspace: Workspace) -> Changes:
    """Tell in the audit that the work goes on from this copy, and remember its head from now on."""
    with unit_of_work(workspace, CONFIRMED, Topic.HISTORY, action=Action.BACK_UP) as unit:
        unit.can_undo = False
        unit.is_told_alone = True
    remember(anchor_of(workspace))
    return unit.changes
