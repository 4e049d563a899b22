"""The document *Chiusura dell'anno* of a year."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.closing.checklist import closing_points
from app.domain.closing.drafts import ClosingDraft
from app.domain.closing.history import NOBODY_LOGGED_IN, ClosingRecord
from app.domain.documents.year_closing import YearClosingDocument
from app.domain.roles import OfficialRole
from app.models.year_closings import ClosedYear
from app.services.closing.reading import facts_of, records_of
from app.services.cycles import required_cycle
from app.services.documents.filling import Filling
from app.services.documents.office_holders import in_office


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
    points = closing_points(facts_of(session, filling.workspace, cycle, filling.gathered), draft)
    return YearClosingDocument(
        filling.letterhead(),
        filling.imprint(),
        year,
        filling.workspace.today,
        standing,
        points,
        records,
        _signatory(session, standing) if standing else "",
    )


def _signatory(session: Session, closing: ClosingRecord) -> str:
    """Name who has closed the year, or, where nobody logs in, the Segretario of that day."""
    if closing.closed_by != NOBODY_LOGGED_IN:
        return closing.closed_by
    return in_office(session, OfficialRole.SECRETARY, closing.closed_on)
