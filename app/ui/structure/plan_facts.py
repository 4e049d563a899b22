"""What plans cite and state: the acts of the ente, the figures declared for the year."""

from functools import partial

from app.domain.acts import ACT_COLUMNS, ACT_LIST_COLUMNS, ActDraft, ActKind, ActRow, validate_act
from app.domain.changes import Changes
from app.domain.declared import (
    DECLARED_COLUMNS,
    DECLARED_FIELDS,
    DeclaredDraft,
    DeclaredKind,
    DeclaredRow,
    validate_declared,
)
from app.services.structure.acts import delete_act, save_act
from app.services.structure.declared import delete_declared, save_declared
from app.services.workspace import Workspace
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.structure.draft_dialog import DraftDialog, Fields
from app.ui.structure.facts_list import FactsList
from app.ui.structure.plan_heads_dialog import MEANING, OPEN, PlanHeadsDialog, open_plan_heads

_UNDO = "Si può annullare con Modifica › Annulla."
ACT_KINDS = [(kind, kind.italian) for kind in ActKind]
DECLARED_KINDS = [(kind, kind.italian) for kind in DeclaredKind]


class ActsList(FactsList):
    """The acts that plans cite, that adopt a method, that approve and close."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            ACT_LIST_COLUMNS,
            name="structure.acts",
            title="Atti dell'ente",
            empty="Nessun atto.\nUsare «Nuovo atto…», oppure importare un piano: quelli che cita vengono qui.",
            new="Nuovo atto…",
            on_new=self.ask_new,
            on_open=self.ask_changes,
            on_delete=self.ask_delete,
        )
        self.desk = desk

    def ask_new(self) -> None:
        self._ask(ActDraft(year=self.desk.year))

    def ask_changes(self, row: ActRow) -> None:
        self._ask(row.draft)

    def ask_delete(self, row: ActRow) -> None:
        confirm(self, f"Eliminare {row.name}?", _UNDO, "Elimina", partial(self.desk.save, delete_act, row.id))

    def _ask(self, draft: ActDraft) -> None:
        fields: Fields = [(column, ACT_KINDS if column.key == "kind" else None) for column in ACT_COLUMNS]
        title = "Nuovo atto" if draft.id is None else "Atto"
        dialog = DraftDialog(self.desk, self, title, draft, fields)
        dialog.save_with(save_act, validate_act)
        dialog.open()


class DeclaredList(FactsList):
    """The figures that the plan of the year states, beside what the archive counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            DECLARED_COLUMNS,
            name="structure.declared",
            title="Dati dichiarati dell'anno",
            empty="Nessun dato dichiarato nell'anno.\nSono i dati che un piano dichiara e che si confrontano con "
            "l'archivio quando le persone ci sono.",
            new="Nuovo dato…",
            on_new=self.ask_new,
            on_open=self.ask_changes,
            on_delete=self.ask_delete,
        )
        self.desk = desk
        self.heads_button = make_button(OPEN, "medal", self.ask_heads, MEANING)
        self.buttons.add(self.heads_button)
        self.verbs.add(self.heads_button, Order.SPECIAL)

    def ask_heads(self) -> PlanHeadsDialog:
        """Make people and heads of the names that the plan gives."""
        return open_plan_heads(self, self.desk)

    def ask_new(self) -> None:
        self._ask(DeclaredDraft())

    def ask_changes(self, row: DeclaredRow) -> None:
        self._ask(row.draft)

    def ask_delete(self, row: DeclaredRow) -> None:
        delete = partial(self.desk.save, delete_declared, row.id)
        confirm(self, f"Eliminare «{row.label}»?", _UNDO, "Elimina", delete)

    def _ask(self, draft: DeclaredDraft) -> None:
        fields: Fields = [(column, DECLARED_KINDS if column.key == "kind" else None) for column in DECLARED_FIELDS]
        title = "Nuovo dato dichiarato" if draft.id is None else "Dato dichiarato"
        dialog = DraftDialog(self.desk, self, title, draft, fields)
        dialog.save_with(partial(_save, self.desk.year), validate_declared)
        dialog.open()


def _save(year: int, workspace: Workspace, draft: DeclaredDraft) -> Changes:
    return save_declared(workspace, year, draft)
