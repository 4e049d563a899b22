"""From a preview to the archive: the sheets are made, changed and put aside in the order the archive accepts."""

from app.domain.decision_proposals import ProposalOutcome
from app.domain.periods import Period
from app.domain.rounds.differences import DifferenceKind, RoundPreview, SheetDifference
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.spans import Span
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from app.models.evaluation import EvaluationRound, Sheet
from app.models.sheet_parts import SheetEvent
from app.services.proposals.standing import settle_sheet
from app.services.sheets.parts import charge
from app.services.transaction import Unit

_NO_MORE = "Non corrisponde più alla struttura."


def carry_out(unit: Unit, evaluation_round: EvaluationRound, preview: RoundPreview, facts: RoundFacts) -> list[int]:
    """Do what `preview` says; return the ids of the sheets made or changed."""
    changed = [one for one in preview.differences if one.sheet_id and one.kind.changes_something]
    pairs = [(unit.get(Sheet, one.sheet_id), one) for one in changed if one.sheet_id]
    for sheet, difference in pairs:
        _make_room(unit, sheet, difference)
    unit.session.flush()
    kept = [(sheet, one.span) for sheet, one in pairs if one.span]
    for sheet, span in kept:
        _fit(sheet, span)
    unit.session.flush()
    made = [_make(evaluation_round, one.party, one.span) for one in preview.of_kind(DifferenceKind.CREATE) if one.span]
    for sheet in made:
        charge(sheet, facts.method, evaluation_round.kind, facts)
    unit.session.add_all(made)
    unit.session.flush()
    return [sheet.id for sheet in (*(one for one, _ in kept), *made)]


def _make_room(unit: Unit, sheet: Sheet, difference: SheetDifference) -> None:
    """Give back the days the sheet must leave, so that no two sheets ever share a day."""
    if difference.kind is DifferenceKind.REMOVE:
        unit.session.delete(sheet)
    elif difference.kind is DifferenceKind.SUPERSEDE:
        sheet.events.append(_event(unit, sheet, SheetState.SUPERSEDED, _NO_MORE))
        sheet.state = SheetState.SUPERSEDED
        settle_sheet(unit, sheet.id, ProposalOutcome.REJECTED, _NO_MORE)
    elif common := difference.period.intersection(Period(sheet.valid_from, sheet.valid_to)):
        sheet.valid_from, sheet.valid_to = common.start, common.end


def _event(unit: Unit, sheet: Sheet, target: SheetState, reason: str) -> SheetEvent:
    workspace = unit.workspace
    return SheetEvent(
        at=workspace.now(), actor=workspace.actor.name, from_state=sheet.state, to_state=target, reason=reason
    )


def _fit(sheet: Sheet, span: Span) -> None:
    sheet.valid_from, sheet.valid_to = span.period.start, span.period.end
    sheet.profile, sheet.part_time = span.details.profile, span.details.part_time
    sheet.assignment = span.details.assignment


def _make(evaluation_round: EvaluationRound, party: Party, span: Span) -> Sheet:
    key, evaluator = span.key, span.key.evaluator or Party()
    sheet = Sheet(
        round_id=evaluation_round.id,
        employee_id=party.employee_id,
        official_id=party.official_id,
        evaluator_id=evaluator.employee_id,
        evaluator_official_id=evaluator.official_id,
        role=key.role,
        template_code=key.template_code,
        area_id=key.area_id,
        sector_id=key.sector_id,
        contract_area_id=key.contract_area_id,
    )
    _fit(sheet, span)
    return sheet
