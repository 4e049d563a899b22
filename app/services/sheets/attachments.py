"""Files kept with a sheet: taken in, given out again as they were, found by the code of the paper."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import AttachmentId, SheetId
from app.domain.issues import Issue
from app.domain.permissions import Action, PerSheet
from app.domain.sheets.attachments import MOST_BYTES, AttachmentDraft, check_attachment, stored_name
from app.domain.validation import NotValid, refuse
from app.domain.workflow import AttachmentKind
from app.models.evaluation import Sheet
from app.models.sheet_parts import Attachment, AttachmentBody, SheetPaper, SheetRemark, SheetSnapshot
from app.services.access import reading
from app.services.files import read_file
from app.services.sheets.named import sheet_subject
from app.services.sheets.sheet_access import can, filed_sheet, permitted_sheet
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_CODE = re.compile(r"\b[0-9a-fA-F]{6,64}\b")
"""The code of a paper, or its beginning: fewer characters of it are in too many papers."""

_NUMBER = re.compile(r"\b\d{4}/(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file given out of the archive: its name, its bytes, whose sheet it is of."""

    name: str
    body: bytes
    subject: str


def draft_from(path: Path, kind: AttachmentKind) -> AttachmentDraft:
    """Read the file to keep; `NotValid` when it cannot be read or is too large, before it is read whole."""
    try:
        return AttachmentDraft(kind, path.name, read_file(path, MOST_BYTES))
    except UserError as error:
        raise NotValid([Issue("unreadable", error.sentence, "attachment")]) from error


def attach_file(workspace: Workspace, sheet_id: SheetId, draft: AttachmentDraft) -> Changes:
    """Keep the scan of a paper with a sheet, also when it or its session is closed, while the year is open.

    `NotValid` says why a file is not taken.
    """
    with unit_of_work(workspace, "Allegato", Topic.SHEETS, action=PerSheet(Action.ATTACH)) as unit:
        sheet = filed_sheet(unit, sheet_id, Action.ATTACH)
        unit.label = f"Allegato «{draft.kind.italian}»: {sheet_subject(unit.session, sheet)}"
        keep_attachment(unit, sheet, draft)
        unit.touched(sheet.id)
    return unit.changes


def remove_attachment(workspace: Workspace, attachment_id: AttachmentId) -> Changes:
    """Take a file away from a sheet that is not closed: its bytes are gone, the audit says that they were there."""
    with unit_of_work(workspace, "Allegato tolto", Topic.SHEETS, action=PerSheet(Action.ATTACH)) as unit:
        kept = unit.get(Attachment, attachment_id)
        sheet = permitted_sheet(unit, kept.sheet_id, Action.ATTACH)
        unit.label = f"Allegato tolto, «{kept.name}»: {sheet_subject(unit.session, sheet)}"
        if sheet.state.is_frozen:
            raise UserError("La scheda è chiusa: i suoi allegati restano.", "Allegare l'altro file accanto a questo.")
        for remark in unit.session.scalars(select(SheetRemark).where(SheetRemark.attachment_id == kept.id)):
            remark.attachment_id = None
        unit.session.flush()
        sheet.attachments.remove(kept)
        unit.can_undo = False
        unit.touched(sheet.id)
    return unit.changes


def keep_attachment(unit: Unit, sheet: Sheet, draft: AttachmentDraft) -> Attachment:
    """Keep a file as part of another operation, which is not undone then: the audit does not hold the bytes."""
    refuse(check_attachment(draft))
    mark = sha256(draft.body).hexdigest()
    kept = Attachment(
        kind=draft.kind,
        name=stored_name(draft.name),
        sha256=mark,
        size=len(draft.body),
        on_date=unit.workspace.today,
        author=unit.workspace.actor.name,
        body=AttachmentBody(sha256=mark, body=draft.body),
    )
    sheet.attachments.append(kept)
    unit.session.flush()
    unit.asked.add(Action.ATTACH)
    unit.can_undo = False
    return kept


def read_attachment(workspace: Workspace, attachment_id: AttachmentId) -> KeptFile:
    """Return a file as it was taken in, to whoever sees the scores of its sheet; `UserError` when it is another now."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        kept = session.get(Attachment, attachment_id)
        sheet = session.get(Sheet, kept.sheet_id) if kept else None
        if kept is None or sheet is None or not can(workspace.actor, Action.SEE_SCORES, sheet):
            raise UserError("L'allegato non c'è più, o non si può vedere.", "La pagina mostra ora ciò che c'è.")
        if sha256(kept.body.body).hexdigest() != kept.sha256:
            raise UserError(
                f"L'allegato «{kept.name}» non è più quello che fu conservato: la sua impronta non torna.",
                "Ripristinarlo da una copia di sicurezza.",
            )
        return KeptFile(kept.name, kept.body.body, sheet_subject(session, sheet))


def sheet_of_paper(workspace: Workspace, written: str) -> SheetId | None:
    """Return the sheet of a paper by what is on it: the code under the QR, the whole text of the QR, or its number."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        found = _by_code(session, written) or _by_number(session, written)
        sheet = session.get(Sheet, found) if found else None
        return sheet.id if sheet is not None and can(workspace.actor, Action.SEE_SCORES, sheet) else None


def names_paper(written: str) -> bool:
    """Tell whether some words may be what is written on a paper: a code, or the number of a sheet."""
    return bool(_CODE.search(written) or _NUMBER.search(written))


def _by_code(session: Session, written: str) -> SheetId | None:
    for code in reversed([one.lower() for one in _CODE.findall(written)]):  # the last thing on the QR
        printed = select(SheetPaper.sheet_id).where(SheetPaper.code == code)
        closed = select(SheetSnapshot.sheet_id).where(func.substr(SheetSnapshot.sha256, 1, len(code)) == code)
        query = select(Sheet.id).where(or_(Sheet.id.in_(printed), Sheet.id.in_(closed))).order_by(Sheet.id.desc())
        if found := session.scalar(query):
            return found
    return None


def _by_number(session: Session, written: str) -> SheetId | None:
    number = _NUMBER.search(written)
    return session.scalar(select(Sheet.id).where(Sheet.id == int(number[1]))) if number else None
