"""Signs that tell a state by their shape as well as by their colour."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.ui.kit.icons import coloured_icon
from app.ui.kit.tokens import Colours


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawing (its Phosphor name) and which colour of a set it takes."""

    icon: str
    ink: Callable[[Colours], str]

    def paint(self, painter: QPainter, rect: QRect, colours: Colours) -> None:
        coloured_icon(self.icon, self.ink(colours)).paint(painter, rect)


DONE = Sign("check-circle", lambda colours: colours.good)
TICK = Sign("check", lambda colours: colours.good)
TO_DO = Sign("circle", lambda colours: colours.quiet)
WARNING = Sign("warning-fill", lambda colours: colours.warning)
ERROR = Sign("warning-circle-fill", lambda colours: colours.error)
SET_ASIDE = Sign("prohibit", lambda colours: colours.quiet)
