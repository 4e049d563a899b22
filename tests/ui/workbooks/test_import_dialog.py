"""The dialog that shows what an import would do."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.units import UnitKind
from app.domain.workbooks.column_choice import FileSheet
from app.domain.workbooks.preview import WorkbookPreview
from app.services.structure.employees import save_employee
from app.services.workbooks.job import look_at_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.workbooks.columns_dialog import NOT_READ, ColumnsDialog
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.importing import WorkbookImport
from tests.archives.personnel import with_cell, with_row
from tests.archives.plain import read_registry
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

UNCHANGED = ("matricola", "tax_code", "last_name", "first_name", "gender", "birth_date", "hired_on", "id", "version")


@pytest.fixture
def dialog_on(qtbot, desk, tmp_path):
    """Open the dialog on a workbook."""

    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def make(data):
        path = tmp_path / "anagrafica.xlsx"
        path.write_bytes(data)
        dialog = ImportDialog(parent, desk, look_at_workbook(desk.workspace, PERSONNEL_WORKBOOK, path))
        dialog.open()
        return dialog

    return make


def page_titles(dialog):
    return [dialog.pages.tabText(place) for place in range(dialog.pages.count())]


def page(dialog, title):
    place = next(place for place, text in enumerate(page_titles(dialog)) if text.startswith(title))
    return dialog.pages.widget(place)


def area_names(workspace):
    return [unit.name for unit in read_registry(workspace).units if unit.kind is UnitKind.AREA]


def renamed(exported):
    return with_cell(exported, "Aree", 2, "Denominazione", "Affari istituzionali")


def test_that_the_same_file_has_nothing_to_import(dialog_on, exported):
    dialog = dialog_on(exported)
    assert page_titles(dialog) == ["Nuovi (0)", "Modificati (0)", "Invariati (77)", "Non nel file (0)"]
    assert "non cambia nulla" in dialog.message.text
    assert not dialog.confirm.isEnabled()
    assert dialog.mark.isHidden()


def test_that_a_change_shows_before_and_after(dialog_on, exported):
    dialog = dialog_on(renamed(exported))
    [row] = page(dialog, "Modificati").rows()
    assert dialog.pages.currentWidget() is page(dialog, "Modificati")
    assert (row.heading, row.before, row.after) == ("Denominazione", "Area Affari generali", "Affari istituzionali")
    assert dialog.confirm.isEnabled()
    assert dialog.message.text == "Pronto per l'importazione: 1 riga modificata e 76 righe invariate."


def test_that_importa_writes_tells_the_pages_and_closes(dialog_on, exported, desk, settle):
    dialog, heard = dialog_on(renamed(exported)), []
    desk.hub.changed.connect(heard.append)
    ended = []
    dialog.finished.connect(ended.append)
    dialog.confirm.click()
    settle()
    assert area_names(desk.workspace)[0] == "Affari istituzionali"
    assert [changes.label.split(" (")[0] for changes in heard] == ["Importa anagrafica: 0 righe nuove, 1 modificata"]
    assert ended == [QDialog.DialogCode.Accepted]


def test_that_annulla_writes_nothing(dialog_on, exported, desk):
    dialog = dialog_on(renamed(exported))
    dialog.cancel.click()
    assert area_names(desk.workspace)[0] == "Area Affari generali"


def test_that_what_was_shown_is_what_is_imported(dialog_on, exported, desk, settle, tmp_path):
    dialog = dialog_on(renamed(exported))
    (tmp_path / "anagrafica.xlsx").write_bytes(b"un altro programma ha riscritto il file")
    dialog.confirm.click()
    settle()
    assert area_names(desk.workspace)[0] == "Affari istituzionali"


def test_that_errors_come_first_by_cell_and_keep_importa_closed(dialog_on, exported):
    dialog = dialog_on(with_cell(renamed(exported), "Popolazione", 2, "Maschi", "molti"))
    assert page_titles(dialog)[0] == "Errori (1)"
    [error] = page(dialog, "Errori").rows()
    assert (error.sheet, error.cell, error.value) == ("Popolazione", "B2", "molti")
    assert not dialog.confirm.isEnabled()
    assert dialog.message.text == "Il file ha 1 errore: correggerli e riprovare. Nulla viene importato."


def test_that_a_marked_copy_is_saved_beside_the_original(dialog_on, exported, settle, tmp_path):
    dialog = dialog_on(with_cell(exported, "Popolazione", 2, "Maschi", "molti"))
    original = (tmp_path / "anagrafica.xlsx").read_bytes()
    dialog.mark.click()
    assert dialog.findChild(QFileDialog) is not None
    dialog.save_marked(tmp_path / "segnata.xlsx")
    settle()
    assert load_workbook(tmp_path / "segnata.xlsx")["Popolazione"]["B2"].comment is not None
    assert (tmp_path / "anagrafica.xlsx").read_bytes() == original
    assert dialog.message.text.startswith("Copia salvata")


def test_that_a_copy_that_cannot_be_written_is_said_in_the_dialog(dialog_on, exported, settle, tmp_path):
    dialog = dialog_on(with_cell(exported, "Popolazione", 2, "Maschi", "molti"))
    dialog.save_marked(tmp_path / "manca" / "segnata.xlsx")
    settle()
    assert "non esiste" in dialog.message.text


def test_that_an_import_refused_at_the_last_moment_is_said_in_the_dialog(dialog_on, exported, desk, town, settle):
    move = {"Matricola": "0001", "Codice settore": "B2", "Area contrattuale": "IS", "Dal": "01/07/2024"}
    dialog = dialog_on(with_row(exported, "Assegnazioni", move))
    person = read_registry(desk.workspace).employee_by_id[town.people["Rinaldi Marta"]]
    leaving = EmployeeDraft(left_on=date(2024, 3, 31), **{key: getattr(person, key) for key in UNCHANGED})
    save_employee(desk.workspace, leaving)
    dialog.confirm.click()
    settle()
    assert "non è stato importato nulla" in dialog.message.text
    assert dialog.confirm.isEnabled()


def test_that_many_notes_are_cut_and_all_of_them_are_in_a_list(dialog_on, exported):
    data = exported
    for row in range(2, 12):
        data = with_cell(data, "Assegnazioni", row, "Cognome e nome", "Altri Nomi")
    dialog = dialog_on(data)
    assert dialog.notes.text().endswith("… e altri 4 rilievi: sono tutti nella linguetta «Avvisi».")
    [place] = [one for one in range(dialog.pages.count()) if dialog.pages.tabText(one) == "Avvisi (10)"]
    rows = dialog.pages.widget(place).rows()
    assert [row.sentence for row in rows] == [note.sentence for note in dialog._file.preview.notes]
    assert len(rows) == 10


def test_that_what_is_not_taken_is_said_first_and_beside_the_button(qtbot, desk, tmp_path):
    path = tmp_path / "elenco.csv"
    path.write_text(
        "Matricola;Cognome;Nome;Sesso;Data assunzione;Categoria;Ufficio;Compleanno\n"
        "900;Verdi;Ada;F;1/1/2020;C;Area dei Draghi;1/5/1980\n"
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ImportDialog(parent, desk, look_at_workbook(desk.workspace, PERSONNEL_WORKBOOK, path))
    assert "Draghi" in dialog.notes.text().splitlines()[0]
    assert dialog.message.text.endswith("Non tutto entra: lo dice il primo avviso.")
    assert dialog.confirm.isEnabled()


def test_that_the_dialog_can_be_read_and_used_from_the_keyboard(dialog_on, exported):
    dialog = dialog_on(with_cell(exported, "Popolazione", 2, "Maschi", "molti"))
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)


def test_that_an_unknown_column_is_mapped_by_hand_and_known_again_when_it_is_given_up(qtbot, desk, tmp_path):
    path = tmp_path / "elenco.csv"
    path.write_text("Matricola;Cognome;Nome;Sesso;Data assunzione;Compleanno\n900;Verdi;Ada;F;1/1/2020;1/5/1980\n")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = ImportDialog(parent, desk, look_at_workbook(desk.workspace, PERSONNEL_WORKBOOK, path))
    dialog.open()
    assert "«Compleanno»" in dialog.notes.text()
    dialog.columns.click()
    asked = dialog.findChild(ColumnsDialog)
    asked.form.fill_values({"column_0": "Data di nascita"})
    asked.submit()

    def others():
        return [one for one in parent.findChildren(ImportDialog) if one is not dialog]

    qtbot.waitUntil(lambda: bool(others()))
    [again] = others()
    assert "«Compleanno»" not in again.notes.text()
    assert_unique_mnemonics(again)
    again.reject()
    WorkbookImport(parent, desk, PERSONNEL_WORKBOOK).look_at(path)
    qtbot.waitUntil(lambda: any(one is not again for one in others()))
    reopened = next(one for one in others() if one is not again)
    assert "«Compleanno»" not in reopened.notes.text()
    with qtbot.waitSignal(reopened.accepted):
        reopened.confirm.click()
    [person] = [row for row in read_registry(desk.workspace).employees if row.matricola == "900"]
    assert person.birth_date == date(1980, 5, 1)


def test_that_a_sheet_is_left_out_or_read_by_hand(qtbot):
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    sheets = (FileSheet("Cessati", "Dipendenti"), FileSheet("Organico", "Dipendenti", is_left_out=True))
    dialog = ColumnsDialog(window, WorkbookPreview("", sheets=sheets), chosen.append)
    dialog.open()
    fields = dialog.form.fields
    assert [fields[f"sheet_{place}"].value() for place in (0, 1)] == ["Si legge come Dipendenti", NOT_READ]
    dialog.form.fill_values({"sheet_0": NOT_READ, "sheet_1": "Si legge come Dipendenti"})
    dialog.submit()
    assert chosen == [sheets[0].choice(is_left_out=True) | sheets[1].choice(is_left_out=False)]
    assert not dialog.isVisible()
