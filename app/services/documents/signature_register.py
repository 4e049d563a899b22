"""The Registro delle firme of a year as a document."""

from typing import NamedTuple

from app.domain.documents.signature_register import SignatureRegister
from app.domain.permissions import Action, InScope
from app.domain.sheets.signature_register import RegisterRow
from app.domain.workflow import RoundKind
from app.services.access import ask
from app.services.documents.filling import Filling
from app.services.rounds.rounds import list_rounds
from app.services.sheets.signature_register import signature_register
from app.services.workspace import Workspace


class RegisterOfYear(NamedTuple):
    """The register of the session of a year, with its title."""

    title: str = ""
    rows: tuple[RegisterRow, ...] = ()


def register_of_year(workspace: Workspace, year: int) -> RegisterOfYear:
    """Return the register of the final session of a year, or of the interim one where there is no other."""
    ask(workspace.actor, InScope(Action.READ))
    rounds = sorted(list_rounds(workspace, year), key=lambda one: one.kind is not RoundKind.FINAL)
    if not rounds:
        return RegisterOfYear()
    return RegisterOfYear(rounds[0].title, tuple(signature_register(workspace, rounds[0].id)))


def register_document(filling: Filling) -> SignatureRegister:
    """Put the register on paper, with the letterhead of the ente."""
    found: RegisterOfYear = filling.gathered
    return SignatureRegister(
        filling.letterhead(),
        filling.imprint(),
        filling.request.year,
        filling.workspace.today,
        found.title,
        found.rows,
    )
