"""Why a verb is off is said in the status line of the window."""

from PySide6.QtCore import QPoint, Qt

from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order, verbs_of
from app.ui.kit.rows_table import RowsTable
from tests.ui.kit.test_hands import COLUMNS, GOALS


def test_that_the_reason_of_a_verb_that_is_off_is_in_the_status_line(open_window, qtbot):
    page = open_window.pages.current_tab()
    table = RowsTable(COLUMNS, name="test.reasons", title="Obiettivi", empty="Nessuno.")
    page.layout().addWidget(table)
    table.set_rows(GOALS)
    off = make_button("Elimina…", "trash", lambda: None, "Qualcuno lo usa.")
    table.bar.addWidget(off)
    off.setEnabled(False)
    table.verbs.add(off, Order.DELETE)
    table.select(1)
    verbs_of(table.view).open_at(QPoint(4, 4))
    menu = table.verbs.menu
    menu.hovered.emit(menu.actions()[-1])
    assert open_window.status.why.text() == "Qualcuno lo usa."
    assert not open_window.status.keys.isVisible()
    menu.close()
    assert open_window.status.why.text() == ""
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert open_window.status.why.text() == "Qualcuno lo usa."
    open_window.status.said_long_enough.timeout.emit()  # no other event takes it away
    assert (open_window.status.why.text(), open_window.status.keys.isHidden()) == ("", False)
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    open_window.status.show_archive(open_window.opened)  # somebody else has come in
    assert open_window.status.why.text() == ""
