"""The money of the funds of a year."""

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.awards.definition import AwardRules
from app.domain.awards.pool import FundPool
from app.domain.awards.rows import AwardFundDraft, validate_fund
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import to_units
from app.domain.ids import CycleId
from app.domain.italian import format_money
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.awards import AwardFund
from app.models.plans import Act
from app.services.awards.rules import rules_of
from app.services.cycles import open_cycle
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_fund(workspace: Workspace, year: int, draft: AwardFundDraft) -> Changes:
    """Write how much a fund of the rules of the year has; no amount takes it away. `NotValid` says what is wrong."""
    with unit_of_work(workspace, "Fondo dei premi", Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        cycle = open_cycle(unit.session, year)
        refuse(validate_fund(draft))
        rules = rules_of(unit.session, year)
        rule = rules.fund(draft.code) if rules else None
        if rule is None:
            raise UserError(
                f"Le regole del {year} non hanno il fondo «{draft.code}».", "La pagina mostra ora ciò che c'è."
            )
        unit.label = f"Fondo «{rule.name}» {year}: {format_money(draft.amount)}"[:300]
        unit.touched(_keep(unit, cycle.id, draft))
    return unit.changes


def _keep(unit: Unit, cycle_id: CycleId, draft: AwardFundDraft) -> int | None:
    row = unit.session.scalar(_funds(cycle_id).where(AwardFund.code == draft.code))
    if row is not None and draft.version is not None:
        unit.get(AwardFund, row.id, version=draft.version)
    if draft.amount is None:
        if row is not None:
            unit.session.delete(row)
        return None
    row = row or AwardFund(cycle_id=cycle_id, code=draft.code)
    row.amount, row.note = draft.amount, draft.note.strip()
    row.act_id = unit.get(Act, draft.act_id).id if draft.act_id is not None else None
    return unit.add(row).id


def fund_drafts(session: Session, cycle_id: CycleId) -> Mapping[str, AwardFundDraft]:
    """Return the money of a year by code of fund."""
    rows = session.scalars(_funds(cycle_id))
    return {one.code: AwardFundDraft(one.code, one.amount, one.act_id, one.note, one.version) for one in rows}


def pools_of(rules: AwardRules, year: int, drafts: Mapping[str, AwardFundDraft]) -> tuple[FundPool, ...]:
    """Return the money of each fund of the rules, in cents."""
    return tuple(FundPool(fund.code, _cents(drafts.get(fund.code)), year) for fund in rules.funds)


def act_words(session: Session, draft: AwardFundDraft) -> str:
    act = session.get(Act, draft.act_id) if draft.act_id is not None else None
    return act_name(act.kind, act.number, act.on_date) if act else ""


def _cents(draft: AwardFundDraft | None) -> int | None:
    return None if draft is None or draft.amount is None else to_units(draft.amount)


def _funds(cycle_id: CycleId) -> Select[AwardFund]:
    return select(AwardFund).where(AwardFund.cycle_id == cycle_id).order_by(AwardFund.id)
