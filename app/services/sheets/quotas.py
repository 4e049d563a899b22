"""The quotas of merit and the least spread of a session, for who sees every score of it."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ContractAreaId, SheetId
from app.domain.method.outside_words import RankScope
from app.domain.sheets.quotas import narrow_spreads, passed_quotas
from app.domain.sheets.rows import SheetRow
from app.models.evaluation import EvaluationRound, Sheet
from app.models.structure import Area, ContractArea
from app.services.methods.presets import method_of

SPREAD_LIMIT = "scarto_dei_totali"
"""The threshold of the least spread: the law sets none, an ente may."""

Quotas = Callable[[Sequence[SheetRow]], tuple[str, ...]]
"""From all the sheets of a session to what to warn of, in words."""


def load_quotas(session: Session, evaluation_round: EvaluationRound, least: Decimal | None) -> Quotas:
    """Read what the quotas of a session are counted by: asked later, when its sheets have been listed.

    `least` is the spread below which the totals of an evaluator are told, where the ente sets one.
    """
    rules = method_of(session, evaluation_round.method_version_id).quota_rules
    if not rules:
        return lambda rows: tuple(narrow_spreads(rows, least))
    areas = {one.id: one.name for one in session.scalars(select(Area))}
    named: dict[ContractAreaId, str] = dict(session.execute(select(ContractArea.id, ContractArea.name)).all())
    of_sheet = select(Sheet.id, Sheet.contract_area_id).where(Sheet.round_id == evaluation_round.id)
    contracts: dict[SheetId, ContractAreaId | None] = dict(session.execute(of_sheet).all())

    def group_of(scope: RankScope, row: SheetRow) -> str:
        if scope is RankScope.EVALUATOR:
            return row.evaluator
        if scope is RankScope.AREA:
            return areas.get(row.unit_ref.area_id, "") if row.unit_ref else ""
        contract = contracts.get(row.id)
        return named.get(contract, "") if contract is not None else ""

    return lambda rows: (*passed_quotas(rows, rules, group_of), *narrow_spreads(rows, least))
