"""A proposal to whoever decides, as screens, papers and guards read it: its reason, and how it was answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.decision_proposals import ProposalKind, ProposalOutcome
from app.domain.ids import ProposalId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.sheets.lengths import REASON, too_long
from app.domain.validation import required


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """What was proposed, by whom and why; once decided, by whom, when and why."""

    id: ProposalId
    kind: ProposalKind
    reason: str
    proposed_by: str
    proposed_on: date
    outcome: ProposalOutcome = ProposalOutcome.WAITING
    decided_by: str = ""
    decided_on: date | None = None
    decision_reason: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.outcome is ProposalOutcome.WAITING

    @property
    def what(self) -> str:
        return f"Proposta di {self.kind.italian}"

    @property
    def asking(self) -> str:
        """Say who proposes what, and why."""
        return f"{self.what} di {self.proposed_by}, del {format_date(self.proposed_on)}: {self.reason}"

    @property
    def answer(self) -> str:
        """Say how it was decided; empty while it waits."""
        if self.is_waiting:
            return ""
        why = f": {self.decision_reason}" if self.decision_reason else ""
        return f"{self.outcome.italian} da {self.decided_by} il {format_date(self.decided_on)}{why}"

    @property
    def sentence(self) -> str:
        """Say it whole, as history and paper do."""
        answer = self.answer or "ancora da decidere"
        return f"{self.asking.rstrip('.')}. {answer[:1].upper()}{answer[1:]}"


def waiting_in(lines: tuple[ProposalLine, ...]) -> ProposalLine | None:
    """Return the one that waits for its decision: there is one at most."""
    return next((one for one in lines if one.is_waiting), None)


def check_reason(reason: str, sentence: str) -> Iterator[Issue]:
    """Refuse a proposal, or a decision, without a reason or with one that no paper can hold."""
    yield from required(reason, "reason", sentence)
    yield from too_long(reason, REASON, "reason", "Motivo")


NO_REASON = "Manca il motivo: scriverlo, chi decide lo legge."
NO_DECISION_REASON = "Manca il motivo della decisione: chi ha proposto lo legge."


PROPOSAL_COLUMNS: tuple[Column, ...] = (
    Column("what", "Proposta", width=25),
    Column("proposed_by", "Di", width=13),
    Column("proposed_on", "Il", Format.DATE, 11),
    Column("reason", "Motivo", width=24),
    Column("answer", "Decisione", width=32),
)
