"""The tree of units and people, with the details of what is selected at its side."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.structure.units import UnitKey
from app.services.structure.overview import Overview, read_overview
from app.services.structure.queries import PersonDetail, UnitDetail, find_owner, read_person, read_unit
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.tab import Tab
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.structure.commands import StructureCommands
from app.ui.structure.day_words import situation
from app.ui.structure.person_panel import PersonPanel
from app.ui.structure.tree_nodes import HEADINGS, homes_of, keys_of, nodes_of
from app.ui.structure.unit_panel import UnitPanel

_EMPTY = (
    "La struttura è vuota.\nCominciare con «Nuovo» › «Area…», oppure importare l'Anagrafica o un piano dal menu File."
)
_NOTHING = "Scegliere a sinistra un'unità o una persona per vederne i dati."


class UnitsPage(Tab):
    """Area, Settore, Ufficio and people on the day the page looks at."""

    topics = frozenset({Topic.STRUCTURE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.commands = StructureCommands(desk, self)
        self.commands.on_made = self._select_made
        self.overview: Overview | None = None
        self._nodes: tuple[Node, ...] | None = None
        self._keys: dict[Link, UnitKey] = {}
        self._homes: dict[Link, UnitKey | None] = {}
        self._wanted: Link | None = None
        self._is_loading = False
        self._dropped_on: UnitKey | None = None
        self.tree = Tree(HEADINGS, title="Struttura dell'ente", empty=_EMPTY, open_levels=2)
        self.tree.allow_drag(self._can_drag, self._can_drop)
        self.tree.current_changed.connect(self._show_current)
        self.tree.dropped.connect(self._move)
        self.day_words = QLabel()
        self.unit_panel = UnitPanel(desk, self.commands)
        self.person_panel = PersonPanel(desk, self.commands)
        self.nothing = hint_label(_NOTHING)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_buttons()
        self._lay_out()
        self._show_current(None)

    @override
    def reload(self) -> None:
        self._is_loading = True
        self.desk.read(read_overview, self.desk.year, on_done=self._show, latest=(self, "overview"))

    @override
    def show_place(self, link: Link) -> None:
        """Select a unit or a person; who is not in the tree of the day is shown all the same."""
        self._wanted = link
        if self.tree.select(link):
            self._wanted = None
        elif link.kind in {"posting", "eq_appointment"}:
            self.desk.read(find_owner, link, on_done=self._show_owner, latest=(self, "owner"))
        elif link.kind == "employee" and self.overview is not None and not self._is_loading:
            self._wanted = None
            self._read_person(link.id, self.overview.day)

    def post(self) -> None:
        self.person_panel.post()

    def appoint(self) -> None:
        """Confer an appointment to the person selected, or over the Area selected."""
        link = self._current_link()
        key = self._keys.get(link) if link else None
        if link and link.kind == "employee":
            self.person_panel.appoint()
        else:
            self.commands.appoint(area_id=key.area_id if key else None)

    def be_absent(self) -> None:
        if self.person_panel.detail is not None:
            self.commands.be_absent(self.person_panel.detail.row)

    def delete(self) -> None:
        link = self._current_link()
        if link is None:
            return
        if link.kind == "employee" and self.person_panel.detail:
            self.commands.delete_person(self.person_panel.detail.row)
        elif link in self._keys and self.unit_panel.detail:
            self.commands.delete_unit(self.unit_panel.detail.unit)

    def _make_buttons(self) -> None:
        menu = QMenu(self)
        menu.addAction(icon("buildings"), "&Area…").triggered.connect(self.commands.new_area)
        menu.addAction(icon("folder"), "&Settore…").triggered.connect(self._new_sector)
        menu.addAction(icon("folder-simple"), "&Ufficio…").triggered.connect(self._new_office)
        menu.addAction(icon("user-plus"), "&Dipendente…").triggered.connect(self._hire)
        self.new_button = QPushButton(icon("plus"), "Nuovo")
        self.new_button.setAccessibleName("Nuova area, settore, ufficio o dipendente")
        self.new_button.setMenu(menu)
        self.new_menu = menu
        self.post_button = make_button(
            "Assegnazione…", "arrows-left-right", self.post, "Nuova assegnazione da un giorno"
        )
        self.appoint_button = make_button("Incarico EQ…", "medal", self.appoint, "Conferisce un incarico di EQ")
        self.absent_button = make_button("Assenza…", "calendar-x", self.be_absent, "Giorni in cui la persona non c'è")
        self.delete_button = make_button("Elimina…", "trash", self.delete, "Elimina l'unità o la persona scelta")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for button in (self.new_button, self.post_button, self.appoint_button, self.absent_button, self.delete_button):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.day_words)
        self.details = QStackedWidget()
        for panel in (self.nothing, self.unit_panel, self.person_panel):
            self.details.addWidget(panel)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.tree)
        splitter.addWidget(_with_margin(self.details))
        splitter.setStretchFactor(1, 1)
        self.tree.setMinimumWidth(self.fontMetrics().averageCharWidth() * 46)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(splitter, 1)

    def _show(self, overview: Overview) -> None:
        self.overview = self.commands.overview = overview
        self._is_loading = False
        self._keys, self._homes = keys_of(overview.tree), homes_of(overview.tree)
        self.day_words.setText(situation(overview.day, overview.tree.people))
        self._show_nodes(nodes_of(overview.tree))
        if self._wanted is None and self.tree.current() is None and self._keys:
            self.tree.select(next(iter(self._keys)))
        self._show_current(self.tree.current())
        if self._wanted is not None:
            self.show_place(self._wanted)

    def _show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Touch the tree only when it is different: with a thousand people that is felt."""
        if nodes != self._nodes:
            self._nodes = nodes
            self.tree.set_nodes(nodes)

    def _show_current(self, node: Node | None) -> None:
        link = node.link if node else None
        is_person = link is not None and link.kind == "employee"
        self.post_button.setEnabled(is_person)
        self.absent_button.setEnabled(is_person)
        self.delete_button.setEnabled(link is not None)
        if link is None or self.overview is None:
            self.details.setCurrentWidget(self.nothing)
        elif is_person:
            self._read_person(link.id, self.overview.day)
        else:
            key, day = self._keys[link], self.overview.day
            self.desk.read(read_unit, key, day, on_done=self._show_unit, latest=(self, "detail"))

    def _read_person(self, identity: int, day: date) -> None:
        self.desk.read(read_person, EmployeeId(identity), day, on_done=self._show_person, latest=(self, "detail"))

    def _show_owner(self, owner: Link | None) -> None:
        self._wanted = None
        if owner is not None:
            self.show_place(owner)

    def _show_unit(self, detail: UnitDetail) -> None:
        if self.overview is not None:
            self.unit_panel.show_detail(detail, self.overview)
            self.details.setCurrentWidget(self.unit_panel)

    def _show_person(self, detail: PersonDetail) -> None:
        if self.overview is not None:
            self.person_panel.show_detail(detail, self.overview)
            self.details.setCurrentWidget(self.person_panel)
        if self._dropped_on is not None:
            onto, self._dropped_on = self._dropped_on, None
            self.person_panel.post(onto)

    def _can_drag(self, node: Node) -> bool:
        return node.link is not None and node.link.kind == "employee"

    def _can_drop(self, dragged: Node, onto: Node) -> bool:
        if dragged.link is None or onto.link is None:
            return False
        return onto.link in self._keys and self._homes.get(dragged.link) != self._keys[onto.link]

    def _move(self, dragged: Node, onto: Node) -> None:
        """Ask from which day the person dragged works in the unit."""
        if dragged.link is None or onto.link is None:
            return
        self._dropped_on = self._keys[onto.link]
        self.tree.select(dragged.link)
        self._show_current(dragged)

    def _select_made(self, kind: str, identity: int) -> None:
        self.show_place(Link(kind, identity))

    def _current_link(self) -> Link | None:
        node = self.tree.current()
        return node.link if node else None

    def _current_unit(self) -> UnitKey | None:
        """Return the unit selected, or that of the person selected."""
        link = self._current_link()
        return (self._keys.get(link) or self._homes.get(link)) if link else None

    def _new_sector(self) -> None:
        self.commands.new_sector(self._current_unit())

    def _new_office(self) -> None:
        self.commands.new_office(self._current_unit())

    def _hire(self) -> None:
        self.commands.hire(self._current_unit())


def _with_margin(widget: QWidget) -> QWidget:
    """Keep the details off the edge of the tree."""
    box = QWidget()
    layout = QVBoxLayout(box)
    side = box.fontMetrics().averageCharWidth()
    layout.setContentsMargins(side, 0, 0, 0)
    layout.addWidget(widget)
    return box
