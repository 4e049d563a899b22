"""The Registro delle firme of a year as a document."""

from typing import NamedTuple

from app.domain.documents.signature_ledger import SignatureLedger
from app.domain.permissions import Action, InScope
from app.domain.sheets.signature_ledger import LedgerRow
from app.domain.workflow import RoundKind
from app.services.access import ask
from app.services.documents.filling import Filling
from app.services.rounds.rounds import list_rounds
from app.services.sheets.signature_ledger import signature_ledger
from app.services.workspace import Workspace


class LedgerOfYear(NamedTuple):
    """The ledger of the session of a year, with its title."""

    title: str = ""
    rows: tuple[LedgerRow, ...] = ()


def ledger_of_year(workspace: Workspace, year: int) -> LedgerOfYear:
    """Return the ledger of the final session of a year, or of the interim one where there is no other."""
    ask(workspace.actor, InScope(Action.READ))
    rounds = sorted(list_rounds(workspace, year), key=lambda one: one.kind is not RoundKind.FINAL)
    if not rounds:
        return LedgerOfYear()
    return LedgerOfYear(rounds[0].title, tuple(signature_ledger(workspace, rounds[0].id)))


def ledger_document(filling: Filling) -> SignatureLedger:
    """Put the ledger on paper, with the letterhead of the ente."""
    found: LedgerOfYear = filling.gathered
    return SignatureLedger(
        filling.letterhead(),
        filling.imprint(),
        filling.request.year,
        filling.workspace.today,
        found.title,
        found.rows,
    )
