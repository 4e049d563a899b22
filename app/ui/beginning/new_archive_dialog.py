"""The dialog that begins an archive, one step after the other: nothing is on the disk before the last."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.structure.municipality import MunicipalityDraft, validate_municipality
from app.services.beginning import ArchiveBeginning
from app.services.structure.municipality import picture_in
from app.ui.archive_choices import MethodChoice
from app.ui.beginning.chosen_path import ChosenPath
from app.ui.beginning.method_picture import MethodPicture
from app.ui.kit.buttons import make_button
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.files import ARCHIVES, choose_file_to_open, choose_file_to_save, choose_folder
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.tokens import MEASURES
from app.ui.login.new_password import NewPassword

PICTURES = "Immagini (*.png *.jpg *.jpeg)"
NAME = Column("name", "Denominazione dell'ente", width=60, required=True, help="Per esempio: Comune di Esempio")
PROVINCE = Column("province", "Provincia", width=24, help="Si può scrivere dopo")
ISTAT = Column("istat_code", "Codice ISTAT", Format.CODE, 10, help="Sei cifre; si può scrivere dopo")
YEAR = Column("year", "Anno", Format.INTEGER, 6, required=True, help="Il primo anno del ciclo della performance")
METHOD = Column("method", "Metodologia", Format.CHOICE, 40, required=True, help="Si può cambiare in seguito")
PROTECTS = Column(
    "protects", "Proteggi con una password", Format.BOOLEAN, help="Senza, chi può leggere il file legge tutto"
)
ADMINISTRATOR = Column(
    "full_name",
    "Nome e cognome di chi amministra",
    width=40,
    help="Di solito il Segretario; gli altri dopo",
)
LAST_YEAR = (
    "Chi ha già l'archivio dell'anno scorso continua in quello: struttura e persone ci sono già; metodologia e"
    " obiettivi si copiano nell'anno nuovo per scelta."
)
CREATING = "Si crea l'archivio: qualche secondo…"
PRINTED = "Subito dopo si stampa la chiave di recupero, che apre l'archivio se la password si perde."
COPIES = "Una chiavetta o un altro disco: protegge da un guasto del computer. Si può scegliere anche dopo."
NO_LOGO, NO_PLACE, NO_FOLDER = "Nessuno, per ora", "Da scegliere", "Nessuna seconda cartella"
BEGINNING_OF_NAME = "Comune di "
FIRST_YEAR, LAST_YEAR_OF_ALL = 2010, 2100
WIDTH = 680
NEXT, CREATE = "Avanti", "Crea l'archivio"


def said_once(name: Any) -> str:
    """Return the name of the ente on one line; who writes it whole after «Comune di» does not say that twice."""
    words, beginning = " ".join(str(name or "").split()), BEGINNING_OF_NAME.casefold()
    while words.casefold().startswith(2 * beginning):
        words = words[len(BEGINNING_OF_NAME) :]
    return words


class AskedStep:
    """One step: its title, its form, and what else is to be looked at before one goes on."""

    def __init__(self, title: str, form: Form, is_right: Callable[[], bool] = lambda: True) -> None:
        self.title, self.form, self.is_right = title, form, is_right


class NewArchiveDialog(FormDialog):
    """Asks the ente, year and method, the password, where: `begin(…)` makes it, and closes or `refuse`s.

    `last_year_chosen(Path)`: an archive that is there already was chosen in the place of a new one.
    """

    last_year_chosen = Signal(object)

    def __init__(
        self, parent: QWidget, methods: Sequence[MethodChoice], begin: Callable[[ArchiveBeginning], object], year: int
    ) -> None:
        super().__init__(parent, "Nuovo archivio", ok=NEXT, width=WIDTH)
        self._begin = begin
        self._methods = {one.key: one for one in methods}
        self.title = title_label("", MEASURES.section)
        self.content.insertWidget(0, self.title)
        self.logo = ChosenPath("Scegli il logo…", "image", NO_LOGO, _ask_logo)
        self.place = ChosenPath("Scegli dove…", "folder-open", NO_PLACE, self._ask_place, required=True)
        self.second = ChosenPath("Scegli la cartella…", "folder-plus", NO_FOLDER, _ask_folder)
        self.picture = MethodPicture()
        self.described = hint_label("")
        self.described.setObjectName("method_description")
        self.password = NewPassword()
        self.printed = hint_label(PRINTED)
        self._number = 0
        self.steps = (self._ente(), self._method(year), self._protection(), self._places())
        self.back = make_button("Indietro", "arrow-left", self.go_back)
        self.put_button(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        for step in self.steps[1:]:
            self.content.addWidget(step.form, 1)
            step.form.edited.connect(self._grow)
        self._show(0)

    @property
    def number(self) -> int:
        """Which step is in sight, from 0."""
        return self._number

    @property
    @override
    def is_edited(self) -> bool:
        paths = (self.logo, self.second)
        return any(step.form.is_edited for step in self.steps) or any(one.path for one in paths)

    @override
    def open(self) -> None:
        for step in self.steps[1:]:
            step.form.give_mnemonics()
            step.form.remember()
        super().open()

    @override
    def submit(self) -> None:
        """Go on when the step in sight has no error, or begin the archive after the last."""
        step = self.steps[self._number]
        if not step.form.validate() or not step.is_right():
            self.make_room()
        elif self._number < len(self.steps) - 1:
            self._show(self._number + 1)
        elif (place := self.place.path) is not None:
            self._set_busy(True)
            self.form.say(CREATING, Severity.NOTE)
            self._begin(self._told(place))

    def go_back(self) -> None:
        """Show the step before, with what was written in it and in those after."""
        self._show(max(self._number - 1, 0))

    def _last_year_row(self) -> QWidget:
        """Keep the button as wide as its words, under what it is for."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(make_button("Continua dall'anno scorso…", "calendar-plus", self.ask_last_year))
        line.addStretch(1)
        return row

    def ask_last_year(self) -> None:
        """Ask for the archive of last year, and leave this dialog for it."""
        choose_file_to_open(self, "Apri l'archivio dell'anno scorso", ARCHIVES, self._leave_for)

    def _leave_for(self, path: Path) -> None:
        self.accept()
        self.last_year_chosen.emit(path)

    def _show(self, number: int) -> None:
        self._number = number
        if number == len(self.steps) - 1 and self.place.path is None:
            self._propose_place()
        for place, step in enumerate(self.steps):
            step.form.setVisible(place == number)
        self.form = self.steps[number].form
        self.takes_first_over = number > 0  # the name is only begun, the year is proposed whole
        self.title.setText(f"Passo {number + 1} di {len(self.steps)}: {self.steps[number].title}")
        self.back.setEnabled(number > 0)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            CREATE if number == len(self.steps) - 1 else NEXT
        )
        self._take_keyboard()
        self.make_room()

    @override
    def _take_keyboard(self) -> None:
        """Begin in the first field of the step, or at its first button."""
        if self.form.fields:
            super()._take_keyboard()
        else:
            self.place.setFocus()

    def _ente(self) -> AskedStep:
        form = self.form
        form.add_all((NAME, PROVINCE, ISTAT))
        form.add_widget("Logo", self.logo, "logo")
        form.add_widget("", hint_label(LAST_YEAR))
        form.add_widget("", self._last_year_row())
        form.fill_values({"name": BEGINNING_OF_NAME, "province": "", "istat_code": ""})
        form.check_with(self._check_ente)
        return AskedStep("l'ente", form)

    def _method(self, year: int) -> AskedStep:
        self._method_form = form = Form(self)
        form.add(YEAR)
        field = form.add(METHOD, [(one.key, one.name) for one in self._methods.values()])
        form.add_widget("Come si valuta", self.described)
        form.add_widget("Come sono fatte le schede", self.picture)
        form.fill_values({"year": year, "method": next(iter(self._methods), None)})
        form.check_with(check_year)
        field.edited.connect(self._describe)
        self._describe()
        return AskedStep("l'anno e la metodologia", form)

    def _protection(self) -> AskedStep:
        form = Form(self)
        form.add(PROTECTS).edited.connect(self._follow_protection)
        name = form.add(ADMINISTRATOR)
        name.label.setText(f"{ADMINISTRATOR.heading} *")  # only while the archive is protected: the column is not
        form.add_widget("", self.password)
        form.add_widget("", self.printed)
        form.fill_values({"protects": True, "full_name": ""})
        form.check_with(self._check_administrator)
        return AskedStep("la password", form, self._is_password_right)

    def _places(self) -> AskedStep:
        form = Form(self)
        form.add_widget("Dove salvare l'archivio *", self.place, "path")
        form.add_widget("Seconda cartella delle copie di sicurezza", self.second, "second")
        form.add_widget("", hint_label(COPIES))
        form.check_with(self._check_place)
        return AskedStep("dove sta", form)

    def _check_ente(self, values: dict[str, Any]) -> list[Issue]:
        issues = [one for one in validate_municipality(self._draft(values)) if one.field in values]
        if str(values["name"] or "").strip().casefold() == BEGINNING_OF_NAME.strip().casefold():
            issues.append(Issue("no_name", "Manca il nome: per esempio «Comune di Esempio».", "name"))
        try:
            self._logo()
        except UserError as error:
            issues.append(Issue("logo", error.sentence, "logo"))
        return issues

    def _check_administrator(self, values: dict[str, Any]) -> list[Issue]:
        if values["protects"] and not str(values["full_name"] or "").strip():
            return [Issue("no_name", "Manca il nome di chi amministra l'archivio.", "full_name")]
        return []

    def _is_password_right(self) -> bool:
        return not self._protects or self.password.checked() is not None

    def _check_place(self, _values: dict[str, Any]) -> list[Issue]:
        if self.place.path is None:
            return [Issue("no_place", "Scegliere dove salvare l'archivio.", "path")]
        if self.place.path.exists():
            return [Issue("taken", "C'è già un file con questo nome: sceglierne un altro.", "path")]
        return []

    @property
    def _protects(self) -> bool:
        return bool(self.steps[2].form.draft_values()["protects"])

    def _follow_protection(self) -> None:
        form = self.steps[2].form
        form.show_field("full_name", is_shown=self._protects)
        self.password.setVisible(self._protects)
        self.printed.setVisible(self._protects)

    def _describe(self) -> None:
        chosen = self._methods.get(self._method_form.draft_values()["method"])
        if chosen is not None:
            self.described.setText(chosen.description)
            self.picture.show_sheets(chosen.sheets)
            self.make_room()

    def _draft(self, values: dict[str, Any]) -> MunicipalityDraft:
        province, code = (" ".join(str(values[key] or "").split()) for key in ("province", "istat_code"))
        return MunicipalityDraft(name=said_once(values["name"]), province=province, istat_code=code)

    def _logo(self) -> bytes | None:
        """Return the picture chosen; `UserError` when it is none."""
        return picture_in(self.logo.path) if self.logo.path else None

    def _propose_place(self) -> None:
        """Propose the folder of the documents, or that of the user where there is none."""
        name = suggested_name(said_once(self.steps[0].form.draft_values()["name"]))
        places = QStandardPaths.StandardLocation
        folders = [
            Path(QStandardPaths.writableLocation(place)) for place in (places.DocumentsLocation, places.HomeLocation)
        ]
        folder = next(filter(Path.is_dir, folders), None)
        if folder is not None and not (folder / name).exists():
            self.place.take(folder / name)

    def _ask_place(self, parent: QWidget, take: Callable[[Path], object]) -> None:
        name = suggested_name(said_once(self.steps[0].form.draft_values()["name"]))
        choose_file_to_save(parent, "Salva il nuovo archivio", ARCHIVES, name, take)

    def _told(self, place: Path) -> ArchiveBeginning:
        ente, method, who = (step.form.draft_values() for step in self.steps[:3])
        protects = bool(who["protects"])
        return ArchiveBeginning(
            place,
            replace(self._draft(ente), logo=self._logo()),
            method["year"],
            method["method"] or "",
            str(who["full_name"] or "").strip() if protects else "",
            (self.password.checked() or "") if protects else "",
            self.second.path,
        )


def _ask_logo(parent: QWidget, take: Callable[[Path], object]) -> None:
    choose_file_to_open(parent, "Scegli il logo dell'ente", PICTURES, take)


def _ask_folder(parent: QWidget, take: Callable[[Path], object]) -> None:
    choose_folder(parent, "Seconda cartella delle copie", take)


def check_year(values: dict[str, Any]) -> list[Issue]:
    year = values["year"]
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR_OF_ALL:
        return [Issue("year", f"L'anno va da {FIRST_YEAR} a {LAST_YEAR_OF_ALL}.", "year")]
    return []


def suggested_name(name: str) -> str:
    """Make a file name of the name of the ente."""
    stem = re.sub(r"\W+", "-", name).strip("-")
    return f"{stem}.merito"
