"""The Registro delle firme of a session: what was handed over, signed, asked, closed; where each paper is."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import SheetId
from app.domain.italian import plural
from app.domain.italian_enum import ItalianEnum
from app.domain.workflow import SheetState


class PaperStanding(ItalianEnum):
    """Where the paper of a sheet is."""

    NONE = "none", "nessuna carta"
    TO_DELIVER = "to_deliver", "da consegnare"
    OUT = "out", "ancora fuori"
    BACK = "back", "rientrata, senza scansione"
    KEPT = "kept", "rientrata, con la scansione"
    REPLACED = "replaced", "sostituita da una nuova revisione"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A sheet in the ledger; `signed` says how the person answered or why nobody does.

    `review` says what was asked and whether it was answered.
    A revision that was handed over stays in the ledger when another takes its place.
    """

    id: SheetId
    person: str
    evaluator: str
    state: SheetState
    delivered_on: date | None
    signed_on: date | None
    signed: str
    review: str
    code: str
    closed_on: date | None
    paper: PaperStanding
    has_scan: bool
    transcribed: str = ""
    revision: int = 1

    @property
    def is_out(self) -> bool:
        """Tell whether the paper was handed over and has not come back signed, refused or notified."""
        return self.paper is PaperStanding.OUT

    @property
    def scan(self) -> str:
        return "sì" if self.has_scan else "no"

    @property
    def standing(self) -> str:
        return f"{self.paper.italian}; {self.transcribed}" if self.transcribed else self.paper.italian


def paper_standing(state: SheetState, delivered_on: date | None, *, is_signed: bool, has_scan: bool) -> PaperStanding:
    """Return where the paper of a sheet is: a refusal recorded or a notification bring it back as a signature does."""
    if state is SheetState.SUPERSEDED:
        return PaperStanding.REPLACED
    if not state.is_evaluated:
        return PaperStanding.NONE
    if delivered_on is None:
        return PaperStanding.TO_DELIVER
    if not is_signed:
        return PaperStanding.OUT
    return PaperStanding.KEPT if has_scan else PaperStanding.BACK


def counted_out(rows: list[LedgerRow]) -> str:
    """Say how many papers are still out."""
    out = sum(one.is_out for one in rows)
    return (
        f"{plural(out, 'carta è ancora fuori', 'carte sono ancora fuori')}."
        if out
        else "Nessuna carta da riconsegnare."
    )


LEDGER_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", width=30),
    Column("evaluator", "Valutatore", width=24),
    Column("standing", "Carta", width=26),
    Column("delivered_on", "Consegnata", Format.DATE, width=16),
    Column("signed_on", "Firmata", Format.DATE, width=16),
    Column("signed", "Come", width=26),
    Column("review", "Osservazioni e riesame", width=30),
    Column("code", "Codice della carta", Format.CODE, width=20),
    Column("scan", "Scansione", width=12),
    Column("closed_on", "Chiusa", Format.DATE, width=16),
)
