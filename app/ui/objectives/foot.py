"""The foot of the page: how many rows are chosen, the last operation, the weights of the present branch."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from app.domain.audit.operation_names import REDO, UNDO, without_digest
from app.domain.changes import Changes, Topic
from app.domain.exact import ZERO
from app.domain.italian import format_decimal, plural
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.tree import ObjectiveGroup
from app.domain.objectives.weights import WeightTotal
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.icons import icon
from app.ui.kit.notice import Notice
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_spacing, scaled, zoom
from app.ui.kit.signs import TICK, WARNING, Sign
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.objectives.tree_painting import is_weighed

HEIGHT, WIDEST_BAR, THICK = 34, 96, 6
ROOM_FOR_BAR = 760
BACK = "Annulla"
"""How wide the foot must be for the bar to be there beside the words."""


class WeightBar(QWidget):
    """How much of the weights is given: full and green when they are right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total: WeightTotal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    def show_total(self, total: WeightTotal) -> None:
        self._total = total
        self.setAccessibleName(f"Pesi dati: {total.shown}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDEST_BAR), scaled(THICK))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._total is None:
            return
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, radius = QRectF(self.rect()), self.height() / 2
        given = min(int(self._total.given * self.width() / (self._total.expected or 1)), self.width())
        for ink, width in ((colours.line, self.width()), (self._ink(), given)):
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(whole.adjusted(0, 0, width - self.width(), 0), radius, radius)
        painter.end()

    def _ink(self) -> str:
        colours = colours_of(self.palette())
        return colours.good if self._total and self._total.is_right else colours.warning


class SignedWords(QWidget):
    """A sign and the words beside it, in the colour of the sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._sign = TICK
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        keep_font(self, MEASURES.body, strong=True)

    def say(self, text: str, sign: Sign) -> None:
        self.text, self._sign = text, sign
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = scaled(MEASURES.icon) + scaled(MEASURES.gap_small) + self.fontMetrics().horizontalAdvance(self.text)
        return QSize(width + 1, self.fontMetrics().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(MEASURES.icon), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, side = QPainter(self), colours_of(self.palette()), scaled(MEASURES.icon)
        self._sign.paint(painter, QRect(0, (self.height() - side) // 2, side, side), colours)
        painter.setPen(QColor(self._sign.ink(colours)))
        room = self.rect().adjusted(side + scaled(MEASURES.gap_small), 0, 0, 0)
        words = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class LastOperation(QWidget):
    """The last operation on the objectives, with *Annulla*; undone, it goes away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = SignedWords()
        self.undo_button = _flat_button(BACK, self._undo)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.words)
        line.addWidget(self.undo_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()
        desk.hub.changed.connect(self._hear)
        desk.hub.notice_told.connect(self._give_way)

    def _give_way(self, notice: Notice) -> None:
        """Say nothing that a notice says, with its own way back, just below."""
        if any(one.label == BACK for one in notice.actions):
            self.hide()

    def _hear(self, changes: Changes) -> None:
        is_told = Topic.OBJECTIVES in changes.topics and not changes.label.startswith((UNDO, REDO))
        if is_told:
            self.words.say(without_digest(changes.label), TICK)
        self.setVisible(is_told)

    def _undo(self) -> None:
        """Ask the window, which says what was undone, where it is seen and how it is done again."""
        self._desk.hub.undo_asked.emit()


SHARING = {
    Sharing.EQUAL: ("In parti uguali", "equals"),
    Sharing.PROPORTIONAL: ("Porta a 100, mantenendo le proporzioni", "percent"),
}


class Foot(QWidget):
    """`share_asked(Sharing)`: the weights of the branch shown, or of those chosen in it, are to be brought to 100."""

    share_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.count = QLabel()
        self.last = LastOperation(desk)
        self.name = ElidedLabel()
        self.figures = QLabel()
        self.bar = WeightBar()
        self.state = SignedWords()
        self.share = _flat_button("Distribuisci…", _nothing)
        self.share.setMenu(QMenu(self.share))
        for sharing, (words, picture) in SHARING.items():
            action = self.share.menu().addAction(icon(picture), words)
            action.triggered.connect(partial(self._ask_to_share, sharing))
        self._is_weighed = False
        self.setAccessibleName("Scelta e pesi")
        self._lay_out()
        self.show_selection(0)
        self.show_group(None, can_share=False)

    def _ask_to_share(self, sharing: Sharing) -> None:
        self.share_asked.emit(sharing)

    def show_selection(self, rows: int, objectives: int = 0) -> None:
        """Say how many rows are chosen; what is shared is shared among their objectives, when they are many."""
        self.count.setText(plural(rows, "riga scelta", "righe scelte") if rows else "")
        among = f" fra i {objectives} scelti" if objectives > 1 else ""
        for action, (words, _) in zip(self.share.menu().actions(), SHARING.values(), strict=True):
            action.setText(f"{words}{among}")

    def show_group(self, group: ObjectiveGroup | None, *, can_share: bool, has_units: bool = False) -> None:
        """Show the weights of a branch; of one that weighs nothing only the sharing, where what is chosen has units."""
        self._is_weighed = group is not None and group.unit is not None and group.total.count > 0
        if group is not None and self._is_weighed:
            self._show_total(group)
        for widget in (self.name, self.figures, self.state):
            widget.setVisible(self._is_weighed)
        self.share.setVisible(self._is_weighed or has_units)
        self.share.setEnabled(can_share)
        self._fit()

    def _show_total(self, group: ObjectiveGroup) -> None:
        total = group.total
        self.name.setText(f"Pesi: {group.title}")
        self.figures.setText(f"{format_decimal(total.given, None)} / {format_decimal(total.expected, None)}")
        self.bar.show_total(total)
        if total.is_right:
            self.state.say(total.complete, TICK)
        elif total.difference < ZERO or is_weighed(group):
            self.state.say(total.sentence, WARNING)
        else:
            self.state.say("pesi da indicare", WARNING)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.bar.setVisible(self._is_weighed and self.width() >= scaled(ROOM_FOR_BAR))

    def _lay_out(self) -> None:
        keep_height(self, HEIGHT)
        for label in (self.count, self.figures):
            keep_font(label, MEASURES.body, strong=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.count)
        line.addWidget(self.last)
        line.addStretch(1)
        for widget in (self.name, self.figures, self.bar, self.state, self.share):
            line.addWidget(widget)


def _nothing() -> None:
    """The menu of the button says what pressing does."""


def _flat_button(text: str, on_click: Callable[[], object]) -> QPushButton:
    button = make_button(text, "", on_click)
    button.setFlat(True)
    keep_font(button, MEASURES.body, strong=True)
    return button
