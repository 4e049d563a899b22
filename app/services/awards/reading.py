"""The awards of a year as the page shows them: computed now, or as the closing of the year kept them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import ActRow
from app.domain.awards.facts import AwardFactRow
from app.domain.awards.method_scale import scale_notes
from app.domain.awards.rows import AwardFundDraft, AwardFundRow, AwardLackRow, AwardRulesRow, fund_row
from app.domain.awards.statement import AwardStatement
from app.domain.cycles import Lock
from app.domain.documents.publication import SMALLEST_CLASS
from app.domain.ids import EmployeeId
from app.domain.permissions import Action, InScope, may
from app.domain.roles import SheetRole
from app.domain.structure.hierarchy import Party
from app.domain.workflow import CycleState, RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import Sheet
from app.models.sessions import whole_session
from app.services.access import reading
from app.services.awards.facts import fact_rows
from app.services.awards.funds import act_words, fund_drafts
from app.services.awards.gathering import gathered
from app.services.awards.keeping import kept_awards
from app.services.awards.lacks import lack_rows
from app.services.awards.rules import rules_of_year, rules_row
from app.services.cycles import cycle_of, lock_of
from app.services.objectives.measures import method_of_year
from app.services.sheets.of_round import round_of
from app.services.sheets.outcomes import fill_years
from app.services.sheets.sheet_access import can
from app.services.structure.acts import list_acts
from app.services.workspace import Workspace

NOT_YET = "Il premio si vede dopo la consegna della scheda."
FEW = "Il fondo è di poche persone: la spiegazione direbbe anche i premi degli altri. Si chiede al Segretario."


@dataclass(frozen=True, slots=True)
class AwardsPage:
    """The awards of a year: the rules that hold, the funds, the facts read, why nothing may be changed.

    `is_kept`: as they were when the year was closed; `is_own`: only what is of whoever asks.
    """

    year: int
    rules: AwardRulesRow | None = None
    funds: tuple[AwardFundRow, ...] = ()
    facts: tuple[AwardFactRow, ...] = ()
    acts: tuple[ActRow, ...] = ()
    people: tuple[tuple[Party, str], ...] = ()
    lock: Lock | None = None
    is_kept: bool = False
    is_closed: bool = False
    is_own: bool = False

    @property
    def lacks(self) -> tuple[AwardLackRow, ...]:
        return tuple(lack for fund in self.funds for lack in fund.lacks)

    def fund(self, code: str) -> AwardFundRow | None:
        return next((one for one in self.funds if one.id == code), None)


def read_awards(workspace: Workspace, year: int) -> AwardsPage:
    """Return the awards of a year; who may not see everybody's gets the own alone."""
    acts, sees_all = tuple(list_acts(workspace)), may(workspace.actor, Action.SEE_AWARDS)
    if sees_all:
        fill_years(workspace, Action.SEE_AWARDS, [year])
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return AwardsPage(year)
        if not sees_all and workspace.actor.employee_id is None:
            return AwardsPage(year, is_own=True)
        whole = whole_session(session)
        page = awards_of(whole, workspace, whole.get_one(Cycle, cycle.id))
        lock = lock_of(session, cycle, workspace.actor, Action.EDIT_AWARDS)
        if sees_all:
            return replace(page, acts=acts, lock=lock)
        return replace(_own(session, workspace, page), lock=lock)


def awards_of(session: Session, workspace: Workspace, cycle: Cycle) -> AwardsPage:
    """Return the awards of everybody; `session` sees the whole archive."""
    version = rules_of_year(session, cycle.year)
    page = AwardsPage(
        cycle.year,
        rules_row(session, version) if version else None,
        facts=fact_rows(session, cycle.id),
        is_closed=cycle.state is CycleState.CLOSED,
    )
    kept = kept_awards(session, cycle) if page.is_closed else None
    if kept is not None:
        statement, provisional = kept, frozenset[tuple[Party, SheetRole]]()
    elif page.is_closed or (found := gathered(session, workspace, cycle)) is None:
        return page
    else:
        statement, provisional = found
    funds = tuple(_funds(session, cycle, statement, provisional))
    people = tuple(dict.fromkeys((one.party, one.name) for one in statement.people))
    return replace(page, funds=funds, people=people, is_kept=kept is not None)


def _funds(
    session: Session, cycle: Cycle, statement: AwardStatement, provisional: frozenset[tuple[Party, SheetRole]]
) -> Iterator[AwardFundRow]:
    drafts = fund_drafts(session, cycle.id)
    unsure = {party for party, _ in provisional}
    scales = scale_notes(statement.rules, method_of_year(session, cycle))
    number = 0
    for rule, result in zip(statement.rules.funds, statement.results, strict=True):
        draft = drafts.get(rule.code, AwardFundDraft(rule.code))
        lacks = tuple(lack_rows(session, cycle, result, number))
        number += len(lacks)
        row = fund_row(rule, result, draft, lacks, act_words(session, draft))
        is_provisional = any(line.party in unsure for line in result.lines)
        yield replace(row, is_provisional=is_provisional, other_scale=scales.get(rule.code, ""))


def _own(session: Session, workspace: Workspace, page: AwardsPage) -> AwardsPage:
    """Leave of each fund what is of whoever asks, once the own sheets may be seen."""
    actor = workspace.actor
    me = Party(actor.employee_id, actor.official_id)
    is_seen = page.is_kept or _is_delivered(session, workspace, page.year, actor.employee_id)
    funds = (_own_fund(one, me, is_seen=is_seen) for one in page.funds)
    own = tuple(one for one in funds if one.people)
    return AwardsPage(page.year, page.rules, own, is_kept=page.is_kept, is_closed=page.is_closed, is_own=True)


def _own_fund(fund: AwardFundRow, me: Party, *, is_seen: bool) -> AwardFundRow:
    few = len(fund.due) < SMALLEST_CLASS
    mine = [one for one in fund.people if one.id == me and me != Party()]
    rows = tuple(
        (replace(one, explanation=None, note=FEW) if few and one.takes_part else replace(one, position=0))
        if is_seen
        else type(one)(one.id, one.name, one.code, note=NOT_YET)
        for one in mine
    )
    return AwardFundRow(
        fund.id, fund.name, fund.kind, fund.nature, people=rows, is_provisional=fund.is_provisional,
        draft=AwardFundDraft(fund.id), other_scale=fund.other_scale,
    )  # fmt: skip


def _is_delivered(session: Session, workspace: Workspace, year: int, person: EmployeeId | None) -> bool:
    """Tell whether every sheet of the year of a person may be seen by them."""
    final = round_of(session, year, RoundKind.FINAL)
    if final is None or person is None:
        return False
    query = select(Sheet).where(Sheet.round_id == final.id, Sheet.employee_id == person)
    sheets: Sequence[Sheet] = whole_session(session).scalars(query.where(Sheet.state != SheetState.SUPERSEDED)).all()
    return bool(sheets) and all(can(workspace.actor, Action.SEE_SCORES, one) for one in sheets)
