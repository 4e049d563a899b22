"""Dati per i premi: what the rules ask and the archive does not know, person by person, with its source."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.awards.facts import (
    FACT_COLUMNS,
    FACT_DAY,
    FACT_SOURCE,
    FACT_TEXT,
    FACT_VALUE,
    AwardFactDraft,
    AwardFactKind,
    AwardFactRow,
    FactUnit,
    validate_fact,
)
from app.domain.awards.vocabulary import Sanction
from app.domain.changes import Topic
from app.domain.columns import Column, Format
from app.domain.permissions import Action
from app.domain.structure.hierarchy import Party
from app.domain.validation import filled
from app.services.awards.facts import delete_facts, save_fact
from app.services.awards.reading import AwardsPage, read_awards
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height

SIZE, TABLE = (1120, 560), 240
HINT = (
    "Ciò che le regole dei premi chiedono e l'archivio non sa già: ogni dato ha la sua fonte. Giorni di servizio, part"
    " time, aree, assenze, incarichi e valutazioni si prendono dalla Struttura e dalle schede. Di molte persone"
    " insieme: File, Esporta, Dati per i premi, si compila e si importa."
)
EMPTY = "Nessun dato scritto per l'anno.\nServono solo quelli che le regole chiedono: «Che cosa manca» li elenca."
ENTE = Party()
WHOSE = Column("person", "Di chi", Format.CHOICE, 40, required=True)
KIND = Column("kind", "Che cosa", Format.CHOICE, 40, required=True)
SANCTION = Column("sanction", "Quale sanzione", Format.CHOICE, 40)


class FactDialog(SavingDialog):
    """Asks one fact: of whom, which, how much, from where."""

    def __init__(self, parent: QWidget, desk: Desk, page: AwardsPage, draft: AwardFactDraft) -> None:
        title = "Nuovo dato per i premi" if draft.id is None else "Dato per i premi"
        super().__init__(parent, desk, title, width=620)
        self._draft, self._year = draft, page.year
        self.form.add(KIND, [(one, one.italian) for one in AwardFactKind])
        self.form.add(WHOSE, [(ENTE, "L'ente"), *page.people])
        self.form.add(SANCTION, [(one, one.italian.capitalize()) for one in Sanction])
        for column in (FACT_VALUE, FACT_TEXT, FACT_DAY, FACT_SOURCE):
            self.form.add(column)
        self.form.fill(draft)
        self.form.fill_values({"person": Party(draft.employee_id, draft.official_id)})
        self._show_fields("kind")
        self.form.edited.connect(self._show_fields)
        self.form.check_with(lambda values: validate_fact(self._edited(values), self._year))
        self.submit_with(self._save)

    def _show_fields(self, key: str) -> None:
        """Leave only the fields that the chosen kind has."""
        if key != "kind":
            return
        kind: AwardFactKind | None = self.form.draft_values()["kind"]
        self.form.show_field("sanction", is_shown=kind is AwardFactKind.SANCTION)
        self.form.show_field("value", is_shown=kind is not None and kind.unit is not FactUnit.NONE)
        self.form.show_field("on_date", is_shown=kind is not None and kind.is_dated)
        if kind is not None and kind.is_of_ente:
            self.form.fill_values({"person": ENTE})
        self.make_room()

    def _edited(self, values: dict[str, Any]) -> AwardFactDraft:
        party: Party = values.pop("person", None) or ENTE
        kind: AwardFactKind | None = values["kind"]
        if kind is not AwardFactKind.SANCTION:
            values["sanction"] = None
        if kind is None or kind.unit is FactUnit.NONE:
            values["value"] = None
        if kind is None or not kind.is_dated:
            values["on_date"] = None
        return filled(self._draft, values | {"employee_id": party.employee_id, "official_id": party.official_id})

    def _save(self, values: dict[str, Any]) -> None:
        self.save(save_fact, self._year, self._edited(values))


class FactsDialog(PlainDialog):
    """The facts of the year, to write, correct and take away."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Dati per i premi {desk.year}", *SIZE)
        self.desk = desk
        self._page = AwardsPage(desk.year)
        self.dialog: FactDialog | None = None
        self._wanted: AwardFactDraft | None = None
        self.table = RowsTable(
            FACT_COLUMNS, name="awards.facts", title="Dati per i premi", empty=EMPTY, counted=("dato", "dati")
        )
        self.new_button = make_primary(make_button("Nuovo dato…", "plus", self.ask_new))
        self.edit_button = make_button("Modifica…", "pencil-simple", self.ask_changes)
        self.delete_button = make_button("Elimina", "trash", self.delete_chosen)
        self._lay_out()
        self.table.current_changed.connect(self._allow)
        self.table.opened.connect(self.ask_changes)
        Following(self, desk.hub, {Topic.AWARDS, Topic.STRUCTURE}, self.reload)
        self._allow()
        self.reload()

    def reload(self) -> None:
        self.desk.read(read_awards, self.desk.year, on_done=self._show, latest=(self, "facts"))

    def ask_new(self) -> None:
        self.ask(AwardFactDraft())

    def ask(self, draft: AwardFactDraft) -> None:
        """Open the form of one fact."""
        if not self._refused():
            self.dialog = FactDialog(self, self.desk, self._page, draft)
            self.dialog.open()

    def ask_when_read(self, draft: AwardFactDraft) -> None:
        """Open the form of one fact as soon as the people are known."""
        self._wanted = draft

    def ask_changes(self, _row: object = None) -> None:
        row: AwardFactRow | None = self.table.current_row()
        if row is not None:
            self.ask(row.draft)

    def delete_chosen(self) -> None:
        rows: list[AwardFactRow] = self.table.selected_rows()
        if rows:
            self.desk.save(delete_facts, self.desk.year, [row.id for row in rows], on_done=self.desk.tell_done)

    def _show(self, page: AwardsPage) -> None:
        self._page = page
        self.table.set_rows(page.facts)
        self._allow()
        if (asked := self._wanted) is not None:
            self._wanted = None
            self.ask(asked)

    def _refused(self) -> str:
        lock = self._page.lock
        return lock.sentence if lock else self.desk.why_not(Action.EDIT_AWARDS)

    def _allow(self, _row: object = None) -> None:
        refused = self._refused()
        none = "" if self.table.current_row() is not None else NO_ROW
        allow_each(
            (self.new_button, refused),
            (self.edit_button, refused or none),
            (self.delete_button, refused or none),
        )

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.verbs.add(self.edit_button, Order.EDIT)
        self.table.verbs.add(self.new_button, Order.NEW)
        self.table.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} dati")
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(ButtonRow(self.new_button, self.edit_button, self.delete_button))
        self.content.addWidget(self.table, 1)
        self.add_close()
