"""What is copied from any list of the window is in the audit, once for each copy, or not in the clipboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QMessageBox

from app.domain.audit.filters import EntryFilter, OperationKind
from app.services.audit.entries import find_entries
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
