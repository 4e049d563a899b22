"""The locked screen: nothing of the page behind it, who is at work, the password."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.ui.kit.buttons import make_button, make_primary, make_words_button
from app.ui.kit.icons import coloured_icon
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_size, keep_spacing, keep_width, scaled
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.login.password_line import PasswordField, with_room

COLUMN, BUTTON, TITLE = 360, 40, 24
DISC, PADLOCK, PICTURE = 64, 32, 32
SAVED = "Tutto è salvato."


class LockPage(QWidget):
    """Signals: `unlock_asked(password)`, `other_asked` to log in as somebody else, `quit_asked`."""

    unlock_asked = Signal(str)
    other_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Merito è bloccato")
        self.why = hint_label("")
        self.why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.name, self.role = QLabel(), hint_label("")
        keep_font(self.name, MEASURES.body, strong=True)
        keep_font(self.role, MEASURES.caption)
        self.foot = hint_label("")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        keep_font(self.foot, MEASURES.caption)
        self.password = PasswordField()
        self.unlock = make_primary(make_button("Sblocca", "", self._unlock))
        keep_height(self.unlock, BUTTON)
        self.password.confirmed.connect(self._unlock)
        self._lay_out()

    def lock(self, name: str, role: str, ente: str, minutes: int = 0) -> None:
        """Show who is at work; `minutes` of rest locked the screen, 0 is that the user did."""
        why = f"Dopo {minutes} minuti senza uso. " if minutes > 1 else "Dopo un minuto senza uso. " if minutes else ""
        self.why.setText(why + SAVED)
        self.name.setText(name)
        self.role.setText(role if role != name else "")
        self.foot.setText(ente)
        self.password.forget()
        self.set_busy(is_busy=False)
        self.password.line.setFocus()

    def refuse(self, error: UserError) -> None:
        self.set_busy(is_busy=False)
        self.password.refuse(error.sentence)

    def set_busy(self, *, is_busy: bool) -> None:
        self.unlock.setEnabled(not is_busy)
        self.unlock.setText("Verifica…" if is_busy else "Sblocca")

    def _unlock(self) -> None:
        if not self.unlock.isEnabled():
            return
        if not self.password.text:
            self.password.refuse("Scrivere la password.")
            return
        self.set_busy(is_busy=True)
        self.unlock_asked.emit(self.password.text)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Padlock(), 0, middle)
        column.addSpacing(MEASURES.gap)
        column.addWidget(title_label("Merito è bloccato", TITLE), 0, middle)
        column.addWidget(self.why)
        column.addSpacing(MEASURES.margin)
        column.addLayout(self._person())
        column.addLayout(with_room(self.password))
        column.addWidget(self.unlock)
        ways = QHBoxLayout()
        ways.addWidget(make_words_button("Entra un'altra persona", "", self.other_asked.emit))
        ways.addStretch(1)
        ways.addWidget(make_words_button("Chiudi Merito", "", self.quit_asked.emit))
        column.addLayout(ways)
        inside = QWidget()
        inside.setLayout(column)
        keep_width(inside, COLUMN)
        page = QWidget()
        whole = QVBoxLayout(page)
        keep_margins(whole, *[MEASURES.margin] * 4)
        whole.addStretch(1)
        whole.addWidget(inside, 0, middle)
        whole.addStretch(1)
        whole.addWidget(self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(in_scroll_area(page))

    def _person(self) -> QHBoxLayout:
        line, words = QHBoxLayout(), QVBoxLayout()
        keep_spacing(line, MEASURES.gap_groups)
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.role)
        line.addWidget(Person(), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line


class Padlock(QWidget):
    """A padlock in a soft disc."""

    def __init__(self) -> None:
        super().__init__()
        keep_size(self, DISC, DISC)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawEllipse(self.rect())
        _paint_middle(painter, self.rect(), "lock-simple", colours.accent, PADLOCK)
        painter.end()


class Person(QWidget):
    """The sign of a person."""

    def __init__(self) -> None:
        super().__init__()
        keep_size(self, PICTURE, PICTURE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_middle(painter, self.rect(), "user-circle", colours_of(self.palette()).quiet, PICTURE)
        painter.end()


def _paint_middle(painter: QPainter, box: QRect, shape: str, colour: str, pixels: int) -> None:
    side = scaled(pixels)
    place = QRect(box.center().x() - side // 2, box.center().y() - side // 2, side, side)
    coloured_icon(shape, colour).paint(painter, place)
