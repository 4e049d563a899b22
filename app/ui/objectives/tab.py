"""Obiettivi: one row of controls, the tree of the year, what was chosen at the side, the foot with the weights."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes, Topic
from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.objectives.grid.rows import ObjectiveGrid
from app.domain.objectives.lacks import Lack
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.services.objectives.choices import objective_choices
from app.services.objectives.grid import objective_grid
from app.ui.kit.desk import Desk
from app.ui.kit.key_caps import hint_news
from app.ui.kit.later import come_after
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tab import PageVerb, SteppedTab
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.objectives.bulk import share_unit_weights_of
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.controls import GRID, STATE, TREE, VALUES, Controls
from app.ui.objectives.details import DetailsPanel
from app.ui.objectives.foot import Foot
from app.ui.objectives.grid.page import GridPage
from app.ui.objectives.halves import Halves
from app.ui.objectives.missing import before_first, cell_of, jump_notice, keys_of, next_missing, place_of
from app.ui.objectives.objective_dialog import ObjectiveDialog
from app.ui.objectives.page_words import EMPTY, NO_ROWS
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.sight import TreeSight, nodes_in_sight
from app.ui.objectives.state.view import StateView
from app.ui.objectives.tree_nodes import HEADINGS, group_key, key_of, nodes_of
from app.ui.objectives.tree_painting import ObjectiveLines
from app.ui.objectives.tree_selection import TreeSelection
from app.ui.objectives.verbs import ObjectiveVerbs
from app.ui.objectives.year_lists import offer_lists

VIEW = "objectives/view"
"""The setting that remembers which view is in front."""
_NAMES_OF_VIEWS = {"tree": TREE, "grid": GRID, "values": VALUES, "state": STATE}


class ObjectivesTab(SteppedTab):
    """The objectives of the year."""

    topics = frozenset({Topic.OBJECTIVES, Topic.STRUCTURE})
    margins = (12, 8, 12, 0)

    @override
    def steps(self, desk: Desk) -> Iterator[None]:
        yield from super().steps(desk)
        self._tree = ObjectiveTree(desk.year, ())
        self._whole = ObjectiveGrid(self._tree, {})
        self._in_sight: Collection[int] = ()
        self._groups: dict[str, ObjectiveGroup] = {}
        self._choices = ObjectiveChoices()
        self._wanted: Link | None = None
        self._branch: str | None = None
        self.chosen = ChosenObjectives(self)
        self.tree = Tree(HEADINGS, title="Obiettivi dell'anno", empty=EMPTY, open_levels=1)
        self.lines = ObjectiveLines(self.tree.view)
        self.verbs = ObjectiveVerbs(desk, self, self.chosen, show=self.show_place, new=self.add_objective,
                                    made=self._show_made, closing=lambda: self._tree.closing)  # fmt: skip
        self.controls = Controls(self.tree.filter)
        self.details = DetailsPanel(desk, self.chosen, self.verbs, self.add_objective)
        yield
        self.foot = Foot(desk)
        self.selection = TreeSelection(self.tree, self.chosen)
        self.halves = Halves(self.tree, self.details, "objectives/halves")
        yield
        self.grid = GridPage(desk, self.chosen, self.verbs)
        yield
        self.views, self.state = QStackedWidget(), StateView(desk)
        yield
        for view in (self.halves, self.grid, self.state):
            self.views.addWidget(view)
        self.controls.add_bar(self.state.bar, self.state.bar.shorten)
        self._prepare_tree()
        self.sight = TreeSight(self.tree, lambda: self.lines.rows)
        self._connect()
        self._lay_out()
        if (number := _NAMES_OF_VIEWS.get(str(QSettings().value(VIEW)))) is not None:
            self._choose_view(number)

    @override
    def reload(self) -> None:
        self.desk.read(objective_choices, self.desk.year, on_done=self._keep_choices, latest=(self, "choices"))
        self.desk.read(objective_grid, self.desk.year, on_done=self._show_year, latest=(self, "tree"))
        self.state.refresh()

    @override
    def show_place(self, link: Link) -> None:
        """Show an objective with one of its fields, a branch, the weights of a person; the tree may come later."""
        if link.kind == "person_weights":
            self.show_person(EmployeeId(link.id))
        elif link.kind == "missing_value":
            self._choose_view(VALUES)
            self._wanted = Link("objective", link.id, "final") if link.id else None
            (self._select_wanted if link.id else self.go_to_missing)()
        elif link.kind in {"objective", "objectives_area", "objectives_sector"}:
            has_no_cell = link.kind != "objective" or cell_of(link.field) is None
            if self.is_state or (self.is_grid and has_no_cell):
                self.show_view(is_grid=False)
            self._wanted = link  # after the view has taken what was chosen in the other
            self._select_wanted()

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        is_lacking = next_missing(self.lines.rows, None) is not None or (self.is_grid and self.grid.lacks_something())
        steps = {PageVerb.NEXT_MISSING: 1, PageVerb.PREVIOUS_MISSING: -1} if is_lacking else {}  # else the Cruscotto's
        missing = {verb: partial(self.go_to_missing, step) for verb, step in steps.items()}
        fold = {} if self.is_grid else {PageVerb.FOLD_LIST: self.halves.toggle}
        return {**missing, PageVerb.SWITCH_VIEW: self.switch_view, **fold}

    @property
    def is_grid(self) -> bool:
        return self.views.currentWidget() is self.grid

    @property
    def is_state(self) -> bool:
        return self.views.currentWidget() is self.state

    def switch_view(self) -> None:
        """Show the other view, with the same rows chosen at the same height."""
        self.show_view(is_grid=not self.is_grid)

    def show_view(self, *, is_grid: bool) -> None:
        """Show the tree or the grid; what is chosen in one is chosen in the other."""
        if is_grid == self.is_grid and not self.is_state:
            return
        chosen, top = [row.id for row in self.chosen.rows], self._front.top_of_current()
        group = self.chosen.group.key if self.chosen.group else ""
        self.selection.is_heard = not is_grid
        self.views.setCurrentWidget(self.grid if is_grid else self.halves)
        self._tell_view()
        self.controls.show_year(self._whole)
        self._show_fold()
        self._filter()
        if is_grid:
            self.grid.guest.read_catalogue()
        self._front.select_objectives(chosen, group)
        self._front.keep_current_at(top)
        self._front.setFocus()
        hint_news().changed.emit()

    @property
    def _front(self) -> "GridPage | TreeSight":
        return self.grid if self.is_grid else self.sight

    @override
    def make_part(self) -> bool:
        return self.details.objective.stack.make_next()

    @override
    def focus_search(self) -> bool:
        self.tree.filter.setFocus()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the details that took the place of the tree: back to it, when nothing there had another use for it."""
        if event.key() == Qt.Key.Key_Escape and self.halves.is_narrow and self.halves.hides_list:
            self.halves.toggle()
            self.tree.view.setFocus()
        else:
            super().keyPressEvent(event)

    def show_person(self, employee: EmployeeId) -> PersonWeightsDialog:
        dialog = PersonWeightsDialog(self, self.desk, employee)
        dialog.open()
        return dialog

    def add_objective(self) -> ObjectiveDialog:
        unit = self.chosen.group.unit if self.chosen.group else None
        dialog = ObjectiveDialog(self, self.desk, self._choices, unit, self._show_objective)
        dialog.open()
        return dialog

    def new_indicator(self) -> None:
        (self.grid if self.is_grid else self.verbs).new_indicator()

    def import_plan(self) -> None:
        self.desk.hub.plan_import_asked.emit()

    def go_on(self) -> None:
        """Do what the primary button says: in the grid, first the objectives that have no indicator."""
        if self.is_grid and self._tree.count_lacking(Lack.INDICATOR):
            self.grid.next_without_indicator()
        else:
            self.go_to_missing()

    def go_to_missing(self, step: int = 1) -> None:
        """Go to the next objective that lacks something, on the field that has to be filled; say which and why."""
        if self.is_grid and self.grid.next_missing(step):
            return
        node = self.tree.current()
        key = next_missing(self.lines.rows, key_of(node) or before_first(self.lines.rows, group_key(node)), step)
        if key is not None and self.tree.select(key):
            self.show_place(place_of(self.lines.rows[key]))
        self.desk.tell(jump_notice(self.lines.rows, key))

    def clear_filters(self) -> None:
        """Show all the objectives again, and give the keyboard to the tree."""
        self.tree.filter.clear()
        self.controls.chips.clear()
        (self.grid if self.is_grid else self.tree.view).setFocus()

    def _open(self, node: Node) -> None:
        """Go to the title of an objective, to the table of a branch."""
        self.halves.show_details()
        if key_of(node) is not None:
            self.verbs.edit()
        else:
            self.details.group.focus_weights()

    def share_unit(self, sharing: Sharing = Sharing.EQUAL) -> None:
        """Bring to 100 the weights of the branch shown, or of those chosen in it; what is out of sight is told."""
        group, rows = self.chosen.group, self.chosen.rows if len(self.chosen.rows) > 1 else ()
        chosen = self.grid.chosen_units() if self.is_grid and rows else {}
        if group is not None and group.unit is not None and not chosen:
            chosen = {group.unit: [row.id for row in rows if row in group.rows]}
        if group is not None and chosen:
            cross = [row.id for row in self._tree.places() if row.is_cross and not chosen.keys() >= {*row.unit_refs}]
            share_unit_weights_of(self.desk, chosen, sharing, partial(self._seen_in, group), cross)

    def _seen_in(self, group: ObjectiveGroup) -> set[Hashable]:
        """Return the objectives of a branch in sight, in the tree or in the table at the side."""
        if self.is_grid:
            return set(self.grid.seen())
        seen = nodes_in_sight(self.tree, [(group.key, row.id) for row in group.rows])
        return {row.id for row in group.rows if (group.key, row.id) in seen} | self.details.seen_of_group()

    def _prepare_tree(self) -> None:
        view, header = self.tree.view, self.tree.view.header()
        view.setItemDelegate(self.lines)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.verbs.give_to(view)

    def _connect(self) -> None:
        self.chosen.changed.connect(self._show_chosen)
        self.tree.opened.connect(self._open)
        self.controls.filtered.connect(self._filter_anew)
        self.controls.go_on.connect(self.go_on)
        self.controls.view_chosen.connect(self._choose_view)
        self.tree.filter.searched.connect(self.grid.filter)
        self.tree.filter.left_down.connect(self._leave_filter)
        self.grid.filter_cleared.connect(self.clear_filters)
        self.grid.opened.connect(self._open_objective)
        self.grid.columns_shown.connect(self._tell_view)
        self.state.opened.connect(self._show_objective)
        self.controls.import_asked.connect(self.import_plan)
        self.controls.list_button.clicked.connect(self.halves.toggle)
        self.halves.changed.connect(self._show_fold)
        self.foot.share_asked.connect(self.share_unit)
        self.details.objective.stack.made.connect(self._keep_foot_last)
        self.controls.offer("Nuovo obiettivo…", "target", self.add_objective)
        self.controls.offer("Nuovo indicatore…", "chart-line-up", self.new_indicator)
        offer_lists(self.controls, self, self.desk)
        self.controls.offer("Importa un piano…", "file-text", self.import_plan)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.controls)
        column.addWidget(self.views, 1)
        column.addWidget(self.foot)

    def _keep_foot_last(self, part: QWidget) -> None:
        come_after(part, self.foot.last.undo_button, self.foot.share)

    def _show_fold(self) -> None:
        is_tree = not self.is_grid
        is_narrow, hides_list = is_tree and self.halves.is_narrow, is_tree and self.halves.hides_list
        self.controls.show_fold(is_narrow=is_narrow, hides_list=hides_list)

    def _keep_choices(self, choices: ObjectiveChoices) -> None:
        self._choices = self.details.choices = choices

    def _show_year(self, grid: ObjectiveGrid) -> None:
        self._whole, tree = grid, grid.tree
        self._in_sight = self._in_sight if tree.year == self._tree.year else ()
        self._branch = self._branch if tree.year == self._tree.year else None
        self._tree = tree
        self.controls.show_year(grid)
        self._filter()

    def _filter_anew(self) -> None:
        """Show what the chips leave, without what was kept in sight because it was just mended."""
        self._in_sight = ()
        self._filter()
        self.grid.rearrange()

    def _filter(self) -> None:
        """Show what the chips leave of the tree, and what they had left before it was mended."""
        shown = self.controls.left_of(self._whole, self._in_sight)
        self._in_sight = frozenset(shown.rows) if self.controls.is_filtered else ()
        self._groups = {branch.key: branch for group in shown.groups for branch in group.walk()}
        self.lines.rows, self.lines.groups = keys_of(shown), self._groups
        with self.selection.kept(self.lines.rows, self._groups):
            if self.controls.is_filtered:
                self.tree.set_empty_text(NO_ROWS, self.clear_filters)
            else:
                self.tree.set_empty_text(EMPTY)
            self.tree.set_nodes(nodes_of(shown))
            self._select_wanted()
            if self.tree.current() is None:
                self._select_first()
        codes = {row.code: row.id for row in self._tree.rows.values()}
        self.grid.show_grid(replace(self._whole, tree=shown), self._choices, codes)
        if self.is_grid:
            self._select_wanted()

    def _select_first(self) -> None:
        """Begin in the branch that was in sight, or, as among those that lack something, at the first objective."""
        branch: tuple[Hashable, ...] = () if self.controls.is_filtered else (self._branch,)
        any(self.tree.select(key) for key in (*branch, *self.lines.rows, *self._groups))

    def _show_chosen(self) -> None:
        """Show at the side and in the foot what is chosen."""
        rows, group = self.chosen.rows, self.chosen.group
        self._branch = group.key if group else self._branch
        self.foot.show_selection(self.grid.selected_count if self.is_grid else len(rows), len(rows))
        has_units = self.is_grid and len(rows) > 1 and bool(self.grid.chosen_units())
        self.foot.show_group(group, can_share=self._tree.closing is None, has_units=has_units)
        if not self.is_grid:
            self.details.show_chosen()

    def _show_made(self, changes: Changes) -> None:
        if changes.ids:
            self._show_objective(changes.ids[0])

    def _show_objective(self, identity: int) -> None:
        self.show_place(Link("objective", identity))

    def _select_wanted(self) -> None:
        """Select what a link asks for, in the first branch that has it; the filters go when they hide it."""
        link = self._wanted
        if link is None:
            return
        if self.is_grid:
            self._select_in_grid(link)
            return
        shown: Sequence[Hashable] = [key for key in self.lines.rows if key[1] == link.id]
        if link.kind != "objective":
            shown = [f"{link.kind.removeprefix('objectives_')}:{link.id}"]
        if any(self.tree.select(key) for key in shown):
            self._wanted = None
            if link.field:
                self.halves.show_details()
            self.details.focus_soon(link)
        elif self.controls.is_filtered and self._tree.groups:
            self.controls.chips.clear()

    def _select_in_grid(self, link: Link) -> None:
        """Make the cell of a link current; the filters go when they hide it."""
        if self.grid.select_objective(link.id, cell_of(link.field) or "title", link.part):
            self._wanted = None
            self.grid.setFocus()
        elif link.id in self._tree.rows and (self.controls.is_filtered or self.tree.filter.text()):
            self.clear_filters()

    def _open_objective(self) -> None:
        """Show the objective of the current row of the grid with all it carries."""
        if (only := self.chosen.only) is not None:
            self.show_view(is_grid=False)
            self.show_place(Link("objective", only.id, "title"))

    def _choose_view(self, number: int) -> None:
        if number == STATE:
            self.views.setCurrentWidget(self.state)
            self._tell_view()
            return
        if number != TREE:
            self.grid.show_columns(is_measuring=number == VALUES)
        self.show_view(is_grid=number != TREE)

    def _tell_view(self) -> None:
        """Say in the switch which view is in front, and remember it."""
        number = (VALUES if self.grid.is_measuring else GRID) if self.is_grid else STATE if self.is_state else TREE
        self.controls.turn_to(number)
        self.controls.show_bar(is_shown=self.is_state)
        self.foot.setVisible(not self.is_state)
        QSettings().setValue(VIEW, next(name for name, one in _NAMES_OF_VIEWS.items() if one == number))

    def _leave_filter(self) -> None:
        if self.is_grid:
            self.grid.setFocus()
