"""What to print: the document and, for sheets, whose and how."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.documents.catalogue import (
    SHEETS,
    DocumentKind,
    DocumentOption,
    DocumentRequest,
    DocumentScope,
    DocumentSubject,
)
from app.domain.ids import SheetId
from app.services.documents.printing import subjects_of
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override

ALL = 0
"""The choice that stands for all the subjects; None is no choice yet."""


class ShortList(QListWidget):
    """A list as tall as its lines."""

    @override
    def sizeHint(self) -> QSize:
        lines = sum(self.sizeHintForRow(row) + 2 * self.spacing() for row in range(self.count()))
        return QSize(super().sizeHint().width(), lines + 2 * (self.frameWidth() + self.spacing()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()


class DocumentOptions(QWidget):
    """The list of documents with the choices of the one selected; `chosen(DocumentRequest)` at every change."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered = [row.kind for row in desk.registries.documents()]
        self._listed: DocumentKind | None = None
        self._wanted: int | None = None
        self.kinds = ShortList()
        self.kinds.setAccessibleName("Documenti")
        self.hint = hint_label("")
        self.subjects = ChoiceBox()
        self.subjects_label = QLabel()
        self.subjects_label.setBuddy(self.subjects)
        self.boxes = {option: QCheckBox(option.italian) for option in DocumentOption}
        for option, box in self.boxes.items():
            box.setAccessibleName(option.italian)
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
        """What the keyboard stops at, in order."""
        return [self.kinds, self.subjects, *self.boxes.values()]

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

    def choose_sheet(self, sheet_id: SheetId) -> None:
        """Show this sheet, now or as soon as the list is there."""
        self._wanted = sheet_id
        self.kinds.setCurrentRow(self._offered.index(SHEETS))
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
        for widget in (self.subjects, self.subjects_label):
            widget.setVisible(not kind.is_of_the_year)
        for option, box in self.boxes.items():
            box.setVisible(option in kind.options)
        self.subjects_label.setText(f"Quali {kind.scope.many}")
        self.subjects.setAccessibleName(self.subjects_label.text())
        self.hint.setText(kind.description)

    def _request(self) -> DocumentRequest:
        kind = self.kind
        subject_id = None if kind.is_of_the_year else self.subjects.currentData() or None
        options = frozenset(option for option in kind.options if self.boxes[option].isChecked())
        return DocumentRequest(kind, self._desk.year, subject_id, options)

    def _fill_kinds(self) -> None:
        for kind in self._offered:
            self.kinds.addItem(QListWidgetItem(icon(kind.icon), kind.italian))
        self.kinds.setCurrentRow(0)
        self.kinds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kinds.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setSpacing(self.fontMetrics().height() // 6)

    def _lay_out(self) -> None:
        self.subjects.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subjects.setMinimumContentsLength(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kinds, self.hint, self.subjects_label, self.subjects, *self.boxes.values()):
            layout.addWidget(widget)
        layout.insertSpacing(2, self.fontMetrics().height() // 2)
        layout.addStretch(1)


def _first_choice(scope: DocumentScope, count: int) -> str:
    return f"Tutte le {scope.many} ({count})" if count else f"Nessuna {scope.one}"
