"""What is missing in the year: the list with its controls, each line with the way to the place where it is mended."""

from collections.abc import Hashable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.documents.catalogue import MISSING, REMINDERS
from app.domain.duties.duty import Duty, late_count
from app.domain.duties.grouping import DutyGroup, Grouping, grouped
from app.domain.duties.reminding import number_of
from app.domain.duties.sight import DutyFilter, in_sight
from app.domain.issues import Link
from app.domain.italian import plural
from app.ui.dashboard.duty_tree import LETTER, DutyTree
from app.ui.dashboard.figures import CHECKING
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.chip import ChipKind, ChipRow
from app.ui.kit.context_menu import Order
from app.ui.kit.labels import title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_minimum_width, keep_spacing, scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree_model import Node

PRINT, GO = "Stampa l'elenco…", "Va dove si corregge"
TITLE, GROUP_BY = "Che cosa manca", "Raggruppa per"
NOTHING = (
    "Non manca niente.\nI controlli non trovano niente di sbagliato e nessun lavoro cominciato è rimasto indietro."
)
NOTHING_OWN = (
    "Per ora niente tocca a te.\nQui c'è solo ciò che tocca a chi ha aperto l'archivio: ciò che manca agli altri lo"
    " vede il Segretario."
)
STILL_CHECKING = "Un momento.\nI controlli dell'anno sono in corso."
NOTHING_IN_SIGHT = "Niente da mostrare con questa scelta.\nScegliere «Tutti» per rivedere tutto."
LETTERS, LETTERS_MEANING = "Lettere…", "Promemoria a più persone insieme"
FILTER_WIDTH, FEWEST_ROWS = 104, 5


