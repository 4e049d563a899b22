"""*Già misurati*: the sections whose degrees come from values, one line for each objective, unfolded in place."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.italian import DASH, format_decimal
from app.domain.scoring.steps import Step
from app.domain.sheets.detail import IndicatorLine, ItemDetail, ItemKind, SectionDetail, SheetDetail, TrafficLight
from app.ui.evaluation.decisions import HEAD, MarkLegend, section_numbers
from app.ui.evaluation.score_rows import to_decide
from app.ui.evaluation.totals_strip import TotalsStrip
from app.ui.kit.buttons import make_words_button
from app.ui.kit.folded_row import DEGREE, WEIGHT, FoldedRow, OneOpen, RowHead, RowSign, RowWords, align_codes
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_height, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tight_words import caption
from app.ui.kit.tokens import MEASURES, colours_of

LINE = 28
"""The height of all that is measured in a low or narrow window."""
_TITLE = 240
"""A title wider than this may be cut on its line."""
EVIDENCE = "Apri le evidenze…"
NOTHING = "Nessun obiettivo misurato in questa scheda."


class MeasuredSections(QWidget):
    """The measured sections of a sheet; `evidence_asked(key)` of an objective whose evidences are to be opened."""

    evidence_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.head = _head()
        self.line = MeasuredLine()
        self.line.hide()
        self.nothing = hint_label(NOTHING)
        self.sections: list[FoldedRow] = []
        self.rows: list[FoldedRow] = []
        self._shape: object = None
        self._shown_id: object = None
        self._is_low, self._has_totals = False, True
        self.area = in_scroll_area(QWidget())
        self.area.setAccessibleName("Obiettivi già misurati")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.totals = TotalsStrip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, self.line, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.totals)
        self.line.clicked.connect(self._fit)
        zoom().changed.connect(self._fit)

    def show_detail(self, detail: SheetDetail) -> None:
        """Show a sheet; fresh values of the one already shown leave open what is open."""
        sections = [section for section in detail.sections if _is_measured(section)]
        shape = tuple((section.code, len(_items(section))) for section in sections)
        if shape != self._shape:
            self._shape = shape
            self._build(sections, detail)
        elif detail.id != self._shown_id:
            for row in self.rows:
                row.open(is_open=False)
        self._shown_id, self._has_totals = detail.id, detail.takes_scores
        self._renew(sections, detail)
        self.line.show_sections(sections, detail)
        self.nothing.setVisible(not sections and not self._is_low)
        self._fit()

    def make_low(self, *, is_low: bool) -> None:
        """Become one line, which unfolds the rest over the rows below."""
        self._is_low = is_low
        self.line.setChecked(False)
        self._fit()

    def key_hints(self) -> Sequence[KeyHint]:
        """Return what the arrows do on the row with the keyboard, which is open or closed."""
        held = next((row for row in (*self.sections, *self.rows) if row.head.hasFocus()), None)
        arrow = KeyHint("Sinistra", "chiude") if held is not None and held.is_open else KeyHint("Destra", "apre")
        return arrow, KeyHint("F9", "elenco")

    def _fit(self) -> None:
        is_shown = not self._is_low or self.line.isChecked()
        self.head.setVisible(not self._is_low)
        self.line.setVisible(self._is_low)
        self.area.setVisible(is_shown)
        self.totals.setVisible(not self._is_low and self._has_totals)
        self.setMaximumHeight(_ANY_HEIGHT if is_shown else scaled(LINE))
        self.updateGeometry()

    def _build(self, sections: Sequence[SectionDetail], detail: SheetDetail) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        keep_margins(column, 0, 0, 0, MEASURES.gap)
        column.setSpacing(0)
        self.sections, self.rows = [], []
        for section in sections:
            rows = [FoldedRow(_item_words(item), QWidget) for item in _items(section)]
            self.rows += rows
            OneOpen(rows, body)
            heading = FoldedRow(_section_words(section), partial(_section_body, rows, section))
            heading.open(is_open=True)
            self.sections.append(heading)
            column.addWidget(heading)
        for row in (*self.sections, *self.rows):
            row.head.walked.connect(self._walk)
        column.addStretch(1)
        self.area.setWidget(body)

    def _renew(self, sections: Sequence[SectionDetail], detail: SheetDetail) -> None:
        rows = iter(self.rows)
        for heading, section in zip(self.sections, sections, strict=True):
            heading.head.show_words(_section_words(section))
            own = []
            for item in _items(section):
                row = next(rows)
                row.renew(
                    _item_words(item), partial(_item_body, item, _step_of(detail, item), self.evidence_asked.emit)
                )
                own.append(row)
            align_codes(own)

    def _walk(self, by: int) -> None:
        body = self.area.widget()
        heads = [head for head in body.findChildren(RowHead) if head.isVisible()] if body else []
        held = next((place for place, head in enumerate(heads) if head.hasFocus()), None)
        if held is not None and 0 <= held + by < len(heads):
            heads[held + by].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(heads[held + by], 0, 0)


class MeasuredLine(QPushButton):
    """All that is measured in one line, for a low or narrow window: pressed, it unfolds the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._degrees: list[tuple[str, str]] = []
        self.setAccessibleName("Già misurati")
        self.setCheckable(True)
        self.setFlat(True)
        self.legend = MarkLegend()
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, MEASURES.margin, 0)
        row.addStretch(1)
        row.addWidget(self.legend)
        keep_height(self, LINE)

    def show_sections(self, sections: Sequence[SectionDetail], detail: SheetDetail) -> None:
        self._degrees = [(section.title, _degree_of(section)) for section in sections]
        self.legend.show_year(detail.before.marked_year)
        said = ", ".join(f"{title} {degree}" for title, degree in self._degrees)
        self.setAccessibleName(f"Già misurati: {said}" if said else "Già misurati: nulla")
        self.setToolTip(said)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.selected if self.hasFocus() else colours.sunken))
        side, left = scaled(10), scaled(MEASURES.margin)
        caret = "caret-down-bold" if self.isChecked() else "caret-right-bold"
        place = QRect(left, (self.height() - side) // 2, side, side)
        coloured_icon(caret, colours.quiet).paint(painter, place)
        left += scaled(24)
        end = self.legend.x() if self.legend.isVisible() else self.width()
        most = self._room_of_a_title(end - left)
        painter.setPen(QColor(colours.text))
        for words, is_strong, gap in self._parts():
            font = font_of(MEASURES.body, strong=is_strong)
            metrics = QFontMetrics(font)
            whole = metrics.horizontalAdvance(words)
            width = whole if is_strong else min(whole, most)
            shown = words if width == whole else metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            room = QRect(left, 0, max(end - left, 0), self.height())
            painter.setFont(font)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            left += width + scaled(gap)
        painter.end()

    def _room_of_a_title(self, room: int) -> int:
        """Return how wide a title may be for every degree to be seen whole: short ones leave their room to the long."""
        wide = [(QFontMetrics(font_of(MEASURES.body, strong=strong)).horizontalAdvance(words), strong, scaled(gap))
                for words, strong, gap in self._parts()]  # fmt: skip
        left = room - sum(gap + (width if strong else 0) for width, strong, gap in wide)
        titles = sorted(width for width, strong, _ in wide if not strong)
        for place, width in enumerate(titles):
            if width * (len(titles) - place) > left:
                return max(left // (len(titles) - place), 0)
            left -= width
        return titles[-1] if titles else 0

    def _parts(self) -> list[tuple[str, bool, int]]:
        parts = [("Già misurati", True, MEASURES.gap_groups)]
        for title, degree in self._degrees:
            parts += [(title, False, MEASURES.gap_small), (degree, True, MEASURES.gap_groups)]
        return parts


def _head() -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    title = QLabel("Già misurati")
    keep_font(title, MEASURES.section, strong=True)
    row.addWidget(title, 1)
    for words, width in (("peso", WEIGHT), ("grado", DEGREE)):
        label = QLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keep_font(label, MEASURES.caption)
        label.setMinimumWidth(width)
        row.addWidget(label)
    keep_height(head, HEAD)
    return head


def _is_measured(section: SectionDetail) -> bool:
    return bool(_items(section)) or not to_decide(section)


def _items(section: SectionDetail) -> list[ItemDetail]:
    return [item for item in section.items if item.kind is ItemKind.MEASURED]


def _section_words(section: SectionDetail) -> RowWords:
    weight = "" if section.weight is None else format_decimal(section.weight, None)
    return RowWords(section.title, weight=weight, degree=_degree_of(section), is_section=True)


def _degree_of(section: SectionDetail) -> str:
    if section.is_excluded:
        return DASH
    if section.is_correction:
        return DASH if section.points is None else format_decimal(section.points)
    return format_decimal(section.degree)


def _item_words(item: ItemDetail) -> RowWords:
    weight = "" if item.weight is None else format_decimal(item.weight, None)
    degree = DASH if item.is_excluded else format_decimal(item.degree)
    return RowWords(item.label, item.code, weight, degree, sign=LIGHTS[item.light] if item.light else None)


LIGHTS = {
    TrafficLight.GREEN: RowSign("check-circle-fill", "good", "semaforo verde"),
    TrafficLight.AMBER: RowSign("warning-fill", "warning", "semaforo giallo"),
    TrafficLight.RED: RowSign("x-circle", "error", "semaforo rosso"),
}
"""Each with a shape of its own: colour alone says nothing to some."""


def _section_body(rows: Sequence[FoldedRow], section: SectionDetail) -> QWidget:
    """Put the rows of a section under it, after what is said of the whole of it."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    said = " ".join(filter(None, (_unusual(section), section.said, "" if section.items else section.hint)))
    if said:
        words = hint_label(said)
        column.addWidget(words)
    for row in rows:
        column.addWidget(row)
    return body


def _unusual(section: SectionDetail) -> str:
    """Say what the two columns of numbers do not: that the section does not apply, or counts more than its weight."""
    if section.is_excluded:
        return "Non si applica."
    if section.effective_weight is not None:
        return f"{'; '.join(section_numbers(section)).capitalize()}."
    return ""


def _item_body(item: ItemDetail, step: Step | None, ask: Callable[[str], object]) -> QWidget:
    """Write what stands behind a degree: the title that its line cuts, the values with their evidence, the sum."""
    body = QWidget()
    column = QVBoxLayout(body)
    keep_margins(column, 22, 2, 0, MEASURES.gap)
    keep_spacing(column, 2)
    if QFontMetrics(font_of(MEASURES.body)).horizontalAdvance(item.label) > scaled(_TITLE):
        column.addWidget(Words(item.label))
    if item.description:
        column.addWidget(caption(item.description))
    for line in item.indicators:
        column.addWidget(Words(_indicator(line)))
        if line.words.source:
            column.addWidget(caption(f"Fonte: {line.words.source}"))
    if item.evidence:
        column.addWidget(caption(f"Evidenze: {'; '.join(item.evidence)}"))
        opening = make_words_button(EVIDENCE, "paperclip", partial(ask, item.key))
        opening.setAccessibleName(f"Evidenze di {item.code or item.label}")
        column.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
    if step is not None and (sum_in_words := _sum(step)):
        column.addWidget(caption(sum_in_words))
    return body


def _indicator(line: IndicatorLine) -> str:
    words = line.words
    parts = [words.text]
    parts += [f"atteso {words.target}"] if words.target else []
    parts.append(f"risultato {words.result}" if words.result else "risultato da inserire")
    parts.append(f"grado {format_decimal(line.degree)}")
    return "  ·  ".join(parts)


def _sum(step: Step) -> str:
    """Write how the degree of an objective came from those of its indicators."""
    values = "; ".join(f"{name} {value}" for name, value in step.values)
    how = f"{step.formula} ({values})" if values else step.formula
    return f"{how} = {step.shown}" if how and step.result is not None else how


def _step_of(detail: SheetDetail, item: ItemDetail) -> Step | None:
    section = detail.result.tree.find(f"section:{item.section}")
    steps = section.walk() if section else iter(())
    return next((step for step in steps if step.key.partition("/")[2] == item.key), None)


_ANY_HEIGHT = 16777215
"""What Qt takes as no limit (QWIDGETSIZE_MAX, not in PySide6)."""
