"""What is copied from any list of the window is in the audit, once for each copy, or not in the clipboard."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QMessageBox

from app.domain.audit.filters import EntryFilter, OperationKind
from app.services.audit.entries import find_entries
from app.services.audit.output import INTERRUPTED
from app.services.outgoing import has_notes
from app.ui.kit.clipboard import copy_rows
from app.ui.kit.context_menu import verbs_of
from tests.ui.driving import dialog_over


@pytest.fixture
def window(session_open, open_program):
    session_open.workspace.archive.close()
    return open_program(session_open.workspace.archive.path)


def told(window):
    found = find_entries(window.desk.workspace, EntryFilter(kind=OperationKind.OUTPUT)).rows
    return [row.label for row in reversed(found)]


def lists_of(window, wait):
    """Every list that is seen with something in it, page by page."""
    for number in range(5):
        window.pages.show_number(number)
        wait()
        for view in window.findChildren(QAbstractItemView):
            if view.isVisible() and verbs_of(view) is not None and view.model().rowCount():
                yield view


def test_that_every_list_tells_each_copy_once(window, wait, qtbot):
    found = 0
    for view in lists_of(window, wait):
        QGuiApplication.clipboard().setText("prima")
        view.setCurrentIndex(view.model().index(0, 0))
        view.selectAll()
        if not view.selectedIndexes():
            continue
        before = len(told(window))
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        wait()
        if QGuiApplication.clipboard().text() == "prima":
            continue
        [label] = told(window)[before:]
        assert label.startswith("Esportazione: negli appunti ")
        assert label.endswith(f"di «{view.accessibleName()}»")
        assert view.accessibleName()
        found += 1
    assert found > 4


def test_that_what_cannot_be_told_does_not_stay_in_the_clipboard(window, wait, qtbot):
    view = next(iter(lists_of(window, wait)))
    view.setCurrentIndex(view.model().index(0, 0))
    view.selectAll()
    archive = window.opened.path
    archive.rename(archive.with_name("altrove.merito"))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text()
    wait()
    assert QGuiApplication.clipboard().text() == ""
    dialog_over(window, QMessageBox).close()
    archive.with_name("altrove.merito").rename(archive)


@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_that_a_copy_of_a_program_killed_before_it_is_told_is_told_at_the_next_opening(window, wait):
    view = next(iter(lists_of(window, wait)))
    view.selectAll()
    title = view.accessibleName()
    child = os.fork()
    if child == 0:
        QGuiApplication.clipboard().dataChanged.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
        copy_rows(view)
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert has_notes()
    path = window.opened.path
    window.close_archive()
    wait()
    window.open_path(path)
    wait()
    label = told(window)[-1]
    assert label.startswith("Esportazione: negli appunti ")
    assert label.endswith(f"di «{title}», {INTERRUPTED}")
    assert not has_notes()
