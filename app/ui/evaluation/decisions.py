"""*Da decidere*: the rows that take a score, section by section, filled from the keyboard alone."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.italian import format_decimal
from app.domain.sheets.detail import ItemDetail, ItemKind, SectionDetail, SheetDetail
from app.ui.evaluation.factor_row import FactorRow
from app.ui.kit.grade import MARK_HEIGHT, MARK_WIDTH
from app.ui.kit.grades import Grades
from app.ui.kit.key_caps import KeyHint, hint_news
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing, scaled
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES, colours_of

HEAD, SECTION_HEAD = 40, 32
NOTHING = "Nulla da decidere: la scheda è fatta di obiettivi già misurati."


def to_decide(section: SectionDetail) -> list[ItemDetail]:
    """Return the lines of a section that are judged by somebody, whether or not they apply to the person."""
    return [item for item in section.items if item.kind is not ItemKind.MEASURED]


class Decisions(QWidget):
    """Signals: `scored(item, value)`, `noted(item, text)`; `ended()` after Enter when no row waits any more."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FactorRow] = []
        self._headings: dict[str, SectionHeading] = {}
        self._shape: object = None
        self._shown_id: object = None
        self._is_low = False
        # A timer of its own: Qt for Python has crashed on the one that `singleShot` makes for a method.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_current_into_sight)
        self.head = DecisionsHead()
        self.nothing = hint_label(NOTHING)
        self.area: QScrollArea = in_scroll_area(QWidget())
        self.area.setAccessibleName("Punteggi della scheda")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().rangeChanged.connect(self._bring_current_into_sight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.nothing)
        layout.addWidget(self.area, 1)

    def show_detail(self, detail: SheetDetail) -> None:
        """Show a sheet; fresh values of the one already shown keep keyboard, scroll and notes being written."""
        sections = [section for section in detail.sections if to_decide(section)]
        is_of_another = detail.id != self._shown_id
        self._shown_id = detail.id
        shape = _shape(sections)
        if shape != self._shape:
            self._shape = shape
            self._build(sections)
        items = [item for section in sections for item in to_decide(section)]
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(detail, item, is_of_another=is_of_another)
        for section in sections:
            if section.code in self._headings:
                self._headings[section.code].show_section(section)
        self.head.show_detail(detail, sections)
        self.nothing.setVisible(not items)
        if is_of_another or self.current is None:
            self._open(self._first())
        hint_news().changed.emit()

    @property
    def current(self) -> FactorRow | None:
        """The row that has grown."""
        return next((row for row in self.rows if row.is_open), None)

    @property
    def is_filled(self) -> bool:
        return not any(row.is_empty for row in self.rows)

    def start(self) -> None:
        """Put the keyboard on the first row that waits for a score, or on the first of all."""
        if (row := self._first()) is not None:
            row.start()

    def go_to(self, section: str, key: str) -> bool:
        """Put the keyboard on a row; tell whether it takes a score."""
        if (row := self._row_at(section, key)) is not None and row.takes_score:
            row.start()
            return True
        return False

    def open_note(self, section: str, key: str) -> None:
        if (row := self._row_at(section, key)) is not None:
            row.open_note()

    def make_low(self, *, is_low: bool) -> None:
        """Leave out what a low or narrow window has no room for."""
        self._is_low = is_low
        self.head.setVisible(not is_low)
        for row in self.rows:
            row.make_low(is_low=is_low)

    def commit_notes(self) -> None:
        for row in self.rows:
            row.note.commit()

    def key_hints(self) -> Sequence[KeyHint]:
        """Return the keys of the sheet while a row has the keyboard."""
        row = self.current
        if row is None or not row.takes_score:
            return (KeyHint("Ctrl Giù", "scheda dopo"), KeyHint("F9", "elenco"))
        digits = row.editor.digit_keys if isinstance(row.editor, Grades) else ""
        return (
            *((KeyHint(digits, "grado"),) if digits else ()),
            KeyHint("Invio", "avanti"),
            KeyHint("F2", "nota"),
            KeyHint("Canc", "toglie"),
            KeyHint("Ctrl Giù", "scheda dopo"),
            KeyHint("F9", "elenco"),
        )

    def _row_at(self, section: str, key: str) -> FactorRow | None:
        return next((row for row in self.rows if row.item.place == (section, key)), None)

    def _first(self) -> FactorRow | None:
        scorable = [row for row in self.rows if row.takes_score]
        empty = [row for row in scorable if row.is_empty]
        return next(iter(empty or scorable or self.rows), None)

    def _build(self, sections: Sequence[SectionDetail]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows, self._headings = [], {}
        for section in sections:
            if len(sections) > 1 or section.is_excluded:
                heading = self._headings[section.code] = SectionHeading()
                column.addWidget(heading)
            for item in to_decide(section):
                column.addWidget(self._row(FactorRow(item)))
        column.addStretch(1)
        self.area.setWidget(body)

    def _row(self, row: FactorRow) -> FactorRow:
        row.scored.connect(self.scored)
        row.noted.connect(self.noted)
        row.finished.connect(self._go_on)
        row.entered.connect(self._open)
        row.walked.connect(self._walk)
        row.note_opened.connect(self._bring_soon)
        row.make_low(is_low=self._is_low)
        self.rows.append(row)
        return row

    def _open(self, wanted: FactorRow | None) -> None:
        """Let one row grow and the others not."""
        for row in self.rows:
            if row is not wanted:
                row.open(is_open=False)
        if wanted is not None:
            wanted.open(is_open=True)
            self._bring_soon(wanted)
        hint_news().changed.emit()

    def _go_on(self, row: FactorRow) -> None:
        """Go to the next row that waits for a score, from the top again after the last; say when none does."""
        place = self.rows.index(row)
        empty = [one for one in (*self.rows[place + 1 :], *self.rows[:place]) if one.is_empty]
        if empty:
            empty[0].start()
        else:
            self.ended.emit()

    def _walk(self, row: FactorRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].start()

    def _bring_soon(self, _row: FactorRow) -> None:
        self._soon.start()

    def _bring_current_into_sight(self) -> None:
        """Show the whole row that has grown, or from its top where the page is lower than it."""
        row = self.current
        if row is None or self.area.widget() is None:
            return
        self.area.ensureWidgetVisible(row, 0, 0)
        if row.height() > self.area.viewport().height():
            self.area.verticalScrollBar().setValue(row.y())
            if row.note.hasFocus():
                self.area.ensureWidgetVisible(row.note, 0, 0)


class DecisionsHead(QWidget):
    """The title of what is to be decided, its section, the legend of the mark and the degree so far."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel("Da decidere")
        keep_font(self.title, MEASURES.section, strong=True)
        self.section = hint_label("")
        self.section.setWordWrap(False)
        self.legend = MarkLegend()
        self.word = QLabel()
        keep_font(self.word, MEASURES.caption)
        self.degree = QLabel()
        keep_font(self.degree, MEASURES.body, strong=True)
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap_groups)
        row.addWidget(self.title)
        row.addWidget(self.section)
        row.addStretch(1)
        row.addWidget(self.legend)
        row.addWidget(self.word)
        row.addWidget(self.degree)
        keep_height(self, HEAD)

    def show_detail(self, detail: SheetDetail, sections: Sequence[SectionDetail]) -> None:
        self.legend.show_year(detail.before.marked_year)
        alone = sections[0] if len(sections) == 1 and not sections[0].is_excluded else None
        for widget in (self.section, self.word, self.degree):
            widget.setVisible(alone is not None)
        if alone is not None:
            weight = "" if alone.weight is None else f", peso {format_decimal(alone.weight, None)}"
            self.section.setText(f"{alone.title}{weight}")
            self.word.setText("grado provvisorio" if any(item.degree is None for item in alone.items) else "grado")
            self.degree.setText(format_decimal(alone.degree))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours_of(self.palette()).line))
        painter.end()


class MarkLegend(QWidget):
    """Says whose the small mark under a grade is."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        keep_font(self.words, MEASURES.caption)
        row = QHBoxLayout(self)
        keep_margins(row, MARK_WIDTH + MEASURES.gap_small, 0, 0, 0)
        row.addWidget(self.words)
        self.hide()

    def show_year(self, year: int) -> None:
        """Name the year of the marks, or (0) hide: there are none."""
        self.words.setText(f"grado del {year}")
        self.setVisible(bool(year))

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours_of(self.palette()).edge))
        width, height = scaled(MARK_WIDTH), scaled(MARK_HEIGHT)
        painter.drawRoundedRect(QRectF(0, (self.height() - height) / 2, width, height), 2, 2)
        painter.end()


class SectionHeading(QWidget):
    """The title of a section with its weight, its degree and what it brings to the total, and what was said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        keep_font(self.title, MEASURES.body, strong=True)
        self.numbers = hint_label("")
        self.numbers.setWordWrap(False)
        self.said = hint_label("")
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.numbers)
        column = QVBoxLayout(self)
        keep_margins(column, MEASURES.gap, MEASURES.gap_small, 0, MEASURES.gap_small)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.said)

    def show_section(self, section: SectionDetail) -> None:
        self.title.setText(section.title)
        self.numbers.setText("  ·  ".join(section_numbers(section)))
        self.said.setText(section.said)
        self.said.setVisible(bool(section.said))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours_of(self.palette()).line))
        painter.end()


def section_numbers(section: SectionDetail) -> Iterator[str]:
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


def _shape(sections: Sequence[SectionDetail]) -> object:
    """What must be the same for the rows to be kept, also from one sheet to the next."""
    return tuple(
        (section.code, section.is_excluded, item.takes_score, item.scale, item.descriptors)
        for section in sections
        for item in to_decide(section)
    )
