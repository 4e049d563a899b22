"""The steps of the year as wide buttons: state, due date, what is done, and the way to the page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.year_steps import StepState, YearStep
from app.ui.kit.hub import Hub
from app.ui.kit.link_button import LinkButton

ICONS = {
    StepState.TO_DO: "circle",
    StepState.DOING: "circle-half",
    StepState.DONE: "check-circle",
    StepState.LATE: "warning-circle",
}


class StepsView(QWidget):
    """A column of steps; each leads to the page where the work is done."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._steps: list[YearStep] = []
        self._buttons: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    @property
    def has_steps(self) -> bool:
        return bool(self._buttons)

    def show_steps(self, steps: Sequence[YearStep]) -> None:
        """Draw the steps again when they differ from those on the screen."""
        if list(steps) == self._steps:
            return
        self._steps = list(steps)
        old = self._buttons
        focused = next((place for place, button in enumerate(old) if button is self.window().focusWidget()), None)
        self._buttons = [self._button(step) for step in steps]
        for place, button in enumerate(self._buttons):
            self._column.insertWidget(place, button)
            button.show()
        if focused is not None and focused < len(self._buttons):
            self._buttons[focused].setFocus()
        for button in old:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _button(self, step: YearStep) -> LinkButton:
        button = LinkButton(step.title, f"{_standing(step)}.\n{step.detail}.", ICONS[step.state])
        button.clicked.connect(partial(self._go, step.place))
        return button

    def _go(self, place: str, _checked: bool = False) -> None:
        self._hub.go_to(Link(place, 0))


def _standing(step: YearStep) -> str:
    match step.state:
        case StepState.DONE:
            return "Fatto"
        case StepState.LATE:
            return f"In ritardo: scadeva il {format_date(step.due)}"
        case _:
            return f"{step.state.italian.capitalize()}, entro il {format_date(step.due)}"
