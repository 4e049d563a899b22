"""Dati certificati: the figures that the method of the year asks for, those that are missing, the events counted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.certified_data.events import EVENT_COLUMNS, EventRow
from app.domain.certified_data.figures import FIGURE_COLUMNS, FigureRow
from app.domain.certified_data.page import CertifiedPage
from app.domain.changes import Topic
from app.domain.italian import agreeing, plural
from app.domain.method.outside_words import DatumKind
from app.domain.permissions import ONLY_SECRETARY, Action, may
from app.services.certified_data.keeping import delete_events, delete_figures
from app.services.certified_data.reading import read_certified
from app.ui.certified_data.forms import EventDialog, FigureDialog, PasteFiguresDialog
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES

SIZE, TABLE = (1100, 560), 220
VIEWS = ("Dati", "Eventi")
NO_DATUM = (
    "La metodologia dell'anno non chiede dati certificati.\nSi dichiarano nella metodologia: poi qui si scrivono."
)
NO_EVENT = "Nessun evento nell'anno.\nUsare «Nuovo evento…» per registrarne uno, con la sua fonte."
NO_EVENT_DATUM = "La metodologia dell'anno non conta eventi."
SEVERAL_DATA = "Le righe scelte sono di dati diversi: sceglierne di uno solo."
NOT_WRITTEN = "Non c'è ancora nessun valore da eliminare."


class CertifiedDialog(PlainDialog):
    """Two lists: the figures with what is missing, the events; each with its verbs."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, f"Dati certificati {desk.year}", *SIZE)
        self.desk = desk
        self._page = CertifiedPage(desk.year)
        self.dialog: QDialog | None = None
        self.words = hint_label("")
        self._make_lists()
        self._make_buttons()
        self._lay_out()
        for table in (self.figures, self.events):
            table.current_changed.connect(self._allow)
            table.view.selectionModel().selectionChanged.connect(self._allow)
        self.figures.opened.connect(self.write_figure)
        self.events.opened.connect(self.edit_event)
        self.views.chosen.connect(self.pages.setCurrentIndex)
        Following(self, desk.hub, {Topic.SHEETS, Topic.STRUCTURE, Topic.METHODS, Topic.ROUNDS}, self.reload)
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_certified, self.desk.year, on_done=self._show, latest=(self, "certified"))

    def write_figure(self, _row: object = None) -> None:
        """Ask one value for the rows chosen, which are of one datum."""
        rows = self._chosen()
        if rows and self.write_button.isEnabled():
            self._open(FigureDialog(self, self.desk, rows))

    def paste_figures(self) -> None:
        rows = self._chosen()
        self._open(PasteFiguresDialog(self, self.desk, self._page, rows[0].datum.code if rows else ""))

    def delete_chosen(self) -> None:
        ids = [row.figure_id for row in self._chosen() if row.figure_id is not None]
        if ids:
            self.desk.save(delete_figures, self.desk.year, ids, on_done=self.desk.tell_done)

    def add_event(self) -> None:
        self._open(EventDialog(self, self.desk, self._page))

    def edit_event(self, _row: object = None) -> None:
        row: EventRow | None = self.events.current_row()
        if row is not None and self.edit_button.isEnabled():
            self._open(EventDialog(self, self.desk, self._page, row))

    def delete_events(self) -> None:
        rows: Sequence[EventRow] = self.events.selected_rows()
        if rows:
            self.desk.save(delete_events, self.desk.year, [row.id for row in rows], on_done=self.desk.tell_done)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _show(self, page: CertifiedPage) -> None:
        self._page = page
        chosen = [row.id for row in self._chosen()]
        self.figures.set_rows(page.figures)
        self.figures.select_many(chosen)
        self.events.set_rows(page.events)
        self.words.setText(_in_words(page))
        self._allow()

    def _chosen(self) -> list[FigureRow]:
        found: list[FigureRow] = self.figures.selected_rows()
        return found

    def _allow(self, *_chosen: object) -> None:
        """Turn each verb off with its reason."""
        refused = self._page.lock.sentence if self._page.lock else ""
        refused = refused or ("" if may(self.desk.workspace.actor, Action.EDIT_ARCHIVE) else ONLY_SECRETARY)
        rows = self._chosen()
        nothing = "" if rows else NO_ROW
        several = SEVERAL_DATA if len({row.datum.code for row in rows}) > 1 else ""
        unwritten = "" if any(row.figure_id is not None for row in rows) else NOT_WRITTEN
        has_events = any(one.kind is DatumKind.EVENT for one in self._page.data)
        has_figures = any(one.kind is not DatumKind.EVENT for one in self._page.data)
        no_event = "" if self.events.current_row() is not None else NO_ROW
        allow_each(
            (self.write_button, refused or nothing or several),
            (self.paste_button, refused or ("" if has_figures else NO_DATUM.partition("\n")[0])),
            (self.delete_button, refused or nothing or unwritten),
            (self.new_button, refused or ("" if has_events else NO_EVENT_DATUM)),
            (self.edit_button, refused or no_event),
            (self.drop_button, refused or no_event),
        )

    def _make_lists(self) -> None:
        self.views = SegmentSwitch(VIEWS, title="Che cosa si guarda")
        self.figures = RowsTable(
            FIGURE_COLUMNS, name="certified.figures", title="Dati certificati", empty=NO_DATUM,
            counted=("dato", "dati"),
        )  # fmt: skip
        self.events = RowsTable(
            EVENT_COLUMNS, name="certified.events", title="Eventi certificati", empty=NO_EVENT,
            counted=("evento", "eventi"),
        )  # fmt: skip

    def _make_buttons(self) -> None:
        self.write_button = make_primary(make_button("Scrivi…", "pencil-simple", self.write_figure))
        self.paste_button = make_button("Incolla…", "clipboard-text", self.paste_figures)
        self.delete_button = make_button("Elimina", "trash", self.delete_chosen)
        self.new_button = make_primary(make_button("Nuovo evento…", "plus", self.add_event))
        self.edit_button = make_button("Modifica…", "pencil-simple", self.edit_event)
        self.drop_button = make_button("Elimina", "trash", self.delete_events)
        self.figures.verbs.add(self.write_button, Order.EDIT, many="Scrivi il valore di {} righe…")
        self.figures.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} valori")
        self.figures.verbs.add(self.paste_button, Order.SPECIAL)
        self.events.verbs.add(self.new_button, Order.NEW)
        self.events.verbs.add(self.edit_button, Order.EDIT)
        self.events.verbs.add(self.drop_button, Order.DELETE, many="Elimina {} eventi")

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        for table, buttons in (
            (self.figures, (self.write_button, self.paste_button, self.delete_button)),
            (self.events, (self.new_button, self.edit_button, self.drop_button)),
        ):
            keep_minimum_height(table, TABLE)
            page = QWidget()
            box = QVBoxLayout(page)
            box.setContentsMargins(0, 0, 0, 0)
            keep_spacing(box, MEASURES.gap)
            box.addWidget(ButtonRow(*buttons))
            box.addWidget(table, 1)
            self.pages.addWidget(page)
        self.content.addWidget(self.words)
        self.content.addWidget(self.views)
        self.content.addWidget(self.pages, 1)
        self.add_close()


def _in_words(page: CertifiedPage) -> str:
    """Say by which method, and how much is missing."""
    if not page.data:
        return "Cifre, adempimenti ed eventi che qualcuno attesta e che la metodologia conta fuori dai punteggi."
    said = f"Metodologia: {page.method}."
    if page.missing:
        verb = agreeing(page.missing, "Manca", "Mancano")
        said += f" {verb} {plural(page.missing, 'dato', 'dati')}: senza, i totali che li leggono restano in sospeso."
    return said
