"""The payment times of a year, as the checks, the page and the paper read them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from app.domain.acts import ActRow, act_name
from app.domain.cycles import YearClosing
from app.domain.ids import EvidenceId
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.payment_times.likely import is_likely
from app.domain.payment_times.year import CertifiedDelay, PaymentIndicator, PaymentObjective, PaymentYear
from app.domain.permissions import Action, InScope, may
from app.models.cycles import Cycle
from app.models.evidences import Evidence, PaymentCertificate
from app.models.objectives import Indicator, Objective
from app.models.plans import Act
from app.services.access import reading
from app.services.cycles import closing_of, cycle_of
from app.services.law.limits import limits_of
from app.services.payment_times.charged import charged_areas
from app.services.payment_times.heads import heads_of
from app.services.structure.acts import list_acts
from app.services.workspace import Workspace


def payment_facts(workspace: Workspace, year: int) -> Iterator[PaymentYear]:
    """Yield the payment times of a year, for who may read the whole."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None or not may(workspace.actor, Action.READ):
            return
        facts = payment_year(session, workspace, cycle)
    yield facts


class PaymentPage(NamedTuple):
    """What the page shows: the payment times of a year, why nothing can be changed, the acts and papers to cite.

    `evidences` are those of the payment-times objectives: the certificate of the auditor is one of them.
    """

    facts: PaymentYear
    acts: tuple[ActRow, ...] = ()
    closing: YearClosing | None = None
    evidences: tuple[tuple[EvidenceId, str], ...] = ()


def read_payment_page(workspace: Workspace, year: int) -> PaymentPage:
    acts = tuple(list_acts(workspace))
    with reading(workspace, Action.READ, year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return PaymentPage(PaymentYear(year))
        facts = payment_year(session, workspace, cycle)
        return PaymentPage(facts, acts, closing_of(session, cycle), _evidences(session, facts.objectives))


def _evidences(session: Session, objectives: Sequence[PaymentObjective]) -> tuple[tuple[EvidenceId, str], ...]:
    codes = {one.id: one.code for one in objectives}
    found = session.scalars(select(Evidence).where(Evidence.objective_id.in_(codes)).order_by(Evidence.id.desc()))
    return tuple((one.id, f"{one.name} ({codes[one.objective_id]})") for one in found)


def payment_year(session: Session, workspace: Workspace, cycle: Cycle) -> PaymentYear:
    limits = limits_of(session, workspace, cycle.year)
    rows = payment_objectives(session, cycle)
    objectives = tuple(map(_objective, rows))
    return PaymentYear(
        cycle.year,
        heads_of(session, cycle, {one.id: one.code for one in objectives}, workspace.actor),
        objectives,
        certified_delay(session, cycle),
        limits.value("quota_tempi_di_pagamento"),
        limits.value("ritardo_annuale"),
        is_over=workspace.today.year > cycle.year,
        likely=() if objectives else _likely(session, cycle),
        charged=charged_areas(session, cycle, rows),
    )


def certified_delay(session: Session, cycle: Cycle) -> CertifiedDelay | None:
    """Return the annual delay of a year as it is kept, with its certificate."""
    row = session.scalar(select(PaymentCertificate).where(PaymentCertificate.cycle_id == cycle.id))
    if row is None:
        return None
    act = session.get(Act, row.act_id) if row.act_id is not None else None
    name = act_name(act.kind, act.number, act.on_date) if act else ""
    paper = session.get(Evidence, row.evidence_id) if row.evidence_id is not None else None
    return CertifiedDelay(
        row.delay_days, row.certified_on, row.auditor, name, row.act_id, row.version,
        paper.name if paper else "", row.evidence_id,
    )  # fmt: skip


def payment_objectives(session: Session, cycle: Cycle) -> list[Objective]:
    """Return the payment-times objectives of a year that are neither withdrawn nor set aside."""
    return list(session.scalars(_active(cycle).where(Objective.is_payment_times)))


def _likely(session: Session, cycle: Cycle) -> tuple[PaymentObjective, ...]:
    """Return what seems to be the objective, while none of the year is said to be it."""
    found = [_objective(one) for one in session.scalars(_active(cycle))]
    return tuple(one for one in found if is_likely(one.title, [row.name for row in one.indicators]))


def _active(cycle: Cycle) -> Select[Objective]:
    return (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state == ObjectiveState.ACTIVE)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.indicators).selectinload(Indicator.values))
    )


def _objective(one: Objective) -> PaymentObjective:
    return PaymentObjective(one.id, one.code, one.title, tuple(map(_indicator, one.indicators)))


def _indicator(one: Indicator) -> PaymentIndicator:
    value = next((value.value for value in one.values if value.kind is ValueKind.FINAL), None)
    return PaymentIndicator(one.id, one.name, value, one.rule)
