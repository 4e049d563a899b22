"""Importo del fondo: how much there is to share in the year, and the act that says so."""

from PySide6.QtWidgets import QWidget

from app.domain.acts import ActRow
from app.domain.awards.rows import AMOUNT, FUND_ACT, NOTE, AwardFundDraft, AwardFundRow, validate_fund
from app.domain.changes import Changes
from app.services.awards.funds import save_fund
from app.services.workspace import Workspace
from app.ui.kit.desk import Desk
from app.ui.structure.draft_dialog import DraftDialog

HINT = "Quanto c'è da dividere nel {year} per {kind} (risorse di natura {nature}), al netto di ciò che va altrove."


class FundDialog(DraftDialog):
    """Asks the money of one fund in the year in sight."""

    def __init__(self, desk: Desk, parent: QWidget, fund: AwardFundRow, acts: tuple[ActRow, ...]) -> None:
        choices = [(None, "Nessun atto"), *((one.id, one.title) for one in acts)]
        hint = HINT.format(year=desk.year, kind=fund.kind.italian, nature=fund.nature.italian)
        fields = [(AMOUNT, None), (FUND_ACT, choices), (NOTE, None)]
        super().__init__(desk, parent, f"{fund.name} {desk.year}", fund.draft, fields, hint=hint)
        self._year = desk.year
        self.save_with(self._keep, validate_fund)

    def _keep(self, workspace: Workspace, draft: AwardFundDraft) -> Changes:
        return save_fund(workspace, self._year, draft)
