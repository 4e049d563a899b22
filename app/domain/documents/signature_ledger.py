"""The Registro delle firme on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.documents.common import Imprint, Letterhead
from app.domain.sheets.signature_ledger import LedgerRow, counted_out


@dataclass(frozen=True, slots=True)
class SignatureLedger:
    """The ledger of a session on a day; `round_title` is empty where the year has no session."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    round_title: str
    rows: Sequence[LedgerRow]

    @property
    def summary(self) -> str:
        return counted_out(list(self.rows)) if self.rows else "Quest'anno non ha schede da registrare."
