"""The foot of the page: what is there of each kind, the lines without a role, the next doubt, and the yes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.domain.italian import agreeing, plural
from app.domain.plan_text.outcome import OutcomeKind, OutcomeNode, outcome_counts
from app.domain.plan_text.preview import PlanPreview
from app.domain.plan_text.roles import LineRole
from app.ui.kit.buttons import PRIMARY, make_button, make_primary, make_words_button
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.icons import coloured_icon
from app.ui.kit.notice_line import KeyCap
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_margins, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.plan_import.counts_line import CountsLine
from app.ui.plan_import.lines_model import DocumentLine

HEIGHT = 60
KINDS: tuple[tuple[OutcomeKind, str, str], ...] = (
    (OutcomeKind.AREA, "area", "aree"),
    (OutcomeKind.SECTOR, "settore", "settori"),
    (OutcomeKind.OBJECTIVE, "obiettivo", "obiettivi"),
    (OutcomeKind.STRATEGIC, "strategico fra questi", "strategici fra questi"),
    (OutcomeKind.INDICATOR, "indicatore", "indicatori"),
    (OutcomeKind.PHASE, "fase", "fasi"),
    (OutcomeKind.ACTIVITY, "attività", "attività"),
    (OutcomeKind.HEAD, "responsabile", "responsabili"),
)
"""What is counted in the tree of what would be written."""
NARROW, TIGHT = 1180, 640
"""Under this width of the drawing the offer takes the place of the other buttons, and words are fewer."""


class ImportFoot(QWidget):
    """`import_asked`, `doubt_asked`, `left`, `unassigned_asked(bool)`; an offer is taken with `offer_taken`."""

    import_asked, doubt_asked, left, offer_taken, offer_declined = Signal(), Signal(), Signal(), Signal(), Signal()
    unassigned_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = CountsLine()
        self.offer = OfferLine(self)
        self._space = QWidget()
        self._doubts = 0
        self.unassigned = make_words_button("", "", self._ask_unassigned)
        self.unassigned.setCheckable(True)
        self.doubt_button = make_button("", "question-fill", self.doubt_asked.emit)
        self.cancel_button = make_button("A&nnulla", "", self.left.emit)
        self.import_button = make_primary(make_button("&Importa", "", self.import_asked.emit))
        self.offer.taken.connect(self.offer_taken)
        self.offer.declined.connect(self.offer_declined)
        self._lay_out()

    def show_lines(self, lines: Sequence[DocumentLine], outcome: Sequence[OutcomeNode], preview: PlanPreview) -> None:
        """Count what the lines become, of each kind, then the lines without a role and the doubts."""
        made = outcome_counts(outcome)
        counts = [(made[kind], one, many) for kind, one, many in KINDS]
        words = [
            (str(count), one if count == 1 else many) if kind is not OutcomeKind.OBJECTIVE else _objectives(preview)
            for (kind, _, _), (count, one, many) in zip(KINDS, counts, strict=True)
            if count
        ]
        total = (str(len(lines)), "riga letta nel documento" if len(lines) == 1 else "righe lette nel documento")
        self.counts.show_counts([*words, total])
        self._show_unassigned(sum(line.role is LineRole.NOTHING for line in lines))
        self._show_doubts(sum(line.is_doubt for line in lines))

    def show_import(self, words: str, why_not: str = "", *, waits: bool = False) -> None:
        """Name the yes; `why_not` says what keeps it from being given; a yes that `waits` leads to what is asked."""
        self.import_button.setProperty(PRIMARY, not waits)
        self.import_button.update()
        self.import_button.setText(f"&{words}")
        self.import_button.setAccessibleName(words)
        self.import_button.setEnabled(not why_not)
        self.import_button.setToolTip(why_not)

    def show_offer(self, words: str, keys: str) -> None:
        """Offer to do the same for the other lines alike; nothing to offer without `words`."""
        self.offer.show_words(words, keys)
        self._fit()

    def _show_unassigned(self, count: int) -> None:
        self.unassigned.setText(f"{count} senza ruolo" if count else "")
        self.unassigned.setAccessibleName(f"Mostra solo le righe senza ruolo: {count}")
        self._fit()

    def _show_doubts(self, count: int) -> None:
        self._doubts = count
        words = f"Prossimo dubbio, {plural(count, 'riga', 'righe')}" if count else "Nessun dubbio"
        self.doubt_button.setAccessibleName(words)
        self._fit()
        self._draw_sign()
        self.doubt_button.setEnabled(bool(count))
        self.doubt_button.setToolTip("F8; Maiusc+F8 torna al dubbio di prima" if count else "")

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the buttons that are always there."""
        buttons = (self.doubt_button, self.cancel_button, self.import_button)
        return QSize(sum(button.sizeHint().width() for button in buttons), scaled(HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        colours = colours_of(self.palette())
        sign = ("question-fill", colours.warning) if self._doubts else ("check", colours.good)
        self.doubt_button.setIcon(coloured_icon(*sign))

    def _fit(self) -> None:
        """Show what there is room for: an offer takes the place of the counts, and of the buttons in a narrow page."""
        is_narrow, is_offering = self.width() < scaled(NARROW), not self.offer.isHidden()
        self.counts.setVisible(not is_offering)
        self._space.setVisible(not is_offering)
        self.unassigned.setVisible(not is_offering and bool(self.unassigned.text()))
        self.offer.fit(is_tight=self.width() < scaled(TIGHT))
        for button in (self.doubt_button, self.cancel_button):
            button.setVisible(not (is_narrow and is_offering))
        doubts = f"&Dubbi {self._doubts}" if is_narrow else f"Prossimo &dubbio, {plural(self._doubts, 'riga', 'righe')}"
        self.doubt_button.setText(doubts if self._doubts else "Nessun &dubbio")

    def _ask_unassigned(self) -> None:
        self.unassigned_asked.emit(self.unassigned.isChecked())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap_groups)
        row.addWidget(self.counts)
        row.addWidget(self.unassigned)
        row.addWidget(self._space, 1)
        row.addWidget(self.offer, 1)
        row.addWidget(self.doubt_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)
        for button in (self.doubt_button, self.cancel_button):
            keep_height(button, MEASURES.action_button)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        keep_height(self, HEIGHT)


def _objectives(preview: PlanPreview) -> tuple[str, str]:
    """Say how many objectives would be written, which is what the yes says, and why the lines are more."""
    written, known, repeated = preview.objectives_to_write, preview.objectives_known, preview.repeated_lines
    more = [
        plural(repeated, "riga ripetuta unita", "righe ripetute unite") if repeated else "",
        f"{known} già in archivio" if known else "",
    ]
    word = agreeing(written, "obiettivo", "obiettivi")
    told = "; ".join(part for part in more if part)
    return str(written), f"{word} ({told})" if told else word


class OfferLine(QWidget):
    """After one line was changed: the same for the others that are alike."""

    taken, declined = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = FittingWords()
        self.yes: QPushButton = make_button("Sì, t&utte", "", self.taken.emit)
        self.no: QPushButton = make_words_button("No, solo questa", "", self.declined.emit)
        self._keys = QHBoxLayout()
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.words, 1)
        row.addWidget(self.yes)
        row.addLayout(self._keys)
        row.addWidget(self.no)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def fit(self, *, is_tight: bool) -> None:
        """Leave only the yes where there is little room: the next answer, or another line, is a no."""
        self.no.setVisible(not is_tight)

    def show_words(self, words: str, keys: str) -> None:
        whole, _, _ = words.partition("? ")
        self.words.say(words, f"{whole}?", f"{whole.partition(' anche ')[2]}?")
        self.setAccessibleName(words)
        while (item := self._keys.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if keys:
            self._keys.addWidget(KeyCap(keys))
        self.setVisible(bool(words))
