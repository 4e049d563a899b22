"""The workbooks of the evaluators in the window: given out to a folder, taken back with what is asked of them."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.domain.workbooks.answers import Side
from app.domain.workflow import SheetState
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.steps import complete_sheet
from app.services.workbooks.job import look_at_workbook, owners_of
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.ui.evaluation.session_tools import GIVE_OUT, TAKE_IN
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.owners_dialog import OwnersDialog
from app.ui.workbooks.owners_export import OwnersExport
from tests.excel.score_files import file_of, filled, opened
from tests.looking import list_entries
from tests.ui.waiting import wait_for_idle
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

ROSSI, NERI, TIMES = "Rossi Mario", "Neri Ugo", "Rispetto dei tempi"


@pytest.fixture
def desk(session_open, runner):
    return Desk(session_open.workspace, runner, Hub(2024))


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def dialog_on(parent, desk, tmp_path):
    """Open the dialog on the file that an evaluator gave back."""

    def make(data):
        path = tmp_path / "Valutazioni_2024_Verdi-Anna.xlsx"
        path.write_bytes(data)
        dialog = ImportDialog(parent, desk, look_at_workbook(desk.workspace, SCORES_WORKBOOK, path))
        dialog.open()
        return dialog

    return make


def titles(dialog):
    return [dialog.pages.tabText(place) for place in range(dialog.pages.count())]


def test_that_the_files_of_those_chosen_are_written_told_and_protected(parent, desk, settle, tmp_path):
    told = []
    desk.hub.notice_told.connect(told.append)
    export = OwnersExport(parent, desk, SCORES_WORKBOOK)
    export.ask_owners()
    settle()
    dialog = export.dialog
    assert_accessible(dialog)
    dialog.form.fill_values({"with_0": False, "password_1": "segreta"})
    dialog.submit()
    asked = parent.findChild(QFileDialog)
    assert asked.windowTitle() == "Cartella in cui scrivere le valutazioni"
    asked.fileSelected.emit(str(tmp_path / "fuori"))
    settle()
    [path] = (tmp_path / "fuori").iterdir()
    assert path.name == "Valutazioni_2024_Verdi-Anna.xlsx"
    assert opened(path.read_bytes())[ROSSI].protection.hashValue
    assert told[-1].words == f"Un file scritto nella cartella: {tmp_path / 'fuori'}"
    [entry, *_] = list_entries(desk.workspace)
    assert entry.label == (
        "Esportazione: Valutazioni per Verdi Anna, Valutazione finale 2024: 2 schede da compilare, file"
        " Valutazioni_2024_Verdi-Anna.xlsx"
    )


def test_that_nobody_chosen_is_told(parent, desk):
    owners = owners_of(desk.workspace, SCORES_WORKBOOK, 2024)
    chosen = []
    dialog = OwnersDialog(parent, SCORES_WORKBOOK, owners, chosen.append)
    dialog.open()
    dialog.form.fill_values({"with_0": False, "with_1": False})
    dialog.submit()
    assert (chosen, dialog.isVisible()) == ([], True)
    dialog.form.fill_values({"with_1": True})
    dialog.submit()
    assert [[one.name for one in given] for given in chosen] == [["Verdi Anna"]]


def test_that_conflicts_are_decided_cell_by_cell(dialog_on, desk, session_open, settle):
    data = filled(file_of(desk.workspace), {(ROSSI, TIMES): 3, (NERI, TIMES): 3})
    for surname in ("Rossi", "Neri"):
        draft = ScoreDraft(session_open.sheet_id(surname), "comportamenti", "tempi", Decimal(5))
        give_score(desk.workspace, draft)
    dialog = dialog_on(data)
    assert titles(dialog)[0] == "Conflitti (2)"
    assert dialog.message.text == "Nella pagina Conflitti restano da decidere 2 valori."
    assert not dialog.confirm.isEnabled()
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)
    page = dialog.conflicts
    assert [(row.sheet, row.choice) for row in page.table.rows()] == [(NERI, "da decidere"), (ROSSI, "da decidere")]
    page.file_button.click()
    assert not dialog.confirm.isEnabled()
    page.table.select(page.table.rows()[1].id)
    page.archive_button.click()
    assert [row.side for row in page.table.rows()] == [Side.FILE, Side.ARCHIVE]
    assert dialog.confirm.isEnabled()
    dialog.confirm.click()
    settle()
    given = [session_open.detail(name).item("comportamenti", "tempi").value for name in ("Neri", "Rossi")]
    assert given == [Decimal(3), Decimal(5)]


def test_that_the_others_are_read_only_after_asking(dialog_on, desk, session_open, settle):
    data = filled(file_of(desk.workspace), {(ROSSI, TIMES): 4, (NERI, TIMES): 4})
    complete_sheet(desk.workspace, session_open.fill("Rossi", 3))
    dialog = dialog_on(data)
    assert titles(dialog)[0] == "Rifiutate (1)"
    assert dialog.without_refused.text().replace("&", "") == "Lascia fuori la scheda rifiutata e leggi le altre"
    assert not dialog.confirm.isEnabled()
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)
    dialog.without_refused.click()
    dialog.confirm.click()
    settle()
    assert session_open.detail("Neri").state is SheetState.IN_PROGRESS
    assert session_open.detail("Rossi").state is SheetState.COMPLETED


def test_that_the_page_of_the_session_offers_both(qtbot, session_open, open_program):
    session_open.workspace.archive.close()
    window = open_program(session_open.workspace.archive.path)
    window.pages.show_number(3)
    wait_for_idle(qtbot, window.runner)
    actions = window.pages.current_tab().tools.actions_by_name
    actions[GIVE_OUT].trigger()
    wait_for_idle(qtbot, window.runner)
    window.findChild(OwnersDialog).reject()
    actions[TAKE_IN].trigger()
    assert window.findChild(QFileDialog).windowTitle() == "Importa le valutazioni"
    assert not window.findChildren(QMessageBox)
    window.findChild(QFileDialog).close()
