"""The first start, from the first page to an archive that is filled: by keyboard, back and forth, given up."""

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.method.outline import outline_of
from app.services.methods.presets import list_presets, read_preset
from app.services.methods.versions import list_method_versions
from app.services.resources import RESOURCES
from app.services.structure.municipality import read_municipality
from app.ui.beginning.new_archive_dialog import NewArchiveDialog, said_once
from app.ui.beginning.ways_dialog import WaysDialog
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog
from app.ui.plan_import.page import PlanImportPage
from app.ui.tools.copy_year_dialog import CopyYearDialog
from app.ui.tools.year_dialogs import NewYearDialog
from tests.ui.driving import choose_path, dialog_over, press
from tests.ui.walk.faults import faults_of
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

PASSWORD = "cavallo batteria graffetta"  # noqa: S105 (of a test)


@pytest.fixture
def window(open_program):
    window = open_program()
    window.activateWindow()
    return window


@pytest.fixture
def dialog(window, wait):
    window.new_asked.emit()
    window.new_asked.emit()  # asked again before the first came: one dialog
    wait()
    return shown(window, NewArchiveDialog)


def shown(window, kind):
    [found] = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def fill(dialog, **values):
    dialog.form.fill_values(values)


def to_the_last(dialog, *, protects=True):
    fill(dialog, name="Comune di Prova", province="Prova", istat_code="001002")
    dialog.submit()
    fill(dialog, year=2025)
    dialog.submit()
    fill(dialog, protects=protects, full_name="Rossi Anna")
    dialog.form.edited.emit("protects")
    for line in (dialog.password.first.line, dialog.password.again.line):
        line.setText(PASSWORD)
    dialog.submit()


def message(dialog, key):
    return dialog.form._messages()[key].message.text


def test_that_what_is_wrong_is_said_at_its_field_and_going_back_keeps_what_was_written(qtbot, dialog, tmp_path):
    assert_accessible(dialog)
    dialog.submit()
    assert message(dialog, "name") == "Manca il nome: per esempio «Comune di Esempio»."
    fill(dialog, name="Comune di Prova", istat_code="12")
    dialog.logo.take(tmp_path / "non c'è.png")
    dialog.submit()
    assert (dialog.number, message(dialog, "istat_code")) == (0, "Il codice ISTAT ha sei cifre.")
    assert message(dialog, "logo")
    assert not dialog.logo.drop_button.isHidden()
    press(dialog, "Scegli il logo…")
    assert choose_path(dialog, RESOURCES / "example" / "logo.png") == "Scegli il logo dell'ente"
    assert dialog.logo.path == RESOURCES / "example" / "logo.png"
    fill(dialog, istat_code="001002")
    qtbot.keyClick(dialog.form.fields["name"].editor, Qt.Key.Key_Return)
    assert (dialog.number, dialog.title.text()) == (1, "Passo 2 di 4: l'anno e la metodologia")
    fill(dialog, year=1999)
    dialog.submit()
    assert message(dialog, "year") == "L'anno va da 2010 a 2100."
    fill(dialog, year=2025)
    dialog.submit()
    dialog.submit()
    assert (dialog.number, message(dialog, "full_name")) == (2, "Manca il nome di chi amministra l'archivio.")
    assert dialog.form.fields["full_name"].label.text().replace("&", "") == "Nome e cognome di chi amministra *"
    for protects in (False, True):
        fill(dialog, protects=protects)
        dialog.form.fields["protects"].edited.emit()
        assert dialog.printed.isVisible() is protects
    fill(dialog, full_name="Rossi Anna")
    dialog.password.first.line.setText("corta")
    dialog.submit()
    assert dialog.number == 2
    dialog.go_back()
    dialog.go_back()
    assert dialog.form.draft_values()["name"] == "Comune di Prova"
    assert dialog.form.draft_values()["istat_code"] == "001002"
    dialog.submit()
    dialog.submit()
    assert (dialog.form.draft_values()["full_name"], dialog.password.first.text) == ("Rossi Anna", "corta")
    assert list(tmp_path.iterdir()) == [tmp_path / "settings"] or not list(tmp_path.glob("*.merito*"))


@pytest.mark.parametrize("percent", [100, 150])
def test_that_every_step_has_its_words_whole_and_its_letters_are_its_own(dialog, theme, percent):
    theme.resize(percent)
    for _ in range(4):
        loop = QEventLoop()
        for _ in range(50):  # what stands inside what is laid out is laid out after it, until nothing is left to do
            if not loop.processEvents():
                break
        assert list(faults_of(dialog)) == []
        assert_unique_mnemonics(dialog)
        if dialog.number == 0:
            fill(dialog, name="Comune di Prova")
        if dialog.number == 2:
            fill(dialog, protects=False)
        dialog.submit()
    dialog.form.remember()


def test_that_the_sheets_of_the_chosen_method_are_told(dialog):
    fill(dialog, name="Comune di Prova")
    dialog.submit()
    usual, other = list_presets()[:2]
    assert (dialog.form.draft_values()["method"], dialog.described.text()) == (usual.code, usual.description)
    fill(dialog, method=other.code)
    dialog.form.fields["method"].edited.emit()
    assert dialog.described.text() == other.description
    told = dialog.picture.accessibleDescription().split("\n")
    assert told == [sheet.words for sheet in outline_of(read_preset(other.code))]
    assert all(":" in line and "Scheda di valutazione" not in line for line in told)


