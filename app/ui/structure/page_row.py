"""The one row of controls of the tab: which view, on which day, and what the view itself offers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_minimum_width, keep_spacing, scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES
from app.ui.structure.day_box import DayBox
from app.ui.structure.sight import DayInSight

HEIGHT = 32
LIST, LEAST_LIST = 176, 120


class PageRow(QWidget):
    """`chosen(int)` when the user chooses a view."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], sight: DayInSight) -> None:
        super().__init__()
        self.switch = SegmentSwitch(names, title="Pagine della struttura")
        self.list = ChoiceBox()
        self.list.addItems(list(names))
        self.list.setAccessibleName("Pagine della struttura")
        keep_minimum_width(self.list, LEAST_LIST)
        keep_height(self.list, MEASURES.field)
        self.day = DayBox(sight)
        self._own: list[QWidget | None] = []
        self._has_day: list[bool] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(self._layout, MEASURES.gap_groups)
        self._layout.addWidget(self.switch)
        self._layout.addWidget(self.list)
        self._layout.addStretch(1)
        self._layout.addWidget(self.day)
        keep_height(self, HEIGHT)
        zoom().changed.connect(self._fit)
        self.switch.chosen.connect(self._take)
        self.list.activated.connect(self._take)

    @property
    def current(self) -> int:
        return self.switch.current

    def add_view(self, *, has_day: bool) -> None:
        """Say whether the next view looks at a day."""
        self._own.append(None)
        self._has_day.append(has_day)

    def put_controls(self, number: int, controls: QWidget) -> None:
        """Give a view its own controls, at the end of the row."""
        self._own[number] = controls
        self._layout.addWidget(controls)
        controls.setVisible(number == self.current)
        self._fit()

    def show_day(self, day: date, people: int | None) -> None:
        """Show the day of the view in front, and how many are in service on it."""
        self.day.show_day(day, people)
        self._fit()

    def choose(self, number: int) -> None:
        """Show a view as chosen, with its controls."""
        self.switch.choose(number)
        self.list.setCurrentIndex(number)
        self.day.setVisible(self._has_day[number])
        for place, controls in enumerate(self._own):
            if controls is not None:
                controls.setVisible(place == number)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words of the day, and then the joined views for a list of them, when there is no room."""
        if not self._own:
            return
        own = self._own[self.current]
        has_day = self._has_day[self.current]
        asked = (self.day.line.maximumWidth() if has_day else 0) + (own.sizeHint().width() if own else 0)
        words = self.day.words.sizeHint().width() + scaled(MEASURES.gap) if has_day else 0
        spare = self.width() - asked - scaled(MEASURES.gap_groups) * 3
        has_switch = self.switch.sizeHint().width() <= spare
        views = self.switch.sizeHint().width() if has_switch else scaled(LIST)
        self.switch.setVisible(has_switch)
        self.list.setVisible(not has_switch)
        self.list.setMaximumWidth(scaled(LIST))
        self.day.words.setVisible(views + words <= spare)

    def _take(self, number: int) -> None:
        self.choose(number)
        self.chosen.emit(number)


def controls_row(*widgets: QWidget) -> QWidget:
    """Put the controls of a view side by side."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    keep_spacing(layout, MEASURES.gap)
    for widget in widgets:
        layout.addWidget(widget)
    return box


def menu_button(text: str, icon_name: str, menu: QMenu, name: str) -> QPushButton:
    """Make a button that opens a menu; `name` is what a screen reader says."""
    button = QPushButton(icon(icon_name), text) if icon_name else QPushButton(text)
    button.setAccessibleName(name)
    button.setMenu(menu)
    button.setAutoDefault(False)
    return button
