"""What the catalogue proposes beside an objective without indicators: up to three entries, one key each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.catalogue.proposals import Proposal
from app.domain.italian import plural
from app.ui.catalogue.words import LEFT_TO_TYPE, indicator_words
from app.ui.kit.buttons import make_button, make_words_button
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.key_caps import cap_width, paint_caps
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled, zoom
from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.tokens import MEASURES, colours_of

MOST = 3
NONE = "Nessun obiettivo del catalogo somiglia a questo."
ROW = 44
"""Of a proposal, in pixels of the drawing."""


class ProposalsPanel(QWidget):
    """`accepted(proposal)` with its button or with Alt and its number; `search_asked` for another entry."""

    accepted = Signal(object)
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Proposte dal catalogo")
        self.proposals: tuple[Proposal, ...] = ()
        self.title = title_label("", MEASURES.section)
        self.hint = hint_label(LEFT_TO_TYPE)
        self.search = make_words_button("Cerca nel catalogo…", "magnifying-glass", self.search_asked.emit)
        self.rows = [_ProposalRow(number) for number in range(1, MOST + 1)]
        for number, row in enumerate(self.rows):
            row.button.clicked.connect(partial(self.accept, number))
            words = f"Accetta la proposta {number + 1} del catalogo"
            add_shortcut(self, f"Alt+{number + 1}", words, partial(self.accept, number), Context.WindowShortcut)
        self._lay_out()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        self.proposals = tuple(one for one in proposals if one.indicator is not None)[:MOST]
        many = len(self.proposals)
        self.title.setText(f"{plural(many, 'proposta', 'proposte')} dal catalogo" if many else NONE)
        self.hint.setVisible(bool(many))
        for number, row in enumerate(self.rows):
            row.setVisible(number < many)
            if number < many:
                row.show_proposal(self.proposals[number])

    def accept(self, number: int, *_: object) -> None:
        if number < len(self.proposals) and self.isEnabled():
            self.accepted.emit(self.proposals[number])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap_small)
        column.addLayout(head)
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class _ProposalRow(QWidget):
    """One proposal: its key, the indicator that it writes, the entry it comes from, the button."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.name = ElidedLabel(MEASURES.body, strong=True)
        self.details = ElidedLabel(MEASURES.caption, quiet=True)
        self.button = make_button("Accetta", "check", _nothing)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(0)
        layout.addWidget(_Cap(f"Alt {number}"), 0, 0, 2, 1)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.details, 1, 1)
        layout.addWidget(self.button, 0, 2, 2, 1)
        layout.setColumnStretch(1, 1)

    def show_proposal(self, proposal: Proposal) -> None:
        indicator = proposal.entry.indicators[0]
        whose = "dell'ente" if proposal.is_own else ""
        doubt = "incerta" if proposal.is_uncertain else ""
        self.name.setText(indicator.name)
        told = [indicator_words(indicator), proposal.entry.title, whose, doubt]
        self.details.setText(" · ".join(part for part in told if part))
        self.button.setAccessibleName(f"Accetta: {indicator.name}")
        self.button.setToolTip(proposal.entry.title)


class _Cap(QWidget):
    """The key of a proposal."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        zoom().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._keys) + scaled(MEASURES.gap_small), scaled(ROW // 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_caps(painter, 0, self.height() // 2, self._keys, colours_of(self.palette()))
        painter.end()


def _nothing() -> None:
    """The panel hears the button."""
