"""A year in the window: from an empty archive to the printed sheet of a person, and the same the next day."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QWidget

from app.domain.issues import Link
from app.domain.workflow import SheetState
from app.ui.kit.form import Form
from app.ui.window import MainWindow
from tests.ui.waiting import PATIENCE_MS

PLAN = """PIANO DEGLI OBIETTIVI 2024-2026

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

- 1) Pagamenti puntuali: rispettare i termini di pagamento

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)

- Tenere aggiornato l'albo delle associazioni
"""
PEOPLE = (
    {"matricola": "0001", "last_name": "Bruni", "first_name": "Anna", "gender": "donna", "contract": "Funzionari"},
    {"matricola": "0002", "last_name": "Rossi", "first_name": "Niccolò", "gender": "uomo", "contract": "Istruttori"},
)
METHOD = "Obiettivi comuni e specifici"
CRUSCOTTO, STRUTTURA, OBIETTIVI, VALUTAZIONI, DOCUMENTI = range(5)
ENTE = 4
Enter, Space = Qt.Key.Key_Return, Qt.Key.Key_Space


class User:
    """Somebody at the window, who presses its buttons and answers its dialogs."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window = window
        self.qtbot = qtbot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.runner.is_idle, timeout=PATIENCE_MS)

    def page(self, number: int):
        self.window.pages.show_number(number)
        self.settle()
        return self.window.pages.current_tab()

    def choose_action(self, text: str) -> None:
        found = self.window.findChildren(QAction)
        next(one for one in found if one.text().replace("&", "") == text).trigger()
        self.settle()

    def press(self, text: str, within: QWidget | None = None) -> None:
        found = (within or self.window).findChildren(QAbstractButton)
        next(one for one in found if one.text().replace("&", "") == text and one.isVisible()).click()
        self.settle()

    def agree(self, verb: str) -> None:
        """Say yes in the notice of the page, if it asks: of what is in sight nothing is asked."""
        if self.window.pages.notice.isVisible():
            self.press(verb, self.window.pages.notice)

    def dialogs(self) -> list[QDialog]:
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def dialog(self) -> QDialog:
        """The dialog in front, which is not the one that asks for a file."""
        return next(one for one in reversed(self.dialogs()) if not isinstance(one, QFileDialog))

    def answer(self, button: str, **values: str) -> None:
        """Fill the form of the dialog in front, choosing in its lists by the words they show, and press a button."""
        dialog = self.dialog()
        title, form = dialog.windowTitle(), dialog.findChild(Form)
        for key, text in values.items():
            write(form, key, text)
        self.press(button, dialog)
        assert title not in [one.windowTitle() for one in self.dialogs()]

    def choose_file(self, path: Path) -> None:
        asked = next(one for one in self.window.findChildren(QFileDialog) if one.isVisible())
        asked.fileSelected.emit(str(path))
        asked.close()
        self.settle()

    def type_keys(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            send: Callable[..., None] = self.qtbot.keyClicks if isinstance(key, str) else self.qtbot.keyClick
            send(self.window.focusWidget(), key)
        self.settle()


def write(form: Form, key: str, text: str) -> None:
    editor = form.fields[key].editor
    if (choices := getattr(editor, "findText", None)) is None:
        editor.setText(text)
        return
    place = choices(text, Qt.MatchFlag.MatchContains)
    assert place >= 0, f"«{text}» non è tra le scelte di {key}"
    editor.setCurrentIndex(place)
    editor.activated.emit(place)


@pytest.fixture
def at_the_window(open_program, qtbot) -> Callable[[Path | None], User]:
    """Somebody who opens the program, on an archive or on none."""

    def sit_down(archive: Path | None = None) -> User:
        window = open_program(archive, makes_ahead=True)
        window.resize(1280, 760)
        window.activateWindow()
        user = User(window, qtbot)
        user.settle()
        return user

    return sit_down


def begin_archive(user: User, path: Path, name: str = "Comune di Prova", year: str = "2024") -> None:
    """Answer the steps of the first start, without a password, and put its last page aside."""
    user.window.first_start.new_asked.emit()
    user.settle()
    dialog = user.dialog()
    for answers in ({"name": name}, {"year": year, "method": METHOD}):
        for key, text in answers.items():
            write(dialog.form, key, text)
        user.press("Avanti", dialog)
    dialog.form.fields["protects"].editor.click()
    user.press("Avanti", dialog)
    user.press("Scegli dove…", dialog)
    user.choose_file(path)
    user.press("Crea l'archivio", dialog)
    assert path.exists()
    user.dialog().done(0)
    user.settle()


def import_the_plan(user: User, plan: str = PLAN, told: str = "Piano importato: 1 area, 1 settore") -> None:
    user.choose_action("Piano…")
    page = user.window.pages.current_tab()
    page.source.text.setPlainText(plan)
    user.press("Leggi il testo incollato", page)
    user.press(page.work.foot.import_button.accessibleName(), page)
    user.settle()
    assert user.window.pages.notice.notice.words.startswith(told)


def enter_the_people(user: User, people=PEOPLE, secretary: str = "Paolo Santi") -> None:
    structure = user.page(STRUTTURA)
    for person in people:
        own = {key: text for key, text in person.items() if key != "contract"}
        user.choose_action("Dipendente…")
        user.answer("Salva", **own, hired_on="01/01/2020", unit="Segreteria", contract_area_id=person["contract"])
    user.press("Incarico di EQ…")
    next(iter(user.dialog().areas.boxes.values())).setChecked(True)
    user.answer("Salva", employee_id=people[0]["last_name"], valid_from="01/01/2022")
    structure.pages.setCurrentIndex(ENTE)
    user.settle()
    ente = structure.pages.currentWidget()
    ente.tables.setCurrentWidget(ente.officials.parentWidget())
    ente.officials.ask_new()
    user.answer("Salva", role="Segretario", full_name=secretary, valid_from="01/01/2022")


def give_the_objectives(user: User) -> None:
    tab = user.page(OBIETTIVI)
    keys = [row.id for group in tab._groups.values() for row in group.rows]
    for key in dict.fromkeys(keys):
        tab.show_place(Link("objective", key))
        user.settle()
        give_this_objective(user, tab.details.objective)


def give_this_objective(user: User, objective) -> None:
    objective.show_page("Persone e pesi")
    objective.page("Persone e pesi").choose_people()
    user.dialog().table.view.selectAll()
    user.press("Assegna", user.dialog())
    user.press("Distribuisci in parti uguali")
    user.agree("Distribuisci")
    objective.show_page("Indicatori")
    user.press("Nuovo indicatore…")
    user.answer("Salva", name="Adempimenti nei termini", target="100", source="Protocollo")
    user.press("Registra valore…")
    user.answer("Registra", on_date="31/12/2024", value="90", source="Protocollo")


def prepare_the_round(user: User) -> None:
    user.page(VALUTAZIONI)
    user.press("Apri sessione…")
    user.answer("Apri sessione")
    user.press("Prepara sessione…")
    user.press("Prepara", user.dialog())


def fill_the_sheet(user: User, surname: str = "Rossi") -> str:
    """With the keyboard alone, from the list of the sheets to the button that completes the one of Rossi: its total."""
    tab = user.page(VALUTAZIONI)
    tab.table.select(next(row.id for row in tab.table.rows() if row.person.startswith(surname)))
    user.settle()
    user.window.activateWindow()
    tab.table.view.setFocus()
    user.type_keys(Enter)
    for _ in range(tab.table.current_row().missing):
        user.type_keys("4", Enter)
    user.type_keys(Space)
    assert tab.table.current_row().state is SheetState.COMPLETED, [str(one) for one in tab.sheet.detail.missing]
    return tab.sheet.foot.total.text()


def print_the_sheet(user: User, path: Path, surname: str = "Rossi") -> str:
    tab = user.page(DOCUMENTI)
    sheets = tab.options.subjects
    place = sheets.findText(surname, Qt.MatchFlag.MatchContains)
    sheets.setCurrentIndex(place)
    sheets.activated.emit(place)
    user.settle()
    user.press("Salva PDF…")
    user.choose_file(path)
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def as_it_is_shown(user: User) -> list[list[str]]:
    """What the pages say: the structure, the objectives and the sheets."""
    structure, objectives, session = map(partial(User.page, user), (STRUTTURA, OBIETTIVI, VALUTAZIONI))
    groups = objectives._groups.values()
    return [
        [structure.row.day.words.text()],
        [f"{row.code} {row.title} {row.people} {row.progress}" for group in groups for row in group.rows],
        [f"{row.person} {row.state} {row.total} {row.missing}" for row in session.table.rows()],
        [user.window._undoing.undo_action.text()],
    ]


@pytest.mark.slow
def test_that_a_comune_goes_from_an_empty_archive_to_a_printed_sheet_and_finds_it_all_the_next_day(
    at_the_window, tmp_path
):
    archive = tmp_path / "prova.merito"
    user = at_the_window()
    begin_archive(user, archive)
    import_the_plan(user)
    enter_the_people(user)
    give_the_objectives(user)
    prepare_the_round(user)
    total = fill_the_sheet(user)
    text = print_the_sheet(user, tmp_path / "scheda.pdf")
    assert "Rossi Niccolò" in text
    assert "Comune di Prova" in text
    assert total in text
    assert "PROVVISORIA" not in text
    shown = as_it_is_shown(user)
    assert shown[0][0] == "2 in servizio al"
    user.window.close()
    assert as_it_is_shown(at_the_window(archive)) == shown
