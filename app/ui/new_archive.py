"""The dialog that begins an archive."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.ui.archive_choices import MethodChoice, NewArchive
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.files import ARCHIVES, choose_file_to_save
from app.ui.kit.labels import hint_label

NAME = Column("name", "Denominazione dell'ente", width=40, required=True, help="Per esempio: Comune di Esempio")
YEAR = Column("year", "Anno", Format.INTEGER, 6, required=True, help="Il primo anno del ciclo della performance")
METHOD = Column("method", "Metodologia", Format.CHOICE, required=True, help="Si può cambiare in seguito")
FIRST_YEAR, LAST_YEAR = 2010, 2100


def ask_new_archive(
    parent: QWidget, methods: Sequence[MethodChoice], on_answer: Callable[[NewArchive], object]
) -> FormDialog:
    """Ask name, year and method (the first is proposed), then where to save; `on_answer` gets them all."""
    dialog = FormDialog(parent, "Nuovo archivio", ok="Scegli dove salvarlo…")
    dialog.takes_first_over = False
    dialog.form.add(NAME)
    dialog.form.add(YEAR)
    dialog.form.fill_values({"name": "Comune di ", "year": date.today().year})  # noqa: DTZ011 (the year on the wall)
    if methods:
        _add_methods(dialog, methods)
    dialog.form.check_with(check_year)

    def choose_place(values: dict[str, Any]) -> None:
        dialog.accept()

        def answer(path: Path) -> None:
            on_answer(NewArchive(path, values["name"], values["year"], values.get("method", "")))

        choose_file_to_save(parent, "Salva il nuovo archivio", ARCHIVES, suggested_name(values["name"]), answer)

    dialog.submit_with(choose_place)
    dialog.open()
    return dialog


def _add_methods(dialog: FormDialog, methods: Sequence[MethodChoice]) -> None:
    """Add the choice of the method, with what the chosen one is written below."""
    form, descriptions = dialog.form, {one.key: one.description for one in methods}
    field = form.add(METHOD, [(one.key, one.name) for one in methods])
    words = hint_label("")
    words.setObjectName("method_description")
    form.add_widget("Descrizione", words)

    def describe() -> None:
        words.setText(descriptions.get(form.draft_values()["method"], ""))
        dialog.make_room()

    field.edited.connect(describe)
    form.fill_values({"method": methods[0].key})
    words.setText(methods[0].description)


def check_year(values: dict[str, Any]) -> list[Issue]:
    year = values["year"]
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return [Issue("year", f"L'anno va da {FIRST_YEAR} a {LAST_YEAR}.", "year")]
    return []


def suggested_name(name: str) -> str:
    """Make a file name of the name of the ente."""
    stem = re.sub(r"\W+", "-", name).strip("-")
    return f"{stem}.merito"
