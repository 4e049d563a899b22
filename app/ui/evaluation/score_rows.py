"""The rows of a sheet that take a score, filled from the keyboard alone: on the page of the sheet and in *Seduta*."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.sheets.detail import ItemDetail, ItemKind, SectionDetail, SheetDetail
from app.ui.evaluation.score_row import ScoreRow
from app.ui.kit.key_caps import hint_news
from app.ui.kit.scroll import in_scroll_area


def to_decide(section: SectionDetail) -> list[ItemDetail]:
    """Return the lines of a section that are judged by somebody, whether or not they apply to the person."""
    return [item for item in section.items if item.kind is not ItemKind.MEASURED]


class ScoreRows(QWidget):
    """Signals: `scored(item, value)`, `noted(item, text)`; `ended()` after Enter when no row waits any more."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ScoreRow] = []
        self._shape: object = None
        self._shown_id: object = None
        # A timer of its own: Qt for Python has crashed on the one that `singleShot` makes for a method.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_current_into_sight)
        self.area: QScrollArea = in_scroll_area(QWidget())
        self.area.setAccessibleName("Punteggi della scheda")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().rangeChanged.connect(self._bring_current_into_sight)

    def make_body(self, sections: Sequence[SectionDetail]) -> QWidget:
        """Make what stands in the area: each row is made with `with_row`, in order."""
        raise NotImplementedError

    def show_rows(self, detail: SheetDetail) -> Sequence[SectionDetail]:
        """Show a sheet; fresh values of the one already shown keep keyboard, scroll and notes being written.

        Return the sections that have something to decide.
        """
        sections = [section for section in detail.sections if to_decide(section)]
        is_of_another = detail.id != self._shown_id
        self._shown_id = detail.id
        shape = _shape(sections)
        if shape != self._shape:
            self._shape = shape
            self.rows = []
            self.area.setWidget(self.make_body(sections))
        items = [item for section in sections for item in to_decide(section)]
        for row, item in zip(self.rows, items, strict=True):
            row.show_item(detail, item, is_of_another=is_of_another)
        if is_of_another or self.current is None:
            self._open(self._first())
        hint_news().changed.emit()
        return sections

    @property
    def current(self) -> ScoreRow | None:
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

    def commit_notes(self) -> None:
        for row in self.rows:
            row.note.commit()

    def with_row(self, row: ScoreRow) -> ScoreRow:
        """Listen to a row just made, which comes after the others."""
        row.scored.connect(self.scored)
        row.noted.connect(self.noted)
        row.finished.connect(self._go_on)
        row.entered.connect(self._open)
        row.walked.connect(self._walk)
        row.note_opened.connect(self._bring_soon)
        self.rows.append(row)
        return row

    def bring_into_sight(self, row: ScoreRow) -> None:
        """Show the whole row that has grown, or from its top where the page is lower than it."""
        self.area.ensureWidgetVisible(row, 0, 0)
        if row.height() > self.area.viewport().height():
            self.area.verticalScrollBar().setValue(row.y())
            if row.note.hasFocus():
                self.area.ensureWidgetVisible(row.note, 0, 0)

    def _row_at(self, section: str, key: str) -> ScoreRow | None:
        return next((row for row in self.rows if row.item.place == (section, key)), None)

    def _first(self) -> ScoreRow | None:
        scorable = [row for row in self.rows if row.takes_score]
        empty = [row for row in scorable if row.is_empty]
        return next(iter(empty or scorable or self.rows), None)

    def _open(self, wanted: ScoreRow | None) -> None:
        """Let one row grow and the others not."""
        for row in self.rows:
            if row is not wanted:
                row.open(is_open=False)
        if wanted is not None:
            wanted.open(is_open=True)
            self._bring_soon(wanted)
        hint_news().changed.emit()

    def _go_on(self, row: ScoreRow) -> None:
        """Go to the next row that waits for a score, from the top again after the last; say when none does."""
        place = self.rows.index(row)
        empty = [one for one in (*self.rows[place + 1 :], *self.rows[:place]) if one.is_empty]
        if empty:
            empty[0].start()
        else:
            self.ended.emit()

    def _walk(self, row: ScoreRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].start()

    def _bring_soon(self, _row: ScoreRow) -> None:
        self._soon.start()

    def _bring_current_into_sight(self) -> None:
        if (row := self.current) is not None and self.area.widget() is not None:
            self.bring_into_sight(row)


def _shape(sections: Sequence[SectionDetail]) -> object:
    """What must be the same for the rows to be kept, also from one sheet to the next."""
    return tuple(
        (section.code, section.is_excluded, item.takes_score, item.scale, item.descriptors)
        for section in sections
        for item in to_decide(section)
    )
