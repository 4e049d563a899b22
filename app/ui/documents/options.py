"""What to print: the document and, for sheets, whose and how."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.documents.catalogue import SHEETS, DocumentKind, DocumentOption, DocumentRequest, DocumentSubject
from app.domain.documents.scopes import DocumentScope
from app.domain.ids import SheetId
from app.services.access import is_permitted
from app.services.documents.printing import subjects_of
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.context_menu import Verbs
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.scale import keep_height, keep_spacing
from app.ui.kit.tokens import MEASURES

FEWEST_LETTERS = 8
ALL = 0
"""The choice that stands for all the subjects; None is no choice yet."""


class DocumentOptions(QWidget):
    """The list of documents with its `verbs`; `choices`: whose and how. `chosen(DocumentRequest)` at every change."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered = [row.kind for row in desk.registries.documents() if _is_for(desk, row.kind)]
        self._listed: DocumentKind | None = None
        self._wanted: int | None = None
        self._day: tuple[DocumentKind, date] | None = None
        self.kinds = QListWidget()
        self.verbs = Verbs(self.kinds)
        self.kinds.setAccessibleName("Documenti")
        self.hint = hint_label("")
        self.subjects = ChoiceBox()
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
        for box in self.boxes.values():
            box.clicked.connect(self._choose)

    @property
    def kind(self) -> DocumentKind:
        return self._offered[max(self.kinds.currentRow(), 0)]

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at among the choices, in order."""
        return [self.subjects, *self.boxes.values()]

    def add_below(self, widget: QWidget) -> None:
        """Put something under what is said of the document."""
        self._below.addWidget(widget)

    def reload(self) -> None:
        """Read again what the document may be about, then ask for it afresh."""
        self._show_options()
        kind, documents = self.kind, self._desk.registries.documents()
        if kind.is_of_the_year:
            self._choose()
        else:
            latest = (self, "subjects")
            self._desk.read(subjects_of, kind, self._desk.year, documents, on_done=self._show_subjects, latest=latest)

    def choose_kind(self, code: str) -> None:
        """Show the document with this code; one that is not offered changes nothing."""
        for row, kind in enumerate(self._offered):
            if kind.code == code:
                self.kinds.setCurrentRow(row)

    def choose_day(self, code: str, day: date) -> None:
        """Show the document with this code as the year stood on a day: another document, or year, forgets it."""
        self._day = next(((kind, day) for kind in self._offered if kind.code == code and kind.is_of_a_day), None)
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
        wanted = self._wanted or (self.subjects.currentData() if self._listed == self.kind else None)
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
        self.chosen.emit(self._request())

    def _show_options(self) -> None:
        kind = self.kind
        self.subjects.setVisible(not kind.is_of_the_year)
        for option, box in self.boxes.items():
            box.setVisible(option in kind.options)
        self.subjects.setAccessibleName(f"Quali {kind.scope.many}")
        self.hint.setText(kind.description)

    def _request(self) -> DocumentRequest:
        kind = self.kind
        subject_id = None if kind.is_of_the_year else self.subjects.currentData() or None
        options = frozenset(option for option in kind.options if self.boxes[option].isChecked())
        return DocumentRequest(kind, self._desk.year, subject_id, options, on_day=self._day_of(kind))

    def _day_of(self, kind: DocumentKind) -> date | None:
        asked, day = self._day or (None, None)
        return day if asked == kind and day is not None and day.year == self._desk.year else None

    def _fill_kinds(self) -> None:
        for kind in self._offered:
            self.kinds.addItem(QListWidgetItem(icon(kind.icon), kind.italian))
        self.kinds.setCurrentRow(0)

    def _lay_out(self) -> None:
        self.subjects.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subjects.setMinimumContentsLength(FEWEST_LETTERS)
        keep_height(self.subjects, MEASURES.page_button)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        line = QHBoxLayout(self.choices)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.subjects, 1)
        for box in self.boxes.values():
            line.addWidget(box)
        self._below = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(self.kinds, 1)
        layout.addWidget(self.hint)


def _is_for(desk: Desk, kind: DocumentKind) -> bool:
    """Tell whether the person at the keyboard may print a document: what is not for them is not offered."""
    return is_permitted(desk.workspace.actor, kind.question)


def _short(option: DocumentOption) -> str:
    """Return the name of an option without what explains it, which is in its tip."""
    return option.italian.partition(",")[0]


def _first_choice(scope: DocumentScope, count: int) -> str:
    return f"Tutte le {scope.many} ({count})" if count else f"Nessuna {scope.one}"