def test_that_a_protected_archive_is_begun_its_key_shown_and_the_ways_to_fill_it(window, dialog, wait, tmp_path):
    to_the_last(dialog)
    dialog.place.drop()
    dialog.submit()
    assert message(dialog, "path") == "Scegliere dove salvare l'archivio."
    (tmp_path / "preso.merito").touch()
    dialog.place.take(tmp_path / "preso.merito")
    assert dialog.place.drop_button.isHidden()  # what must be chosen cannot be taken away
    dialog.submit()
    assert message(dialog, "path") == "C'è già un file con questo nome: sceglierne un altro."
    dialog.place.take(tmp_path / "prova.merito")
    dialog.submit()
    wait()
    assert (window.opened.title, window.opened.user, window.desk.year) == ("Comune di Prova", "Rossi Anna", 2025)
    assert [row.name for row in list_method_versions(window.desk.workspace)] == [list_presets()[0].name]
    assert read_municipality(window.desk.workspace).istat_code == "001002"
    key = shown(window, RecoveryKeyDialog)
    key.is_kept.setChecked(True)
    key.go_on.click()
    ways = shown(window, WaysDialog)
    press(ways, "Salva il modello…")
    choose_path(ways, tmp_path / "modello.xlsx")
    wait()
    assert (tmp_path / "modello.xlsx").is_file()
    assert "Modello salvato" in ways.message.text
    ways.plan.click()
    wait()
    assert isinstance(window.pages.current_tab(), PlanImportPage)


def test_that_an_archive_in_clear_is_filled_by_hand_or_from_the_staff(window, dialog, wait, tmp_path):
    to_the_last(dialog, protects=False)
    dialog.place.take(tmp_path / "prova.merito")
    dialog.submit()
    wait()
    ways = shown(window, WaysDialog)
    ways.staff.click()
    wait()
    [asked] = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    asked.close()
    window.findChild(NewArchiveDialog)
    shown_by_hand = WaysDialog(window)
    shown_by_hand.open()
    shown_by_hand.hand.click()
    wait()
    assert window.pages.current_title() == "Struttura"


@pytest.mark.parametrize("is_from_the_wizard", [False, True])
def test_that_last_year_s_archive_is_gone_on_with_what_is_copied_being_chosen(
    window, wait, archive, is_from_the_wizard
):
    if is_from_the_wizard:
        window.new_asked.emit()
        wait()
        dialog = shown(window, NewArchiveDialog)
        press(dialog, "Continua dall'anno scorso…")
        choose_path(dialog, archive)
    else:
        press(window.first_start, "Nuovo anno da un archivio…")
        choose_path(window, archive)
    wait()
    asked = dialog_over(window, NewYearDialog)
    values = asked.form.draft_values()
    assert (window.opened.path, values["year"], values["copies"]) == (archive, 2025, True)
    asked.submit()
    wait()
    copying = dialog_over(window, CopyYearDialog)
    assert all(box.isVisible() for box in copying.boxes.values())
    press(copying, "Apri l'anno e copia")
    wait()
    assert window.desk.year == 2025


def test_that_the_first_start_is_walked_by_keys_alone(qtbot, window, wait, tmp_path, monkeypatch):
    """From the first page to the page of the structure: what has the keyboard gets each key."""
    monkeypatch.setattr(NewArchiveDialog, "_propose_place", lambda _: None)

    def has_keyboard():
        front = QApplication.activeModalWidget() or window
        front.activateWindow()
        QApplication.processEvents()
        return front.focusWidget() or front

    def keys(*pressed):
        for one in pressed:
            here = has_keyboard()
            if isinstance(one, str):
                qtbot.keyClicks(here, one)
            elif one == enter:
                qtbot.keyPress(here, one)  # whoever it is pressed on may be gone when it is let go
            else:
                qtbot.keyClick(here, one)
        wait()

    tab, enter, space = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
    keys(tab, space)
    dialog = shown(window, NewArchiveDialog)
    keys("Prova", tab, "Ravenna", tab, "039099", enter)
    assert dialog.number == 1
    keys("2025", enter)
    assert dialog.number == 2
    keys(tab, "Bartolini Elena", tab, PASSWORD, tab, PASSWORD, enter)
    assert (dialog.number, has_keyboard()) == (3, dialog.place.button)
    keys(space)
    assert choose_path(dialog, tmp_path / "prova.merito") == "Salva il nuovo archivio"
    while has_keyboard().text() != "Crea l'archivio":
        keys(tab)
    keys(enter)
    assert window.opened.title == "Comune di Prova"
    key = shown(window, RecoveryKeyDialog)
    keys(space)
    while has_keyboard() is not key.go_on:
        keys(tab)
    keys(enter)
    ways = shown(window, WaysDialog)
    while has_keyboard() is not ways.hand:
        keys(tab)
    keys(space)
    assert window.pages.current_title() == "Struttura"


def test_that_one_given_up_leaves_nothing(qtbot, window, dialog, wait, tmp_path):
    to_the_last(dialog)
    dialog.place.take(tmp_path / "prova.merito")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    press(dialog, "Abbandona")
    wait()
    assert not dialog.isVisible() if window.findChild(NewArchiveDialog) else True
    assert window.opened is None
    assert list(tmp_path.glob("*.merito*")) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Comune di Comune di Esempio", "Comune di Esempio"), ("Comune di  comune di Esempio ", "comune di Esempio"),
        ("Comune di Città di Castello", "Comune di Città di Castello"), ("Comune di ", "Comune di"), (None, ""),
    ],
)  # fmt: skip
def test_that_who_writes_the_whole_name_after_its_beginning_says_it_once(written: str | None, name: str) -> None:
    assert said_once(written) == name
