"""Indicatore di ritardo annuale: the figure of the PCC, with the auditor's certificate."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import listed
from app.domain.payment_times.certifying import DELAY_FIELDS, DelayDraft, validate_delay
from app.services.payment_times.certifying import record_delay
from app.services.payment_times.reading import PaymentPage
from app.ui.kit.desk import Desk
from app.ui.kit.saving import OnSaved, SavingDialog

ACT = Column("act_id", "Atto che lo accompagna", Format.CHOICE, 60)
PAPER = Column(
    "evidence_id", "Certificato", Format.CHOICE, 60,
    help="Fra le evidenze dell'obiettivo sui tempi di pagamento: si aggiunge lì, in Obiettivi, Indicatori",
)  # fmt: skip
HINT = (
    "Il ritardo medio dell'anno, pesato sugli importi, come lo dà la piattaforma dei crediti commerciali (PCC): zero o"
    " meno se si è pagato entro la scadenza. Non è l'indicatore di tempestività, che conta altre fatture."
)
WRITTEN = "Diventa il consuntivo di {}, e il grado ne segue."
NOWHERE = "Nessun obiettivo dell'anno lo misura ancora: il valore resta qui finché uno non ha l'indicatore di ritardo."


class DelayDialog(SavingDialog):
    """Asks the annual delay of the year in sight, and who certified it."""

    def __init__(self, parent: QWidget, desk: Desk, page: PaymentPage, on_saved: OnSaved) -> None:
        codes = [one.code for one in page.facts.objectives if one.measures]
        where = WRITTEN.format(listed(codes)) if codes else NOWHERE
        super().__init__(
            parent, desk, f"Ritardo dei pagamenti {desk.year}", f"{HINT} {where}", width=620, on_saved=on_saved
        )
        self._version = page.facts.certified.version if page.facts.certified else None
        self.form.add_all(DELAY_FIELDS)
        if page.acts:
            self.form.add(ACT, [(one.id, one.title) for one in page.acts])
        self.form.add(PAPER, list(page.evidences))
        if (kept := page.facts.certified) is not None:
            values = {
                "delay_days": Decimal(f"{kept.delay_days.normalize():f}"),
                "certified_on": kept.certified_on,
                "auditor": kept.auditor,
                "evidence_id": kept.evidence_id,
            }
            self.form.fill_values(values | ({"act_id": kept.act_id} if page.acts else {}))
        elif (measured := page.facts.measured) is not None:
            self.form.fill_values({"delay_days": Decimal(f"{measured.normalize():f}")})
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def _draft(self, values: dict[str, Any]) -> DelayDraft:
        return DelayDraft(
            self.desk.year,
            values["delay_days"],
            values["certified_on"],
            values["auditor"] or "",
            values.get("act_id"),
            values["evidence_id"],
            self._version,
        )

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_delay(self._draft(values), self.desk.workspace.today)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(record_delay, self._draft(values))
