"""Amministrazione trasparente of a year, filled from the archive."""

from app.domain.documents.published_awards import published_awards
from app.domain.documents.transparency import AwardLine, TransparencyDocument
from app.models.cycles import Cycle
from app.models.sessions import whole_session
from app.services.awards.reading import awards_of
from app.services.cycles import required_cycle
from app.services.documents.filling import Filling
from app.services.documents.published import published_evaluations
from app.services.documents.smallest_class import smallest_class
from app.services.objectives.measures import method_title_of_year


def transparency_document(filling: Filling) -> TransparencyDocument:
    """Return what is published of the year; before all its sheets are final, no evaluation."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    method, evaluations = method_title_of_year(session, cycle), published_evaluations(session, year)
    return TransparencyDocument(
        filling.letterhead(), filling.imprint(), year, method, evaluations, _awards(filling, cycle)
    )


def _awards(filling: Filling, cycle: Cycle) -> tuple[AwardLine, ...]:
    """Return the totals of all the awards: whoever prints it, they say nothing of one person."""
    whole = whole_session(filling.session)
    return published_awards(
        awards_of(whole, filling.workspace, whole.get_one(Cycle, cycle.id)).funds, smallest_class(whole)
    )
