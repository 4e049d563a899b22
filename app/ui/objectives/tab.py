"""Obiettivi: the tree of the year at the left, what was chosen at the side."""

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Link
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives, duplicate_objectives
from app.services.objectives.tree import objective_tree
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.overrides import override
from app.ui.kit.tab import Tab
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.objectives.detail_page import fit_icon
from app.ui.objectives.details import DetailsPanel
from app.ui.objectives.mandate_dialog import MandateDialog
from app.ui.objectives.objective_dialog import ObjectiveDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.tree_columns import tidy_columns
from app.ui.objectives.tree_nodes import HEADINGS, group_key, nodes_of, objective_of

EMPTY = (
    "Nessun obiettivo in quest'anno.\n"
    "Usare «Nuovo obiettivo», oppure File › Importa › Piano da testo per prendere quelli del piano."
)
HELP = (
    "<p>In questa pagina si tengono gli <b>obiettivi</b> dell'anno: quelli strategici comuni e quelli di ogni area e "
    "settore. Un obiettivo trasversale è uno solo e compare sotto ciascuna delle sue unità.</p>"
    "<ul><li>A destra, l'obiettivo scelto: descrizione e collegamenti, indicatori, fasi, persone e pesi, risorse, "
    "monitoraggio, storia.</li>"
    "<li>Ogni campo e ogni casella si salvano appena confermati; <b>Annulla</b> toglie l'ultima modifica.</li>"
    "<li><b>Linee di mandato</b> (anche accanto al campo dell'obiettivo) tiene le linee a cui gli obiettivi si "
    "collegano.</li>"
    "<li>I pesi di ogni insieme devono sommare a 100: il totale è sempre in vista.</li>"
    "<li><b>File › Importa › Piano da testo</b> legge un piano scritto e propone aree, settori e obiettivi.</li></ul>"
)


