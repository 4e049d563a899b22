"""The document *Chiusura dell'anno* of a year."""

from sqlalchemy import select

from app.domain.closing.checklist import closing_points
from app.domain.closing.drafts import ClosingDraft
from app.domain.documents.year_closing import YearClosingDocument
from app.models.year_closings import ClosedYear
from app.services.closing.reading import facts_of, records_of
from app.services.cycles import required_cycle
from app.services.documents.filling import Filling


def year_closing_document(filling: Filling) -> YearClosingDocument:
    """Put on paper how a year was closed; of one that is open, what must still stand."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    records = tuple(records_of(session, cycle))
    standing = next((one for one in records if one.stands), None)
    kept = session.scalar(select(ClosedYear).where(ClosedYear.cycle_id == cycle.id, ClosedYear.reopened_on.is_(None)))
    draft = ClosingDraft(
        year,
        kept.report_act_id if kept else None,
        standing.validated_on if standing else None,
        standing.validation if standing else "",
        standing.explanation if standing else "",
    )
    points = closing_points(facts_of(session, cycle, filling.gathered), draft)
    return YearClosingDocument(
        filling.letterhead(), filling.imprint(), year, filling.workspace.today, standing, points, records
    )
