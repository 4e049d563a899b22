"""Where a table has to fit: what an objective is made of, and the list beside a sheet, on the screen of a town hall."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.ids import UserId
from app.domain.roles import UserRole
from app.domain.users.user import UserRow
from app.ui.kit.rows_view import RowsView
from app.ui.login.users_dialog import UsersDialog
from tests.ui.conftest import CLIENT

OBJECTIVES, SHEETS = 2, 3


@pytest.fixture
def window(open_program, example_archive, tmp_path):
    return open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))


@pytest.fixture
def go(window, wait, theme):
    def look_at(page, percent):
        theme.resize(percent)
        window.resize(*CLIENT)
        window.pages.show_number(page)
        wait()
        return window.pages.current_tab()

    return look_at


def scrolled_sideways(page):
    QApplication.processEvents()
    shown = [view for view in page.findChildren(RowsView) if view.isVisible()]
    return [view.accessibleName() for view in shown if view.horizontalScrollBar().maximum() > 0]


def test_that_no_table_of_an_objective_scrolls_sideways(go, wait):
    for percent in (100, 110, 125, 150):
        page = go(OBJECTIVES, percent)
        page.halves.show_details()
        for name in ("Indicatori", "Persone e pesi", "Risorse", "Monitoraggio"):
            page.details.objective.show_page(name)
            wait()
            assert page.details.objective.page(name).isVisible()
            assert (percent, name, scrolled_sideways(page)) == (percent, name, [])


def test_that_at_150_per_cent_an_objective_takes_the_place_of_the_tree_until_f9_or_esc(go, qtbot):
    page = go(OBJECTIVES, 150)
    assert (page.tree.isVisible(), page.details.isVisible()) == (True, False)
    page.halves.toggle()
    assert (page.tree.isVisible(), page.details.isVisible()) == (False, True)
    qtbot.keyClick(page.details, Qt.Key.Key_Escape)
    assert (page.tree.isVisible(), page.details.isVisible()) == (True, False)
    assert page.window().focusWidget() is page.tree.view
    page = go(OBJECTIVES, 125)
    assert (page.tree.isVisible(), page.details.isVisible()) == (True, True)


def test_that_neither_the_sheets_nor_the_results_beside_them_scroll_sideways(go, wait):
    for percent in (100, 150):
        page = go(SHEETS, percent)
        page.show_view(0)
        page.parts.show_list()
        wait()
        assert (percent, scrolled_sideways(page.list)) == (percent, [])
        view = page.table.view
        shown = [one.key for place, one in enumerate(page.table.model.columns) if not view.isColumnHidden(place)]
        assert shown[:4] == ["person", "state", "missing", "total"]
        page.show_view(1)
        wait()
        assert (percent, scrolled_sideways(page.list)) == (percent, [])


def test_that_the_users_do_not_scroll_sideways_on_a_small_screen(go, window):
    for percent, width in ((100, 700), (150, 780), (150, 1000)):
        go(0, percent)
        dialog = UsersDialog(window, window.desk, window.close)
        dialog.table.set_rows([
            UserRow(UserId(1), 1, "Ferrari Maria Antonietta", UserRole.EQ, True, date(2024, 1, 1), date(2025, 12, 31))
        ])  # fmt: skip
        dialog.resize(width, 640)
        dialog.show()
        assert (percent, width, scrolled_sideways(dialog)) == (percent, width, [])
        assert not dialog.table.view.isColumnHidden(2)
        dialog.close()
