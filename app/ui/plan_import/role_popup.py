"""The choice of the role of a line that opens on it: the question, the reason, the roles with their keys."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.italian import plural
from app.domain.plan_text.roles import LineRole
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint, paint_caps
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import Words, hint_label, title_label
from app.ui.kit.notice_line import KeyCap
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_spacing, keep_width, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.plan_import.role_words import BY_KEY, LOOKS
from app.ui.style.shapes import paint_band, paint_panel

Index = QModelIndex | QPersistentModelIndex
ROLE_ROLE = Qt.ItemDataRole.UserRole
WIDTH, SIDE, CAP_ROOM, SWATCH, BESIDE = 400, 12, 28, 8, 8
OTHERS = "Altri ruoli…"
HINTS = (
    KeyHint("Su–Giù", "scegli"),
    KeyHint("Invio", "applica"),
    KeyHint(" ".join(BY_KEY), "ruolo"),
    KeyHint("Maiusc", "a tutte le simili"),
    KeyHint("Esc", "lascia"),
)


class RoleQuestion(NamedTuple):
    """What is asked of some lines: `alike` are how many have the same signs (these included), told in `signs`."""

    title: str
    reason: str
    role: LineRole
    alike: int = 1
    signs: str = ""
    is_for_all: bool = False


class RolePopup(QWidget):
    """`chosen(LineRole, bool)`: of the lines asked about, or of all that are alike; `closed` when it is."""

    chosen = Signal(object, bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.reason = title_label("", MEASURES.body), Words()
        self.roles = RoleList(self)
        self.for_all = QCheckBox("Applica a tutte le righe simili")
        self.for_all.setAccessibleName(self.for_all.text())
        self.signs = hint_label("")
        self._shift = KeyCap("Maiusc")
        self._place = QRect()
        self._is_closing = False
        self.setAccessibleName("Ruolo della riga")
        self._lay_out()
        self.roles.chosen.connect(self._choose)
        self.roles.chosen_for_all.connect(self._choose_for_all)
        self.roles.unfolded.connect(self._fit)
        zoom().changed.connect(self.close_popup)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    def ask(self, question: RoleQuestion, place: QRect) -> None:
        """Open under `place` of the parent, or above it where there is no room."""
        self.title.setText(question.title)
        self.reason.setText(question.reason)
        self.setAccessibleDescription(f"{question.title} {question.reason}")
        self.roles.show_roles(question.role)
        self.for_all.setText(f"Applica a tutte &le {plural(question.alike, 'riga simile', 'righe simili')}")
        self.for_all.setAccessibleName(self.for_all.text().replace("&", ""))
        self.for_all.setChecked(question.is_for_all)
        self.signs.setText(f"stessi segni: {question.signs}")
        for widget in (self.for_all, self.signs, self._shift):
            widget.setVisible(question.alike > 1)
        self._foot.setVisible(question.alike > 1)
        self._place = place
        self.show()
        self.raise_()
        self._fit()
        self.roles.setFocus()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)

    def close_popup(self) -> None:
        if self.is_open and not self._is_closing:
            self._is_closing = True
            self.closed.emit()  # before it is hidden: Qt would give the keyboard to whatever comes next
            self.hide()
            self._is_closing = False

    def key_hints(self) -> tuple[KeyHint, ...]:
        return HINTS

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.base, colours.edge)
        line = self.roles.geometry().top() - 1
        paint_band(painter, QRect(1, line, self.width() - 2, 1), colours.line)
        if self._foot.isVisible():
            foot = self._foot.geometry()
            paint_band(painter, foot.adjusted(1, 0, -1, -1), colours.soft)
            paint_band(painter, QRect(1, foot.top(), self.width() - 2, 1), colours.line)
        painter.end()

    def _choose(self, role: LineRole) -> None:
        is_for_all = self.for_all.isChecked() and not self.for_all.isHidden()
        self.close_popup()
        self.chosen.emit(role, is_for_all)

    def _choose_for_all(self, role: LineRole) -> None:
        self.close_popup()
        self.chosen.emit(role, True)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere in the window."""
        if self.is_open and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.close_popup()

    def _fit(self) -> None:
        """Take the room of what is asked, inside the parent."""
        if (parent := self.parentWidget()) is None:
            return
        width = min(scaled(WIDTH), parent.width() - scaled(SIDE))
        self.resize(width, self.height())
        fixed = (
            self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self._column.sizeHint().height()
        )
        height = min(
            fixed - self.roles.sizeHint().height() + self.roles.wanted_height(), parent.height() - scaled(SIDE)
        )
        left = min(max(self._place.left(), scaled(SIDE)), parent.width() - width - scaled(SIDE))
        below = self._place.bottom() + scaled(MEASURES.gap)
        top = below if below + height <= parent.height() else self._place.top() - height - scaled(MEASURES.gap)
        if top < 0:
            top = parent.height() - height
        self.setGeometry(QRect(QPoint(left, max(top, 0)), QSize(width, height)))

    def _lay_out(self) -> None:
        keep_font(self.reason, MEASURES.caption)
        keep_font(self.signs, MEASURES.caption)
        keep_font(self.for_all, MEASURES.body, strong=True)
        keep_width(self, WIDTH)
        self.reason.setForegroundRole(self.signs.foregroundRole())
        head = QVBoxLayout()
        keep_margins(head, SIDE, 10, SIDE, 8)
        keep_spacing(head, 2)
        head.addWidget(self.title)
        head.addWidget(self.reason)
        first = QHBoxLayout()
        first.addWidget(self.for_all, 1)
        first.addWidget(self._shift)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        keep_margins(foot, SIDE, 6, SIDE, 8)
        keep_spacing(foot, 0)
        foot.addLayout(first)
        foot.addWidget(self.signs)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self.roles, 1)
        self._column.addWidget(self._foot)


