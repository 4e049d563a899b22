"""The right of *Seduta*: the factors, large, each with its cells; the one with the keyboard says what a grade means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.italian import DASH
from app.domain.sheets.detail import ItemDetail, SectionDetail, SheetDetail
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.score_row import ScoreRow, editor_of, reason_required
from app.ui.evaluation.score_rows import ScoreRows, to_decide
from app.ui.kit.grades import Grades
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tight_words import TightWords
from app.ui.session_room.sizes import RoomSizes

TO_GIVE, NOT_APPLYING = "da dare", "non si applica"
NOTHING = "Nulla da decidere: la scheda è fatta di obiettivi già misurati."
_BAR = 4
_FEWEST_STEPS = 7
"""With more steps than these the cells are narrower, so that the words of the factor keep their room."""


class RoomRow(ScoreRow):
    """A factor, or an objective to judge, to be read from two metres."""

    bar = _BAR

    def __init__(self, item: ItemDetail, sizes: RoomSizes) -> None:
        count = len(item.scale.rows) if item.scale else 0
        cell = max(sizes.grades.cell * _FEWEST_STEPS // max(count, _FEWEST_STEPS), sizes.grades.letters)
        editor = editor_of(item, sizes.grades._replace(cell=cell))
        super().__init__(item, editor, NoteEdit(item.label, sizes.quiet.pixels))
        self._sizes = sizes
        self.title = TightWords("", sizes.factor.line, sizes.factor.pixels)
        self.word = QLabel()
        self.more = QWidget()
        self.chosen_word = QLabel()
        self.meaning = Words()
        self.before = TightWords("", sizes.quiet.line, sizes.quiet.pixels)
        self.before.make_quiet()
        self.before.prefer_lines(1)
        self.required = hint_label("")
        self._lay_out()
        self.connect_parts()
        zoom().changed.connect(self.fit)

    @property
    def longest_word(self) -> int:
        """How wide the longest word beside the cells is, in pixels of the screen."""
        if not self._sizes.word:
            return 0
        metrics = QFontMetrics(font_of(self._sizes.word, strong=True))
        steps = self.editor.steps if isinstance(self.editor, Grades) else ()
        return max(metrics.horizontalAdvance(word) for word in (TO_GIVE, *(step.word for step in steps))) + 2

    def keep_word(self, width: int) -> None:
        """Give the word beside the cells this room: the same for all the rows."""
        self.word.setFixedWidth(width)

    @override
    def show_item(self, detail: SheetDetail, item: ItemDetail, *, is_of_another: bool) -> None:
        self.title.setText(item.label)
        self.before.setText(detail.before.words_of(item.place))
        self.required.setText(reason_required(item.scale))
        super().show_item(detail, item, is_of_another=is_of_another)

    @override
    def show_words(self) -> None:
        step = self.editor.step_of(self.value) if isinstance(self.editor, Grades) else None
        if self.editor is None:
            words = NOT_APPLYING
        elif self.value is None:
            words = TO_GIVE if self.is_open and self.takes_score else DASH
        else:
            words = step.word if step is not None else ""
        self.word.setText(words)
        is_quiet = self.editor is None or self.value is None
        self.word.setForegroundRole(QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.WindowText)
        self.show_meaning()

    @override
    def show_meaning(self) -> None:
        word, meaning = self.looked_at_words
        self.chosen_word.setText(word)
        self.chosen_word.setVisible(bool(word))
        self.meaning.setText(meaning or ("" if word or self.value is not None else self.item.description))

    @override
    def fit(self) -> None:
        self.title.make_strong(is_strong=self.is_open)
        self.show_words()
        self._top.setMinimumHeight(scaled(self._sizes.row) - 1)
        has_note = self._has_note_open and (self._is_open_to_scores or bool(self.item.note))
        self.note.setVisible(has_note)
        self.required.setVisible(has_note and self._is_open_to_scores and bool(self.required.text()))
        self.before.setVisible(bool(self.before.text()))
        self.more.setVisible(self.is_open)
        self.update()

    def _lay_out(self) -> None:
        sizes = self._sizes
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        keep_margins(top, sizes.gap + _BAR, 0, sizes.gap, 0)
        keep_spacing(top, sizes.gap)
        top.addWidget(self.title, 1)
        if self.editor is not None:
            self.title.setBuddy(self.editor)
            top.addWidget(self.editor)
        keep_font(self.word, sizes.word or sizes.quiet.pixels, strong=True)
        top.addWidget(self.word)
        self.word.setVisible(bool(sizes.word) or self.editor is None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.more)
        self._lay_out_more()
        self.more.hide()

    def _lay_out_more(self) -> None:
        sizes = self._sizes
        for words in (self.meaning, self.required):
            keep_font(words, sizes.quiet.pixels)
        keep_font(self.chosen_word, sizes.quiet.pixels, strong=True)
        column = QVBoxLayout(self.more)
        keep_margins(column, sizes.gap + _BAR, 0, sizes.gap, sizes.gap)
        keep_spacing(column, sizes.gap // 2)
        meaning = QHBoxLayout()
        keep_spacing(meaning, sizes.gap)
        meaning.addWidget(self.chosen_word, 0, Qt.AlignmentFlag.AlignTop)
        meaning.addWidget(self.meaning, 1)
        column.addLayout(meaning)
        if sizes.is_narrow:
            column.addWidget(self.before)
        else:
            meaning.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.message, self.note, self.required):
            column.addWidget(widget)


class RoomRows(ScoreRows):
    """All the factors of the person; the one with the keyboard stands in the middle where they do not all fit."""

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        self._sizes = sizes
        self.nothing = hint_label(NOTHING)
        keep_font(self.nothing, sizes.quiet.pixels)
        layout = QVBoxLayout(self)
        keep_margins(layout, sizes.gap * 2, sizes.gap, sizes.side, sizes.gap)
        layout.addWidget(self.nothing)
        layout.addWidget(self.area, 1)

    def show_detail(self, detail: SheetDetail) -> None:
        self.show_rows(detail)
        self.nothing.setVisible(not self.rows)

    def key_hints(self) -> Sequence[KeyHint]:
        row = self.current
        digits = row.editor.digit_keys if row is not None and isinstance(row.editor, Grades) else ""
        return (*((KeyHint(digits, "grado"),) if digits else ()), KeyHint("Invio", "avanti"), KeyHint("F2", "nota"))

    @override
    def make_body(self, sections: Sequence[SectionDetail]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        made = []
        for section in sections:
            if len(sections) > 1:
                column.addWidget(self._heading(section))
            for item in to_decide(section):
                made.append(RoomRow(item, self._sizes))
                column.addWidget(self.with_row(made[-1]))
        word = max((row.longest_word for row in made), default=0)
        for row in made:
            row.keep_word(word) if row.editor is not None else None
        column.addStretch(1)
        return body

    def _heading(self, section: SectionDetail) -> QLabel:
        heading = QLabel(section.title)
        keep_font(heading, self._sizes.quiet.pixels, strong=True)
        heading.setContentsMargins(self._sizes.gap, self._sizes.gap, 0, self._sizes.gap)
        return heading

    @override
    def bring_into_sight(self, row: ScoreRow) -> None:
        """Put the row in the middle of what is seen, or its top at the top where it is higher than that."""
        seen = self.area.viewport().height()
        if row.height() > seen or row.note.hasFocus():
            super().bring_into_sight(row)
        else:
            self.area.verticalScrollBar().setValue(row.y() + row.height() // 2 - seen // 2)
