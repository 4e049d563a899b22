"""Adding and removing evidences, and opening them again."""

import tempfile
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from app.domain.acts import act_name
from app.domain.audit.operation_names import EXPORTED
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.evidence import MOST_POINTED, EvidenceDraft, EvidenceKind, EvidenceStanding
from app.domain.ids import EvidenceId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.permissions import Action, InScope
from app.domain.sheets.attachments import MOST_BYTES, file_issues, stored_name, suffix_of
from app.domain.validation import NotValid, refuse
from app.models.certified_lock import certified_error
from app.models.evidences import Evidence, EvidenceBody, PaymentCertificate
from app.models.objectives import Indicator, Objective
from app.models.plans import Act
from app.services.access import reading
from app.services.audit.output import leaving, tell_then_place
from app.services.certification.standing import standing_certifications
from app.services.evidence.reading import mark_of, standing_of_file
from app.services.files import read_file, save_file
from app.services.objectives.common import open_objective
from app.services.objectives.measuring_scope import ask_to_measure
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES,)
_MAY = InScope(Action.MEASURE)


def add_evidence(workspace: Workspace, draft: EvidenceDraft) -> Changes:
    """Keep an evidence of an objective in a year that is open and not certified; `NotValid` says why not."""
    body = _copied(draft) if draft.kind is EvidenceKind.COPIED else b""
    with unit_of_work(workspace, "Evidenza", *_TOPICS, action=_MAY) as unit:
        objective = _open(unit, unit.get(Objective, draft.objective_id))
        indicator = unit.get(Indicator, draft.indicator_id) if draft.indicator_id is not None else None
        if indicator is not None and indicator.objective_id != objective.id:
            raise UserError("L'indicatore è di un altro obiettivo.", "Sceglierlo di nuovo dall'elenco.")
        made = _made(unit, draft, body)
        made.objective_id, made.indicator_id = objective.id, draft.indicator_id
        _refuse_twice(unit, made)
        made.on_date, made.author = workspace.today, workspace.actor.name
        unit.touched(unit.add(made).id, objective.id)
        unit.label = f"Evidenza «{made.name}» dell'obiettivo {objective.code}"
    return unit.changes


def remove_evidence(workspace: Workspace, identity: EvidenceId) -> Changes:
    """Take an evidence away; the bytes of one that was kept here are gone, the audit says that they were there."""
    with unit_of_work(workspace, "Evidenza tolta", *_TOPICS, action=_MAY) as unit:
        kept = unit.get(Evidence, identity)
        objective = _open(unit, unit.get(Objective, kept.objective_id))
        if unit.session.scalar(select(PaymentCertificate.id).where(PaymentCertificate.evidence_id == kept.id)):
            raise UserError(
                f"L'evidenza «{kept.name}» è il certificato dei tempi di pagamento.", "Toglierla prima da lì."
            )
        unit.label = f"Evidenza tolta, «{kept.name}», dell'obiettivo {objective.code}"
        if kept.kind is EvidenceKind.COPIED:
            unit.can_undo = False
            unit.asked.add(Action.ATTACH)
        unit.session.delete(kept)
        unit.touched(objective.id)
    return unit.changes


def evidence_to_open(workspace: Workspace, identity: EvidenceId) -> Path:
    """Return the file of an evidence, that of one kept here written in a folder of its own, and told.

    `UserError` when it is not there any more, is another one now, or is an act.
    """
    with reading(workspace, InScope(Action.READ)) as session:
        kept = session.get(Evidence, identity)
        if kept is None:
            raise UserError("L'evidenza non c'è più, o non si può vedere.", "La pagina mostra ora ciò che c'è.")
        if kept.kind is EvidenceKind.ACT:
            raise UserError(
                f"«{kept.name}» è un atto: non ha un file.", "Gli atti sono in Struttura, Dati dell'ente, Atti."
            )
        if kept.kind is EvidenceKind.POINTED:
            return _pointed_to(kept)
        body = kept.body.body if kept.body is not None else b""
        name, mark = kept.name, kept.sha256
    if sha256(body).hexdigest() != mark:
        raise UserError(
            f"L'evidenza «{name}» non è più quella che fu conservata: la sua impronta non torna.",
            "Ripristinarla da una copia di sicurezza.",
        )
    return _written(workspace, name, body)


