"""Under the tree, up to three indicators of the catalogue for the objective in front that has none."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain.catalogue.proposals import Proposal
from app.domain.italian import plural
from app.domain.objectives.indicator import IndicatorDraft
from app.ui.kit.buttons import Button, make_words_button
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.key_caps import cap_width, paint_caps
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import paint_band

MOST, ALL = 3, 6
"""How many proposals are in sight, and how many have a key: those behind are in the menu of the others."""
ROW, SIDE, LINE, CAP_ROOM = 46, 12, 22, 52
KEYS, ALL_KEYS = "Alt {}", "Alt 0"
FOR_ALL = "Accetta la prima per tutti"


class ImportProposals(QWidget):
    """`accepted(int)`: a proposal, from 0; `taken_off`: the one accepted before; `all_accepted`: the first of each."""

    accepted = Signal(int)
    taken_off, all_accepted = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = FittingWords()
        self.all_button = make_words_button(FOR_ALL, "", self.all_accepted.emit)
        self.all_button.setToolTip(f"Accetta la prima proposta per tutti gli obiettivi riconosciuti ({ALL_KEYS})")
        self.others_button = make_words_button("", "", self.open_others)
        self.others_button.setAccessibleName("Altri indicatori dal catalogo")
        self.others = QMenu(self)
        self.off_button = make_words_button("Togli", "", self.taken_off.emit)
        self.rows = [ProposalRow(number) for number in range(MOST)]
        for number, row in enumerate(self.rows):
            row.clicked.connect(partial(self.accepted.emit, number))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal], most: int = MOST) -> None:
        """Offer these, the likeliest first; nothing where the catalogue knows nothing like the objective."""
        usable = [proposal for proposal in proposals if proposal.indicator is not None]
        found = [proposal for proposal in usable if not proposal.place][:most]
        self._show_others(usable, len(found))
        for row, proposal in zip(self.rows, found, strict=False):
            row.show_proposal(proposal)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(found))
        words = f"{plural(len(found), 'indicatore', 'indicatori')} dal catalogo"
        self.title.say(words, "Dal catalogo")
        self.off_button.hide()
        self.setVisible(bool(found))

    def _show_others(self, usable: Sequence[Proposal], shown: int) -> None:
        """Put in the menu the proposals that are not in sight, each with its key."""
        hidden = usable[shown:ALL]
        self.others.clear()
        for number, proposal in enumerate(hidden, start=shown):
            action = self.others.addAction(f"{proposal.draft.name}\t{KEYS.format(number + 1).replace(' ', '+')}")
            action.triggered.connect(partial(self.accepted.emit, number))
        words = plural(len(hidden), "altro indicatore", "altri indicatori")
        self.others_button.setText(f"{words}…")
        self.others_button.setAccessibleName(f"{words} dal catalogo")
        self.others_button.setVisible(bool(hidden))

    def open_others(self) -> None:
        """Show the proposals that are not in sight, each with its key."""
        self.others.popup(self.others_button.mapToGlobal(self.others_button.rect().bottomLeft()))

    def show_accepted(self, draft: IndicatorDraft) -> None:
        """Say what was accepted, and let it be taken off."""
        self.others_button.hide()
        for row in self.rows:
            row.hide()
        self.title.say(f"Dal catalogo: {draft.name}", "Indicatore dal catalogo", "Dal catalogo")
        self.off_button.show()
        self.show()

    def show_all(self, count: int) -> None:
        """Offer the first proposal of all the objectives that lack an indicator and are recognised surely.

        It is offered whatever line is in front: with nothing else to propose there, alone.
        """
        self.all_button.setText(f"{FOR_ALL} ({count})")
        self.all_button.setAccessibleName(self.all_button.text())
        self.all_button.setVisible(count > 1)
        if count > 1 and self.isHidden():
            for widget in (*self.rows, self.off_button, self.others_button):
                widget.hide()
            self.title.say("Indicatori dal catalogo", "Dal catalogo")
            self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_band(painter, self.rect(), colours.base)
        paint_band(painter, QRect(0, 0, self.width(), 1), colours.line)
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        keep_margins(head, SIDE, 4, SIDE, 2)
        keep_spacing(head, MEASURES.gap)
        head.addWidget(self.title, 1)
        head.addWidget(self.off_button)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for row in self.rows:
            column.addWidget(row)
        foot = QHBoxLayout()
        keep_margins(foot, SIDE, 0, SIDE, 0)
        foot.addWidget(self.others_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)


class ProposalRow(Button):
    """One proposal as a button: its key, the name of the indicator, and how it is measured."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._name = self._details = ""
        self.setAccessibleName(f"Proposta {number + 1}")
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    def show_proposal(self, proposal: Proposal) -> None:
        indicator = proposal.draft
        parts = (indicator.unit, indicator.direction.italian, indicator.source)
        self._name, self._details = indicator.name, " · ".join(part for part in parts if part)
        key = KEYS.format(self._number + 1)
        entry = f"Dal catalogo: {proposal.entry.title}"
        self.setAccessibleName(f"Proposta {self._number + 1}: {self._name}; {self._details}; {key}")
        self.setToolTip(f"{self._name}\n{self._details}\n{entry}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(CAP_ROOM) * 2, scaled(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        if self.underMouse() or self.hasFocus():
            paint_band(painter, self.rect(), colours.soft)
        if self.hasFocus():
            paint_band(painter, QRect(0, 0, scaled(3), self.height()), colours.accent)
        key = KEYS.format(self._number + 1)
        paint_caps(painter, scaled(SIDE), self.height() // 2, key, colours)
        left = scaled(SIDE) + max(cap_width(key), scaled(CAP_ROOM - SIDE)) + scaled(MEASURES.gap)
        room = QRect(
            left, (self.height() - 2 * scaled(LINE)) // 2, self.width() - left - scaled(SIDE), 2 * scaled(LINE)
        )
        self._write(painter, room, colours)
        painter.end()

    def _write(self, painter: QPainter, room: QRect, colours: Colours) -> None:
        """Write the name and how it is measured, one under the other; a long name takes both lines."""
        font, first = font_of(MEASURES.body), QRect(room.topLeft(), QSize(room.width(), scaled(LINE)))
        is_long = QFontMetrics(font).horizontalAdvance(self._name) > room.width()
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room if is_long else first, flags, self._name)
        if not is_long:
            painter.setFont(font_of(MEASURES.caption))
            painter.setPen(QColor(colours.quiet))
            words = painter.fontMetrics().elidedText(self._details, Qt.TextElideMode.ElideRight, max(room.width(), 0))
            painter.drawText(first.translated(0, scaled(LINE)), int(Qt.AlignmentFlag.AlignVCenter), words)
