"""What is asked to certify some results, and to open some of them again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.acts import ActRow
from app.domain.certification.certifying import (
    CertificationDraft,
    ReopeningDraft,
    validate_certification,
)
from app.domain.certification.results import ObjectiveResultRow
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import agreeing, plural
from app.domain.permissions import Action, may
from app.services.certification.certifying import certify_with_scan, reopen_certified
from app.ui.evaluation.attachment_field import AttachmentField
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.saving import SavingDialog

ON_DATE = Column("on_date", "Certificati il", Format.DATE, 12, required=True)
MINUTES = Column("minutes", "Verbale", width=60, help="Numero e data: Verbale n. 3 del 20/01/2025")
ACT = Column("act_id", "Atto che lo approva", Format.CHOICE, 60)
REASON = Column("reason", "Perché si riapre", Format.LONG_TEXT, required=True)

_OF_BODY = "Il Nucleo certifica il grado di raggiungimento di {}, come risulta oggi dai valori."
_OF_OTHERS = "Si trascrive ciò che il Nucleo ha certificato, per {}: serve la scansione del suo verbale firmato."
_LOCK = "Finché la certificazione resta, ciò da cui il risultato è misurato non cambia."
_REOPENED = "{} {} di nuovo correggere. La certificazione di prima resta nella storia, con il motivo."


class CertifyDialog(SavingDialog):
    """Asks day and minutes; of who is not the Nucleo, the scan of what it signed too."""

    def __init__(self, parent: QWidget, desk: Desk, rows: Sequence[ObjectiveResultRow], acts: Sequence[ActRow]) -> None:
        self.is_of_body = may(desk.workspace.actor, Action.CERTIFY)
        words = (_OF_BODY if self.is_of_body else _OF_OTHERS).format(_counted(rows))
        super().__init__(
            parent,
            desk,
            "Certificazione dei risultati",
            f"{words} {_LOCK}",
            ok="Certifica",
            width=640,
            on_saved=desk.tell_done,
        )
        self._rows = rows
        self.file = AttachmentField()
        self.form.add_all((ON_DATE, MINUTES))
        if acts:
            self.form.add(ACT, [(one.id, one.title) for one in acts])
        self.form.add_widget("Verbale scansionato" if self.is_of_body else "Verbale firmato *", self.file, "scan")
        self.form.fill_values({"on_date": desk.workspace.today})
        self.form.check_with(self._check)
        self.file.chosen.connect(self._recheck)
        self.submit_with(self._save)

    @property
    @override
    def is_edited(self) -> bool:
        return super().is_edited or self.file.path is not None

    def draft(self, values: dict[str, Any]) -> CertificationDraft:
        return CertificationDraft(
            self.desk.year,
            tuple(one.id for one in self._rows),
            values["on_date"],
            values["minutes"] or "",
            values.get("act_id"),
        )

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        """Say what is wrong; of the file only whether there is one: it is read when it is kept."""
        has_scan = self.is_of_body or self.file.path is not None
        return validate_certification(self.draft(values), self.desk.workspace.today, is_of_body=has_scan)

    def _recheck(self) -> None:
        self.form.validate()

    def _save(self, values: dict[str, Any]) -> None:
        path: Path | None = self.file.path
        self.save(certify_with_scan, self.draft(values), path)


class ReopenDialog(SavingDialog):
    """Asks why what was certified is opened again."""

    def __init__(self, parent: QWidget, desk: Desk, rows: Sequence[ObjectiveResultRow]) -> None:
        named = _counted(rows)
        words = _REOPENED.format(named[:1].upper() + named[1:], agreeing(len(rows), "si potrà", "si potranno"))
        super().__init__(
            parent, desk, "Riapertura della certificazione", words, ok="Riapri", width=640, on_saved=desk.tell_done
        )
        self._rows = rows
        self.form.add(REASON)
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        draft = ReopeningDraft(tuple(one.id for one in self._rows), values["reason"] or "")
        self.save(reopen_certified, draft)


def _counted(rows: Sequence[ObjectiveResultRow]) -> str:
    if len(rows) == 1:
        return f"l'obiettivo {rows[0].code}"
    return plural(len(rows), "obiettivo", "obiettivi")
