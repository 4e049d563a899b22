"""What the program selects is selected alone: Qt would ask the keyboard whether to add it to the rest."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from app.domain.columns import Column
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node

KEYS = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True)
class Row:
    id: int
    name: str


def a_tree():
    tree = Tree(("Nome",), title="Nomi", empty="Nessuno.")
    tree.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    tree.set_nodes([Node(number, (f"Nodo {number}",)) for number in range(4)])
    return tree


def a_table():
    table = RowsTable((Column("name", "Nome"),), name="test.selecting", title="Nomi", empty="Nessuno.")
    table.set_rows([Row(number, f"Riga {number}") for number in range(4)])
    return table


def a_table_of_cells():
    table = a_table()
    table.allow_editing()
    return table


@pytest.fixture(params=[a_tree, a_table, a_table_of_cells], ids=lambda one: one.__name__)
def listed(request, qtbot):
    widget = request.param()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture(params=KEYS, ids=lambda one: one.name)
def held(request, listed):
    """Hold a key down, as whoever opens a page with Ctrl+3 does, and let it go in the end."""
    QTest.keyClick(listed.view, Qt.Key.Key_F24, request.param)
    assert QApplication.keyboardModifiers() == request.param
    yield request.param
    QTest.keyClick(listed.view, Qt.Key.Key_F24)


def chosen(listed):
    return sorted({index.row() for index in listed.view.selectedIndexes()})


def test_that_a_line_is_selected_alone_whatever_keys_are_down(listed, held):
    for number in (0, 3, 1):
        assert listed.select(number)
        assert chosen(listed) == [number]
        assert listed.view.currentIndex().row() == number


def test_that_fresh_lines_leave_one_selected_whatever_keys_are_down(listed, held):
    listed.select(2)
    if isinstance(listed, Tree):
        listed.set_nodes([Node(number, (f"Nodo nuovo {number}",)) for number in range(4)])
    else:
        listed.set_rows([Row(number, f"Riga nuova {number}") for number in range(4)])
    assert chosen(listed) == [2]
