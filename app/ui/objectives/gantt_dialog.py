"""The phases of an objective on the months of the year, drawn as they are printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.documents.catalogue import OBJECTIVE_SHEETS
from app.domain.issues import Link
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.months import months_text
from app.domain.objectives.phase import PhaseRow
from app.services.objectives.gantt import drawn_phases
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.drawing_paper import STEP, DrawingArea, DrawingPaper
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tokens import MEASURES

SIZE = (900, 440)


class GanttDialog(PlainDialog):
    """The drawing of the phases of one objective; more than those of one drawing are one under the other."""

    def __init__(self, parent: QWidget, desk: Desk, detail: ObjectiveDetail) -> None:
        super().__init__(parent, f"Fasi nell'anno: {detail.draft.code}", *SIZE)
        self._desk, self._detail = desk, detail
        self._words = "\n".join(map(_words, detail.phases))
        self.areas: list[DrawingArea] = []
        self.controls = ButtonRow(
            make_tool("Rimpicciolisci", "magnifying-glass-minus", self._zoom_out),
            make_tool("Ingrandisci", "magnifying-glass-plus", self._zoom_in),
            make_button("Stampa la scheda…", "printer", self.print_sheet, "Tra i documenti, da dove si stampa"),
        )
        self.content.addWidget(self.controls, 0, Qt.AlignmentFlag.AlignTop)
        self.add_close()
        desk.runner.run(drawn_phases, detail.phases, desk.year, on_done=self._show)

    def print_sheet(self) -> None:
        """Close the drawing and show the sheet of the objective among the documents."""
        self._desk.hub.go_to(Link("document", self._detail.draft.id or 0, OBJECTIVE_SHEETS.code))
        self.accept()

    def _show(self, drawings: Sequence[bytes]) -> None:
        for number, svg in enumerate(drawings, start=1):
            name = "Fasi nei mesi dell'anno" if len(drawings) == 1 else f"Fasi nei mesi dell'anno, parte {number}"
            paper = DrawingPaper(name, MEASURES.margin)
            paper.setAccessibleDescription(self._words)
            area = DrawingArea(paper)
            self.content.addWidget(area, 1)
            order_by_layout(self)
            paper.show_svg(svg)
            area.fit_width()
            self.areas.append(area)

    def _zoom_in(self) -> None:
        for area in self.areas:
            area.zoom_by(STEP)

    def _zoom_out(self) -> None:
        for area in self.areas:
            area.zoom_by(1 / STEP)


def _words(phase: PhaseRow) -> str:
    return f"{phase.title}: {months_text(phase.months) or 'nessun mese previsto'}"
