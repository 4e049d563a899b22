"""The payment times of a year, as the checks, the page and the paper read them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.payment_times.year import PaymentIndicator, PaymentObjective, PaymentYear
from app.domain.permissions import Action, InScope, may
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.payment_times.heads import heads_of
from app.services.workspace import Workspace


def payment_facts(workspace: Workspace, year: int) -> Iterator[PaymentYear]:
    """Yield the payment times of a year, for who may read the whole."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        if cycle is None or not may(workspace.actor, Action.READ):
            return
        facts = payment_year(session, workspace, cycle)
    yield facts


def read_payment_year(workspace: Workspace, year: int) -> PaymentYear:
    """Return the payment times of a year; nothing of one that is not there."""
    with reading(workspace, Action.READ) as session:
        cycle = cycle_of(session, year)
        return payment_year(session, workspace, cycle) if cycle is not None else PaymentYear(year)


def payment_year(session: Session, workspace: Workspace, cycle: Cycle) -> PaymentYear:
    limits = limits_of(session, workspace, cycle.year)
    objectives = tuple(map(_objective, payment_objectives(session, cycle)))
    return PaymentYear(
        cycle.year,
        heads_of(session, cycle, {one.id: one.code for one in objectives}),
        objectives,
        None,
        limits.value("quota_tempi_di_pagamento"),
        limits.value("ritardo_annuale"),
        is_over=workspace.today.year > cycle.year,
    )


def payment_objectives(session: Session, cycle: Cycle) -> list[Objective]:
    """Return the payment-times objectives of a year that are neither withdrawn nor set aside."""
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.is_payment_times, Objective.state == ObjectiveState.ACTIVE)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.indicators).selectinload(Indicator.values))
    )
    return list(session.scalars(query))


def _objective(one: Objective) -> PaymentObjective:
    return PaymentObjective(one.id, one.code, one.title, tuple(map(_indicator, one.indicators)))


def _indicator(one: Indicator) -> PaymentIndicator:
    value = next((value.value for value in one.values if value.kind is ValueKind.FINAL), None)
    return PaymentIndicator(one.id, one.name, value)
