"""The data that the ente writes on its documents: read, kept, and what of them is printed."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.documents.catalogue import PLAN, DocumentKind
from app.domain.documents.common import PaperMarks
from app.domain.documents.settings import DocumentDataDraft, Signatory, validate_document_data
from app.domain.ids import ActId
from app.domain.periods import reference_day
from app.domain.permissions import Action, InScope
from app.domain.roles import OfficialRole
from app.domain.validation import refuse
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.models.document_settings import DocumentSettings, DocumentSignatory
from app.models.municipality import Municipality
from app.models.plans import Act
from app.services.access import reading
from app.services.cycles import required_cycle
from app.services.documents.approval import act_of_document
from app.services.documents.office_holders import in_office
from app.services.documents.texts import put_title, title_of
from app.services.structure.acts import list_acts
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_PLAIN = ("protocol_number", "place", "footer")
_TITLES = {OfficialRole.MAYOR: "Il Sindaco", OfficialRole.SECRETARY: "Il Segretario comunale"}


class DocumentDataForm(NamedTuple):
    """What the form of the data of a document begins with: what is kept, the acts to choose from, who may sign."""

    draft: DocumentDataDraft
    acts: tuple[tuple[ActId, str], ...]
    proposed: tuple[Signatory, ...]


def document_data_form(workspace: Workspace, kind: DocumentKind, year: int) -> DocumentDataForm:
    """Return what is written on a kind of document in a year, and what may be; the acts of the year come first."""
    with reading(workspace, InScope(Action.READ)) as session:
        draft = _draft(session, kind.code, year)
        if kind.has_title:
            draft = replace(draft, title=title_of(session, required_cycle(session, year)))
        proposed = _signatories(session, reference_day(year, workspace.today))
    ordered = sorted(list_acts(workspace), key=lambda one: one.year != year)
    named = [(one.id, f"{one.name}: {one.subject}" if one.subject else one.name) for one in ordered]
    return DocumentDataForm(draft, tuple(named), proposed)


def save_document_data(workspace: Workspace, kind: DocumentKind, draft: DocumentDataDraft) -> Changes:
    """Keep what is written on a kind of document in a year, also in one that is closed: papers are signed after."""
    label = f"Dati del documento «{kind.italian}» {draft.year}"
    topics = (Topic.MUNICIPALITY, Topic.OBJECTIVES) if kind == PLAN else (Topic.MUNICIPALITY,)
    with unit_of_work(workspace, label, *topics) as unit:
        refuse(validate_document_data(draft))
        before = act_of_document(unit.session, kind.code, draft.year)
        unit.touched(_put(unit, draft).id)
        if kind == PLAN:
            _approve(unit, draft.year, before)
        if kind.has_title:
            put_title(unit, draft.year, draft.title)
    return unit.changes


def _approve(unit: Unit, year: int, before: str) -> None:
    """Let the act of the Piano approve the plan of an open year that has no other: it is told once."""
    unit.session.flush()
    cycle, now = required_cycle(unit.session, year), act_of_document(unit.session, PLAN.code, year)
    if now and cycle.state is CycleState.OPEN and cycle.plan_act in {"", before}:
        cycle.plan_act = now


def marks_of(session: Session, kind: DocumentKind, year: int) -> PaperMarks:
    """Return what is printed of the data of a document of a year, with the footer of the ente."""
    draft, ente = _draft(session, kind.code, year), session.get(Municipality, 1)
    marks = draft.marks(act_of_document(session, kind.code, year), ente.footer if ente else "")
    return replace(marks, signatories=(), is_signed_inside=True) if kind.has_own_signatures else marks


def _draft(session: Session, kind: str, year: int) -> DocumentDataDraft:
    query = select(DocumentSettings).join(Cycle, Cycle.id == DocumentSettings.cycle_id)
    row = session.scalar(query.where(Cycle.year == year, DocumentSettings.kind == kind))
    if row is None:
        return DocumentDataDraft(kind, year)
    return DocumentDataDraft(
        kind,
        year,
        row.version,
        row.protocol_number,
        row.protocol_date,
        row.act_id,
        row.place,
        row.signed_on,
        row.footer,
        tuple(Signatory(one.title, one.name) for one in row.signatories),
    )


def _put(unit: Unit, draft: DocumentDataDraft) -> DocumentSettings:
    cycle = required_cycle(unit.session, draft.year)
    query = select(DocumentSettings).where(DocumentSettings.cycle_id == cycle.id, DocumentSettings.kind == draft.kind)
    row = unit.session.scalar(query)
    if row is None:
        row = DocumentSettings(cycle_id=cycle.id, kind=draft.kind)
    elif draft.version is not None:
        unit.get(DocumentSettings, row.id, version=draft.version)
    for name in _PLAIN:
        setattr(row, name, getattr(draft, name).strip())
    row.protocol_date, row.signed_on = draft.protocol_date, draft.signed_on
    row.act_id = unit.get(Act, draft.act_id).id if draft.act_id is not None else None
    kept = [(one.title, one.name) for one in row.signatories]
    if kept != (wanted := [(one.title.strip(), one.name.strip()) for one in draft.signatories]):
        row.signatories = [
            DocumentSignatory(title=title, name=name, position=place) for place, (title, name) in enumerate(wanted)
        ]
    return unit.add(row)


def _signatories(session: Session, day: date) -> tuple[Signatory, ...]:
    """Return the Sindaco and the Segretario of a day, as far as the archive knows them."""
    names = {role: in_office(session, role, day) for role in _TITLES}
    return tuple(Signatory(title, names[role]) for role, title in _TITLES.items() if names[role])
