"""*Distribuzione*: the totals of each evaluator beside the whole and the year before, as they are printed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.documents.catalogue import DISTRIBUTION
from app.domain.ids import RoundId
from app.domain.issues import Link, Severity
from app.services.sheets.distribution import DrawnDistribution, draw_distribution
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.drawing_paper import STEP, DrawingArea, DrawingPaper
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES

NOTHING = "Le distribuzioni compaiono quando ci sono schede a cui non manca nulla."


class DistributionPage(QWidget):
    """Shows the drawing that the print embeds, and leads to where it is printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._round_id: RoundId | None = None
        self._is_stale = True
        self.paper = DrawingPaper("Distribuzione dei totali", MEASURES.margin)
        self.area = DrawingArea(self.paper)
        self.nothing = hint_label(NOTHING)
        self.quotas = Message(self)
        self.controls = ButtonRow(
            make_tool("Rimpicciolisci", "magnifying-glass-minus", self._zoom_out),
            make_tool("Ingrandisci", "magnifying-glass-plus", self._zoom_in),
            make_button("Stampa…", "printer", self._print, "Tra i documenti, da dove si stampa o si salva"),
        )
        head = QHBoxLayout()
        head.addWidget(title_label("Distribuzione dei totali", MEASURES.section))
        head.addWidget(self.controls, 1)
        column = QVBoxLayout(self)
        keep_margins(column, MEASURES.margin, MEASURES.gap, MEASURES.margin, MEASURES.gap)
        keep_spacing(column, MEASURES.gap)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.quotas)
        column.addWidget(self.area, 1)

    def show_round(self, round_id: RoundId | None) -> None:
        """Be about a session, whose totals may have changed."""
        self._round_id, self._is_stale = round_id, True
        self.freshen()

    def freshen(self) -> None:
        """Draw again, if something changed and the page is in front."""
        if self._is_stale and self.isVisible() and self._round_id is not None:
            self._is_stale = False
            self._desk.read(draw_distribution, self._round_id, on_done=self._show, latest=(self, "drawing"))

    def _show(self, drawn: DrawnDistribution) -> None:
        self.nothing.setVisible(not drawn.has_totals)
        self.area.setVisible(drawn.has_totals)
        if drawn.quotas:
            self.quotas.say(drawn.quotas, Severity.WARNING)
        else:
            self.quotas.clear()
        self.paper.setAccessibleDescription(drawn.words)
        self.paper.show_svg(drawn.svg)
        self.area.fit_width()

    def _zoom_in(self) -> None:
        self.area.zoom_by(STEP)

    def _zoom_out(self) -> None:
        self.area.zoom_by(1 / STEP)

    def _print(self) -> None:
        self._desk.hub.go_to(Link("document", 0, DISTRIBUTION.code))
