"""The tree of units and people, with the details of what is selected at its side."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.structure.units import UnitKey
from app.services.structure.overview import Overview, read_overview
from app.services.structure.person_year import PersonInYear, read_person_year
from app.services.structure.queries import UnitDetail, find_owner, read_unit
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.later import LaterStack
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.reading_only import KeptOff, make_reading_only
from app.ui.kit.side_splitter import SideSplitter, SideWidths
from app.ui.kit.tab import PageVerb
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree_model import Node
from app.ui.structure.commands import StructureCommands
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.nothing_chosen import NothingChosen
from app.ui.structure.out_of_sight import KeptInSight, headless_words, left_out
from app.ui.structure.page_row import controls_row, menu_button
from app.ui.structure.person_panel import PersonPanel
from app.ui.structure.sight import DayInSight
from app.ui.structure.tree_nodes import UNPLACED, homes_of, keys_of, nodes_of
from app.ui.structure.tree_panel import PeopleTree
from app.ui.structure.unit_panel import UnitPanel
from app.ui.workbooks.staff_file import offer_staff_file

WIDTHS = SideWidths(side=400, least=220, narrow=640, border=MEASURES.margin)

_EMPTY = (
    "La struttura è vuota.\nCominciare con «Nuovo» › «Area…», oppure importare l'Anagrafica o un piano dal menu File."
)


class UnitsPage(DatedPage):
    """Area, Settore, Ufficio and people on the day the page looks at."""

    topics = frozenset({Topic.STRUCTURE, Topic.ROUNDS, Topic.SHEETS})

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk, sight)
        self.commands = StructureCommands(desk, self)
        self.commands.on_made = self._select_made
        self.overview: Overview | None = None
        self._nodes: tuple[Node, ...] | None = None
        self._keys: dict[Link, UnitKey] = {}
        self._homes: dict[Link, UnitKey | None] = {}
        self._wanted: Link | None = None
        self._wanted_field: Link | None = None
        self._is_loading = False
        self._year: tuple[int, int] | None = None
        self.tree = PeopleTree(_EMPTY)
        self.tree.allow_drag(self._can_drag, self._can_drop)
        self.tree.current_changed.connect(self._show_current)
        self.tree.opened.connect(self._edit)
        self.tree.dropped.connect(self._move)
        self.details = LaterStack()
        self.awaiting = Awaiting(self.details)
        self._asked: Link | None = None
        self._shown: Link | None = None
        self._then: Callable[[], object] | None = None
        self.nothing = NothingChosen()
        self.kept = KeptInSight(self, desk, self._show_person, self._show_unit, self._show_chosen)
        self.details.addWidget(self.nothing)
        self._fact_forms = PersonPanel.forms_for(desk)
        self._unit = self.details.add_later(self._make_unit_panel)
        self._person = self.details.add_later(self._make_person_panel)
        self._make_controls()
        self._add_verbs()
        self._lay_out()
        self._show_current(None)
        if why := self.commands.why_off():
            KeptOff(self, why).keep([self.new_button, self.more_button])

    @property
    def unit_panel(self) -> UnitPanel:
        return self._unit()

    @property
    def person_panel(self) -> PersonPanel:
        return self._person()

    @override
    def make_part(self) -> bool:
        return (self._unit.is_made and self._fact_forms.make_next()) or self.details.make_next()

    @override
    def reload(self) -> None:
        self._is_loading = True
        self.desk.read(read_overview, self.desk.year, self.sight.day, on_done=self._show, latest=(self, "overview"))

    @override
    def focus_search(self) -> bool:
        self.tree.filter.setFocus()
        return True

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        return {PageVerb.FOLD_LIST: self.fold_list}

    def fold_list(self) -> None:
        """Hide the tree, or show it again."""
        self.tree.setVisible(self.tree.isHidden())

    @override
    def show_place(self, link: Link) -> None:
        """Select a unit, or a person with the field to fill; who is not in the tree is shown all the same."""
        self._wanted_field = link if link.field else self._wanted_field
        self._wanted = link = Link(link.kind, link.id)
        if self.tree.select(link):
            self._wanted = None
            if isinstance(self.details.currentWidget(), PersonPanel):
                self._focus_wanted()
        elif link.kind in {"posting", "eq_appointment"}:
            self.desk.read(find_owner, link, on_done=self._show_owner, latest=(self, "owner"))
        elif link.kind == "employee" and self.overview is not None and not self._is_loading:
            self._wanted = None
            self._read_person(link.id, self.overview.day)

    def appoint(self) -> None:
        """Confer an appointment to the person selected, or over the Area selected."""
        link = self._current_link()
        key = self._keys.get(link) if link else None
        if link and link.kind == "employee":
            self._once_shown(self.person_panel.appoint)
        else:
            self.commands.appoint(area_id=key.area_id if key else None)

    def delete(self) -> None:
        self._once_shown(self._delete)

    def _delete(self) -> None:
        link = self._current_link()
        if link is None:
            return
        if link.kind == "employee" and self.person_panel.detail:
            self.commands.delete_person(self.person_panel.detail.row)
        elif link in self._keys and self.unit_panel.detail:
            self.commands.delete_unit(self.unit_panel.detail.unit)

    def _make_controls(self) -> None:
        menu = QMenu(self)
        menu.addAction(icon("buildings"), "&Area…").triggered.connect(self.commands.new_area)
        menu.addAction(icon("folder"), "&Settore…").triggered.connect(self._of_unit(self.commands.new_sector))
        menu.addAction(icon("folder-simple"), "&Ufficio…").triggered.connect(self._of_unit(self.commands.new_office))
        menu.addAction(icon("user-plus"), "&Dipendente…").triggered.connect(self._of_unit(self.commands.hire))
        offer_staff_file(menu, self, self.desk)
        self.new_menu = menu
        self.new_button = menu_button("Nuovo", "plus", menu, "Nuova area, settore, ufficio o dipendente")
        more = QMenu(self)
        self.evaluator_action = more.addAction(icon("swap"), "Scegli un altro &valutatore…")
        self.evaluator_action.triggered.connect(self._choose_evaluator)
        self.delete_action = more.addAction(icon("trash"), "&Elimina…")
        self.delete_action.triggered.connect(self.delete)
        self.more_menu = more
        self.more_button = menu_button("Altro", "", more, "Altre operazioni sull'unità o sulla persona scelta")
        self.controls = controls_row(self.new_button, self.more_button)

    def _add_verbs(self) -> None:
        verbs = self.tree.verbs
        verbs.add_verb(Order.EDIT, "Modifica", "pencil-simple", self._edit)
        why_off, area, hire = self.commands.why_off, self.commands.new_area, self._of_unit(self.commands.hire)
        verbs.add_verb(Order.NEW, "Nuova area…", "buildings", area, is_there=self._is_empty, why_off=why_off)
        has_units, person = (lambda: not self._is_empty()), "Nuovo dipendente…"
        verbs.add_verb(Order.NEW, person, "user-plus", hire, is_there=has_units, why_off=why_off)

        for text, icon_name, slot, is_there in (
            ("Assegnazione…", "arrows-left-right", self._post, self._is_on_person),
            ("Incarico di EQ…", "medal", self.appoint, lambda: True),
            (
                "Responsabilità al Sindaco o al Segretario…",
                "bank",
                self._of_unit(self.commands.entrust),
                self._is_on_unit,
            ),
            ("Assenza…", "calendar-x", self._be_absent, self._is_on_person),
        ):
            verbs.add_verb(Order.SPECIAL, text, icon_name, slot, is_there=is_there, why_off=why_off)
        verbs.add_verb(Order.DELETE, "Elimina…", "trash", self.delete, why_off=self._why_not_deleted)

    def _is_empty(self) -> bool:
        return not self._keys

    def _is_on_person(self) -> bool:
        return self._is_person(self._current_link())

    def _is_on_unit(self) -> bool:
        return self._current_link() in self._keys

    def _why_not_deleted(self) -> str:
        is_chosen = self._current_link() not in {None, UNPLACED}
        return self.commands.why_off() or ("" if is_chosen else "Scegliere un'unità o una persona.")

    def _make_unit_panel(self) -> UnitPanel:
        panel = UnitPanel(self.desk, self.commands)
        if why := self.commands.why_off():
            make_reading_only(panel, why)
        return panel

    def _make_person_panel(self) -> PersonPanel:
        panel = PersonPanel(self.desk, self.commands, self._fact_forms)
        panel.year_asked.connect(self._look_at_year)
        if why := self.commands.why_off():
            make_reading_only(panel, why, [panel.editor.sheet_button])
        return panel

    def _post(self) -> None:
        self._once_shown(self.person_panel.post)

    def _be_absent(self) -> None:
        self._once_shown(self.person_panel.be_absent)

    def _choose_evaluator(self) -> None:
        self._once_shown(self.person_panel.choose_evaluator)

    def _once_shown(self, verb: Callable[[], object]) -> None:
        """Do something to what is chosen: now, or as soon as it is read, when what is shown is still another."""
        if self.awaiting.is_on:
            self._then = verb
        else:
            verb()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideSplitter(self.tree, self.details, WIDTHS), 1)

    def _show(self, overview: Overview) -> None:
        lost, keys = left_out(self.overview, overview, self._shown), self._keys
        lost = lost or (self.kept.link if self._shown == self.kept.link else None)
        if words := headless_words(self.overview, overview):
            self.desk.tell(Notice(words, NoticeKind.WARNING))
        self.overview = self.commands.overview = overview
        self._is_loading = False
        self._keys, self._homes = keys_of(overview.tree), homes_of(overview.tree)
        self.tree.head.show_day(overview.day)
        self.counted.emit(overview.day, overview.tree.people)
        self._show_nodes(nodes_of(overview.tree))
        if self._wanted is None and self.tree.current() is None and self._keys:
            self.tree.select(next(iter(self._keys)))
        if lost is not None and not self.tree.select(lost):
            self._await(lost)
            self.kept.keep(lost, keys.get(lost), overview.day)
        else:
            self.kept.let_go()
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
        self.evaluator_action.setEnabled(self._is_person(link))
        self.delete_action.setEnabled(link is not None)
        self._then = self._then if link == self._asked else None
        if link is None or self.overview is None:
            self._show_nothing()
        elif self._is_person(link):
            self._read_person(link.id, self.overview.day)
        else:
            key, day = self._keys[link], self.overview.day
            self._await(link)
            self.desk.runner.run(
                read_unit, self.desk.workspace, key, day,
                on_done=self._show_unit, on_error=self._lose, latest=(self, "detail"),
            )  # fmt: skip

    def _show_chosen(self) -> None:
        self._show_current(self.tree.current())

    def _await(self, link: Link) -> None:
        """Turn the panel off until it is about what is asked for."""
        self._asked = link
        if link != self._shown:
            self.awaiting.begin()

    def _show_nothing(self) -> None:
        self._asked = self._shown = None
        self.awaiting.end()
        self.details.setCurrentWidget(self.nothing)

    def _lose(self, error: UserError) -> None:
        """What is chosen is not there any more, or may not be seen."""
        self._show_nothing()
        self.desk.runner.show_trouble(error)

    def _follow(self) -> None:
        """Do what was asked of what is chosen before it was shown."""
        then, self._then = self._then, None
        if then is not None:
            then()

    def _is_person(self, link: Link | None) -> bool:
        return link is not None and link.kind == "employee"

    def _read_person(self, identity: int, day: date) -> None:
        """Read a person with the year of the day, or with the other year that was asked for."""
        year = self._year[1] if self._year and self._year[0] == identity else None
        self._await(Link("employee", identity))
        self.desk.runner.run(
            read_person_year, self.desk.workspace, EmployeeId(identity), day, year,
            on_done=self._show_person, on_error=self._lose, latest=(self, "detail"),
        )  # fmt: skip

    def _look_at_year(self, year: int) -> None:
        if self.overview is not None and (detail := self.person_panel.detail) is not None:
            self._year = (detail.row.id, year)
            self._read_person(detail.row.id, self.overview.day)

    def _edit(self) -> None:
        """Put the keyboard in the fields of what is chosen: the year of a person, the data of a unit."""
        if self._is_person(self._current_link()):
            self.person_panel.lanes.focus_bars()
        elif isinstance(panel := self.details.currentWidget(), UnitPanel) and panel.detail is not None:
            form = panel.forms[panel.detail.unit.kind].form
            form.fields["name"].editor.setFocus()

    def _show_owner(self, owner: Link | None) -> None:
        self._wanted = None
        if owner is not None:
            self.show_place(owner)

    def _show_unit(self, detail: UnitDetail) -> None:
        self._shown = self._asked
        self.awaiting.end()
        if self.overview is not None:
            self.unit_panel.show_detail(detail, self.overview)
            self.details.setCurrentWidget(self.unit_panel)
        self._follow()

    def _show_person(self, found: PersonInYear) -> None:
        self._shown = self._asked
        self.awaiting.end()
        if self.overview is not None:
            self.person_panel.show_person(found, self.overview)
            self.details.setCurrentWidget(self.person_panel)
            self._focus_wanted()
        self._follow()

    def _focus_wanted(self) -> None:
        """Give the keyboard to the field of a link, once its person is shown."""
        wanted, shown = self._wanted_field, self.person_panel.detail
        if wanted is not None and shown is not None and shown.row.id == wanted.id:
            self._wanted_field = None
            self.person_panel.focus_field(wanted.field)

    def _can_drag(self, node: Node) -> bool:
        return node.link is not None and node.link.kind == "employee" and not self.commands.why_off()

    def _can_drop(self, dragged: Node, onto: Node) -> bool:
        if dragged.link is None or onto.link is None:
            return False
        unit = self._unit_of(onto.link)
        return unit is not None and self._homes.get(dragged.link) != unit

    def _unit_of(self, link: Link) -> UnitKey | None:
        """Return the unit of a row: its own, or that of the person on it."""
        return self._keys.get(link) or self._homes.get(link)

    def _move(self, dragged: Node, onto: Node) -> None:
        """Ask from which day the person dragged works in the unit, or in that of the colleague dropped on."""
        if dragged.link is None or onto.link is None or (unit := self._unit_of(onto.link)) is None:
            return
        self.tree.select(dragged.link)
        self._show_current(dragged)
        self._then = partial(self.person_panel.post, unit)

    def _select_made(self, kind: str, identity: int) -> None:
        self.show_place(Link(kind, identity))

    def _current_link(self) -> Link | None:
        node = self.tree.current()
        return node.link if node else None

    def _current_unit(self) -> UnitKey | None:
        """Return the unit selected, or that of the person selected."""
        link = self._current_link()
        return self._unit_of(link) if link else None

    def _of_unit(self, verb: Callable[[UnitKey | None], object]) -> Callable[[], object]:
        """Return what does something in the unit selected, when it is asked for."""
        return lambda: verb(self._current_unit())
