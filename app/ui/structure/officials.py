"""Who acts for the ente, and the areas of the national contract: two short lists with their dialogs."""

from app.domain.changes import Changes
from app.domain.roles import OfficialRole
from app.domain.structure.evaluators import OFFICIAL_COLUMNS, OfficialDraft, OfficialRow, validate_official
from app.domain.structure.units import (
    CONTRACT_AREA_COLUMNS,
    ContractAreaDraft,
    ContractAreaRow,
    validate_contract_area,
)
from app.services.structure.contract_areas import delete_contract_area, save_contract_area
from app.services.structure.evaluators import ONE_AT_A_TIME, delete_official, save_official
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.notice import Notice
from app.ui.structure.draft_dialog import DraftDialog, Fields, plain_fields
from app.ui.structure.facts_list import FactsList

_UNDO = "Si può annullare con Modifica › Annulla."
_SUCCESSION = "Un nuovo Sindaco o Segretario chiude da sé la carica precedente il giorno prima."
_REOPENED = "Chi aveva la carica fino al giorno prima torna in carica."
ROLES = [(role, role.italian) for role in OfficialRole]


class OfficialsList(FactsList):
    """Sindaco, Segretario and members of the evaluation body, with their dates."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            OFFICIAL_COLUMNS,
            name="structure.officials",
            title="Cariche dell'ente",
            empty="Nessuna carica.\nUsare «Nuova carica…»: il Segretario valuta i titolari di EQ.",
            new="Nuova carica…",
            on_new=self.ask_new,
            on_open=self.ask_changes,
            on_delete=self.ask_delete,
        )
        self.desk = desk

    def ask_new(self) -> None:
        self._ask(OfficialDraft())

    def ask_changes(self, row: OfficialRow) -> None:
        self._ask(row.draft)

    def ask_delete(self, row: OfficialRow) -> None:
        question = f"Eliminare {row.full_name} ({row.role.italian})?"
        more = f"{_REOPENED} {_UNDO}" if row.role in ONE_AT_A_TIME else _UNDO
        confirm(self, question, more, "Elimina", lambda: self.desk.save(delete_official, row.id, on_done=self._tell))

    def _ask(self, draft: OfficialDraft) -> None:
        fields: Fields = [(column, ROLES if column.key == "role" else None) for column in OFFICIAL_COLUMNS]
        title = "Nuova carica" if draft.id is None else "Carica"
        dialog = DraftDialog(self.desk, self, title, draft, fields, hint=_SUCCESSION if draft.id is None else "")
        dialog.on_saved = self._tell
        dialog.save_with(save_official, validate_official)
        dialog.open()

    def _tell(self, changes: Changes) -> None:
        """Say what was done, and whose office it ended or began again."""
        if not changes.is_empty:
            self.desk.tell(Notice(changes.done))


class ContractAreasList(FactsList):
    """The areas of the contract."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            CONTRACT_AREA_COLUMNS,
            name="structure.contract_areas",
            title="Aree contrattuali",
            empty="Nessuna area contrattuale.\nUsare «Nuova area…»: serve per assegnare le persone.",
            new="Nuova area…",
            on_new=self.ask_new,
            on_open=self.ask_changes,
            on_delete=self.ask_delete,
        )
        self.desk = desk

    def ask_new(self) -> None:
        self._ask(ContractAreaDraft())

    def ask_changes(self, row: ContractAreaRow) -> None:
        self._ask(ContractAreaDraft(row.code, row.name, row.position, row.id))

    def ask_delete(self, row: ContractAreaRow) -> None:
        confirm(
            self, f"Eliminare «{row.name}»?", _UNDO, "Elimina", lambda: self.desk.save(delete_contract_area, row.id)
        )

    def _ask(self, draft: ContractAreaDraft) -> None:
        title = "Nuova area contrattuale" if draft.id is None else "Area contrattuale"
        dialog = DraftDialog(self.desk, self, title, draft, plain_fields(CONTRACT_AREA_COLUMNS))
        dialog.save_with(save_contract_area, validate_contract_area)
        dialog.open()
