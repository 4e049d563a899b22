"""The left half: the document's own lines under their head, with the filter that leaves the doubts."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.plan_text.roles import LineRole
from app.ui.kit.chip import Chip
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_width, scaled
from app.ui.kit.tokens import MEASURES
from app.ui.plan_import.lines_model import CERTAINTY, HEADINGS, PAGE, ROLE, WORDS, DocumentLine
from app.ui.plan_import.lines_view import NARROW, WIDTHS, LinesView
from app.ui.plan_import.outcome_pane import Framed, PaneHead

HEAD_SIDE = 8
ONLY_DOUBTS = "solo i dubbi"
NO_DOUBTS = "Nessun dubbio\nOgni riga ha un ruolo sicuro, o scelto da chi importa."
NONE_UNASSIGNED = "Nessuna riga senza ruolo\nTutto il documento diventa qualcosa."
NO_LINES = "Nel documento non c'è testo\nSe è una scansione, serve prima il riconoscimento dei caratteri (OCR)."


class Shown(Enum):
    """Which lines are in the list."""

    ALL = auto()
    DOUBTS = auto()
    UNASSIGNED = auto()


class LinesPane(QWidget):
    """`shown_changed`: the filter has other lines in sight."""

    shown_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = LinesView(self)
        self.doubts = Chip(ONLY_DOUBTS, parent=self)
        self.doubts.toggled.connect(self._turn_doubts)
        self.shown = Shown.ALL
        self.lines: Sequence[DocumentLine] = ()
        self._labels = {column: QLabel(HEADINGS[column]) for column in (PAGE, ROLE, CERTAINTY, WORDS)}
        self._lay_out()

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        """Show the lines that the filter leaves; a doubt that was settled stays in sight until the filter is moved."""
        self.lines = lines
        self.doubts.show_count(sum(line.is_doubt for line in lines))
        self._filter(keep=self.shown is not Shown.ALL)

    def choose(self, shown: Shown) -> None:
        """Leave these lines in sight."""
        self.shown = shown
        self.doubts.blockSignals(True)
        self.doubts.setChecked(shown is Shown.DOUBTS)
        self.doubts.blockSignals(False)
        self.doubts.update()
        self._filter()
        self.shown_changed.emit()

    def line(self, number: int) -> DocumentLine | None:
        return next((line for line in self.lines if line.number == number), None)

    def go_to(self, number: int) -> None:
        """Go to a line, taking the filter off when it hides it."""
        if not self.view.go_to(number):
            self.choose(Shown.ALL)
            self.view.go_to(number)

    def go_to_doubt(self, step: int) -> bool:
        """Go to the next doubt of the whole document; tell whether there is one."""
        if self.shown is Shown.UNASSIGNED:
            self.choose(Shown.ALL)
        row = self.view.next_doubt(step)
        if row is not None:
            self.view.go_to_row(row)
        return row is not None

    def fit(self) -> None:
        """Keep the words of the head over their columns."""
        is_narrow = self.width() - 2 < scaled(NARROW)
        for column in (PAGE, CERTAINTY):
            self._labels[column].setVisible(not is_narrow)

    @override
    def resizeEvent(self, event: object) -> None:
        self.fit()

    def _turn_doubts(self, is_on: bool) -> None:
        self.choose(Shown.DOUBTS if is_on else Shown.ALL)

    def _filter(self, *, keep: bool = False) -> None:
        in_sight = {line.number for line in self.view.lines.lines} if keep else set()
        self.view.show_lines([line for line in self.lines if self._is_shown(line) or line.number in in_sight])
        empty = {Shown.ALL: NO_LINES, Shown.DOUBTS: NO_DOUBTS, Shown.UNASSIGNED: NONE_UNASSIGNED}[self.shown]
        self.view.empty.say(empty, self._show_all if self.shown is not Shown.ALL else None)

    def _show_all(self) -> None:
        self.choose(Shown.ALL)

    def _is_shown(self, line: DocumentLine) -> bool:
        match self.shown:
            case Shown.DOUBTS:
                return line.is_doubt
            case Shown.UNASSIGNED:
                return line.role is LineRole.NOTHING
            case Shown.ALL:
                return True

    def _lay_out(self) -> None:
        head = PaneHead(HEAD_SIDE)
        for column, label in self._labels.items():
            keep_font(label, MEASURES.body, strong=True)
            if column in WIDTHS:
                keep_width(label, WIDTHS[column] - (HEAD_SIDE if column == PAGE else 0))
        titles = QHBoxLayout()
        titles.setSpacing(0)
        for label in self._labels.values():
            titles.addWidget(label)
        head.row.addLayout(titles)
        head.row.addStretch(1)
        head.row.addWidget(self.doubts)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.addWidget(Framed(head, self.view))