class MissingList(QWidget):
    """Title, count, what is looked at and how it is grouped, filter and tree.

    `asked(Link)` for the place of the chosen line, `letters_asked()` for the letters to several people.
    """

    asked = Signal(object)
    letters_asked = Signal()

    def __init__(self, *, reminds_others: bool = True, is_own: bool = False) -> None:
        """`reminds_others`: whether the person at the keyboard writes to others, and not only to oneself; `is_own`:
        only what is theirs is told to them."""
        super().__init__()
        self._nothing = NOTHING_OWN if is_own else NOTHING
        self._reminds_others = reminds_others
        self.title = title_label(TITLE, MEASURES.section)
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.group_by = QLabel(GROUP_BY)
        self.group_by.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.switch = SegmentSwitch([one.italian for one in Grouping], title=GROUP_BY)
        filters = list(DutyFilter) if reminds_others else [DutyFilter.THIS_MONTH]
        self.chips = ChipRow([ChipKind(one, one.italian) for one in filters])
        self._is_apart = False
        self.letters_button = make_button(LETTERS, "envelope-simple", self.letters_asked.emit, LETTERS_MEANING)
        self.print_button = make_button(PRINT, "printer", self._print)
        self.verbs_row = ButtonRow(self.print_button, self.letters_button)
        self.verbs_row.offer(self.letters_button, is_offered=reminds_others)
        self.verbs_row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tree = DutyTree(TITLE, NOTHING, self._has_letter)
        self._duties: tuple[Duty, ...] = ()
        self._today = date.min
        self._is_checking = True
        self._lay_out()
        verbs = self.tree.verbs
        verbs.add_verb(Order.EDIT, GO, "arrow-right", self._open_current, keys="Return", is_there=self._has_place)
        verbs.add(self.print_button, Order.SPECIAL)
        verbs.add(self.letters_button, Order.SPECIAL)
        verbs.add_verb(Order.SPECIAL, LETTER, "envelope-simple", self._write_current, is_there=self._is_on_letter)
        self.tree.letter_asked.connect(self._write)
        self.switch.chosen.connect(self._regroup)
        self.chips.changed.connect(self._regroup)
        self.tree.opened.connect(self._open)
        zoom().changed.connect(self._fit)

    @property
    def grouping(self) -> Grouping:
        return list(Grouping)[self.switch.current]

    @property
    def duties(self) -> Sequence[Duty]:
        return self._duties

    @property
    def in_sight(self) -> Sequence[Duty]:
        """Those that are looked at: by when they are due and whose they are."""
        return in_sight(self._duties, self._filters, self._today)

    @property
    def _filters(self) -> frozenset[DutyFilter]:
        return frozenset(one for one in DutyFilter if one in self.chips.chosen)

    def show_duties(self, duties: Sequence[Duty], today: date, *, is_checking: bool) -> None:
        """Show what is missing; `is_checking` while the checks have not answered yet."""
        self._duties, self._today, self._is_checking = tuple(dict.fromkeys(duties)), today, is_checking
        self._regroup()

    def go_on(self, by: int) -> None:
        """Go to the thing after the chosen one, or before it (F8, Maiusc+F8), in the order of the screen."""
        model = self.tree.model
        shown = (model.node_at(model.index(row, 0)) for row in range(model.rowCount()))
        nodes = [leaf for top in shown if top is not None for leaf in _leaves(top)]
        if not nodes:
            return
        keys = [node.key for node in nodes]
        current = self.tree.current()
        place = keys.index(current.key) if current and current.key in keys else (-1 if by > 0 else 0)
        node = nodes[(place + by) % len(nodes)]
        self.tree.select(node.key)
        self._open(node)

    def order_keyboard(self) -> None:
        """Let Tab go along the controls and then to the tree; to be asked when the list stands in its page."""
        buttons = self.print_button, self.letters_button, self.verbs_row.more
        chips = self.chips.everything, *self.chips.chips.values(), self.chips.more
        for before, after in pairwise((*chips, *self.switch.segments, self.tree.filter, *buttons, self.tree.view)):
            QWidget.setTabOrder(before, after)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        bar = self.tree.bar
        bar.removeWidget(self.tree.filter)
        for widget in (self.title, self.count):
            bar.addWidget(widget)
        bar.addWidget(self.chips, 1)
        for control in (self.group_by, self.switch, self.tree.filter, self.verbs_row):
            bar.addWidget(control)
        keep_minimum_width(self.tree.filter, FILTER_WIDTH)
        keep_spacing(bar, MEASURES.gap_groups)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.tree)

    def _regroup(self) -> None:
        counts: dict[Hashable, int] = {
            one: len(in_sight(self._duties, {*self._filters, one}, self._today)) for one in DutyFilter
        }
        self.chips.show_counts(len(self._duties), counts)
        groups = grouped(self.in_sight, self.grouping, self._today)
        if self._duties:
            self.tree.set_empty_text(NOTHING_IN_SIGHT, self.chips.clear)
        else:
            self.tree.set_empty_text(STILL_CHECKING if self._is_checking else self._nothing)
        self.tree.show_groups(groups, self.grouping, self._today)
        self._tell_count()

    def _tell_count(self) -> None:
        shown = self.in_sight
        late = late_count(shown, self._today)
        counted = plural(len(self._duties), "voce", "voci")
        words = [counted if len(shown) == len(self._duties) else f"{len(shown)} di {counted}"] if self._duties else []
        words += [f"{late} in ritardo"] if late else []
        words += [CHECKING] if self._is_checking else []
        self.count.setText(", ".join(words))
        self.print_button.setEnabled(bool(self._duties))
        self.letters_button.setEnabled(any(not one.doer.is_user for one in self._duties))
        self._fit()

    def _print(self) -> None:
        """Show the list among the documents, from where it is printed or saved."""
        self.asked.emit(Link("document", 0, MISSING.code))

    def _has_letter(self, group: DutyGroup) -> bool:
        """Tell whether a group is of somebody to write to: another person, or oneself for who writes to nobody else."""
        return self.grouping is Grouping.DOER and self._reminds_others is not group.is_user

    def _is_on_letter(self) -> bool:
        group = self._current_group()
        return group is not None and self._has_letter(group)

    def _current_group(self) -> DutyGroup | None:
        node = self.tree.current()
        return self.tree.group_of(node) if node else None

    def _write_current(self) -> None:
        if (group := self._current_group()) is not None:
            self._write(group)

    def _write(self, group: DutyGroup) -> None:
        """Show the letter to who must act among the documents, from where it is printed or saved."""
        self.asked.emit(Link("document", number_of(group.duties[0].doer.party), REMINDERS.code))

    def _has_place(self) -> bool:
        node = self.tree.current()
        return node is not None and node.link is not None

    def _open_current(self) -> None:
        if (node := self.tree.current()) is not None:
            self._open(node)

    def _open(self, node: Node) -> None:
        if node.link is not None:
            self.asked.emit(node.link)
        elif node.children:
            index = self.tree.view.currentIndex()
            self.tree.view.setExpanded(index, not self.tree.view.isExpanded(index))

    def _fit(self) -> None:
        """Leave out of a narrow row the words that can be done without."""
        self.tree.view.setMinimumHeight(scaled(MEASURES.table_head + MEASURES.grid_row * FEWEST_ROWS))
        gap = scaled(MEASURES.gap_groups)
        widths = (one.sizeHint().width() + gap for one in (self.switch, self.print_button))
        room = self.width() - sum(widths) - scaled(FILTER_WIDTH) - gap
        self._put_chips(is_apart=room < self.chips.minimumSizeHint().width())
        room -= 0 if self._is_apart else self.chips.sizeHint().width()
        for widget in (self.title, self.count, self.group_by):
            needed = widget.sizeHint().width() + gap
            widget.setVisible(needed <= room)
            room -= needed if needed <= room else 0

    def _put_chips(self, *, is_apart: bool) -> None:
        """Let the filters stand in a row of their own where that of the controls has no room for them."""
        if is_apart is self._is_apart:
            return
        self._is_apart = is_apart
        bar = self.tree.bar
        if is_apart:
            bar.removeWidget(self.chips)
            self._column.insertWidget(0, self.chips)
        else:
            self._column.removeWidget(self.chips)
            bar.insertWidget(bar.indexOf(self.group_by), self.chips, 1)


def _leaves(node: Node) -> list[Node]:
    return [leaf for child in node.children for leaf in _leaves(child)] if node.children else [node]
