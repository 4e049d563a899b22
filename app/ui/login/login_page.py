"""The page of log-in: who one is, the password, and the ways around it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.italian import format_date
from app.ui.archive_choices import Access, ProtectedArchive
from app.ui.front_card import BesideLine, Centred, FrontCard, front_heading
from app.ui.kit.buttons import make_button, make_primary, make_words_button
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.key_caps import KeyHintsLine
from app.ui.kit.labels import Words, hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_maximum_height, keep_spacing
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES
from app.ui.login.access_list import AccessList
from app.ui.login.password_line import PasswordField, with_room

LIST_PART, PASSWORD_PART = 4, 3
CARD, BUTTON, SIDE = 424, 40, 32
WAITING = "Dopo 5 errori di seguito si aspetta un minuto."
REMEMBERED = "nomi ricordati su questo computer"


class LoginPage(QWidget):
    """Signals: `entered(slot, password)`, `recovery_asked`, `open_asked`, `new_asked`."""

    entered = Signal(str, str)
    recovery_asked = Signal()
    open_asked = Signal()
    new_asked = Signal()

    def __init__(self, archive: ProtectedArchive, first: str = "", parent: QWidget | None = None) -> None:
        """`first` is the slot of who used this computer last."""
        super().__init__(parent)
        self.archive = archive
        self.setAccessibleName("Accesso")
        self.list = AccessList(self)
        self.password = PasswordField()
        self.enter = make_primary(make_button("Entra", "", self._enter))
        keep_height(self.enter, BUTTON)
        self.title, self.name = title_label("", MEASURES.section), hint_label("")
        self._lay_out()
        Verbs(self.list).add(self.enter, Order.EDIT)
        self.list.chosen.connect(self._show)
        self.list.confirmed.connect(self.password.line.setFocus)
        self.password.confirmed.connect(self._enter)
        self.password.line.stepped.connect(self._step)
        self.list.show_all(archive.accesses, first)

    def begin(self) -> None:
        """Give the keyboard to the password: who is in front is most often who comes back."""
        self.password.forget()
        self.set_busy(is_busy=False)
        self.password.line.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why nobody entered, under the password."""
        self.set_busy(is_busy=False)
        self.password.refuse(str(error.sentence))

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second answer while the password is tried, which takes about half a second."""
        self.enter.setEnabled(not is_busy)
        self.list.setEnabled(not is_busy)
        self.enter.setText("Verifica…" if is_busy else "Entra")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card.fit(self.width())

    def _enter(self) -> None:
        access = self.list.current
        if access is None or not self.enter.isEnabled():
            return
        if not self.password.text:
            self.password.refuse("Scrivere la password.")
            return
        self.set_busy(is_busy=True)
        self.entered.emit(access.slot, self.password.text)

    def _step(self, step: int) -> None:
        """Go to the person above or below, also from the password."""
        if self.list.isEnabled():
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))

    def _show(self, access: Access) -> None:
        self.title.setText(access.title)
        self.name.setText(access.name)
        self.password.forget()

    def _lay_out(self) -> None:
        self._card = card = FrontCard(self._list_half(), LIST_PART, self._password_half(), PASSWORD_PART)
        keep_maximum_height(card, CARD)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        page = QWidget()
        column = QVBoxLayout(page)
        keep_margins(column, *[MEASURES.margin] * 4)
        keep_spacing(column, MEASURES.margin)
        column.addStretch(1)
        column.addLayout(front_heading(self.archive.title, _last_change(self.archive)))
        column.addSpacing(MEASURES.gap)
        column.addWidget(card, 100)
        column.addLayout(self._foot())
        column.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(in_scroll_area(Centred(page)))

    def _list_half(self) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        keep_margins(column, 0, MEASURES.margin, 0, MEASURES.gap)
        keep_spacing(column, MEASURES.gap)
        head = QHBoxLayout()
        keep_margins(head, MEASURES.margin, 0, MEASURES.margin, 0)
        head.addWidget(title_label("Chi sei?", MEASURES.section))
        head.addStretch(1)
        if any(access.name for access in self.archive.accesses):
            remembered = hint_label(REMEMBERED)
            remembered.setWordWrap(False)
            keep_font(remembered, MEASURES.caption)
            head.addWidget(remembered)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return half

    def _password_half(self) -> QWidget:
        half = BesideLine()
        column = QVBoxLayout(half)
        keep_margins(column, SIDE, MEASURES.margin, SIDE, MEASURES.margin)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.title)
        column.addWidget(self.name)
        column.addSpacing(MEASURES.margin)
        column.addLayout(with_room(self.password))
        column.addWidget(self.enter)
        column.addWidget(
            make_words_button("Usa la chiave di recupero…", "", self.recovery_asked.emit), 0, Qt.AlignmentFlag.AlignLeft
        )
        column.addStretch(1)
        waiting = Words(WAITING)
        waiting.setForegroundRole(hint_label("").foregroundRole())
        keep_font(waiting, MEASURES.caption)
        column.addWidget(waiting)
        return half

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        keep_spacing(line, 2 * MEASURES.gap_groups)
        line.addWidget(make_words_button("Apri un altro archivio…", "folder-open", self.open_asked.emit))
        line.addWidget(make_words_button("Nuovo archivio…", "plus", self.new_asked.emit))
        line.addStretch(1)
        keys = KeyHintsLine()
        keys.show_hints(self.list.key_hints())
        line.addWidget(keys, 1)
        return line


def _last_change(archive: ProtectedArchive) -> str:
    return f"{archive.path.name}, ultima modifica {when(archive.changed, datetime.now().astimezone())}"


def when(moment: datetime, now: datetime) -> str:
    """Say a moment as people do: `oggi alle 9:05`, `ieri alle 17:20`, `il 3/10/2024`."""
    day: date = moment.date()
    if day == now.date():
        return f"oggi alle {moment.hour}:{moment:%M}"
    if day == now.date() - timedelta(days=1):
        return f"ieri alle {moment.hour}:{moment:%M}"
    return f"il {format_date(day)}"
