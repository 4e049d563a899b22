"""The evidences of objectives, and whether each is still what it was."""

from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.evidence import EvidenceKind, EvidencePage, EvidenceRow, EvidenceStanding, ShownEvidence
from app.domain.ids import ObjectiveId
from app.domain.permissions import Action, InScope
from app.models.cycles import Cycle
from app.models.evidences import Evidence, EvidenceBody
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.certification.standing import standing_certifications
from app.services.cycles import closing_of, cycle_of
from app.services.objectives.measuring_scope import measurable_objectives
from app.services.structure.acts import list_acts
from app.services.workspace import Workspace


def read_evidence(workspace: Workspace, identity: ObjectiveId) -> EvidencePage:
    """Return the evidences of an objective, each looked at again; `UserError` when the objective is gone."""
    acts = tuple((one.id, one.title) for one in list_acts(workspace))
    with reading(workspace, InScope(Action.READ)) as session:
        objective = session.get(Objective, identity)
        if objective is None:
            raise UserError("L'obiettivo non c'è più.", "Sceglierne un altro: la pagina mostra ora quelli che ci sono.")
        cycle = session.get_one(Cycle, objective.cycle_id)
        certified = standing_certifications(session, cycle.id).get(identity)
        measurable = measurable_objectives(session, workspace.actor, cycle, workspace.today)
        return EvidencePage(
            f"{objective.code} {objective.title}",
            tuple(evidence_rows(session, identity, is_whole=True)),
            tuple((one.id, one.name) for one in objective.indicators),
            acts,
            closing_of(session, cycle),
            certified.sentence if certified is not None else "",
            measurable is None or identity in measurable,
        )


def evidence_rows(session: Session, identity: ObjectiveId, *, is_whole: bool = False) -> Iterator[EvidenceRow]:
    """Yield the evidences of an objective; `is_whole`: their bytes are read again, not their presence alone."""
    query = select(Evidence, Indicator.name).outerjoin(Indicator, Indicator.id == Evidence.indicator_id)
    for one, indicator in session.execute(query.where(Evidence.objective_id == identity).order_by(Evidence.id)):
        yield _row(session, one, indicator or "", is_whole=is_whole)


def evidence_facts(workspace: Workspace, year: int) -> Iterator[tuple[ShownEvidence, ...]]:
    """Yield the evidences of a year where there are some, their bytes read again."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        query = select(Evidence, Objective.code).join(Objective, Objective.id == Evidence.objective_id)
        found = session.execute(query.where(Objective.cycle_id == (cycle.id if cycle else 0)).order_by(Evidence.id))
        shown = tuple(
            ShownEvidence(one.objective_id, code, _row(session, one, "", is_whole=True)) for one, code in found
        )
    if shown:
        yield shown


def _row(session: Session, one: Evidence, indicator: str, *, is_whole: bool) -> EvidenceRow:
    return EvidenceRow(
        one.id,
        one.kind,
        one.name,
        indicator,
        one.on_date,
        one.author,
        one.path,
        one.sha256,
        one.size,
        _standing(session, one, is_whole=is_whole),
    )


def _standing(session: Session, one: Evidence, *, is_whole: bool) -> EvidenceStanding:
    if one.kind is EvidenceKind.POINTED:
        return standing_of_file(Path(one.path), one.size, one.sha256 if is_whole else "")
    if one.kind is EvidenceKind.COPIED and is_whole:
        body = session.scalar(select(EvidenceBody.body).where(EvidenceBody.evidence_id == one.id))
        is_same = body is not None and sha256(body).hexdigest() == one.sha256
        return EvidenceStanding.SOUND if is_same else EvidenceStanding.DAMAGED
    return EvidenceStanding.SOUND


def standing_of_file(path: Path, size: int, mark: str) -> EvidenceStanding:
    """Compare a file with what is known of it; without `mark` its size alone is looked at."""
    try:
        if path.stat().st_size != size:
            return EvidenceStanding.CHANGED
        if mark and mark_of(path) != mark:
            return EvidenceStanding.CHANGED
    except OSError:
        return EvidenceStanding.VANISHED
    return EvidenceStanding.SOUND


def mark_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
