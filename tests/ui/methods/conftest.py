"""The window of the methods on a real archive: one version used by a session, one free."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from app.domain.workflow import RoundKind
from app.services.cycles import add_year
from app.services.methods.keeping import ensure_preset
from app.services.methods.versions import list_method_versions
from app.services.opening import open_workspace
from app.services.rounds.rounds import RoundDraft, open_round
from app.services.transaction import unit_of_work
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.tasks import TaskRunner
from app.ui.methods.dialog import MethodsDialog
from tests.ui.waiting import wait_for_idle


@pytest.fixture(name="desk")
def make_desk(workspace, runner):
    return Desk(workspace, runner, Hub(2025))


@pytest.fixture
def used(workspace):
    """A version that the session of 2024 uses."""
    version = ensure_preset(workspace, "tre-ambiti")
    with unit_of_work(workspace, "Anno") as unit:
        add_year(unit, 2024)
    open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version))
    return version


@pytest.fixture
def free(workspace):
    """A version that nobody uses."""
    return ensure_preset(workspace, "obiettivi-60-comportamenti-40")


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1300, 800)
    parent.show()
    QApplication.processEvents()  # qWaitForWindowExposed has hung on the offscreen platform
    return parent


@pytest.fixture
def dialog(qtbot, parent, desk, settle):
    """The window as it opens; the versions are those made by the other fixtures."""
    dialog = MethodsDialog(parent, desk)
    dialog.open()
    dialog.activateWindow()
    settle()
    yield dialog
    settle()
    if isValid(dialog):
        dialog._leave()


@pytest.fixture(scope="module")
def shared_made(qapp, empty_archive, tmp_path_factory):
    """A window on a version that nobody uses, opened once for the tests of a module that save nothing."""
    path = shutil.copyfile(empty_archive, tmp_path_factory.mktemp("methods") / "prova.merito")
    workspace, runner = open_workspace(path), TaskRunner()
    ensure_preset(workspace, "obiettivi-60-comportamenti-40")
    parent = QWidget()
    parent.resize(1300, 800)
    parent.show()
    yield MethodsDialog(parent, Desk(workspace, runner, Hub(2025)))
    runner.close()
    workspace.archive.close()
    parent.close()
    parent.deleteLater()


@pytest.fixture
def shared(qtbot, shared_made):
    """That window as it opened: what the test before has edited is taken back."""
    dialog = shared_made
    dialog.show()
    dialog.activateWindow()
    wait_for_idle(qtbot, dialog.desk.runner)
    dialog.tabs.setCurrentIndex(0)
    while dialog.editor.is_changed:
        dialog.editor.undo()
    dialog.editor.go_to(())
    yield dialog
    dialog.editor.commit()
    for box in dialog.findChildren(QMessageBox):
        box.close()


@pytest.fixture
def versions(workspace):
    return lambda: list_method_versions(workspace)


@pytest.fixture
def write(qtbot):
    """Write in a field of a form as one would: all that was there goes, Enter commits."""

    def keys(form, key, text):
        editor = form.fields[key].editor
        editor.setFocus()
        editor.selectAll()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    return keys