class ObjectivesTab(Tab):
    """The objectives of the year."""

    topics = frozenset({Topic.OBJECTIVES, Topic.STRUCTURE})
    help_text = HELP

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._groups: dict[str, ObjectiveGroup] = {}
        self._choices = ObjectiveChoices()
        self._wanted: int | None = None
        self._wanted_branch: str | None = None
        self._branch: str | None = None
        self._year = 0
        self.tree = Tree(HEADINGS, title="Obiettivi dell'anno", empty=EMPTY, open_levels=1)
        self.details = DetailsPanel(desk, self.add_objective)
        self.tree.current_changed.connect(self._show_node)
        self.tree.filter.searched.connect(self._tidy_columns)
        self._lay_out()

    @override
    def reload(self) -> None:
        self.desk.read(objective_choices, self.desk.year, on_done=self._keep_choices, latest=(self, "choices"))
        self.desk.read(objective_tree, self.desk.year, on_done=self._show_tree, latest=(self, "tree"))

    @override
    def show_place(self, link: Link) -> None:
        """Show an objective, the branch of a unit or the weights of a person; the tree may not be there yet."""
        match link.kind:
            case "objective":
                self._select_soon(link.id)
            case "objectives_area" | "objectives_sector":
                self._select_branch(f"{link.kind.removeprefix('objectives_')}:{link.id}")
            case "person_weights":
                self.show_person(EmployeeId(link.id))

    def show_person(self, employee: EmployeeId) -> PersonWeightsDialog:
        dialog = PersonWeightsDialog(self, self.desk, employee)
        dialog.open()
        return dialog

    @override
    def focus_search(self) -> bool:
        self.tree.filter.setFocus()
        return True

    def add_objective(self) -> ObjectiveDialog:
        dialog = ObjectiveDialog(self, self.desk, self._choices, self._unit(), self._select_soon)
        dialog.open()
        return dialog

    def show_mandate(self) -> MandateDialog:
        dialog = MandateDialog(self, self.desk)
        dialog.open()
        return dialog

    def duplicate(self) -> None:
        if identity := objective_of(self.tree.current()):
            self.desk.save(duplicate_objectives, [ObjectiveId(identity)], on_done=self._select_made)

    def ask_delete(self) -> None:
        if (node := self.tree.current()) and objective_of(node):
            more = "Si eliminano anche indicatori, fasi e assegnazioni. L'operazione si può annullare."
            confirm(self, f"Eliminare l'obiettivo «{node.texts[0]}»?", more, "Elimina", self._delete)

    def _delete(self) -> None:
        if identity := objective_of(self.tree.current()):
            self.desk.save(delete_objectives, [ObjectiveId(identity)])

    def _lay_out(self) -> None:
        self.tree.bar.addWidget(make_button("Nuovo…", "plus", self.add_objective, "Nuovo obiettivo"))
        self.duplicate_button = make_tool("Duplica l'obiettivo scelto", "copy", self.duplicate)
        self.delete_button = make_tool("Elimina l'obiettivo scelto…", "trash", self.ask_delete)
        self.mandate_button = make_tool("Linee di mandato…", "list-bullets", self.show_mandate)
        for button in (self.duplicate_button, self.delete_button, self.mandate_button):
            fit_icon(button)
            self.tree.bar.addWidget(button)
        self.duplicate_button.setEnabled(False)
        self.delete_button.setEnabled(False)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.addWidget(self.tree)
        self._halves.addWidget(self.details)
        self._halves.setStretchFactor(0, 1)
        self._halves.setStretchFactor(1, 1)
        self._halves.setChildrenCollapsible(False)
        self._halves.setSizes([self.fontMetrics().averageCharWidth() * 80] * 2)
        saved = QSettings().value("objectives/halves")
        if isinstance(saved, QByteArray):
            self._halves.restoreState(saved)
        self._halves.splitterMoved.connect(self._remember_halves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._halves)

    def _tidy_columns(self, _text: str) -> None:
        tidy_columns(self.tree)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tidy_columns(self.tree)

    def _remember_halves(self) -> None:
        tidy_columns(self.tree)
        QSettings().setValue("objectives/halves", self._halves.saveState())

    def _keep_choices(self, choices: ObjectiveChoices) -> None:
        self._choices = choices

    def _show_tree(self, tree: ObjectiveTree) -> None:
        self._groups = {branch.key: branch for group in tree.groups for branch in group.walk()}
        self._branch = self._branch if tree.year == self._year else None
        self._year = tree.year
        self.tree.set_nodes(nodes_of(tree))
        tidy_columns(self.tree)
        if self._wanted_branch is not None:
            self._select_branch(self._wanted_branch)
        elif self._wanted is not None:
            self._select_wanted()
        if self.tree.current() is None:
            self._select_first()
        else:
            self._show_node(self.tree.current())

    def _select_first(self) -> None:
        """Begin somewhere: in the branch that was in sight, else at the first objective, else at the first unit."""
        first = ((key, row.id) for key, group in self._groups.items() for row in group.rows[:1])
        if not any(self.tree.select(key) for key in (self._branch, *first, *self._groups)):
            self.details.show_nothing()

    def _show_node(self, node: Node | None) -> None:
        identity = objective_of(node)
        self._branch = group_key(node) or self._branch
        for button in (self.duplicate_button, self.delete_button):
            button.setEnabled(identity is not None)
        if identity is not None:
            work = (self.desk.workspace, ObjectiveId(identity))
            self.desk.runner.run(
                objective_detail, *work, on_done=self._show_detail, on_error=self._lose, latest=(self, "detail")
            )
        elif (key := group_key(node)) in self._groups:
            self.details.show_group(self._groups[key or ""])
        else:
            self.details.show_nothing()

    def _show_detail(self, detail: ObjectiveDetail) -> None:
        """Show the objective, if it is still the one chosen: the answer may come late."""
        if objective_of(self.tree.current()) == detail.draft.id:
            self.details.show_objective(detail, self._choices)

    def _lose(self, _error: UserError) -> None:
        self.details.show_nothing()

    def _select_made(self, changes: Changes) -> None:
        if changes.ids:
            self._select_soon(changes.ids[0])

    def _select_branch(self, key: str) -> None:
        self._wanted_branch = None if self.tree.select(key) else key

    def _select_soon(self, identity: int) -> None:
        self._wanted = identity
        self._select_wanted()

    def _select_wanted(self) -> None:
        """Select the wanted objective in the first branch that has it."""
        for key, group in self._groups.items():
            if any(row.id == self._wanted for row in group.rows) and self.tree.select((key, self._wanted)):
                self._wanted = None
                return

    def _unit(self) -> UnitRef | None:
        group = self._groups.get(group_key(self.tree.current()) or "")
        return group.unit if group else None
