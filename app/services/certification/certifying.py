"""Certifying results, and opening again what was certified."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from app.domain.certification.certifying import (
    CertificationDraft,
    MinutesScan,
    ReopeningDraft,
    validate_certification,
    validate_reopening,
)
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MinutesFileId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import plural
from app.domain.permissions import Action, Actor, may
from app.domain.sheets.attachments import MOST_BYTES, stored_name
from app.domain.validation import NotValid, present, refuse
from app.models.certifications import Certification, CertifiedObjective, MinutesBody, MinutesFile
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.models.plans import Act
from app.services.access import reading
from app.services.certification.reading import MeasuredResult, measured_result
from app.services.certification.standing import standing_certifications
from app.services.cycles import open_cycle, refuse_closed
from app.services.files import read_file
from app.services.objectives.measures import measurable, method_of_year
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES, Topic.SHEETS)


def certifying_action(actor: Actor) -> Action:
    """Return what the policy is asked: the Nucleo certifies, others write down what it has signed."""
    return Action.CERTIFY if may(actor, Action.CERTIFY) else Action.RECORD_CERTIFICATION


def reopening_action(actor: Actor) -> Action:
    return Action.CERTIFY if may(actor, Action.CERTIFY) else Action.REOPEN


def certify(workspace: Workspace, draft: CertificationDraft) -> Changes:
    """Certify the degrees of some objectives as their values give them now: all of them or none.

    `UserError` names the first that is not measured, is withdrawn or is certified already.
    """
    action = certifying_action(workspace.actor)
    with unit_of_work(workspace, "Certificazione del Nucleo", *_TOPICS, action=action) as unit:
        is_of_body = action is Action.CERTIFY
        refuse(validate_certification(draft, workspace.today, is_of_body=is_of_body))
        cycle = open_cycle(unit.session, draft.year)
        results = _measured(unit, cycle, draft.objectives)
        made = Certification(
            cycle_id=cycle.id,
            on_date=present(draft.on_date),
            minutes=draft.minutes.strip(),
            act_id=unit.get(Act, draft.act_id).id if draft.act_id is not None else None,
            recorded_by=workspace.actor.name,
            recorded_on=workspace.today,
            is_of_body=is_of_body,
            files=[_file(workspace, draft.scan)] if draft.scan else [],
            objectives=[CertifiedObjective(objective_id=one.id, degree=found.degree) for one, found in results],
        )
        unit.touched(unit.add(made).id)
        unit.label = f"Certificazione del Nucleo: {_named([one for one, _ in results])}"
    return unit.changes


def reopen_certified(workspace: Workspace, draft: ReopeningDraft) -> Changes:
    """Open again the results of some certified objectives, with the reason: their values can be corrected."""
    action = reopening_action(workspace.actor)
    with unit_of_work(workspace, "Riapertura della certificazione", *_TOPICS, action=action) as unit:
        refuse(validate_reopening(draft))
        reopened = []
        for identity in dict.fromkeys(draft.objectives):
            objective = unit.get(Objective, identity)
            refuse_closed(unit.get(Cycle, objective.cycle_id))
            standing = select(CertifiedObjective).where(
                CertifiedObjective.objective_id == identity, CertifiedObjective.reopened_on.is_(None)
            )
            certified = unit.session.scalar(standing)
            if certified is None:
                raise UserError(f"L'obiettivo {objective.code} non è certificato.", "Sceglierne uno certificato.")
            certified.reopened_on, certified.reopened_by = workspace.today, workspace.actor.name
            certified.reopened_reason = draft.reason.strip()
            reopened.append(objective)
            unit.touched(objective.id)
        unit.label = f"Riapertura della certificazione: {_named(reopened)}"
    return unit.changes


def scan_from(path: Path) -> MinutesScan:
    """Read the scan of some minutes; `NotValid` when it cannot be read or is too large, before it is read whole."""
    try:
        return MinutesScan(path.name, read_file(path, MOST_BYTES))
    except UserError as error:
        raise NotValid([Issue("unreadable", error.sentence, "scan")]) from error


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """The scan of some minutes given out of the archive."""

    name: str
    body: bytes


def read_minutes(workspace: Workspace, file_id: MinutesFileId) -> KeptMinutes:
    """Return the scan of some minutes as it was taken in; `UserError` when it is another now."""
    with reading(workspace, Action.READ) as session:
        kept = session.get(MinutesFile, file_id)
        if kept is None:
            raise UserError("Il verbale allegato non c'è più.", "La pagina mostra ora ciò che c'è.")
        if sha256(kept.body.body).hexdigest() != kept.sha256:
            raise UserError(
                f"Il verbale «{kept.name}» non è più quello che fu conservato: la sua impronta non torna.",
                "Ripristinarlo da una copia di sicurezza.",
            )
        return KeptMinutes(kept.name, kept.body.body)


def _measured(unit: Unit, cycle: Cycle, objectives: Collection[ObjectiveId]) -> list[tuple[Objective, MeasuredResult]]:
    method, certified = method_of_year(unit.session, cycle), standing_certifications(unit.session, cycle.id)
    wanted = list(dict.fromkeys(objectives))
    query = select(Objective).where(Objective.cycle_id == cycle.id, Objective.id.in_(wanted))
    found = {one.id: one for one in measurable(unit.session, query.order_by(Objective.position, Objective.code))}
    if gone := [one for one in wanted if one not in found]:
        unit.get(Objective, gone[0])
        raise UserError(f"Uno degli obiettivi scelti non è del {cycle.year}.", "Sceglierli di nuovo dall'elenco.")
    results = []
    for one in found.values():
        if (standing := certified.get(one.id)) is not None:
            remedy = "Per certificarlo di nuovo va prima riaperto, con il motivo."
            raise UserError(f"L'obiettivo {one.code} è già certificato: {standing.sentence.lower()}.", remedy)
        result = measured_result(one, method)
        if result.lacking:
            raise UserError(
                f"L'obiettivo {one.code} non si può certificare: {result.lacking}.",
                "Completarlo nella pagina Obiettivi, oppure certificare gli altri.",
            )
        results.append((one, result))
    return results


def _file(workspace: Workspace, scan: MinutesScan) -> MinutesFile:
    mark = sha256(scan.body).hexdigest()
    return MinutesFile(
        name=stored_name(scan.name),
        sha256=mark,
        size=len(scan.body),
        on_date=workspace.today,
        author=workspace.actor.name,
        body=MinutesBody(sha256=mark, body=scan.body),
    )


def _named(objectives: Collection[Objective]) -> str:
    """Name one objective by its code, more by how many they are."""
    codes = [one.code for one in objectives]
    return f"obiettivo {codes[0]}" if len(codes) == 1 else plural(len(codes), "obiettivo", "obiettivi")


def certify_with_scan(workspace: Workspace, draft: CertificationDraft, path: Path | None) -> Changes:
    """Certify with the scan of the minutes that is in a file, if there is one."""
    return certify(workspace, replace(draft, scan=scan_from(path)) if path is not None else draft)
