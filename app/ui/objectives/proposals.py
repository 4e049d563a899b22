"""Proposing that an objective do not count, taking it back, deciding on it: what is asked in the page *Storia*."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.decision_proposals import ProposalKind
from app.domain.ids import ObjectiveId
from app.domain.proposing import ProposalLine
from app.services.proposals.deciding import reject_proposal
from app.services.proposals.proposing import propose_of_objective, take_back_proposal
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.objectives.state_dialog import NEUTRALISATION, WITHDRAWAL, NewState, StateDialog

PROPOSING = (
    "Il Segretario la legge con l'effetto su ciascuna scheda, e decide. Finché non ha deciso le schede di chi persegue"
    " l'obiettivo non si chiudono; la proposta si può ritirare."
)
KIND = Column("kind", "Che cosa si propone", Format.CHOICE, 60, required=True)
REASON = Column("reason", "Motivo", Format.LONG_TEXT, 44, required=True)
DECISION = replace(REASON, heading="Motivo della decisione")
_KINDS = (
    (ProposalKind.NEUTRALISE, "Neutralizzare: non conta, per cause non imputabili al responsabile"),
    (ProposalKind.WITHDRAW, "Stralciare: esce dal piano"),
)


class ObjectiveProposals(QObject):
    """The proposal of the objective shown in a page."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self.page, self.desk = page, desk

    def ask(self, identity: ObjectiveId) -> FormDialog:
        def save(values: dict[str, Any]) -> None:
            kind, reason = values["kind"], values["reason"] or ""
            desk.save(propose_of_objective, identity, kind, reason, on_done=done, on_error=dialog.refuse)

        def done(_changes: Changes) -> None:
            dialog.accept()

        desk, dialog = self.desk, FormDialog(self.page, "Proponi", PROPOSING, ok="Proponi")
        dialog.form.add(KIND, _KINDS)
        dialog.form.add(REASON)
        dialog.form.fill_values({"kind": ProposalKind.NEUTRALISE})
        dialog.submit_with(save)
        dialog.open()
        return dialog

    def ask_rejection(self, proposal: ProposalLine) -> FormDialog:
        def save(values: dict[str, Any]) -> None:
            desk.save(reject_proposal, proposal.id, values["reason"] or "", on_done=done, on_error=dialog.refuse)

        def done(_changes: Changes) -> None:
            dialog.accept()

        desk, dialog = self.desk, FormDialog(self.page, "Respingi la proposta", proposal.asking, ok="Respingi")
        dialog.form.add(DECISION)
        dialog.submit_with(save)
        dialog.open()
        return dialog

    def ask_acceptance(self, identity: ObjectiveId, proposal: ProposalLine) -> StateDialog:
        """Ask what the new state asks, with the effect on each sheet; the reason begins as that of the proposal."""
        dialog = StateDialog(self.page, self.desk, identity, _proposed_state(proposal))
        dialog.open()
        return dialog

    def ask_taking_back(self, proposal: ProposalLine) -> None:
        def take_back() -> None:
            self.desk.save(take_back_proposal, proposal.id)

        confirm(self.page, "Ritirare la proposta?", proposal.asking, "Ritira la proposta", take_back)


def _proposed_state(proposal: ProposalLine) -> NewState:
    asked = NEUTRALISATION if proposal.kind is ProposalKind.NEUTRALISE else WITHDRAWAL
    hint = f"{proposal.asking.rstrip('.')}. {asked.hint}"
    return replace(asked, hint=hint, empty=replace(asked.empty, reason=proposal.reason))
