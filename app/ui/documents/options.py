"""What to print: the document and, for sheets, whose and how."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.dates import parse_date
from app.domain.documents.catalogue import SHEETS, DocumentKind, DocumentOption, DocumentRequest, DocumentSubject
from app.domain.documents.scopes import DocumentScope
from app.domain.documents.state import state_day
from app.domain.ids import SheetId
from app.domain.italian import NotReadable, format_date
from app.domain.periods import year_period
from app.services.access import is_permitted
from app.services.documents.printing import subjects_of
from app.ui.kit.calendar import add_calendar
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.context_menu import Verbs
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_spacing, keep_width
from app.ui.kit.tokens import MEASURES, colours_of

FEWEST_LETTERS, DAY = 8, 128
PLACE = Qt.ItemDataRole.UserRole
"""Where the place of a document among those offered is kept; a heading has none."""
ALL = 0
"""The choice that stands for all the subjects; None is no choice yet."""


class DocumentOptions(QWidget):
    """The list of documents with its `verbs`; `choices`: whose, how and on which day.

    `asked()` when a document is to be made, `chosen(DocumentRequest)` when all that it asks is known;
    `refused(str)` when what was typed is no day of the year.
    """

    asked = Signal()
    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered = [row for row in desk.registries.documents() if _is_for(desk, row.kind)]
        self._listed: DocumentKind | None = None
        self._is_listing = False
        self._wanted: int | None = None
        self._day: tuple[DocumentKind, date] | None = None
        self._followed: SheetId | None = None
        self.kinds = QListWidget()
        self.verbs = Verbs(self.kinds)
        self.kinds.setAccessibleName("Documenti")
        self.hint = hint_label("")
        self.subjects = ChoiceBox()
        self.day = QLineEdit()
        self.day.setAccessibleName("Al giorno")
        self.day.setToolTip("Il giorno dell'anno di cui il documento dice lo stato")
        self.day.setPlaceholderText("gg/mm/aaaa")
        add_calendar(self.day)
        self.choices = QWidget()
        self.boxes = {option: QCheckBox(_short(option)) for option in DocumentOption}
        for option, box in self.boxes.items():
            box.setAccessibleName(option.italian)
            box.setToolTip(option.italian)
        self._fill_kinds()
        self._lay_out()
        self._show_options()
        self.kinds.currentItemChanged.connect(self.reload)
        self.subjects.activated.connect(self._choose)
        self.day.editingFinished.connect(self._commit_day)
        for box in self.boxes.values():
            box.clicked.connect(self._choose)

    @property
    def kind(self) -> DocumentKind:
        chosen: QListWidgetItem | None = self.kinds.currentItem()
        return self._offered[chosen.data(PLACE) if chosen is not None else 0].kind

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at among the choices, in order."""
        return [self.subjects, self.day, *self.boxes.values()]

    def add_below(self, widget: QWidget) -> None:
        """Put something under what is said of the document."""
        self._below.addWidget(widget)

    def follow_sheet(self) -> None:
        """Show the sheet that was being looked at in another page, unless it was already told, or all are shown."""
        is_of_sheets = self.kind.scope is DocumentScope.SHEET and self.subjects.currentData() != ALL
        if is_of_sheets and self._desk.hub.sheet_in_sight != self._followed:
            self.reload()

    def reload(self) -> None:
        """Read again what the document may be about, then ask for it afresh."""
        self._show_options()
        kind, documents = self.kind, self._desk.registries.documents()
        self._is_listing = not kind.is_of_the_year
        self.asked.emit()
        if kind.is_of_the_year:
            self._choose()
        else:
            latest = (self, "subjects")
            self._desk.read(subjects_of, kind, self._desk.year, documents, on_done=self._show_subjects, latest=latest)

    def named_kinds(self) -> Iterator[tuple[str, QWidget, Callable[[], object]]]:
        """Yield the documents offered by their names, with their list and what chooses each."""
        return ((row.kind.italian, self.kinds, partial(self.choose_kind, row.kind.code)) for row in self._offered)

    def choose_kind(self, code: str) -> None:
        """Show the document with this code; one that is not offered changes nothing."""
        for place, row in enumerate(self._offered):
            if row.kind.code == code:
                self.kinds.setCurrentItem(self._items[place])

    def choose_day(self, code: str, day: date) -> None:
        """Show the document with this code as the year stood on a day, which is of that document and year alone."""
        found = (row.kind for row in self._offered if row.kind.code == code and row.kind.is_of_a_day)
        self._day = next(((kind, day) for kind in found), None)
        self.choose_kind(code)
        self.reload()

    def choose_sheet(self, sheet_id: SheetId) -> None:
        """Show this sheet, now or as soon as the list is there."""
        self.choose_subject(SHEETS.code, sheet_id)

    def choose_subject(self, code: str, subject_id: int) -> None:
        """Show the document with this code about one subject, now or as soon as the list is there."""
        self._wanted = subject_id
        self.choose_kind(code)
        self.reload()

    def _show_subjects(self, subjects: Sequence[DocumentSubject]) -> None:
        if self.kind.is_of_the_year:
            return
        self._is_listing = False
        # A list that had nobody stands on «Nessuna…»: that is no choice of all those who are there now.
        was_chosen = self._listed == self.kind and self.subjects.count() > 1
        wanted = self._wanted or (self.subjects.currentData() if was_chosen else None)
        if self.kind.scope is DocumentScope.SHEET and self._desk.hub.sheet_in_sight != self._followed:
            self._followed = self._desk.hub.sheet_in_sight
            wanted = wanted if self._wanted or wanted == ALL else self._followed
        self._wanted, self._listed = None, self.kind
        self.subjects.clear()
        self.subjects.addItem(_first_choice(self.kind.scope, len(subjects)), ALL)
        for subject in subjects:
            self.subjects.addItem(subject.text, subject.id)
        found = self.subjects.findData(wanted) if wanted is not None else -1
        self.subjects.setCurrentIndex(found if found >= 0 else min(1, len(subjects)))
        for widget in (self.subjects, *self.boxes.values()):
            widget.setEnabled(bool(subjects))
        self._choose()

    def _choose(self) -> None:
        """Ask for the document, unless those it may be about are still being read: the list in sight is of another."""
        if not self._is_listing:
            self.chosen.emit(self._request())

    def _show_options(self) -> None:
        kind = self.kind
        self.subjects.setVisible(not kind.is_of_the_year)
        for option, box in self.boxes.items():
            box.setVisible(option in kind.options)
        self.day.setVisible(kind.is_of_a_day)
        if kind.is_of_a_day:
            self.day.setText(format_date(self._day_shown(kind)))
        self.subjects.setAccessibleName(f"Quali {kind.scope.many}")
        self.hint.setText(kind.description)

    def _request(self) -> DocumentRequest:
        kind = self.kind
        subject_id = None if kind.is_of_the_year else self.subjects.currentData() or None
        options = frozenset(option for option in kind.options if self.boxes[option].isChecked())
        return DocumentRequest(kind, self._desk.year, subject_id, options, on_day=self._day_of(kind))

    def _commit_day(self) -> None:
        """Ask for the document on the day that was typed; one that cannot be is said, and the day shown stays."""
        kind, year = self.kind, self._desk.year
        shown = self._day_shown(kind)
        try:
            day = parse_date(self.day.text().strip(), year)
        except NotReadable as error:
            self._refuse_day(str(error), shown)
            return
        if day not in year_period(year):
            self._refuse_day(f"Il {format_date(day)} è fuori dall'anno {year}", shown)
            return
        self.day.setText(format_date(day))
        if day != shown:
            self._day = kind, day
            self._choose()

    def _refuse_day(self, why: str, shown: date) -> None:
        self.day.setText(format_date(shown))
        self.refused.emit(f"{why}. Il documento resta quello al {format_date(shown)}.")

    def _day_shown(self, kind: DocumentKind) -> date:
        return self._day_of(kind) or state_day(self._desk.year, self._desk.workspace.today)

    def _day_of(self, kind: DocumentKind) -> date | None:
        asked, day = self._day or (None, None)
        return day if asked == kind and day is not None and day.year == self._desk.year else None

    def _fill_kinds(self) -> None:
        """List the documents under the heading of their group; a heading cannot be chosen."""
        self._headings: list[QListWidgetItem] = []
        self._items: list[QListWidgetItem] = []
        for place, row in enumerate(self._offered):
            if not place or self._offered[place - 1].group is not row.group:
                self._headings.append(_heading(row.group.italian, self.kinds))
            item = QListWidgetItem(icon(row.kind.icon), row.kind.italian, self.kinds)
            item.setData(PLACE, place)
            self._items.append(item)
        self._paint_headings()
        if self._items:
            self.kinds.setCurrentItem(self._items[0])

    def _paint_headings(self) -> None:
        for heading in self._headings:
            heading.setForeground(QColor(colours_of(self.kinds.palette()).quiet))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_headings()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.subjects.keep_letters(FEWEST_LETTERS)
        for field in (self.subjects, self.day):
            keep_height(field, MEASURES.page_button)
        keep_width(self.day, DAY)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        line = QHBoxLayout(self.choices)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.subjects, 1)
        line.addWidget(self.day)
        for box in self.boxes.values():
            line.addWidget(box)
        self._below = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.kinds, 1)
        layout.addWidget(self.hint)


def _heading(words: str, kinds: QListWidget) -> QListWidgetItem:
    item = QListWidgetItem(words, kinds)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _is_for(desk: Desk, kind: DocumentKind) -> bool:
    """Tell whether the person at the keyboard may print a document: what is not for them is not offered."""
    return is_permitted(desk.workspace.actor, kind.question)


def _short(option: DocumentOption) -> str:
    """Return the name of an option without what explains it, which is in its tip."""
    return option.italian.partition(",")[0]


def _first_choice(scope: DocumentScope, count: int) -> str:
    return f"Tutte le {scope.many} ({count})" if count else f"Nessuna {scope.one}"
