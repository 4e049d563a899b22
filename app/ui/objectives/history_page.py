"""Storia: the changes to the objective with their reasons, and what the audit holds about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from app.domain.issues import Severity
from app.domain.italian import format_date
from app.domain.objectives import ObjectiveState
from app.domain.objectives.detail import HISTORY_COLUMNS, ObjectiveDetail, ObjectiveHistoryRow
from app.domain.objectives.records import REVISION_ROW_COLUMNS
from app.domain.permissions import Action, may_in_scope
from app.domain.proposing import PROPOSAL_COLUMNS
from app.services.objectives.history import objective_history
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tab_order import order_by_layout
from app.ui.objectives.detail_page import DetailPage, PageMessage
from app.ui.objectives.proposals import ObjectiveProposals
from app.ui.objectives.state_dialog import NEUTRALISATION, RESUMPTION, WITHDRAWAL, NewState, StateDialog
from app.ui.objectives.verbs import NEUTRALISE, RESUME, REVISE, WITHDRAW
from app.ui.proposal_banner import ProposalBanner


class HistoryPage(DetailPage):
    """Revisions above, the audit below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = PageMessage(self)
        self.revisions = RowsTable(
            REVISION_ROW_COLUMNS, name="objectives.revisions", title="Variazioni", empty="Nessuna variazione nell'anno."
        )
        self.operations = RowsTable(
            HISTORY_COLUMNS, name="objectives.operations", title="Registro dell'obiettivo", empty="Nessuna operazione."
        )
        for table in (self.revisions, self.operations):
            table.hide_filter()
        self.proposals = RowsTable(
            PROPOSAL_COLUMNS, name="objectives.proposals", title="Proposte", empty="Nessuna proposta."
        )
        self.proposals.hide_filter()
        self.banner = ProposalBanner()
        self.asking = ObjectiveProposals(self, desk)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.proposals)
        halves.addWidget(self.revisions)
        halves.addWidget(self.operations)
        self.box.addWidget(self.state)
        self.box.addWidget(self.banner)
        self.box.addWidget(halves, 1)
        self.resume = make_button(RESUME, "arrow-counter-clockwise", self.ask_resume)
        self.neutralise = make_button(NEUTRALISE, "prohibit", self.ask_neutralise)
        self.withdraw = make_button(WITHDRAW, "scissors", self.ask_withdraw)
        add = make_button(REVISE, "plus", self.add)
        self.add_buttons([add, self.neutralise, self.withdraw, self.resume])
        self.propose = make_button("Proponi…", "paper-plane-tilt", self.ask_proposal, "Al Segretario, con il motivo")
        self.proposing = ButtonRow(self.propose)
        self.box.addWidget(self.proposing)
        order_by_layout(self)
        self.revisions.verbs.add(add, Order.NEW)
        for button in (self.propose, *self.banner.buttons):
            self.proposals.verbs.add(button, Order.SPECIAL)
        self.banner.accepted.connect(self.ask_acceptance)
        self.banner.rejected.connect(self.ask_rejection)
        self.banner.taken_back.connect(self.ask_taking_back)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.revisions.set_rows(detail.revisions)
        self._show_proposals(detail)
        is_active = detail.state is ObjectiveState.ACTIVE
        self.resume.setVisible(not is_active)
        self.neutralise.setVisible(is_active)
        self.withdraw.setVisible(is_active)
        if is_active:
            self.state.clear()
        else:
            self.state.say(_state_words(detail), Severity.WARNING)
        self.desk.read(objective_history, self.identity, on_done=self._show_operations, latest=(self, "operations"))

    @override
    def focus_field(self, field: str, part: int) -> None:
        """Put the keyboard on what is to be decided, or on the proposals."""
        (self.banner.accept_button if self.banner.accept_button.isVisible() else self.proposals.view).setFocus()

    def ask_proposal(self) -> FormDialog:
        return self.asking.ask(self.identity)

    def ask_acceptance(self) -> None:
        if self.detail and self.detail.proposal:
            self.asking.ask_acceptance(self.identity, self.detail.proposal)

    def ask_rejection(self) -> None:
        if self.detail and self.detail.proposal:
            self.asking.ask_rejection(self.detail.proposal)

    def ask_taking_back(self) -> None:
        if self.detail and self.detail.proposal:
            self.asking.ask_taking_back(self.detail.proposal)

    def _show_proposals(self, detail: ObjectiveDetail) -> None:
        self.proposals.set_rows(detail.proposals)
        self.proposals.setVisible(bool(detail.proposals))
        proposal, actor = detail.proposal, self.desk.workspace.actor
        is_own = proposal is not None and proposal.proposed_by == actor.name and may_in_scope(actor, Action.PROPOSE)
        self.banner.show_proposal(proposal, may_decide=not detail.closing, is_own=is_own)
        self.proposing.setVisible(detail.may_propose)
        self.propose.setEnabled(detail.may_propose)

    def add(self) -> FormDialog:
        from app.ui.objectives.revision_dialog import ask_revision

        return ask_revision(self, self.desk, self.identity)

    def ask_withdraw(self) -> StateDialog:
        return self._ask_state(WITHDRAWAL)

    def ask_neutralise(self) -> StateDialog:
        return self._ask_state(NEUTRALISATION)

    def ask_resume(self) -> StateDialog:
        return self._ask_state(RESUMPTION)

    def _ask_state(self, asked: NewState) -> StateDialog:
        dialog = StateDialog(self, self.desk, self.identity, asked)
        dialog.open()
        return dialog

    def _show_operations(self, rows: Sequence[ObjectiveHistoryRow]) -> None:
        self.operations.set_rows(rows)


def _state_words(detail: ObjectiveDetail) -> str:
    if detail.state is ObjectiveState.NEUTRALISED:
        return f"Neutralizzato il {format_date(detail.neutralised_on)}: {detail.neutralised_reason}"
    return "Stralciato: non conta più nell'anno."
