"""The act written on a document of a year, and which one approves its plan."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.documents.catalogue import PLAN
from app.models.cycles import Cycle
from app.models.document_settings import DocumentSettings
from app.models.plans import Act


def act_of_document(session: Session, kind: str, year: int) -> str:
    """Call the act that is written on a document of a year; empty where none is."""
    query = select(Act).join(DocumentSettings, DocumentSettings.act_id == Act.id)
    query = query.join(Cycle, Cycle.id == DocumentSettings.cycle_id)
    act = session.scalar(query.where(Cycle.year == year, DocumentSettings.kind == kind))
    return act_name(act.kind, act.number, act.on_date) if act else ""


def approval_of_plan(session: Session, cycle: Cycle) -> str:
    """Call the act that approves the plan of a year: that of the year, else the one written on the Piano."""
    return cycle.plan_act or act_of_document(session, PLAN.code, cycle.year)
