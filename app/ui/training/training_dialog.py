"""Formazione: who has how many hours planned, done and due, what each did, the share of each unit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.italian import format_decimal, format_percent
from app.domain.permissions import ONLY_SECRETARY, Action, may
from app.domain.training.editing import TrainingActivityDraft
from app.domain.training.hours import (
    ACTIVITY_COLUMNS,
    RULE,
    TOTAL_COLUMNS,
    TRAINING_COLUMNS,
    TrainingActivityRow,
    TrainingRow,
    TrainingStanding,
)
from app.services.training.keeping import delete_activities
from app.services.training.reading import TrainingPage, areas_of, read_training
from app.services.workbooks.registry import TRAINING_WORKBOOK
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES
from app.ui.training.forms import PlannedHoursDialog, TrainingActivityDialog
from app.ui.workbooks.exporting import WorkbookExport
from app.ui.workbooks.importing import WorkbookImport

SIZE, PEOPLE, DONE = (1240, 660), 170, 130
EVERY_AREA, EVERY_STANDING = "Tutte le aree", "Tutti"
NOBODY = "Nessuno è in servizio nell'anno.\nLe persone si aggiungono in Struttura, o con l'Anagrafica dal menu File."
NOTHING_DONE = "Nessuna attività di formazione.\nScegliere chi l'ha fatta, poi «Nuova attività…»; oppure «Importa…»."
VIEWS = ("Persone", "Unità")
NOT_HERE = "Si fa sulle persone: tornare a «Persone»."
NO_THRESHOLD = "Nel {year} nessuna norma chiede un numero di ore: si può scegliere in Strumenti › Norme e soglie."


class TrainingDialog(PlainDialog):
    """The people of the year with their hours, what those chosen did, and the totals; `chosen` is whom to begin at."""

    def __init__(self, parent: QWidget, desk: Desk, chosen: EmployeeId | None = None) -> None:
        super().__init__(parent, f"Formazione {desk.year}", *SIZE)
        self.desk, self._chosen = desk, chosen
        self._page = TrainingPage(desk.year)
        self.dialog: TrainingActivityDialog | PlannedHoursDialog | None = None
        self.importing = WorkbookImport(self, desk, TRAINING_WORKBOOK)
        self.exporting = WorkbookExport(self, desk, TRAINING_WORKBOOK)
        self._make_lists()
        self._make_buttons()
        self.words = hint_label(RULE)
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_training, self.desk.year, on_done=self._show, latest=(self, "training"))

    def add_activity(self) -> None:
        """Ask what those chosen did."""
        rows = self._selected()
        if rows and self.new_button.isEnabled():
            draft = TrainingActivityDraft(tuple(row.id for row in rows))
            self._open_activity(draft, [row.full_name for row in rows])

    def plan_hours(self, _row: object = None) -> None:
        rows = self._selected()
        if rows and self.plan_button.isEnabled():
            self.dialog = PlannedHoursDialog(self, self.desk, rows)
            self.dialog.open()

    def edit_activity(self, _row: object = None) -> None:
        row: TrainingActivityRow | None = self.activities.current_row()
        if row is not None and self.edit_button.isEnabled():
            draft = TrainingActivityDraft(
                (row.employee_id,), row.title, row.on_date, row.hours, row.provider, row.id, row.version
            )
            self._open_activity(draft, [row.full_name])

    def delete_chosen(self) -> None:
        rows: Sequence[TrainingActivityRow] = self.activities.selected_rows()
        if rows:
            self.desk.save(delete_activities, self.desk.year, [row.id for row in rows], on_done=self.desk.tell_done)

    def _open_activity(self, draft: TrainingActivityDraft, names: Sequence[str]) -> None:
        self.dialog = TrainingActivityDialog(self, self.desk, draft, names)
        self.dialog.open()

    def _show(self, page: TrainingPage) -> None:
        self._page = page
        self.areas.offer(EVERY_AREA, [name for _, name in areas_of(page.rows)])
        self.units.set_rows(page.totals if page.rows else [])
        self._tell_totals()
        self._filter()
        if self.people.current_row() is None and page.rows:
            self.people.select(self._chosen if self._chosen is not None else page.rows[0].id)
            self.people.view.setFocus()

    def _tell_totals(self) -> None:
        page = self._page
        if page.threshold is None:
            self.words.setText(f"{NO_THRESHOLD.format(year=page.year)} {RULE}")
        elif page.totals:
            whole = page.totals[-1]
            share = f" ({format_percent(whole.share, 1)})" if whole.share is not None else ""
            self.words.setText(
                f"Soglia: {format_decimal(page.threshold, None)} ore all'anno per persona"
                f"{f' ({page.source})' if page.source else ''}."
                f" La raggiungono {whole.reached} persone su {whole.counted}{share}. {RULE}"
            )

    def _filter(self, _choice: object = None) -> None:
        chosen = [row.id for row in self._selected()]
        area, standing = self.areas.currentText(), self.standings.currentText()
        self.people.set_rows(
            [
                row
                for row in self._page.rows
                if area in {EVERY_AREA, row.area} and standing in {EVERY_STANDING, row.standing.italian}
            ]
        )
        self.people.select_many(chosen)
        self._show_activities()

    def _show_activities(self, *_chosen: object) -> None:
        people = {row.id for row in self._selected()}
        done = [row for row in self._page.activities if row.employee_id in people]
        self.activities.set_rows(done)
        if done and self.activities.current_row() is None:
            self.activities.select(done[0].id)  # else its verbs, which come before the list, turn on only behind Tab
        self._allow()

    def _allow(self, *_chosen: object) -> None:
        """Turn each verb off with its reason."""
        lock = self._page.lock
        refused = lock.sentence if lock else ""
        refused = refused or ("" if may(self.desk.workspace.actor, Action.EDIT_ARCHIVE) else ONLY_SECRETARY)
        refused = refused or (NOT_HERE if self.pages.currentIndex() else "")
        nobody = "" if self._selected() else NO_ROW
        nothing = "" if self.activities.current_row() is not None else NO_ROW
        exported = self.desk.why_not(Action.EXPORT)
        allow_each(
            (self.new_button, refused or nobody),
            (self.plan_button, refused or nobody),
            (self.edit_button, refused or nothing),
            (self.delete_button, refused or nothing),
            (self.import_button, (lock.sentence if lock else "") or self.desk.why_not(Action.IMPORT)),
            (self.export_button, exported),
        )

    def _look_at(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._allow()

    def _selected(self) -> list[TrainingRow]:
        found: list[TrainingRow] = self.people.selected_rows()
        return found

    def _connect(self) -> None:
        self.areas.activated.connect(self._filter)
        self.standings.activated.connect(self._filter)
        self.views.chosen.connect(self._look_at)
        self.people.current_changed.connect(self._show_activities)
        self.people.view.selectionModel().selectionChanged.connect(self._show_activities)
        self.activities.current_changed.connect(self._allow)
        self.people.opened.connect(self.plan_hours)
        self.activities.opened.connect(self.edit_activity)
        Following(self, self.desk.hub, {Topic.STRUCTURE, Topic.MUNICIPALITY}, self.reload)

    def _make_lists(self) -> None:
        self.views = SegmentSwitch(VIEWS, title="Che cosa si guarda")
        self.areas, self.standings = ChoiceBox(), ChoiceBox()
        for box, name, letters in ((self.areas, "Area", 8), (self.standings, "A che punto sono", 6)):
            box.keep_letters(letters)
            box.setAccessibleName(name)
        self.standings.addItems([EVERY_STANDING, *(one.italian for one in TrainingStanding)])
        self.people = RowsTable(
            TRAINING_COLUMNS, name="training.people", title="Ore di formazione delle persone", empty=NOBODY,
            counted=("persona", "persone"),
        )  # fmt: skip
        self.activities = RowsTable(
            ACTIVITY_COLUMNS, name="training.activities", title="Attività di formazione di chi è scelto",
            empty=NOTHING_DONE, counted=("attività", "attività"),
        )  # fmt: skip
        self.units = RowsTable(
            TOTAL_COLUMNS, name="training.units", title="Ore di formazione delle unità", empty=NOBODY,
            counted=("riga", "righe"),
        )  # fmt: skip
        self.activities.hide_filter()
        self.units.hide_filter()
        self.units.view.setSortingEnabled(False)

    def _make_buttons(self) -> None:
        self.new_button = make_primary(make_button("Nuova attività…", "plus", self.add_activity))
        self.plan_button = make_button("Ore previste…", "calendar-blank", self.plan_hours)
        self.edit_button = make_button("Modifica…", "pencil-simple", self.edit_activity)
        self.delete_button = make_button("Elimina", "trash", self.delete_chosen)
        self.import_button = make_button("Importa…", "download-simple", self.importing.ask_file)
        self.export_button = make_button("Esporta…", "upload-simple", self.exporting.ask_where)
        self.people.verbs.add(self.plan_button, Order.EDIT, many="Ore previste di {} persone…")
        self.people.verbs.add(self.new_button, Order.NEW, many="Nuova attività di {} persone…")
        self.people.verbs.add(self.export_button, Order.SPECIAL)
        self.activities.verbs.add(self.edit_button, Order.EDIT)
        self.activities.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} attività")

    def _lay_out(self) -> None:
        keep_minimum_height(self.people, PEOPLE)
        keep_minimum_height(self.activities, DONE)
        which = QHBoxLayout()
        keep_spacing(which, MEASURES.gap)
        for widget in (self.views, self.areas, self.standings):
            which.addWidget(widget)
        which.addStretch(1)
        beside = QWidget()
        both = QVBoxLayout(beside)
        both.setContentsMargins(0, 0, 0, 0)
        keep_spacing(both, MEASURES.gap)
        both.addWidget(self.people, 3)
        both.addWidget(self.activities, 2)
        self.pages = QStackedWidget()
        self.pages.addWidget(beside)
        self.pages.addWidget(self.units)
        buttons = ButtonRow(
            self.new_button, self.plan_button, self.edit_button, self.delete_button, self.import_button,
            self.export_button,
        )  # fmt: skip
        self.content.addWidget(self.words)
        self.content.addWidget(buttons)
        self.content.addLayout(which)
        self.content.addWidget(self.pages, 1)
        self.add_close()
