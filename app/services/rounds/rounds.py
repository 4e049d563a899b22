"""Opening a round and preparing its sheets from the structure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.italian import format_date
from app.domain.obstacles import refuse_first
from app.domain.permissions import Action
from app.domain.rounds.differences import RoundPreview
from app.domain.rounds.next_steps import OPEN, PREPARE, RoundProgress, RoundStep, progress_of
from app.domain.rounds.planning import plan_sheets
from app.domain.rounds.rounds import RoundDraft, RoundRow
from app.domain.sheets.content import gives_scores
from app.domain.workflow import CycleState, RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.methods import MethodVersion
from app.services.access import reading
from app.services.cycles import required_cycle
from app.services.methods.presets import read_definition
from app.services.methods.versions import refuse_unsound
from app.services.rounds.facts import load_facts
from app.services.rounds.preparing import carry_out
from app.services.rounds.present import present_sheets
from app.services.rounds.service_days import short_service
from app.services.sheets.of_round import round_in, round_of
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def open_round(workspace: Workspace, draft: RoundDraft) -> Changes:
    """Open a round of `draft.year`; there is one interim and one final round a year."""
    label = f"{OPEN.label}: {draft.kind.italian} {draft.year}"
    with unit_of_work(workspace, label, Topic.ROUNDS, action=OPEN.action) as unit:
        cycle = required_cycle(unit.session, draft.year)
        opened = [one.kind for one in rounds_of_year(unit.session, draft.year)]
        refuse_first(OPEN.obstacles(RoundProgress(draft.year, cycle.state is CycleState.OPEN, opened)))
        _refuse_second(unit.session, cycle, draft.kind)
        version = unit.get(MethodVersion, draft.method_version_id)
        refuse_unsound(version)
        evaluation_round = EvaluationRound(
            cycle_id=cycle.id, kind=draft.kind, method_version_id=version.id, opened_on=workspace.today
        )
        unit.touched(unit.add(evaluation_round).id)
    return unit.changes


def list_rounds(workspace: Workspace, year: int) -> list[RoundRow]:
    """Return the rounds of a year, the final one first."""
    with reading(workspace, Action.OPEN) as session:
        return rounds_of_year(session, year)


def rounds_of_year(session: Session, year: int) -> list[RoundRow]:
    """Return the rounds of a year with the states of their sheets counted, in one query."""
    live = and_(Sheet.round_id == EvaluationRound.id, Sheet.state != SheetState.SUPERSEDED)
    query = (
        select(EvaluationRound, Sheet.state, func.count(Sheet.id))
        .join(EvaluationRound.cycle)
        .outerjoin(Sheet, live)
        .where(Cycle.year == year)
        .group_by(EvaluationRound.id, Sheet.state)
        .order_by(EvaluationRound.id)
        .options(contains_eager(EvaluationRound.cycle), *_WITH_METHOD)
    )
    counts: dict[EvaluationRound, dict[SheetState, int]] = {}
    for evaluation_round, state, count in session.execute(query):
        states = counts.setdefault(evaluation_round, {})
        if state is not None:
            states[state] = count
    rows = [_row(one, states) for one, states in counts.items()]
    return sorted(rows, key=lambda row: row.kind is not RoundKind.FINAL)


_WITH_METHOD = (joinedload(EvaluationRound.method_version).joinedload(MethodVersion.method),)


def preview_preparation(workspace: Workspace, round_id: RoundId) -> RoundPreview:
    """Return what preparing the round would create, change and leave, and who has too few days to be evaluated."""
    with reading(workspace, Action.READ) as session:
        evaluation_round = round_in(session, round_id)
        facts, present = load_facts(session, evaluation_round), present_sheets(session, evaluation_round.id)
        states = {one.party.employee_id: one.state for one in present}
        left_out = {one for one, state in states.items() if one and state is SheetState.NOT_EVALUABLE}
        short = short_service(session, evaluation_round, facts, left_out)
        return replace(plan_sheets(facts, present), short=tuple(sentence for _, sentence in short))


def prepare_round(workspace: Workspace, round_id: RoundId, confirmed: Iterable[SheetId] = ()) -> Changes:
    """Create and change the sheets as the preview says; filled ones only when `confirmed`."""
    with unit_of_work(workspace, PREPARE.label, Topic.ROUNDS, Topic.SHEETS, action=PREPARE.action) as unit:
        evaluation_round = refuse_round_step(unit.session, round_id, PREPARE)
        facts = load_facts(unit.session, evaluation_round)
        preview = plan_sheets(facts, present_sheets(unit.session, evaluation_round.id), frozenset(confirmed))
        unit.touched(*carry_out(unit, evaluation_round, preview, facts))
    return unit.changes


def refuse_round_step(session: Session, round_id: RoundId, step: RoundStep) -> EvaluationRound:
    """Return a round on which `step` can be taken now, or raise `UserError` with what stands in the way."""
    evaluation_round = round_in(session, round_id)
    rounds = rounds_of_year(session, evaluation_round.cycle.year)
    shown = next(one for one in rounds if one.id == round_id)
    refuse_first(step.obstacles(progress_of(shown, rounds)))
    return evaluation_round


def _refuse_second(session: Session, cycle: Cycle, kind: RoundKind) -> None:
    if found := round_of(session, cycle.year, kind):
        raise UserError(
            f"La sessione «{kind.italian} {cycle.year}» è già aperta dal {format_date(found.opened_on)}.",
            "Usare «Prepara sessione» per aggiornarne le schede.",
        )


def _row(evaluation_round: EvaluationRound, counts: Mapping[SheetState, int]) -> RoundRow:
    version = evaluation_round.method_version
    method = f"{version.method.name}, versione {version.number}"
    year = evaluation_round.cycle.year
    return RoundRow(
        evaluation_round.id,
        year,
        evaluation_round.kind,
        evaluation_round.state,
        method,
        evaluation_round.opened_on,
        done=sum(count for state, count in counts.items() if state.is_done),
        total=sum(counts.values()),
        prepared=counts.get(SheetState.PREPARED, 0),
        completed=counts.get(SheetState.COMPLETED, 0),
        delivered=counts.get(SheetState.DELIVERED, 0),
        signed=counts.get(SheetState.ACKNOWLEDGED, 0),
        settled=sum(count for state, count in counts.items() if state.is_settled),
        is_year_open=evaluation_round.cycle.state is CycleState.OPEN,
        takes_scores=gives_scores(evaluation_round.kind, read_definition(version.definition)),
    )
