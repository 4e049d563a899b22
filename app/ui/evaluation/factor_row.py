"""One row of what is to be decided: the words, the weight, the grades, the note; the row with the keyboard grows."""

from decimal import Decimal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.italian import format_decimal
from app.domain.sheets.detail import ItemDetail, SheetDetail
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.score_row import ScoreRow, editor_of, reason_required
from app.ui.kit.buttons import make_tool
from app.ui.kit.grades import Grades
from app.ui.kit.icons import coloured_icon, icon
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_size, keep_spacing, scaled, zoom
from app.ui.kit.tight_words import TightWords, caption
from app.ui.kit.tokens import MEASURES, colours_of

LOW = 40
"""The height of a row in a low or narrow window."""
HOW = "Le cifre danno il grado, le frecce dicono che cosa significa senza scriverlo."
_WEIGHT, _NOTE, _LEAST_WORDS, _SIGN = 40, 28, 150, 14


class FactorRow(ScoreRow):
    """A factor, or an objective to judge, in a line of the page of a sheet."""

    def __init__(self, item: ItemDetail) -> None:
        super().__init__(item, editor_of(item), NoteEdit(item.label))
        self._is_low = False
        self.title = TightWords()
        self.weight = WeightMark()
        self.excluded = hint_label("")
        self.note_button = make_tool("Nota (F2)", "chat-text", self.open_note)
        self.more = QWidget()
        self.description = Words()
        self.chosen_word = QLabel()
        self.meaning = hint_label("")
        self.before = caption()
        self.before.prefer_lines(1)
        self.required = caption()
        self._lay_out()
        self.connect_parts()
        zoom().changed.connect(self.fit)

    def make_low(self, *, is_low: bool) -> None:
        """Take less height: the description goes, and the note is there only when it is opened."""
        self._is_low = is_low
        self.fit()

    @override
    def show_item(self, detail: SheetDetail, item: ItemDetail, *, is_of_another: bool) -> None:
        self.title.setText(f"{item.code}  {item.label}" if item.code else item.label)
        self.excluded.setText(f"Non si applica: {item.why_excluded}" if item.why_excluded else "Non si applica")
        self.description.setText(item.description)
        self.required.setText(reason_required(item.scale))
        self.before.setText(detail.before.words_of(item.place))
        super().show_item(detail, item, is_of_another=is_of_another)

    @override
    def show_words(self) -> None:
        item = self.item
        lacks = "" if not self.is_empty else "manca il punteggio" if self.value is None else "manca la nota"
        self.weight.show_weight(item.weight, lacks)
        self.note_button.setIcon(icon("chat-text-fill" if item.note else "chat-text"))
        said = f"Nota: {item.label}" + ("" if item.note else ", vuota") + (", obbligatoria" * self.lacks_reason)
        self.note_button.setAccessibleName(said)
        self.show_meaning()

    @override
    def show_meaning(self) -> None:
        word, meaning = self.looked_at_words
        self.chosen_word.setText(word)
        self.chosen_word.setVisible(bool(word))
        self.meaning.setText(meaning or (HOW if self.takes_score and self.value is None else ""))

    @override
    def fit(self) -> None:
        height = LOW if self._is_low else MEASURES.factor_row
        self._top.setMinimumHeight(scaled(height) - 1)
        self.title.make_strong(is_strong=self.is_open)
        is_scorable = self.editor is not None and not self.item.is_excluded
        self.excluded.setVisible(not is_scorable)
        if self.editor is not None:
            self.editor.setVisible(is_scorable)
        self.note_button.setVisible(is_scorable)
        wants_note = self._has_note_open or not self._is_low
        has_note = is_scorable and wants_note and (self._is_open_to_scores or bool(self.item.note))
        self.note.setVisible(has_note)
        self.required.setVisible(has_note and self._is_open_to_scores and bool(self.required.text()))
        self.description.setVisible(bool(self.description.text()) and not self._is_low)
        self.before.setVisible(bool(self.before.text()))
        self.more.setVisible(self.is_open)
        self.update()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        keep_margins(top, MEASURES.gap, 0, 0, 0)
        keep_spacing(top, MEASURES.gap_small)
        top.addWidget(self.title, 1)
        top.addWidget(self.weight)
        if self.editor is not None:
            self.title.setBuddy(self.editor)
            top.addWidget(self.editor)
        self.excluded.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(self.excluded, 1)
        keep_size(self.note_button, _NOTE, _NOTE)
        self.note_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top.addWidget(self.note_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.more)
        self._lay_out_more()
        self.more.hide()

    def _lay_out_more(self) -> None:
        column = QVBoxLayout(self.more)
        keep_margins(column, MEASURES.gap, 0, MEASURES.gap_groups, MEASURES.gap)
        keep_spacing(column, MEASURES.gap_small)
        column.addWidget(self.description)
        meaning = QHBoxLayout()
        keep_spacing(meaning, MEASURES.gap)
        keep_font(self.chosen_word, MEASURES.body, strong=True)
        meaning.addWidget(self.chosen_word, 0, Qt.AlignmentFlag.AlignTop)
        meaning.addWidget(self.meaning, 1)
        meaning.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(meaning)
        column.addWidget(self.message)
        note = QHBoxLayout()
        keep_spacing(note, MEASURES.gap)
        note.addWidget(self.note, 4)
        note.addWidget(self.required, 1)
        column.addLayout(note)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.editor, Grades):
            rest = scaled(_WEIGHT + _NOTE + _LEAST_WORDS + MEASURES.gap * 3)
            self.editor.fit_in(self.width() - rest)


class WeightMark(QWidget):
    """The weight of a row, after a triangle while its score, or the reason of it, is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._weight = ""
        self._is_empty = False
        keep_size(self, _WEIGHT, 24)

    @property
    def is_empty(self) -> bool:
        return self._is_empty

    def show_weight(self, weight: Decimal | None, lacks: str) -> None:
        """Show the weight; `lacks` says what is missing of the row, empty when nothing is."""
        self._weight = "" if weight is None else format_decimal(weight, None)
        self._is_empty = bool(lacks)
        words = f"peso {self._weight}" if self._weight else ""
        self.setAccessibleName(", ".join(filter(None, (words, lacks))))
        self.setToolTip(lacks.capitalize())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours.quiet))
        box = self.rect().adjusted(0, 0, -scaled(MEASURES.gap_small), 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._weight)
        if self._is_empty:
            side = scaled(_SIGN)
            place = QRect(0, (self.height() - side) // 2, side, side)
            coloured_icon("warning-fill", colours.warning).paint(painter, place)
        painter.end()
