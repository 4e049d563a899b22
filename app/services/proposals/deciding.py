"""Deciding on a proposal: accepting takes the step itself, rejecting says why."""

from app.domain.changes import Changes, Topic
from app.domain.decision_proposals import ProposalOutcome
from app.domain.errors import UserError
from app.domain.ids import ProposalId
from app.domain.permissions import Action, PerSheet, require
from app.domain.proposing import NO_DECISION_REASON, check_reason
from app.domain.sheets.step_details import StepDetails
from app.domain.validation import refuse
from app.domain.workflow import SheetState
from app.models.cycles import Cycle
from app.models.evaluation import Sheet
from app.models.proposals import DecisionProposal
from app.services.cycles import refuse_closed
from app.services.proposals.proposing import refuse_decided, subject_of
from app.services.proposals.standing import decide
from app.services.sheets.sheet_access import permitted_sheet
from app.services.sheets.stepping import take_step
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_DECIDING = PerSheet(Action.DECIDE)


def accept_not_evaluable(workspace: Workspace, identity: ProposalId, reason: str) -> Changes:
    """Accept that a sheet is not evaluable: the step is taken, and answers to the proposal, in one transaction.

    An objective is neutralised or withdrawn by its own use case, which shows the effect on each sheet before.
    """
    refuse(check_reason(reason, NO_DECISION_REASON))
    with unit_of_work(workspace, "Proposta accolta", Topic.SHEETS, Topic.ROUNDS, action=_DECIDING) as unit:
        proposal = unit.get(DecisionProposal, identity)
        refuse_decided(proposal)
        if proposal.sheet_id is None:
            raise UserError("La proposta è di un obiettivo.", "Si accoglie dalla sua pagina Storia.")
        sheet = unit.get(Sheet, proposal.sheet_id)
        unit.label = f"Accolta la proposta di {proposal.kind.italian}: {subject_of(unit.session, proposal)}"
        take_step(unit, sheet, SheetState.NOT_EVALUABLE, StepDetails(reason))
        unit.touched(sheet.id)
    return unit.changes


def reject_proposal(workspace: Workspace, identity: ProposalId, reason: str) -> Changes:
    """Reject a proposal with the reason, which whoever made it reads: nothing else changes."""
    refuse(check_reason(reason, NO_DECISION_REASON))
    topics = (Topic.SHEETS, Topic.OBJECTIVES)
    with unit_of_work(workspace, "Proposta respinta", *topics, action=_DECIDING) as unit:
        proposal = unit.get(DecisionProposal, identity)
        refuse_decided(proposal)
        if proposal.sheet_id is not None:
            permitted_sheet(unit, proposal.sheet_id, Action.DECIDE)
        else:
            require(workspace.actor, Action.EDIT_ARCHIVE)
            unit.asked.add(Action.EDIT_ARCHIVE)
            refuse_closed(unit.get(Cycle, proposal.cycle_id))
        unit.label = f"Respinta la proposta di {proposal.kind.italian}: {subject_of(unit.session, proposal)}"
        decide(unit, proposal, ProposalOutcome.REJECTED, reason)
        unit.touched(proposal.sheet_id or proposal.objective_id)
    return unit.changes
