"""Where in the year an entry of the catalogue becomes an objective."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.catalogue.proposals import nearest_name
from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.objectives.detail import UnitChoice
from app.services.catalogue.using import add_from_catalogue
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog

HELP = "Vuota: l'obiettivo è strategico e comune a tutti."


class ToYearDialog(SavingDialog):
    """OK writes the objective with all its indicators in the unit chosen, and `added(sentence)` tells it."""

    added = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        entry: CatalogueEntry,
        catalogue: Catalogue,
        units: Sequence[UnitChoice],
    ) -> None:
        hint = f"«{entry.title}», con i suoi indicatori. L'atteso resta da scrivere."
        super().__init__(parent, desk, f"Aggiungi all'anno {desk.year}", hint, ok="Aggiungi", on_saved=self._tell_added)
        self._entry = entry
        self.form.add(
            Column("unit", "Unità", Format.CHOICE, help=HELP), [(one.unit, f"{one.code} {one.name}") for one in units]
        )
        near = nearest_name([f"{one.area} {one.name}" for one in units], entry, catalogue)
        self.form.fill_values({"unit": units[near].unit if near is not None else None})
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(add_from_catalogue, self.desk.year, self._entry, values["unit"])

    def _tell_added(self, _changes: Changes) -> None:
        self.added.emit(f"Aggiunto all'anno {self.desk.year}: {self._entry.title}.")
