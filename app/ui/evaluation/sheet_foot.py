"""The foot of a sheet, in one line: the total and its band, what makes it, what is missing, the next step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.italian import DASH, agreeing, format_decimal, format_percent
from app.domain.scoring.changes import is_total_changed
from app.domain.scoring.results import SheetResult
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import leading_step, missing_in_words, what_is_next, what_is_proposed
from app.domain.sheets.step_words import ACCEPT, COMPLETE, REJECT
from app.domain.workflow import SheetState
from app.ui.evaluation.band_bar import BandBar
from app.ui.evaluation.step_actions import StepActions
from app.ui.kit.buttons import Button, make_primary
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_height, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tight_words import caption
from app.ui.kit.tokens import MEASURES, colours_of

HEIGHT, LOW = 52, 48
NEXT = "Vai al prossimo"


class SheetFoot(QWidget):
    """Signals: `first_asked` and `next_asked` for what is missing; the steps are pressed through their actions."""

    first_asked = Signal()
    next_asked = Signal()

    def __init__(self, steps: StepActions) -> None:
        super().__init__()
        self._steps = steps
        self._is_low = self._is_tight = False
        self.word = QLabel()
        self.total = QLabel()
        keep_font(self.total, MEASURES.figure, strong=True)
        self.bar = BandBar()
        self.band = QLabel()
        keep_font(self.band, MEASURES.body, strong=True)
        self.share = QLabel()
        keep_font(self.share, MEASURES.caption)
        self.parts = caption()
        self.waiting = caption()
        self.missing = MissingLink()
        self.other_button = OfferedButton()
        self.main_button = OfferedButton()
        make_primary(self.main_button)
        keep_height(self.other_button, MEASURES.action_button)
        self.missing.clicked.connect(self.first_asked)
        self._lay_out()
        self.setAccessibleName("Esito della scheda")
        zoom().changed.connect(self._fit)
        self._fit()

    def show_detail(self, detail: SheetDetail) -> None:
        self._show_outcome(detail)
        self._show_steps(detail)
        self._fit()

    def make_low(self, *, is_low: bool, is_tight: bool) -> None:
        """Leave out bar and sum, which a low or narrow window has no room for; in a tight one the total is alone."""
        self._is_low, self._is_tight = is_low, is_tight
        self._fit()

    def take_keyboard(self) -> bool:
        """Put the keyboard on the step that leads on; tell whether there is one to press."""
        can_be_pressed = self.main_button.isVisible() and self.main_button.isEnabled()
        if can_be_pressed:
            self.main_button.setFocus(Qt.FocusReason.TabFocusReason)
        return can_be_pressed

    def _show_outcome(self, detail: SheetDetail) -> None:
        result = detail.result
        if detail.state is SheetState.NOT_EVALUABLE:
            self.word.setText("")
            self.total.setText("Non valutabile")
            self.band.setText("")
            self.share.setText("")
            self.parts.setText(detail.not_evaluable_reason)
            return
        if not detail.takes_scores:
            self._show_check(detail)
            return
        if detail.is_own_part:
            self._show_own_part(detail)
            return
        self.word.setText("Totale provvisorio" if detail.missing else "Totale")
        self.total.setText(format_decimal(result.total, result.digits))
        self.bar.show_total(detail.bands, result.total)
        self.band.setText(result.band if result.total is not None else DASH)
        self.share.setText(_share(result))
        self.parts.setText(_parts(detail))
        said = (self.word.text(), self.total.text(), self.band.text(), self.share.text(), self.parts.text())
        self.setAccessibleDescription(", ".join(filter(None, said)))

    def _show_own_part(self, detail: SheetDetail) -> None:
        """Say where the own part stands; the total is of the whole sheet."""
        is_signed = all(one.part.is_signed for one in detail.parts)
        self.word.setText("")
        self.total.setText("Parte firmata" if is_signed else "Parte da firmare")
        for label in (self.band, self.share):
            label.setText("")
        self.parts.setText("; ".join(one.sentence for one in detail.parts))
        self.setAccessibleDescription(f"{self.total.text()}. {self.parts.text()}")

    def _show_check(self, detail: SheetDetail) -> None:
        """Say the outcome of a check of the half year, which has no total."""
        outcome = detail.review.outcome
        self.word.setText("")
        self.total.setText(f"Esito {outcome.italian}" if outcome else "Esito da dare")
        for label in (self.band, self.share):
            label.setText("")
        self.parts.setText("")
        self.setAccessibleDescription(self.total.text())

    def _show_steps(self, detail: SheetDetail) -> None:
        is_missing = detail.is_open and bool(detail.missing)
        self._put_last(self.other_button if is_missing else self.main_button)
        lead = leading_step(detail)
        is_decider = lead is not None and lead.words is ACCEPT
        proposed = what_is_proposed(detail)
        missing = missing_in_words(detail.missing) if is_missing and not proposed else ""
        self.missing.show_words(missing, len(detail.missing))
        next_words = "" if is_missing else what_is_next(detail)
        self.waiting.setText("" if is_decider else proposed or next_words)
        if is_decider:
            self.main_button.offer_step(self._steps, ACCEPT.name)
            self.other_button.offer_step(self._steps, REJECT.name)
        elif is_missing:
            self.main_button.offer(NEXT, self._ask_next)
            self.other_button.offer_step(self._steps, COMPLETE.name)
        elif lead is not None and not detail.closed:
            self.main_button.offer_step(self._steps, lead.words.name)
            self.other_button.offer_nothing()
        else:
            self.main_button.offer_nothing()
            self.other_button.offer_nothing()

    def _put_last(self, button: QWidget) -> None:
        """Put a button at the end: *Completa* stands there while things are missing, and stays when none is."""
        row = self.layout()
        if row is not None and (last := row.itemAt(row.count() - 1)) is not None and last.widget() is not button:
            row.removeWidget(button)
            row.addWidget(button)

    def _ask_next(self) -> None:
        self.next_asked.emit()

    def _fit(self) -> None:
        """Choose what has room. Each part is shown or hidden once: one hidden and shown again asks for a new layout,
        whose request comes back here without end.
        """
        self.setFixedHeight(scaled(LOW if self._is_low else HEIGHT))
        has_total = bool(self.word.text())
        self.word.setVisible(has_total and not self._is_tight)
        self.bar.setVisible(has_total and not self._is_low)
        self.waiting.setVisible(bool(self.waiting.text()))
        self.band.setVisible(bool(self.band.text()) and not self._is_tight)
        self.share.setVisible(bool(self.share.text()) and not self._is_tight)
        beside = self._taken_beside() + (self.parts.sizeHint().width() if has_total else 0)
        has_room = not self._is_low and beside + self.missing.short_width <= self.width()
        self.parts.setVisible(has_room or not has_total)
        self.missing.shorten(is_short=self._is_low or beside + self.missing.natural_width > self.width())
        self._rule.setVisible(has_total and has_room and bool(self.parts.text()))

    def _taken_beside(self) -> int:
        """Return the width that all but the sum and what is missing take, with the rule before the sum."""
        beside = (self.word, self.total, self.bar, self.share, self.other_button, self.main_button)
        taken = sum(one.sizeHint().width() for one in beside if not one.isHidden())
        return taken + scaled(MEASURES.margin * 2 + MEASURES.gap_groups * (len(beside) + 3))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        keep_margins(row, MEASURES.margin, 0, MEASURES.margin, 0)
        keep_spacing(row, MEASURES.gap_groups)
        band = QVBoxLayout()
        band.setSpacing(0)
        band.addStretch(1)
        band.addWidget(self.band)
        band.addWidget(self.share)
        band.addStretch(1)
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.VLine)
        self._rule.setFrameShadow(QFrame.Shadow.Plain)
        self._rule.setForegroundRole(self._rule.palette().ColorRole.Mid)
        keep_height(self._rule, MEASURES.action_button)
        for words in (self.parts, self.waiting):
            words.prefer_lines(2)
        row.addWidget(self.word)
        row.addWidget(self.total)
        row.addWidget(self.bar)
        row.addLayout(band)
        row.addWidget(self._rule)
        row.addWidget(self.parts, 4)
        row.addWidget(self.waiting, 4)
        row.addStretch(1)
        for widget in (self.missing, self.other_button, self.main_button):
            row.addWidget(widget)

    @override
    def event(self, event: QEvent) -> bool:
        """Choose again what has room after a zoom, when all the letters have followed it."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.edge))
        painter.end()


