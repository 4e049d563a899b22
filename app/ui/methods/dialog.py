"""Strumenti › Metodologia: the versions at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.method_editing.rows import VersionRow
from app.domain.permissions import Action
from app.domain.structure.units import ContractAreaRow
from app.domain.validation import present
from app.services.methods.versions import VersionDetail, list_method_versions, read_version, save_version
from app.services.structure.contract_areas import list_contract_areas
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_keep
from app.ui.kit.help_key import ask_help
from app.ui.kit.labels import Message
from app.ui.kit.later import Later
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import scaled
from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.methods.editor import MethodEditor
from app.ui.methods.procedure_pane import ProcedurePane
from app.ui.methods.trial_pane import TrialPane
from app.ui.methods.version_actions import VersionActions

TITLE = "Metodologia"
Role = QDialogButtonBox.ButtonRole
UNSAVED = "Le modifiche a questa versione non sono state salvate."
COPY_FIRST = "Per cambiarla usare «Copia e modifica»."
BEGIN = (
    "Metodologia vuota. In «Scale» aggiungere come si danno i punteggi, in «Schede» una scheda con le sue sezioni, i "
    "fattori e le fasce: i controlli in basso dicono che cosa manca."
)

SIZE = (1230, 690)
TRIAL, PROCEDURE = 1, 2
"""The pages that try the version, after the one that edits it."""
NARROW, LIST = 960, 240
"""Pixels of the drawing: the window that folds the list, and the list."""


class MethodsDialog(PlainDialog):
    """Lists the versions, edits the one chosen and tries it on an imaginary sheet."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, TITLE, *SIZE)
        self.desk = desk
        self.versions: list[VersionRow] = []
        self.detail: VersionDetail | None = None
        self.wanted: MethodVersionId | None = None
        self.list = Tree(("Versioni",), title="Metodologie e versioni", empty=EMPTY, open_levels=2)
        self.banner = Message(self)
        self.editor = MethodEditor()
        self.tabs = QTabWidget()
        self._trial: Later[TrialPane] = Later(partial(TrialPane, desk.year), partial(self._put, TRIAL))
        self._procedure: Later[ProcedurePane] = Later(partial(ProcedurePane, desk.year), partial(self._put, PROCEDURE))
        self.actions_of = VersionActions(self, self)
        self._is_narrow = self.enter_presses_primary = False
        self._then: Callable[[], object] = self._leave
        self.verbs = ButtonRow(*self.actions_of.buttons.values())
        self.awaiting = Awaiting(self.tabs, self.verbs)
        self.fold_button = make_tool("Elenco delle versioni (F9)", "list", self.fold_list)
        self.save_button = self.set_primary(make_button("&Salva", "", self.save))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._lay_out()
        self._connect()
        self.list.view.setFocus()
        self.desk.read(list_contract_areas, on_done=self._know_areas)
        self.reload()

    def reload(self, wanted: MethodVersionId | None = None) -> None:
        """Read the versions again, then show the wanted one (or the one that was shown)."""
        self.wanted = wanted or (self.detail.row.id if self.detail else None)
        self.desk.read(list_method_versions, on_done=self._show_versions, latest=(self, "versions"))

    def save(self) -> None:
        """Keep what was edited as one operation."""
        self._save(self.made)

    def _save(self, on_done: Callable[[Changes], None]) -> None:
        self.editor.commit()
        definition = self.editor.definition
        if self.detail is None or definition is None or not self.editor.is_changed:
            return
        row = self.detail.row
        self.desk.save(save_version, row.id, definition, row.version, on_done=on_done, on_error=self.refuse)

    def made(self, changes: Changes) -> None:
        """Show what was just made or saved."""
        self.reload(MethodVersionId(changes.ids[0]) if changes.ids else None)

    def refuse(self, error: UserError) -> None:
        self.banner.say(error.sentence)

    def ask_to_leave(self, then: Callable[[], object]) -> bool:
        """Tell whether nothing would be lost; else ask, and call `then` once the edits are saved or given up."""
        self.editor.commit()
        if not self.editor.is_changed:
            return True
        self._then = then
        ask_to_keep(self, UNSAVED, self._save_and_go_on, then)
        return False

    def _save_and_go_on(self) -> None:
        self._save(self._go_on)

    def _go_on(self, _changes: Changes) -> None:
        self._then()

    def show_help(self) -> None:
        ask_help(self)

    @override
    def reject(self) -> None:
        if self.ask_to_leave(self._leave):
            self._leave()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _leave(self) -> None:
        super().reject()

    def _know_areas(self, rows: Sequence[ContractAreaRow]) -> None:
        self.editor.know_contract_areas([row.name for row in rows])

    def _show_versions(self, versions: list[VersionRow]) -> None:
        self.versions = versions
        self.list.set_nodes(_nodes(versions))
        ids = [row.id for row in versions]
        wanted = self.wanted if self.wanted in ids else (ids[0] if ids else None)
        if wanted is None:
            self.detail = None
            self.editor.clear()
            denied = self.desk.why_not(Action.EDIT_METHOD)
            what_to_do = "la sceglie il Segretario comunale." if denied else "usare «Nuova da…»."
            self.banner.say(f"Non c'è ancora nessuna metodologia: {what_to_do}", Severity.NOTE)
        else:
            self._read(wanted)

    def _read(self, wanted: MethodVersionId) -> None:
        """Read a version; nothing is done to the one still in sight, when it is another."""
        if self.detail is None or self.detail.row.id != wanted:
            self.awaiting.begin()
        work = self.desk.workspace, wanted
        self.desk.runner.run(
            read_version, *work, on_done=self._show_detail, on_end=self.awaiting.end, latest=(self, "version")
        )

    def _show_detail(self, detail: VersionDetail) -> None:
        self.awaiting.end()
        if self.detail is None and self.focusWidget() in self.buttons.buttons():
            # Opened while the version was still being read, it found only the foot to begin in.
            self._content_keyboard().setFocus()
        self.detail = detail
        self.list.select(detail.row.id)
        denied = self.desk.why_not(Action.EDIT_METHOD)
        self.editor.show_method(detail.definition, is_read_only=detail.row.is_used or bool(denied))
        if denied:
            self.banner.say(f"La metodologia si può solo leggere. {denied}.", Severity.NOTE)
        elif detail.row.is_used:
            sheets = plural(detail.row.sheets, "scheda", "schede")
            self.banner.say(f"Usata da: {detail.row.used_by} ({sheets}). {COPY_FIRST}", Severity.WARNING)
        elif not detail.definition.templates and not detail.definition.scales:
            self.banner.say(BEGIN, Severity.NOTE)
        else:
            self.banner.clear()
        self.actions_of.show_what_can_be_done()

    def _content_keyboard(self) -> QWidget:
        return self.tabs.tabBar() if self.list.isHidden() else self.list.view

    def _follow_list(self, node: Node | None) -> None:
        if node is None or not isinstance(node.key, int) or (self.detail and node.key == self.detail.row.id):
            return
        self.wanted = MethodVersionId(node.key)
        if self.ask_to_leave(self._show_wanted):
            self._read_wanted()
        elif self.detail:
            self.list.select(self.detail.row.id)

    def _show_wanted(self) -> None:
        self.reload(self.wanted)

    def _read_wanted(self) -> None:
        if self.wanted is not None:
            self._read(self.wanted)

    @property
    def trial(self) -> TrialPane:
        return self._trial()

    @property
    def procedure(self) -> ProcedurePane:
        return self._procedure()

    def _put(self, number: int, pane: QWidget) -> None:
        """Put one of the trials on its page, where Tab comes to it before the buttons at the foot."""
        layout = QVBoxLayout(present(self.tabs.widget(number)))
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(pane)
        order_by_layout(self)

    def _try(self) -> None:
        """Try what is edited, where a trial is in front: else it waits until it is looked at."""
        if (number := self.tabs.currentIndex()) in {TRIAL, PROCEDURE}:
            pane = self.trial if number == TRIAL else self.procedure
            pane.show_method(self.editor.definition)

    def _follow_editor(self) -> None:
        """Try what is edited, and say that it is not saved yet."""
        self._try()
        self.save_button.setEnabled(self.editor.is_changed)
        self.setWindowTitle(f"{self._title()}{' – modifiche non salvate' if self.editor.is_changed else ''}")

    def _title(self) -> str:
        return f"{TITLE}: {self.detail.row.title}" if self.detail else TITLE

    def fold_list(self) -> None:
        """Give the room of the list to the version chosen in it, or take it back."""
        self.list.setVisible(self.list.isHidden())
        self.fold_button.setChecked(not self.list.isHidden())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the list when the window becomes too narrow for it, and show it again when it is not."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self.list.setVisible(not is_narrow)
            self.fold_button.setChecked(not is_narrow)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.editor, "Metodologia")
        self.tabs.addTab(QWidget(), "Prova")
        self.tabs.addTab(QWidget(), "Prova del procedimento")
        self.tabs.tabBar().setAccessibleName("Metodologia e prove")
        self.fold_button.setCheckable(True)
        self.fold_button.setChecked(True)
        self.list.filter.hide()
        head = QHBoxLayout()
        head.addWidget(self.fold_button)
        head.addWidget(self.verbs, 1)
        self.content.addLayout(head)
        self.content.addWidget(self._sides(), 1)
        help_button = make_button("Ai&uto", "question", self.show_help, "Come si usa questa finestra (F1)")
        self.put_button(help_button, Role.HelpRole)
        self.buttons.addButton("C&hiudi", Role.RejectRole)
        self.put_button(self.save_button, Role.AcceptRole)

    def _sides(self) -> QSplitter:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.list)
        sides.addWidget(right)
        sides.setStretchFactor(1, 1)
        sides.setSizes([scaled(LIST), scaled(SIZE[0] - LIST)])
        sides.setChildrenCollapsible(False)
        return sides

    def _connect(self) -> None:
        self.list.current_changed.connect(self._follow_list)
        self.actions_of.offer_on(self.list.verbs)
        self.editor.changed.connect(self._follow_editor)
        self.tabs.currentChanged.connect(self._try)
        add_shortcut(self, "F9", "Elenco: stretto, largo", self.fold_list, Context.WindowShortcut)
        add_shortcut(self, QKeySequence.StandardKey.Save, "Salva la metodologia", self.save, Context.WindowShortcut)


EMPTY = "Nessuna metodologia.\nUsare «Nuova da…»."


def _nodes(versions: Sequence[VersionRow]) -> list[Node]:
    names = dict.fromkeys(row.name for row in versions)
    return [
        Node(name, (name,), tuple(_node(row) for row in versions if row.name == name), tooltip=name, is_strong=True)
        for name in names
    ]


def _node(row: VersionRow) -> Node:
    words = ", ".join(one for one in (f"Versione {row.number}", row.validity) if one)
    uses = tuple(Node((row.id, use), (f"{use[:1].upper()}{use[1:]}",), tooltip=use) for use in row.uses)
    sign = "lock-simple" if row.is_used else "pencil-simple"
    return Node(row.id, (words,), uses, icon=sign, tooltip=f"{words}. {row.adopted}".rstrip())
