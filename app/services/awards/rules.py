"""The versions of the rules of awards: kept, adopted by an act, changed while no closed year was computed with them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import ActRow, act_name
from app.domain.awards.definition import AwardRules
from app.domain.awards.rows import AwardRulesDraft, AwardRulesRow, validate_rules_draft
from app.domain.awards.rule_checks import validate_award_rules
from app.domain.awards.stored import rules_from_json, rules_to_json
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import AwardRulesId
from app.domain.permissions import Action, InScope
from app.domain.validation import present, refuse
from app.domain.workflow import CycleState
from app.models.awards import AwardRulesVersion, KeptStatement
from app.models.cycles import Cycle
from app.models.plans import Act
from app.services.access import reading
from app.services.structure.acts import list_acts
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


class RulesPage(NamedTuple):
    """The versions, the latest first, with the closed years in which each was used; the acts that may adopt one."""

    rows: tuple[AwardRulesRow, ...] = ()
    acts: tuple[ActRow, ...] = ()


def read_rules_page(workspace: Workspace) -> RulesPage:
    acts = tuple(list_acts(workspace))
    with reading(workspace, InScope(Action.READ)) as session:
        return RulesPage(tuple(rules_rows(session)), acts)


def rules_rows(session: Session) -> list[AwardRulesRow]:
    versions = session.scalars(select(AwardRulesVersion).order_by(AwardRulesVersion.year_from.desc())).all()
    firsts, kept = [one.year_from for one in versions], _kept_years(session)
    uses = {one.id: [year for year in kept if _first_for(year, firsts) == one.year_from] for one in versions}
    return [rules_row(session, one, uses[one.id]) for one in versions]


def _kept_years(session: Session) -> list[int]:
    """Return the closed years whose awards were kept."""
    query = select(Cycle.year).join(KeptStatement, KeptStatement.cycle_id == Cycle.id).distinct()
    return list(session.scalars(query.where(Cycle.state == CycleState.CLOSED).order_by(Cycle.year)))


def rules_row(session: Session, one: AwardRulesVersion, uses: Sequence[int] = ()) -> AwardRulesRow:
    act = session.get(Act, one.act_id) if one.act_id is not None else None
    name = act_name(act.kind, act.number, act.on_date) if act else ""
    return AwardRulesRow(one.id, one.version, one.name, one.year_from, name, one.act_id, tuple(uses))


def rules_of_year(session: Session, year: int) -> AwardRulesVersion | None:
    """Return the version that holds in a year: the last that begins not after it."""
    query = select(AwardRulesVersion).where(AwardRulesVersion.year_from <= year)
    return session.scalar(query.order_by(AwardRulesVersion.year_from.desc()).limit(1))


def rules_of(session: Session, year: int) -> AwardRules | None:
    row = rules_of_year(session, year)
    return read_definition(row.definition) if row else None


@lru_cache(maxsize=8)
def read_definition(text: str) -> AwardRules:
    return rules_from_json(text)


def read_rules(workspace: Workspace, identity: AwardRulesId) -> AwardRules:
    with reading(workspace, InScope(Action.READ)) as session:
        row = session.get(AwardRulesVersion, identity)
        if row is None:
            raise UserError("Queste regole dei premi non ci sono più.", "Sceglierne altre.")
        return read_definition(row.definition)


def add_rules(workspace: Workspace, rules: AwardRules, draft: AwardRulesDraft) -> Changes:
    """Keep rules as the version that holds from a year; `UserError` when another one begins in the same year."""
    with _working(workspace, f"Regole dei premi «{rules.name}»") as unit:
        refuse([*validate_rules_draft(draft), *validate_award_rules(rules)])
        row = AwardRulesVersion(name=_name(rules), definition=rules_to_json(rules))
        _adopt(unit, row, draft)
        unit.touched(unit.add(row).id)
        unit.label = f"Regole dei premi «{rules.name}» dal {row.year_from}"
    return unit.changes


def adopt_rules(workspace: Workspace, draft: AwardRulesDraft) -> Changes:
    """Say from which year a version holds and which act adopted it."""
    with _working(workspace, "Adozione delle regole dei premi") as unit:
        refuse(validate_rules_draft(draft))
        row = unit.get(AwardRulesVersion, present(draft.id), version=draft.version)
        _refuse_used(unit.session, row)
        _adopt(unit, row, draft)
        unit.label = f"Adozione delle regole dei premi «{row.name}» dal {row.year_from}"
        unit.touched(row.id)
    return unit.changes


def save_rules(workspace: Workspace, identity: AwardRulesId, rules: AwardRules, version: int) -> Changes:
    """Change what a version says, while no closed year was computed with it."""
    with _working(workspace, f"Modifica delle regole dei premi «{rules.name}»") as unit:
        row = unit.get(AwardRulesVersion, identity, version=version)
        _refuse_used(unit.session, row)
        refuse(validate_award_rules(rules))
        row.name, row.definition = _name(rules), rules_to_json(rules)
        unit.touched(row.id)
    return unit.changes


def delete_rules(workspace: Workspace, identity: AwardRulesId) -> Changes:
    """Take away a version with which no closed year was computed."""
    with _working(workspace, "Elimina regole dei premi") as unit:
        row = unit.get(AwardRulesVersion, identity)
        _refuse_used(unit.session, row)
        unit.label = f"Elimina regole dei premi «{row.name}» dal {row.year_from}"
        unit.session.delete(row)
    return unit.changes


def _working(workspace: Workspace, label: str) -> AbstractContextManager[Unit]:
    return unit_of_work(workspace, label[:300], Topic.AWARDS, action=Action.EDIT_AWARDS)


def _name(rules: AwardRules) -> str:
    if not rules.name.strip():
        raise UserError("Le regole dei premi non hanno un nome.", "Scriverne uno.")
    return rules.name.strip()[:200]


def _adopt(unit: Unit, row: AwardRulesVersion, draft: AwardRulesDraft) -> None:
    year = present(draft.year_from)
    same = unit.session.scalar(select(AwardRulesVersion).where(AwardRulesVersion.year_from == year))
    if same is not None and same is not row:
        raise UserError(
            f"Dal {year} valgono già le regole «{same.name}».",
            "Scegliere un altro anno, oppure togliere prima quelle.",
        )
    _refuse_closed_from(unit.session, year)
    row.year_from = year
    row.act_id = unit.get(Act, draft.act_id).id if draft.act_id is not None else None


def _refuse_closed_from(session: Session, year: int) -> None:
    """Refuse to begin in a year when that would change what holds in a closed one."""
    later = [one for one in session.scalars(select(AwardRulesVersion.year_from)) if one > year]
    before = min(later, default=None)
    touched = [one for one in _kept_years(session) if one >= year and (before is None or one < before)]
    if touched:
        raise UserError(
            f"Il {touched[0]} è chiuso: le regole dei suoi premi non cambiano più.",
            "Scegliere un anno ancora aperto, oppure riaprire quello chiuso (Strumenti).",
        )


def _refuse_used(session: Session, row: AwardRulesVersion) -> None:
    used = next((one for one in rules_rows(session) if one.id == row.id), None)
    if used is not None and used.uses:
        raise UserError(
            f"Con le regole «{row.name}» sono calcolati i premi di anni chiusi: {used.used_in}.",
            "Per cambiarle farne una versione nuova, che vale da un anno ancora aperto.",
        )


def _first_for(year: int, firsts: Sequence[int]) -> int | None:
    return max((first for first in firsts if first <= year), default=None)
