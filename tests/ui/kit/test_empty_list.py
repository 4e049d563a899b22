"""Lists without rows, cells without what must be there, and texts without room."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip

from app.domain.columns import Column
from app.ui.kit.buttons import make_button, make_primary
from app.ui.kit.cell_look import CellLook
from app.ui.kit.context_menu import Order
from app.ui.kit.empty_list import LOADING
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tokens import colours_of
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node


@dataclass(frozen=True)
class Source:
    id: int
    name: str = ""
    note: str = ""


COLUMNS = (Column("name", "Fonte", width=8, editable=True, required=True), Column("note", "Nota", width=8))
EMPTY = "L'obiettivo non è ancora di nessuno.\nSi assegna a persone, a un'unità o a tutto l'ente."


@pytest.fixture
def table(qtbot):
    table = RowsTable(COLUMNS, name="test.sources", title="Fonti", empty=EMPTY)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def test_that_a_list_on_its_way_says_so_and_an_empty_one_says_why_and_what_to_do(table):
    assert table.view.empty.why.text() == LOADING
    table.set_rows([])
    empty = table.view.empty
    assert empty.isVisible()
    assert (empty.why.text(), empty.what.text()) == tuple(EMPTY.split("\n"))
    assert empty.button is None
    table.set_rows([Source(1, "Albo")])
    assert not empty.isVisible()


def test_that_what_an_empty_list_says_does_not_scroll_away(table):
    table.set_rows([])
    empty, view = table.view.empty, table.view
    view.viewport().scroll(0, -40)
    assert empty.geometry() == view.viewport().rect()


def test_that_the_button_of_an_empty_list_is_the_verb_that_makes_a_row(table):
    pressed = []
    new = make_button("&Nuova fonte…", "plus", lambda: pressed.append("new"))
    table.bar.addWidget(new)
    table.verbs.add(new, Order.NEW)
    table.set_rows([])
    assert table.view.empty.button.text() == "Nuova fonte…"
    table.view.empty.button.click()
    assert pressed == ["new"]
    new.setEnabled(False)
    table.view.empty.fit()
    assert not table.view.empty.button.isVisible()


def test_that_the_primary_button_of_a_page_is_not_there_twice_and_is_still_a_verb_of_the_list(table, qtbot):
    pressed = []
    new = make_primary(make_button("&Nuova fonte…", "plus", lambda: pressed.append("new")))
    table.bar.addWidget(new)
    table.verbs.add(new, Order.NEW)
    table.set_rows([])
    assert table.view.empty.button is None
    qtbot.keyClick(table.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["new"]


def test_that_the_keyboard_goes_from_the_button_of_an_empty_list_to_the_row_it_made(table):
    new = make_button("&Nuova fonte…", "plus", lambda: None)
    table.bar.addWidget(new)
    table.verbs.add(new, Order.NEW)
    table.set_rows([])
    table.activateWindow()
    table.view.empty.button.setFocus()
    table.set_rows([Source(1, "Albo")])
    assert table.window().focusWidget() is table.view
    assert table.current_row() == Source(1, "Albo")


@pytest.mark.parametrize("kind", ["table", "tree"])
def test_that_a_filter_without_rows_offers_to_be_taken_off(qtbot, table, kind):
    if kind == "table":
        shown = table
        shown.set_rows([Source(1, "Albo"), Source(2, "Sito")])
    else:
        shown = Tree(("Parte",), title="Parti", empty="Nulla.")
        qtbot.addWidget(shown)
        shown.show()
        shown.set_nodes([Node(1, ("Albo",))])
    qtbot.keyClicks(shown.filter, "zzz")
    assert shown.view.empty.button.text() == "Togli il filtro"
    assert "«zzz»" in shown.view.empty.text
    shown.view.empty.button.click()
    assert shown.filter.text() == ""
    assert shown.model.rowCount() > 0
    assert not shown.view.empty.isVisible()


def test_that_a_cell_to_be_filled_is_marked_until_it_is(table):
    table.allow_editing()
    table.set_rows([Source(1), Source(2, "Albo")])
    colours, drawn = colours_of(table.palette()), []
    for row in (0, 1):
        option = QStyleOptionViewItem()
        option.palette = table.palette()
        table.view.itemDelegate().initStyleOption(option, table.model.index(row, 0))
        drawn.append((option.text, option.backgroundBrush.color().name()))
    assert drawn[0] == ("–", colours.warning_soft)
    assert drawn[1][0] == "Albo"
    assert drawn[1][1] != colours.warning_soft


def test_that_only_a_text_that_is_cut_has_a_tip(table):
    long = "Relazione annuale della performance pubblicata sul sito"
    table.set_rows([Source(1, "Albo"), Source(2, long)])
    table.view.setColumnWidth(0, table.fontMetrics().horizontalAdvance(long) // 2)
    look, told = table.view.itemDelegate(), []
    assert isinstance(look, CellLook)
    for row in (0, 1):
        index = table.model.index(row, 0)
        option = QStyleOptionViewItem()
        option.rect, option.font = table.view.visualRect(index), table.view.font()
        place = QPoint(5, 5)
        look.helpEvent(QHelpEvent(QEvent.Type.ToolTip, place, place), table.view, option, index)
        told.append(QToolTip.text())
    assert told == ["", long]
    QToolTip.hideText()
