"""Proposing that a sheet be not evaluable, taking it back, deciding on it: what the buttons ask first."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.domain.ids import SheetId
from app.domain.proposing import ProposalLine
from app.domain.sheets.step_words import ACCEPT, PROPOSE, REJECT, UNPROPOSE
from app.services.proposals.deciding import accept_not_evaluable, reject_proposal
from app.services.proposals.proposing import propose_not_evaluable, take_back_proposal
from app.ui.evaluation.composition_actions import SheetSteps
from app.ui.evaluation.dialogs import REASON, NotEvaluableDialog
from app.ui.kit.dialogs import FormDialog, confirm

PROPOSING = (
    "Propone al Segretario che la scheda esca dalla valutazione. Finché non ha deciso la scheda non si completa; la"
    " proposta si può ritirare."
)
DECISION = replace(REASON, heading="Motivo della decisione")


class ProposalActions(QObject):
    """The proposal on the sheet shown; saving and the dialogs go through the actions of the sheet."""

    def __init__(self, sheet: SheetSteps) -> None:
        super().__init__(sheet.page)
        self.sheet = sheet
        self.verbs: dict[str, Callable[[], object]] = {
            PROPOSE.name: self.ask_proposal,
            UNPROPOSE.name: self.ask_taking_back,
            ACCEPT.name: self.ask_acceptance,
            REJECT.name: self.ask_rejection,
        }

    def ask_proposal(self) -> None:
        if self.sheet.detail is not None:
            person = self.sheet.detail.person.full_name
            title = f"Proponi non valutabile: {person}"
            dialog = NotEvaluableDialog(self.sheet.page, title, PROPOSING, "Proponi")
            self.sheet.open_dialog(dialog, self._propose)

    def _propose(self, sheet_id: SheetId, dialog: NotEvaluableDialog, values: dict[str, Any]) -> None:
        self.sheet.save_from(dialog, propose_not_evaluable, sheet_id, dialog.reason(values))

    def ask_taking_back(self) -> None:
        if proposal := self._waiting():
            self.sheet.dialog = confirm(
                self.sheet.page,
                "Ritirare la proposta?",
                f"{proposal.asking} La scheda si compila come prima; il registro dice che c'era.",
                "Ritira la proposta",
                partial(self.sheet.step, take_back_proposal, proposal.id),
            )

    def ask_acceptance(self) -> None:
        """The reason begins as that of the proposal: it is the one kept on the sheet."""
        if proposal := self._waiting():
            hint = f"{proposal.asking.rstrip('.')}. La scheda diventa non valutabile, con il motivo scritto qui."
            dialog = self._decision("Accetta la proposta", hint, "Accetta")
            dialog.form.fill_values({"reason": proposal.reason})
            self.sheet.open_dialog(dialog, partial(self._decide, accept_not_evaluable, proposal))

    def ask_rejection(self) -> None:
        if proposal := self._waiting():
            dialog = self._decision("Respingi la proposta", proposal.asking, "Respingi")
            self.sheet.open_dialog(dialog, partial(self._decide, reject_proposal, proposal))

    def _decision(self, title: str, hint: str, verb: str) -> FormDialog:
        person = self.sheet.detail.person.full_name if self.sheet.detail else ""
        dialog = FormDialog(self.sheet.page, f"{title}: {person}", hint, ok=verb)
        dialog.form.add(DECISION)
        return dialog

    def _decide(
        self, use_case: Any, proposal: ProposalLine, _sheet_id: SheetId, dialog: FormDialog, values: dict[str, Any]
    ) -> None:
        self.sheet.save_from(dialog, use_case, proposal.id, values["reason"] or "")

    def _waiting(self) -> ProposalLine | None:
        return self.sheet.detail.review.proposal if self.sheet.detail else None
