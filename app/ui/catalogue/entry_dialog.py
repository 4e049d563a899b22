"""An entry of the ente: written, or changed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.own import OwnEntryDraft, code_for
from app.domain.catalogue.reading import entry_issues
from app.domain.catalogue.rows import CATALOGUE_INDICATOR_COLUMNS, CatalogueIndicatorRow, indicator_rows
from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.services.catalogue.own import save_own_entry
from app.ui.catalogue.indicator_form import CatalogueIndicatorDialog
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height

WIDTH, TABLE = 720, 140
HINT = "Nella voce non si scrivono nomi di persone."
WORDS_HELP = "Da quali parole si riconosce una riga, separate da virgola; almeno cinque lettere fanno da inizio."
EXCLUDED_HELP = "Parole che dicono che la riga è un'altra cosa."


class EntryDialog(SavingDialog):
    """OK keeps the entry among those of the ente, and `saved(code)` shows it."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, draft: OwnEntryDraft, catalogue: Catalogue) -> None:
        super().__init__(parent, desk, _title(draft), HINT, width=WIDTH, on_saved=self._tell_saved)
        self._draft = draft
        self._taken = {entry.code for entry in catalogue.entries}
        self._indicators = list(draft.entry.indicators)
        self.table = RowsTable(
            CATALOGUE_INDICATOR_COLUMNS, name="catalogue.edited", title="Indicatori della voce",
            empty="Senza indicatori la voce non misura nulla\nSe ne aggiunge almeno uno.",
        )  # fmt: skip
        self._add_fields(catalogue)
        self.form.check_with(self._issues)
        self.submit_with(self._save)
        self._show_indicators()

    @property
    @override
    def is_edited(self) -> bool:
        return self.form.is_edited or tuple(self._indicators) != self._draft.entry.indicators

    def add_indicator(self) -> CatalogueIndicatorDialog:
        return self._ask_indicator(CatalogueIndicator(""), self._append)

    def edit_indicator(self, *_: object) -> CatalogueIndicatorDialog | None:
        row: CatalogueIndicatorRow | None = self.table.current_row()
        return self._ask_indicator(row.indicator, partial(self._change, row.id)) if row else None

    def remove_indicators(self) -> None:
        gone = {row.id for row in self.table.selected_rows()}
        self._indicators = [one for place, one in enumerate(self._indicators) if place not in gone]
        self._show_indicators()

    def _add_fields(self, catalogue: Catalogue) -> None:
        add, entry = self.form.add, self._draft.entry
        sectors = [(sector.code, sector.name) for sector in catalogue.sectors]
        add(Column("title", "Titolo", Format.TEXT, 60, required=True))
        add(Column("sector", "Settore", Format.CHOICE), sectors)
        add(Column("words", "Parole", Format.TEXT, 60, help=f"{WORDS_HELP} Vuoto: quelle del titolo."))
        add(Column("excluded", "Parole escluse", Format.TEXT, 60, help=EXCLUDED_HELP))
        self.form.add_widget("Indicatori", self._table_with_verbs(), "indicators")
        self.form.fill_values(
            {
                "title": entry.title,
                "sector": entry.sectors[0] if entry.sectors else None,
                "words": ", ".join(entry.words),
                "excluded": ", ".join(entry.excluded),
            }
        )

    def _table_with_verbs(self) -> QWidget:
        new = make_button("Nuovo indicatore…", "plus", self.add_indicator)
        self.edit_button = make_button("Modifica…", "pencil-simple", self.edit_indicator)
        self.remove_button = make_button("Togli", "trash", self.remove_indicators)
        self.table.hide_filter()
        keep_minimum_height(self.table, TABLE)
        self.table.view.let_go("direction", "source")
        self.table.verbs.add(new, Order.NEW)
        self.table.verbs.add(self.edit_button, Order.EDIT)
        self.table.verbs.add(self.remove_button, Order.DELETE, many="Togli {} indicatori")
        self.table.opened.connect(self.edit_indicator)
        self.table.current_changed.connect(self._fit_verbs)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(ButtonRow(new, self.edit_button, self.remove_button))
        return holder

    def _fit_verbs(self, *_: object) -> None:
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(self.table.current_row() is not None)
            button.setToolTip("" if button.isEnabled() else NO_ROW)

    def _show_indicators(self, chosen: int = 0) -> None:
        rows = indicator_rows(replace(self._draft.entry, indicators=tuple(self._indicators)))
        self.table.set_rows(rows)
        if rows:
            self.table.select(min(chosen, len(rows) - 1))
        self._fit_verbs()

    def _ask_indicator(
        self, indicator: CatalogueIndicator, made: Callable[[CatalogueIndicator], object]
    ) -> CatalogueIndicatorDialog:
        dialog = CatalogueIndicatorDialog(self, indicator, made)
        dialog.open()
        return dialog

    def _append(self, indicator: CatalogueIndicator) -> None:
        self._indicators.append(indicator)
        self._show_indicators(len(self._indicators) - 1)

    def _change(self, place: int, indicator: CatalogueIndicator) -> None:
        self._indicators[place] = indicator
        self._show_indicators(place)

    def _made(self, values: dict[str, Any]) -> CatalogueEntry:
        title, others = values["title"] or "", self._draft.entry.sectors[1:]
        first = (values["sector"],) if values["sector"] else ()
        code = self._draft.entry.code or code_for(title, self._taken)
        sectors = (*first, *(sector for sector in others if sector not in first))
        return CatalogueEntry(
            code, title, sectors, _words(values["words"]), _words(values["excluded"]), tuple(self._indicators)
        )

    def _issues(self, values: dict[str, Any]) -> list[Issue]:
        found = list(entry_issues(self._made(values)))
        if not self._indicators:
            found.append(Issue("no_indicator", "Aggiungere almeno un indicatore.", "indicators"))
        return [issue for issue in found if issue.field != "code"]

    def _save(self, values: dict[str, Any]) -> None:
        draft = replace(self._draft, entry=self._made(values))
        self._code = draft.entry.code
        self.save(save_own_entry, draft)

    def _tell_saved(self, _changes: Changes) -> None:
        self.saved.emit(self._code)


def _title(draft: OwnEntryDraft) -> str:
    if draft.id is not None:
        return "Modifica voce dell'ente"
    return "Modifica voce: diventa dell'ente" if draft.entry.code else "Nuova voce del catalogo"


def _words(text: str | None) -> tuple[str, ...]:
    """Read words separated by commas, each once."""
    parts = (part.strip() for part in (text or "").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