class RoleList(QListWidget):
    """The roles to choose from; those without a key wait behind the last line. `chosen(LineRole)`, with Maiusc
    `chosen_for_all(LineRole)`."""

    chosen = Signal(object)
    chosen_for_all = Signal(object)
    unfolded = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = LineRole.NOTHING
        self.setAccessibleName("Ruoli")
        self.setItemDelegate(RolePainting(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verbs = Verbs(self)
        self.verbs.add_verb(Order.EDIT, "Applica il ruolo", "check", self._take_current)
        self.itemClicked.connect(self._take)

    def show_roles(self, role: LineRole, *, is_whole: bool = False) -> None:
        """Show the roles with a key, and all of them when that of the line has none or `is_whole`."""
        self._role = role
        is_whole = is_whole or not LOOKS[role].key
        self.clear()
        for each, look in LOOKS.items():
            if is_whole or look.key:
                self._add(each, look.words)
        if not is_whole:
            self.addItem(QListWidgetItem(OTHERS))

    def wanted_height(self) -> int:
        return self.count() * scaled(MEASURES.tree_row) + scaled(MEASURES.gap_small)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = BY_KEY.get(event.text().upper())
        if event.key() in ENTER:
            self._take_current()
        elif role is not None and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.chosen_for_all.emit(role)
        elif role is not None:
            self.chosen.emit(role)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _add(self, role: LineRole, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(ROLE_ROLE, role)
        key = f", tasto {LOOKS[role].key}" if LOOKS[role].key else ""
        now = ", ruolo di adesso" if role is self._role else ""
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}{key}{now}")
        self.addItem(item)
        if role is self._role:
            self.setCurrentItem(item)

    def _take_current(self) -> None:
        if (item := self.currentItem()) is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        role = item.data(ROLE_ROLE)
        if isinstance(role, LineRole):
            self.chosen.emit(role)
        else:
            self.show_roles(self._role, is_whole=True)
            self.setCurrentRow(len(BY_KEY))
            self.unfolded.emit()

    @property
    def role(self) -> LineRole:
        """The role that the lines have now."""
        return self._role


class RolePainting(QStyledItemDelegate):
    """Paints the key, a square of the colour, the words, and a tick on the role of now."""

    def __init__(self, roles: RoleList) -> None:
        super().__init__(roles)
        self._roles = roles

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(WIDTH) // 2, scaled(MEASURES.tree_row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        empty = QStyleOptionViewItem(option)
        style = self._roles.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, empty, painter, self._roles)
        colours, rect = colours_of(option.palette), option.rect.adjusted(scaled(SIDE), 0, -scaled(SIDE), 0)
        role = index.data(ROLE_ROLE)
        left = rect.left() + scaled(CAP_ROOM)
        is_now = role is self._roles.role
        if isinstance(role, LineRole):
            if LOOKS[role].key:
                paint_caps(painter, rect.left(), rect.center().y() + 1, LOOKS[role].key, colours)
            side = scaled(SWATCH)
            swatch = QRect(left, rect.center().y() - side // 2 + 1, side, side)
            paint_panel(painter, swatch, colours.tones[LOOKS[role].tone].ink, "", radius=2)
        painter.save()
        painter.setFont(font_of(MEASURES.body, strong=is_now))
        painter.setPen(QColor(colours.text))
        room = QRect(left + scaled(SWATCH + BESIDE), rect.top(), rect.right() - left - scaled(40), rect.height())
        words = QFontMetrics(painter.font()).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()
        if is_now:
            side = scaled(MEASURES.icon)
            tick = QRect(rect.right() - side, rect.center().y() - side // 2 + 1, side, side)
            coloured_icon("check", colours.text).paint(painter, tick)
