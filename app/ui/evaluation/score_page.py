"""The lines of a sheet, section by section: filled from the keyboard alone."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.italian import format_decimal
from app.domain.sheets.detail import SectionDetail, SheetDetail
from app.ui.evaluation.item_line import ItemLine
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES


class ScorePage(QWidget):
    """Signals: `scored(item, value)`, `noted(item, text)`; `ended()` after Enter on the last line."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ItemLine] = []
        self._headings: list[SectionHeading] = []
        self._noted: ItemLine | None = None
        self._shape: object = None
        self.area: QScrollArea = in_scroll_area(QWidget())
        self.area.setAccessibleName("Punteggi della scheda")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.area.verticalScrollBar().rangeChanged.connect(self._make_note_visible)

    def show_detail(self, detail: SheetDetail) -> None:
        """Show a sheet; fresh values of the one already shown keep keyboard, scroll and notes being written."""
        shape = _shape(detail)
        if shape != self._shape:
            self._shape = shape
            self._build(detail)
        for heading, section in zip(self._headings, detail.sections, strict=True):
            heading.show_section(section)
        for line, item in zip(self.lines, detail.items, strict=True):
            line.show_item(item, is_open=detail.is_open)

    def start(self) -> None:
        """Put the keyboard on the first line without a score, or on the first of all."""
        scorable = [line for line in self.lines if line.takes_score]
        empty = [line for line in scorable if line.item.value is None]
        for line in (empty or scorable)[:1]:
            line.start()

    def go_to(self, section: str, key: str) -> bool:
        """Put the keyboard on a line; tell whether it takes a score."""
        for line in self.lines:
            if line.item.place == (section, key) and line.takes_score:
                line.start()
                self.area.ensureWidgetVisible(line)
                return True
        return False

    def open_note(self, section: str, key: str) -> None:
        for line in self.lines:
            if line.item.place == (section, key):
                line.open_note()

    def _build(self, detail: SheetDetail) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        step = self.fontMetrics().height()
        column.setContentsMargins(0, 0, step, step)
        self.lines, self._headings = [], []
        items = {code: list(lines) for code, lines in groupby(detail.items, key=lambda item: item.section)}
        for section in detail.sections:
            heading = SectionHeading(section)
            self._headings.append(heading)
            column.addWidget(heading)
            for item in items.get(section.code, []):
                column.addWidget(self._line(ItemLine(item, is_open=detail.is_open)))
        column.addStretch(1)
        self.area.setWidget(body)

    def _line(self, line: ItemLine) -> ItemLine:
        line.scored.connect(self.scored)
        line.noted.connect(self.noted)
        line.finished.connect(self._go_on)
        line.entered.connect(self._make_visible)
        line.note_opened.connect(self._show_note)
        self.lines.append(line)
        return line

    def _go_on(self) -> None:
        """Go to the next line that takes a score; after the last one say that the sheet is over."""
        sender = self.sender()
        place = next((place for place, line in enumerate(self.lines) if line is sender), len(self.lines))
        following = [line for line in self.lines[place + 1 :] if line.takes_score]
        if following:
            following[0].start()
        else:
            self.ended.emit()

    def _show_note(self, line: ItemLine) -> None:
        """Bring the note into view: now where there is room, else as soon as the page has grown.

        `ensureWidgetVisible` would be content with its cursor.
        """
        self._noted = line
        QTimer.singleShot(0, self._make_note_visible)

    def _make_note_visible(self) -> None:
        body = self.area.widget()
        if body and self._noted in self.lines and self._noted.note.hasFocus():
            note = self._noted.note
            self.area.ensureWidgetVisible(self._noted, 0, 0)
            bottom = note.mapTo(body, note.rect().bottomLeft())
            self.area.ensureVisible(bottom.x(), bottom.y(), 0, self.fontMetrics().height())

    def _make_visible(self, line: ItemLine) -> None:
        """Show the whole line, or from its title on where the page is lower than it."""
        margin = self.fontMetrics().height()
        self.area.ensureWidgetVisible(line, 0, margin)
        if line.height() + 2 * margin > self.area.viewport().height():
            self.area.verticalScrollBar().setValue(line.y())


class SectionHeading(QWidget):
    """The title of a section with its weight, its degree and what it brings to the total."""

    def __init__(self, section: SectionDetail) -> None:
        super().__init__()
        self.numbers = QLabel()
        row = QHBoxLayout()
        row.addWidget(title_label(section.title, MEASURES.section), 1)
        row.addWidget(self.numbers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        if section.description:
            layout.addWidget(hint_label(section.description))
        layout.addWidget(_rule())
        self.said = hint_label("")
        layout.addWidget(self.said)

    def show_section(self, section: SectionDetail) -> None:
        self.said.setText(section.said or ("" if section.items else section.hint))
        self.said.setVisible(bool(self.said.text()))
        self.numbers.setText("  ·  ".join(_numbers(section)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


def _numbers(section: SectionDetail) -> Iterator[str]:
    """Say what a section weighs, its degree and what it brings to the total."""
    if section.is_correction:
        yield "nessuna correzione" if section.points is None else f"punti {format_decimal(section.points)}"
        return
    if section.weight is not None:
        real = "" if section.effective_weight is None else f" (effettivo {format_decimal(section.effective_weight)})"
        yield f"peso {format_decimal(section.weight, None)}{real}"
    if section.is_excluded:
        yield "non si applica"
        return
    yield f"grado {format_decimal(section.degree)}"
    if section.points is not None:
        yield f"punti {format_decimal(section.points)}"


def _rule() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line


def _shape(detail: SheetDetail) -> object:
    """What must be the same for the widgets to be kept: the sheet and its lines."""
    return detail.id, tuple((item.place, item.kind, item.label, item.takes_score) for item in detail.items)
