"""The annual delay indicator of a year as a form gives it: the figure of the PCC, and the auditor's certificate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import ActId, EvidenceId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.objectives.rules import measure_issues
from app.domain.validation import at_most, required

LONGEST_AUDITOR = 200
DELAY_SOURCE = "Piattaforma dei crediti commerciali (PCC)"


@dataclass(frozen=True, slots=True)
class DelayDraft:
    """The annual delay of a year in days (zero or less: paid in time), and who certified it on which day.

    The certificate may come after the figure: then neither the day nor the auditor is written. `evidence_id`: the paper
    itself, among the evidences of the payment-times objectives.
    """

    year: int
    delay_days: Decimal | None = None
    certified_on: date | None = None
    auditor: str = ""
    act_id: ActId | None = None
    evidence_id: EvidenceId | None = None
    version: int | None = None

    @property
    def source(self) -> str:
        """Say where the value of the objective comes from."""
        if self.certified_on is None:
            return DELAY_SOURCE
        return f"{DELAY_SOURCE}, certificato da {self.auditor.strip()} il {format_date(self.certified_on)}"


DELAY_FIELDS: tuple[Column, ...] = (
    Column(
        "delay_days", "Indicatore di ritardo annuale (giorni)", Format.QUANTITY, 14, required=True,
        help="Come lo dà la PCC: con il segno meno se si paga prima della scadenza",
    ),
    Column("certified_on", "Certificato il", Format.DATE, 12),
    Column("auditor", "Revisore che lo certifica", width=40),
)  # fmt: skip


def validate_delay(draft: DelayDraft, today: date) -> list[Issue]:
    return [
        *required(draft.delay_days, "delay_days", "Manca l'indicatore di ritardo annuale."),
        *measure_issues(draft.delay_days, "delay_days", "L'indicatore di ritardo annuale"),
        *at_most(draft.auditor, LONGEST_AUDITOR, "auditor", "Revisore"),
        *_certificate_issues(draft, today),
    ]


def _certificate_issues(draft: DelayDraft, today: date) -> Iterator[Issue]:
    day = draft.certified_on
    if day is None and (draft.auditor.strip() or draft.act_id is not None or draft.evidence_id is not None):
        yield Issue("certified_on", "Manca il giorno del certificato.", "certified_on")
    if day is not None and not draft.auditor.strip():
        yield Issue("auditor", "Manca il nome del revisore che ha certificato.", "auditor")
    if day is not None and day > today:
        yield Issue("future", f"Il {format_date(day)} non è ancora venuto.", "certified_on")
    elif day is not None and day.year <= draft.year:
        sentence = f"Il revisore certifica quando il {draft.year} è finito: il {format_date(day)} è troppo presto."
        yield Issue("too_early", sentence, "certified_on")