def _written(workspace: Workspace, name: str, body: bytes) -> Path:
    target = Path(tempfile.mkdtemp(prefix="merito-")) / stored_name(f"{Path(name).stem}{suffix_of(body)}")
    with leaving(workspace, f"{EXPORTED}evidenza", target.parent, target.name) as out:
        draft = save_file(out.drafts / target.name, body, target.suffix)
        return tell_then_place(workspace, Action.READ, f"{EXPORTED}evidenza, file {draft.name}", out, [draft])[0]


def _pointed_to(kept: Evidence) -> Path:
    path = Path(kept.path)
    standing = standing_of_file(path, kept.size, kept.sha256)
    if standing is EvidenceStanding.VANISHED:
        raise UserError(f"Il file indicato non si trova: {kept.path}", "Rimetterlo al suo posto, o indicarlo di nuovo.")
    if standing is EvidenceStanding.CHANGED:
        raise UserError(
            f"Il file «{kept.name}» non è più quello indicato il {format_date(kept.on_date)}: è cambiato.",
            "Se va bene com'è adesso, toglierlo dalle evidenze e indicarlo di nuovo.",
        )
    return path


def _open(unit: Unit, objective: Objective) -> Objective:
    """Return an objective of which evidences may be added or removed: in an open year, own, not certified."""
    open_objective(unit, objective.id)
    ask_to_measure(unit, [objective])
    certified = standing_certifications(unit.session, objective.cycle_id).get(objective.id)
    if certified is not None:
        raise certified_error(objective.code, format_date(certified.on_date))
    return objective


def _made(unit: Unit, draft: EvidenceDraft, body: bytes) -> Evidence:
    match draft.kind:
        case EvidenceKind.ACT:
            if draft.act_id is None:
                raise NotValid([Issue("act", "Scegliere l'atto.", "act_id")])
            act = unit.get(Act, draft.act_id)
            return Evidence(kind=draft.kind, name=act_name(act.kind, act.number, act.on_date), act_id=act.id)
        case EvidenceKind.COPIED:
            mark, name = sha256(body).hexdigest(), stored_name(Path(draft.path).name)
            kept = EvidenceBody(sha256=mark, body=body)
            return Evidence(kind=draft.kind, name=name, sha256=mark, size=len(body), body=kept)
        case EvidenceKind.POINTED:
            return _pointed(Path(draft.path))


def _refuse_twice(unit: Unit, made: Evidence) -> None:
    """Refuse what already is an evidence of the same indicator, or of the objective as a whole, kept the same way."""
    query = select(Evidence.name, Evidence.on_date).where(
        Evidence.objective_id == made.objective_id,
        Evidence.indicator_id.is_(None) if made.indicator_id is None else Evidence.indicator_id == made.indicator_id,
        Evidence.kind == made.kind,
        Evidence.act_id == made.act_id if made.kind is EvidenceKind.ACT else Evidence.sha256 == made.sha256,
    )
    if (kept := unit.session.execute(query).first()) is not None:
        other = f", con il nome «{kept.name}»" if kept.name != made.name else ""
        raise UserError(
            f"«{made.name}» è già fra le evidenze{other}, dal {format_date(kept.on_date)}.", "Non serve aggiungerla."
        )


def _copied(draft: EvidenceDraft) -> bytes:
    path = Path(draft.path)
    try:
        body = read_file(path, MOST_BYTES)
    except UserError as error:
        raise NotValid([Issue("unreadable", error.sentence, "path")]) from error
    refuse(file_issues(path.name, body, "path"))
    return body


def _pointed(path: Path) -> Evidence:
    """Return what is known of a file that stays where it is: any format, its bytes read once."""
    try:
        size = path.stat().st_size
        if not path.is_file() or not size:
            raise NotValid([Issue("empty", f"«{path.name}» non è un file, o è vuoto: sceglierne un altro.", "path")])
        if size > MOST_POINTED:
            raise NotValid([Issue("too_large", f"Il file «{path.name}» supera i 200 MB.", "path")])
        mark = mark_of(path)
    except OSError as error:
        raise NotValid([Issue("unreadable", f"Il file «{path.name}» non si può leggere.", "path")]) from error
    where = str(path.absolute())
    return Evidence(kind=EvidenceKind.POINTED, name=path.name[:200], path=where, sha256=mark, size=size)
