"""How the lines of a plan are to be taken, remembered for the next file of the same make."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.permissions import Action
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.layout_text import layout_of, layout_text
from app.domain.plan_text.roles import NO_WORDS, PlanLayout
from app.domain.plan_text.signs import layout_fingerprint
from app.models.plans import KeptLayout
from app.services.access import reading
from app.services.transaction import Unit
from app.services.workspace import Workspace

_LONGEST_NAME = 300


def remembered_layout(workspace: Workspace, document: SourceDocument) -> PlanLayout:
    """Return the choices made for an earlier file laid out like this one; none when there was none."""
    with reading(workspace, Action.IMPORT) as session:
        kept = _kept(session, document)
        return layout_of(kept.choices) if kept else PlanLayout()


def keep_layout(unit: Unit, document: SourceDocument, layout: PlanLayout) -> None:
    """Remember the choices that hold for every file of this layout, as part of an operation."""
    is_told = layout.choices or layout.edits or layout.words != NO_WORDS
    if not is_told and layout.activities is None:
        return
    choices = layout_text(layout)
    kept = _kept(unit.session, document)
    if kept is None:
        name = document.name[-_LONGEST_NAME:]
        unit.session.add(KeptLayout(name=name, fingerprint=layout_fingerprint(document), choices=choices))
    elif kept.choices != choices:
        kept.choices = choices


def _kept(session: Session, document: SourceDocument) -> KeptLayout | None:
    found = select(KeptLayout).where(KeptLayout.fingerprint == layout_fingerprint(document))
    return session.scalars(found).one_or_none()
