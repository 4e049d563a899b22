"""The actions of the menu File."""

from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.services.workbooks.job import preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK, RESULTS_WORKBOOK
from app.ui.menus import Menu
from app.ui.workbooks.actions import WorkbookActions
from app.ui.workbooks.exporting import HOW, WorkbookExport
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.importing import WorkbookImport
from app.ui.workbooks.words import MODEL
from tests.ui.driving import choose_path
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import assert_unique_mnemonics

EVERY = ["&Anagrafica…", "&Valutazioni…", "R&isultati…"]


def actions_of(window):
    return window.findChild(WorkbookActions)


def offered(window, menu):
    """What this room adds to a menu."""
    return [action for action in window.menus.of(menu).actions() if action.text() in EVERY]


def idle(qtbot, window):
    wait_for_idle(qtbot, window.runner)


def test_that_the_menus_have_the_workbooks(window):
    assert [action.text() for action in offered(window, Menu.IMPORT)] == ["&Anagrafica…", "&Valutazioni…"]
    assert [action.text() for action in offered(window, Menu.EXPORT)] == EVERY
    assert_unique_mnemonics(window)


def test_that_an_export_is_written_and_said_with_the_way_to_it(qtbot, window, town, tmp_path):
    told = []
    window.desk.hub.notice_told.connect(told.append)
    WorkbookExport(window, window.desk, PERSONNEL_WORKBOOK).write(tmp_path / "fuori.xlsx")
    idle(qtbot, window)
    assert not preview_workbook(town.workspace, PERSONNEL_WORKBOOK, (tmp_path / "fuori.xlsx").read_bytes()).has_changes
    assert told[-1].words == f"Scritto il file: {tmp_path / 'fuori.xlsx'}"
    assert [action.label for action in told[-1].actions] == ["Apri", "Apri la cartella"]


def test_that_an_import_is_shown_before_it_is_done(qtbot, window, exported, tmp_path):
    (tmp_path / "dentro.xlsx").write_bytes(exported)
    WorkbookImport(window, window.desk, PERSONNEL_WORKBOOK).look_at(tmp_path / "dentro.xlsx")
    idle(qtbot, window)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_that_a_file_that_cannot_be_read_is_a_sentence(qtbot, window, tmp_path):
    (tmp_path / "brutto.xlsx").write_bytes(b"PK\x03\x04 ma poi niente")
    WorkbookImport(window, window.desk, PERSONNEL_WORKBOOK).look_at(tmp_path / "brutto.xlsx")
    idle(qtbot, window)
    box = window.findChild(QMessageBox)
    assert "danneggiato" in box.text()
    box.close()


def test_that_results_of_a_year_without_sheets_are_refused_in_words(qtbot, window, tmp_path):
    WorkbookExport(window, window.desk, RESULTS_WORKBOOK).write(tmp_path / "risultati.xlsx")
    idle(qtbot, window)
    box = window.findChild(QMessageBox)
    assert "non ci sono schede" in box.text()
    box.close()
    assert not (tmp_path / "risultati.xlsx").exists()


def test_that_each_action_asks_for_a_file_with_a_good_name(window):
    for menu in (Menu.IMPORT, Menu.EXPORT):
        for action in offered(window, menu):
            if menu is Menu.IMPORT or action.text() != "&Valutazioni…":
                action.trigger()
    asked = window.findChildren(QFileDialog)
    assert [dialog.windowTitle() for dialog in asked] == [
        "Importa l'anagrafica", "Importa le valutazioni", "Esporta l'anagrafica", "Esporta i risultati",
    ]  # fmt: skip
    names = [name.rpartition("/")[2] for dialog in asked[2:] for name in dialog.selectedFiles()]
    assert names == ["Anagrafica.xlsx", "Risultati 2024.xlsx"]
    for dialog in asked:
        dialog.close()


def test_that_the_model_of_the_staff_is_offered_where_one_imports_it(qtbot, window, town, tmp_path):
    told = []
    window.desk.hub.notice_told.connect(told.append)
    [model] = [one for one in window.menus.of(Menu.IMPORT).actions() if one.text().replace("&", "") == MODEL]
    model.trigger()
    assert choose_path(window, tmp_path / "modello.xlsx") == MODEL.rstrip("…")
    idle(qtbot, window)
    assert told[-1].words.startswith("Scritto il modello")
    assert told[-1].words.endswith(f"{HOW}.")
    found = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, (tmp_path / "modello.xlsx").read_bytes())
    assert not found.has_changes


def test_that_the_exported_file_opens_as_a_workbook(qtbot, window, tmp_path):
    WorkbookExport(window, window.desk, PERSONNEL_WORKBOOK).write(tmp_path / "senza estensione")
    idle(qtbot, window)
    assert load_workbook(tmp_path / "senza estensione.xlsx").sheetnames[0] == "Istruzioni"
