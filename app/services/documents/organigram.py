"""The organigramma of a year as a document of its own."""

from app.domain.documents.organigram import OrganigramSheet
from app.domain.periods import reference_day
from app.domain.permissions import Action, require
from app.models.municipality import Municipality
from app.services.documents.letterhead import imprint_of, letterhead_of
from app.services.structure.organigram import organigram_of
from app.services.workspace import Workspace, reading


def organigram_sheet(workspace: Workspace, year: int) -> OrganigramSheet:
    """Return the chart as it stands on the day that documents of `year` refer to."""
    require(workspace.actor, Action.READ)
    day = reference_day(year, workspace.today)
    with reading(workspace) as session:
        return OrganigramSheet(
            letterhead=letterhead_of(session),
            imprint=imprint_of(workspace, session),
            chart=organigram_of(session, day),
            on_day=day,
            act=session.get_one(Municipality, 1).structure_act,
        )