class OfferedButton(Button):
    """A button that presses what is offered now: a step of the sheet, or anything else."""

    def __init__(self) -> None:
        super().__init__()
        self._press: Callable[[], object] | None = None
        self.setAccessibleName("Prossimo passo")
        self.setAutoDefault(False)
        self.clicked.connect(self._do)
        self.hide()

    def offer(self, text: str, press: Callable[[], object], why_off: str = "", help_text: str = "") -> None:
        """Offer something; `why_off` says why it must wait, and turns the button off."""
        self._press = press
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(why_off)
        self.setEnabled(not why_off)
        self.setToolTip(why_off or help_text)
        self.show()

    def offer_step(self, steps: StepActions, name: str) -> None:
        action = steps[name]
        if action.isVisible():
            self.offer(action.text(), action.trigger, "" if action.isEnabled() else action.toolTip(), action.toolTip())
        else:
            self.offer_nothing()

    def offer_nothing(self) -> None:
        self._press = None
        self.hide()

    def _do(self) -> None:
        if self._press is not None:
            self._press()


class MissingLink(Button):
    """Says how many things are missing; pressed, it leads to the first."""

    def __init__(self, letters: int = MEASURES.body) -> None:
        """`letters` is their height in pixels of the drawing."""
        super().__init__()
        self._letters = letters
        self._words, self._short = "", ""
        self._is_short = False
        self.setFlat(True)
        self.setAccessibleName("Che cosa manca alla scheda")
        self.setToolTip("Va alla prima cosa che manca")
        keep_height(self, MEASURES.field)
        zoom().changed.connect(self.updateGeometry)

    def show_words(self, words: str, count: int) -> None:
        """Show what is missing, or (empty) nothing."""
        self._words, self._short = words, f"{agreeing(count, 'Manca', 'Mancano')} {count}"
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def shorten(self, *, is_short: bool) -> None:
        if is_short != self._is_short:
            self._is_short = is_short
            self.updateGeometry()

    @property
    def natural_width(self) -> int:
        """How wide it is with all its words."""
        return self._width_of(self._words) if self._words else 0

    @property
    def short_width(self) -> int:
        return self._width_of(self._short) if self._words else 0

    @property
    def shown(self) -> str:
        """The words as they stand on the screen."""
        return self._short if self._is_short else self._words

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self.shown), scaled(MEASURES.field))

    def _width_of(self, words: str) -> int:
        metrics = QFontMetrics(font_of(self._letters, strong=True))
        return metrics.horizontalAdvance(words) + scaled(MEASURES.icon + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        side = scaled(MEASURES.icon)
        place = QRect(0, (self.height() - side) // 2, side, side)
        coloured_icon("warning-fill", colours.warning).paint(painter, place)
        font = font_of(self._letters, strong=True)
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(QColor(colours.warning))
        words = self.rect().adjusted(side + scaled(4), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.shown)
        painter.end()


def _share(result: SheetResult) -> str:
    if result.total is None:
        return ""
    share = f"quota del premio {format_percent(result.award_share, None)}"
    return f"{share}, valutazione negativa" if result.is_negative else share


def _parts(detail: SheetDetail) -> str:
    """Write the sum that makes the total: `comuni 18,51 + specifici 47,15`, and the individual performance beside."""
    result = detail.result
    counted = [section for section in detail.sections if section.points is not None and not section.is_excluded]
    added = " + ".join(f"{section.code.replace('_', ' ')} {format_decimal(section.points)}" for section in counted)
    if is_total_changed(result.tree):
        added = f"{added}, prima di penalità, moltiplicatori, blocchi e tetti"
    is_apart = result.has_individual and result.individual != result.total
    apart = f"performance individuale {format_decimal(result.individual, result.digits)}" if is_apart else ""
    return "  ·  ".join(filter(None, (added, apart)))
