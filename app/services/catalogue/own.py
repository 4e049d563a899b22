"""The entries of the ente's own, beside those that ship with the program."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.catalogue.own import OwnEntryDraft, with_code
from app.domain.catalogue.reading import entry_issues
from app.domain.catalogue.stored import definition_text, stored_entry
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.plans import OwnCatalogueEntry
from app.services.access import Question, reading
from app.services.catalogue.shipped import shipped_catalogue
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def catalogue_of(workspace: Workspace) -> Catalogue:
    """Return the catalogue with the entries of the ente before those of the program."""
    with reading(workspace, InScope(Action.READ)) as session:
        return whole_catalogue(session)


def whole_catalogue(session: Session) -> Catalogue:
    """Return the catalogue as part of a reading."""
    return _with_own(tuple(draft.entry for draft in _own(session)))


@lru_cache(maxsize=2)
def _with_own(entries: tuple[CatalogueEntry, ...]) -> Catalogue:
    """Join the entries once for all the lines that are compared with them: its index takes 0.05 s."""
    return shipped_catalogue().with_own(entries)


def list_own_entries(workspace: Workspace) -> tuple[OwnEntryDraft, ...]:
    """Return the entries of the ente in their order, each as a form edits it."""
    with reading(workspace, InScope(Action.READ)) as session:
        return tuple(_own(session))


def _own(session: Session) -> Sequence[OwnEntryDraft]:
    found = select(OwnCatalogueEntry).order_by(OwnCatalogueEntry.position, OwnCatalogueEntry.id)
    return [
        OwnEntryDraft(stored_entry(row.code, row.title, row.definition), row.id, row.version, row.origin)
        for row in session.scalars(found)
    ]


def save_own_entry(workspace: Workspace, draft: OwnEntryDraft) -> Changes:
    """Add an entry of the ente, or change the one with the draft's id.

    One with the code of an entry of the program takes its place, until it is removed.
    """
    with unit_of_work(workspace, f"Voce del catalogo «{draft.entry.title.strip()}»", Topic.OBJECTIVES) as unit:
        _write(unit, draft)
    return unit.changes


def keep_entries(
    workspace: Workspace, entries: Sequence[OwnEntryDraft], label: str, question: Question = Action.EDIT_ARCHIVE
) -> Changes:
    """Keep many entries as one operation: one with the code of an entry that is there changes it."""
    with unit_of_work(workspace, label, Topic.OBJECTIVES, action=question) as unit:
        kept = {row.code: row for row in unit.session.scalars(select(OwnCatalogueEntry))}
        for draft in entries:
            row = kept.get(draft.entry.code)
            _write(unit, draft, row)
    return unit.changes


def delete_own_entries(workspace: Workspace, identities: Collection[int]) -> Changes:
    """Remove entries of the ente: objectives made from them stay as they are."""
    with unit_of_work(workspace, "Eliminazione dal catalogo", Topic.OBJECTIVES) as unit:
        for identity in identities:
            row = unit.get(OwnCatalogueEntry, identity)
            unit.label = f"Eliminazione dal catalogo: «{row.title}»"
            unit.session.delete(row)
            unit.touched(identity)
        if len(identities) > 1:
            unit.label = f"Eliminazione dal catalogo: {plural(len(identities), 'voce', 'voci')}"
    return unit.changes


def _write(unit: Unit, draft: OwnEntryDraft, kept: OwnCatalogueEntry | None = None) -> None:
    session = unit.session
    entry = with_code(draft.entry, _codes(session))
    refuse(list(entry_issues(entry)))
    refuse_unknown_sectors(entry)
    row = unit.row_of(OwnCatalogueEntry, draft) if kept is None else kept
    is_new = kept is None and draft.id is None
    if is_new or row.code != entry.code:
        _refuse_taken(session, entry)
    if is_new:
        row.position = (session.scalar(select(func.max(OwnCatalogueEntry.position))) or 0) + 1
        row.origin = draft.origin
    row.code, row.title = entry.code.strip(), entry.title.strip()
    row.sector = entry.sectors[0] if entry.sectors else ""
    row.definition = definition_text(entry)
    unit.touched(unit.add(row).id)


def _codes(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(OwnCatalogueEntry.code))) | {
        one.code for one in shipped_catalogue().entries
    }


def _refuse_taken(session: Session, entry: CatalogueEntry) -> None:
    same = select(OwnCatalogueEntry.title).where(OwnCatalogueEntry.code == entry.code.strip())
    if title := session.scalar(same):
        raise UserError(f"Il codice {entry.code} è già della voce «{title}».", "Scegliere un altro codice.")


def refuse_unknown_sectors(entry: CatalogueEntry) -> None:
    """Refuse an entry of a settore that the catalogue does not have."""
    known = {sector.code for sector in shipped_catalogue().sectors}
    if unknown := [sector for sector in entry.sectors if sector not in known]:
        raise UserError(
            f"Obiettivo «{entry.code}», «settori»: il catalogo non ha il settore «{unknown[0]}».",
            f"Scegliere tra: {', '.join(sorted(known))}.",
        )
