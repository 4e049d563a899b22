"""The left of *Seduta*: who it is, the degrees of the sections, the total and its band."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.italian import DASH, format_date, format_decimal
from app.domain.method.template import Bands
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.results import SheetResult
from app.domain.sheets.detail import SectionDetail, SheetDetail
from app.domain.workflow import SheetState
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_spacing, keep_width
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tight_words import TightWords
from app.ui.kit.tokens import colours_of
from app.ui.session_room.sizes import Letters, RoomSizes

_SMALLER = (1.0, 0.8, 0.64, 0.5)
"""How much smaller the letters of a name may be, so that no surname is broken."""


class NameWords(TightWords):
    """A name in large letters, smaller where a word of it would not stand on a line."""

    def __init__(self, letters: Letters) -> None:
        self._largest = letters
        super().__init__("", letters.line, letters.pixels)
        self.make_strong(is_strong=True)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for share in _SMALLER:
            pixels = round(self._largest.pixels * share)
            metrics = QFontMetrics(font_of(pixels, strong=True))
            if all(metrics.horizontalAdvance(word) <= self.width() for word in self.text().split()):
                break
        self.take_letters(pixels, round(self._largest.line * share))


class PersonSide(QWidget):
    """Shows the person of a sheet and what comes of it so far."""

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        self._sizes = sizes
        self.name = NameWords(sizes.name)
        self.role, self.unit, self.period = (_quiet(sizes) for _ in range(3))
        self.degrees = QVBoxLayout()
        self._lines: list[DegreeLine] = []
        self.word = QLabel()
        keep_font(self.word, sizes.quiet.pixels)
        self.word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.total = TightWords("", sizes.total.line, sizes.total.pixels)
        self.total.make_strong(is_strong=True)
        self.band = QLabel()
        keep_font(self.band, sizes.band, strong=True)
        self.band.setForegroundRole(QPalette.ColorRole.Link)
        self.floor = _quiet(sizes)
        self._lay_out()
        keep_width(self, sizes.left)
        self.setAccessibleName("Persona valutata")

    def show_detail(self, detail: SheetDetail) -> None:
        person, period = detail.person, detail.person.period
        self.name.setText(person.full_name)
        self.role.setText(detail.role.italian)
        self.unit.setText(person.nearest_unit)
        self.unit.setVisible(bool(person.nearest_unit))
        self.period.setText(f"{format_date(period.start)} – {format_date(period.end)}")
        self._show_degrees(detail)
        self._show_total(detail)

    def _show_degrees(self, detail: SheetDetail) -> None:
        sections = [section for section in detail.sections if not section.is_excluded]
        while len(self._lines) > len(sections):
            line = self._lines.pop()
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(sections):
            self._lines.append(DegreeLine(self._sizes))
            self.degrees.addWidget(self._lines[-1])
        for line, section in zip(self._lines, sections, strict=True):
            line.show_section(section)

    def _show_total(self, detail: SheetDetail) -> None:
        result = detail.result
        is_out = detail.state is SheetState.NOT_EVALUABLE
        self.word.setText("" if is_out else "Totale provvisorio" if detail.missing else "Totale")
        self.total.setText("Non valutabile" if is_out else format_decimal(result.total, result.digits))
        has_band = result.total is not None and not is_out
        self.band.setText(result.band if has_band else DASH)
        self.floor.setText(floor_in_words(detail.bands, result) if has_band else "")
        self.setAccessibleDescription(f"{self.word.text()} {self.total.text()} {self.band.text()}")

    def _lay_out(self) -> None:
        sizes, inside = self._sizes, QWidget()
        column = QVBoxLayout(inside)
        keep_margins(column, sizes.side, sizes.side * 3 // 4, sizes.side, sizes.gap)
        column.setSpacing(0)
        for words in (self.name, self.role, self.unit, self.period):
            column.addWidget(words)
        column.addSpacing(sizes.side // 2)
        column.addLayout(self.degrees)
        column.addStretch(1)
        column.addWidget(self.word)
        column.addWidget(self.total)
        band = QHBoxLayout()
        keep_spacing(band, sizes.gap)
        band.addWidget(self.band)
        band.addWidget(self.floor, 1)
        column.addLayout(band)
        self.area = in_scroll_area(inside)
        self.area.setAccessibleName("Persona valutata")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.addWidget(self.area)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colours.line))
        painter.end()


class DegreeLine(QWidget):
    """The title of a section and its degree, under a line."""

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        self.title = TightWords("", sizes.quiet.pixels * 5 // 4, sizes.quiet.pixels)
        self.degree = QLabel()
        keep_font(self.degree, sizes.degree, strong=True)
        self.degree.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        keep_margins(row, 0, sizes.gap // 2, 0, sizes.gap // 2)
        keep_spacing(row, sizes.gap)
        row.addWidget(self.title, 1)
        row.addWidget(self.degree)

    def show_section(self, section: SectionDetail) -> None:
        self.title.setText(section.title)
        self.degree.setText(format_decimal(section.points if section.is_correction else section.degree))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(colours_of(self.palette()).line))
        painter.end()


def _quiet(sizes: RoomSizes) -> TightWords:
    words = TightWords("", sizes.quiet.line, sizes.quiet.pixels)
    words.make_quiet()
    return words


def floor_in_words(bands: Bands, result: SheetResult) -> str:
    """Say from where on the band of the total begins: `dal 90 in su`; empty where bands are no steps."""
    return next(_floors(bands, result), "")


def _floors(bands: Bands, result: SheetResult) -> Iterator[str]:
    if bands.kind is BandKind.PROPORTIONAL:
        return
    for band in bands.steps:
        if band.label == result.band:
            floor = format_decimal(band.floor, None)
            yield f"sopra {floor}" if band.is_above else f"da {floor} in su"
