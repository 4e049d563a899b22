"""The organigramma of a year as a document of its own."""

from app.domain.documents.organigram import OrganigramSheet
from app.domain.periods import reference_day
from app.models.municipality import Municipality
from app.services.documents.filling import Filling
from app.services.structure.organigram import organigram_of


def organigram_sheet(filling: Filling) -> OrganigramSheet:
    """Return the chart as it stands on the day that documents of the year refer to."""
    day = reference_day(filling.request.year, filling.workspace.today)
    return OrganigramSheet(
        letterhead=filling.letterhead(),
        imprint=filling.imprint(),
        chart=organigram_of(filling.session, day),
        on_day=day,
        act=filling.session.get_one(Municipality, 1).structure_act,
    )
