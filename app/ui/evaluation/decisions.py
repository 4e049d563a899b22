"""*Da decidere*: the rows that take a score, section by section, filled from the keyboard alone."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.italian import format_decimal
from app.domain.sheets.detail import SectionDetail, SheetDetail
from app.ui.evaluation.factor_row import FactorRow
from app.ui.evaluation.score_rows import ScoreRows, to_decide
from app.ui.kit.grade import MARK_HEIGHT, MARK_WIDTH
from app.ui.kit.grades import Grades
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES, colours_of

HEAD, SECTION_HEAD = 40, 32
NOTHING = "Nulla da decidere: la scheda è fatta di obiettivi già misurati."
WITHOUT_SCORES = "La metodologia non chiede punteggi nella verifica intermedia: esito e note sono in Osservazioni."


class Decisions(ScoreRows):
    """The rows of the page *Punteggi*, under their head and the headings of their sections."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: dict[str, SectionHeading] = {}
        self._is_low = False
        self.head = DecisionsHead()
        self.nothing = hint_label(NOTHING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.nothing)
        layout.addWidget(self.area, 1)

    def show_detail(self, detail: SheetDetail) -> None:
        sections = self.show_rows(detail)
        for section in sections:
            if section.code in self._headings:
                self._headings[section.code].show_section(section)
        self.head.show_detail(detail, sections)
        self.nothing.setText(NOTHING if detail.takes_scores else WITHOUT_SCORES)
        self.nothing.setVisible(not self.rows)

    def make_low(self, *, is_low: bool) -> None:
        """Leave out what a low or narrow window has no room for."""
        self._is_low = is_low
        self.head.setVisible(not is_low)
        for row in self.rows:
            if isinstance(row, FactorRow):
                row.make_low(is_low=is_low)

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

    @override
    def make_body(self, sections: Sequence[SectionDetail]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._headings = {}
        for section in sections:
            if len(sections) > 1 or section.is_excluded:
                heading = self._headings[section.code] = SectionHeading()
                column.addWidget(heading)
            for item in to_decide(section):
                row = FactorRow(item)
                row.make_low(is_low=self._is_low)
                column.addWidget(self.with_row(row))
        column.addStretch(1)
        return body


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
