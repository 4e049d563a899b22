"""The organigramma drawn from the data, as it is printed: zoom, and save as a drawing."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Topic
from app.services.structure.lists import Chart, read_chart
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.drawing_paper import STEP, DrawingArea, DrawingPaper
from app.ui.kit.files import choose_file_to_save
from app.ui.kit.notice import Notice
from app.ui.kit.overrides import override
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.sight import DayInSight

DRAWINGS = "Disegni vettoriali (*.svg)"
MARGIN = 12
"""What stands between the last lines of the drawing and the mark of the keyboard, which would go over them."""


class OrganigramPage(DatedPage):
    """The drawing of the day the page looks at."""

    topics = frozenset({Topic.STRUCTURE, Topic.MUNICIPALITY})

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk, sight)
        self.chart: Chart | None = None
        self.sheet = DrawingPaper("Organigramma dell'ente", MARGIN)
        self.area = DrawingArea(self.sheet)
        self.controls = ButtonRow(
            make_tool("Rimpicciolisci", "magnifying-glass-minus", self.zoom_out),
            make_tool("Ingrandisci", "magnifying-glass-plus", self.zoom_in),
            make_button("Adatta", "arrows-out", self.fit, "Tutto il disegno nella finestra"),
            make_button("Salva…", "floppy-disk", self.save, "Salva il disegno in un file"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area, 1)

    @override
    def reload(self) -> None:
        self.desk.read(read_chart, self.desk.year, self.sight.day, on_done=self._show, latest=(self, "chart"))

    def zoom_in(self) -> None:
        self.area.zoom_by(STEP)

    def zoom_out(self) -> None:
        self.area.zoom_by(1 / STEP)

    def fit(self) -> None:
        self.area.fit_whole()

    def save(self) -> None:
        if self.chart is not None:
            name = f"Organigramma_{self.chart.day:%Y-%m-%d}.svg"
            choose_file_to_save(self, "Salva l'organigramma", DRAWINGS, name, self._write)

    def _write(self, path: Path) -> None:
        from app.services.audit.exports import save_organigram_and_tell

        if self.chart is not None:
            work = self.desk.workspace, self.chart.day, path
            self.desk.runner.run(save_organigram_and_tell, *work, on_done=self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self.desk.tell(Notice(f"Organigramma salvato in {path.name}."))

    def _show(self, chart: Chart) -> None:
        self.chart = chart
        self.counted.emit(chart.day, None)
        self.sheet.show_svg(chart.svg)
        self.area.fit_width()
