"""Importa piano da testo: nothing before the yes, everything after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.services.audit import undoing
from app.ui.objectives.plan_dialog import PlanDialog
from tests.archives.office import YEAR, list_objectives
from tests.services.plan_text.test_importing import DATA, PLAN
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(window, desk):
    dialog = PlanDialog(window, desk)
    dialog.open()
    return dialog


def written(office):
    return [row.code for row in list_objectives(office.workspace, YEAR)]


def test_that_a_file_is_previewed_with_counts_and_nothing_is_written(dialog, office, settle, tmp_path):
    path = tmp_path / "piano.txt"
    path.write_bytes(DATA)
    dialog.take_file(path)
    settle()
    assert dialog.message.text.startswith("piano.txt, anno 2024: 2 aree, 2 settori")
    assert dialog.message.text.endswith("Nulla è ancora scritto.")
    assert [dialog.pages.tabs.tabText(place) for place in range(1, 4)] == [
        "Righe ripetute (1)",
        "Da creare (10)",
        "Avvisi (1)",
    ]
    assert dialog.import_button.isEnabled()
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)
    dialog.reject()
    assert written(office) == []


def test_that_importa_writes_the_plan_and_the_page_says_what_was_made(
    dialog, window, desk, office, notices, settle, tmp_path
):
    path = tmp_path / "piano.txt"
    path.write_bytes(DATA)
    dialog.take_file(path)
    settle()
    dialog.import_button.click()
    settle()
    assert written(office) == ["SC1", "SC2", "T-01", "AMM-SEG-01", "AMM-CUL-01", "TEC-01"]
    assert undoing.list_entries(office.workspace)[0].label.startswith("Importazione del piano da piano.txt: 2 aree")
    assert window.findChild(QMessageBox) is None
    [notice] = notices
    assert notice.words.startswith("Piano importato: 2 aree, 2 settori")
    asked = []
    desk.hub.undo_asked.connect(lambda: asked.append("undo"))
    [undo] = notice.actions
    undo.run()
    assert (undo.label, undo.keys, asked) == ("Annulla", "Ctrl Z", ["undo"])


def test_that_pasted_text_is_read_too(dialog, office, settle, qtbot):
    assert not dialog.source.read_button.isEnabled()
    dialog.source.text.setPlainText(PLAN)
    dialog.source.read_button.click()
    settle()
    dialog.import_button.click()
    settle()
    assert len(written(office)) == 6
    assert "da testo incollato" in undoing.list_entries(office.workspace)[0].label


def test_that_a_refused_group_stays_many_objectives(dialog, office, settle):
    dialog.take_text(PLAN)
    settle()
    group = dialog.pages.groups.topLevelItem(0)
    assert group.checkState(0) is Qt.CheckState.Checked
    assert [group.child(place).text(0) for place in range(group.childCount())] == [
        "Area Amministrativa › Settore Segreteria",
        "Area Amministrativa › Settore Cultura",
    ]
    group.setCheckState(0, Qt.CheckState.Unchecked)
    settle()
    assert "obiettivo trasversale" not in dialog.message.text
    dialog.import_button.click()
    settle()
    assert len(written(office)) == 7


def test_that_the_same_plan_again_has_nothing_to_import(dialog, window, desk, office, settle):
    dialog.take_text(PLAN)
    settle()
    dialog.import_button.click()
    settle()
    again = PlanDialog(window, desk)
    again.open()
    again.take_text(PLAN)
    settle()
    assert not again.import_button.isEnabled()
    assert "contiene già tutto il piano 2024" in again.message.text


@pytest.mark.parametrize(("data", "words"), [(b"%PDF-1.7", "PDF è danneggiato"), (b"Solo testo", "nessuna unità")])
def test_that_what_is_not_a_plan_is_said_and_another_text_can_be_chosen(dialog, settle, tmp_path, data, words):
    path = tmp_path / "altro.txt"
    path.write_bytes(data)
    dialog.take_file(path)
    settle()
    assert words in dialog.message.text
    assert dialog.source.isVisible()
    assert not dialog.import_button.isEnabled()


def test_that_a_file_that_is_gone_is_said(dialog, settle, tmp_path):
    dialog.take_file(tmp_path / "manca.txt")
    settle()
    assert "manca.txt non si può leggere" in dialog.message.text


def test_that_errors_in_the_plan_stop_the_import(dialog, settle):
    dialog.take_text("(Settore Perso)\n- Fare\n\nAREA TECNICA\n\n(Settore Verde)\n- Tagliare l'erba\n")
    settle()
    assert not dialog.import_button.isEnabled()
    assert "contiene errori" in dialog.message.text
    dialog.back_button.click()
    assert dialog.source.isVisible()
