import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.issues import Link
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node, TreeModel


def person(number, name):
    return Node(("employee", number), (name, ""), icon="user", link=Link("employee", number))


def unit(number, name, *children):
    return Node(("area", number), (name, str(len(children))), tuple(children), "tree-structure", is_strong=True)


FOREST = (
    unit(1, "Area Tecnica", unit(11, "Urbanistica", person(1, "Rossi Nicolò"), person(2, "Bianchi Ada"))),
    unit(2, "Area Finanziaria", person(3, "Verdi Élodie")),
)


@pytest.fixture
def tree(qtbot):
    tree = Tree(("Unità", "Persone"), title="Struttura", empty="Nessuna area.", open_levels=2)
    qtbot.addWidget(tree)
    tree.set_nodes(FOREST)
    tree.show()
    return tree


def test_that_the_model_keeps_qts_rules():
    model = TreeModel(("Unità", "Persone"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_nodes(FOREST)
    model.set_filter("ada")
    model.set_nodes(FOREST[:1])
    model.set_filter("")
    model.set_nodes(())


def test_that_the_filter_keeps_the_way_to_what_it_finds(tree, qtbot):
    qtbot.keyClicks(tree.filter, "NICOLO")
    assert tree.model.rowCount() == 1
    assert tree.model.index_of(("employee", 1)).isValid()
    assert not tree.model.index_of(("employee", 2)).isValid()


def test_that_a_unit_found_keeps_its_people(tree):
    tree.model.set_filter("urbanistica")
    assert tree.model.index_of(("employee", 2)).isValid()


def test_that_what_is_open_and_selected_stays_so_when_fresh_nodes_come(tree):
    tree.view.setExpanded(tree.model.index_of(("area", 2)), False)
    tree.select(("employee", 2))
    tree.set_nodes((*FOREST, unit(3, "Area Sociale")))
    assert tree.current().key == ("employee", 2)
    assert not tree.view.isExpanded(tree.model.index_of(("area", 2)))
    assert tree.view.isExpanded(tree.model.index_of(("area", 11)))


def test_that_clearing_the_filter_gives_back_what_was_open(tree):
    tree.view.setExpanded(tree.model.index_of(("area", 2)), False)
    tree.filter.setText("élodie")
    assert tree.view.isExpanded(tree.model.index_of(("area", 2)))
    tree.filter.clear()
    assert not tree.view.isExpanded(tree.model.index_of(("area", 2)))


def test_that_it_is_said_when_the_selected_node_is_gone(tree, qtbot):
    tree.select(("employee", 3))
    with qtbot.waitSignal(tree.current_changed) as changed:
        tree.set_nodes(FOREST[:1])
    assert changed.args == [None]


def test_that_a_drop_asks_for_the_move_and_moves_nothing_itself(tree, qtbot):
    tree.allow_drag(lambda node: node.key[0] == "employee", lambda _, onto: onto.key[0] == "area")
    model = tree.model
    dragged, onto = model.index_of(("employee", 1)), model.index_of(("area", 2))
    assert model.flags(dragged) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(onto) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([dragged])
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(("employee", 3)))
    with qtbot.waitSignal(model.dropped) as dropped:
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, onto)
    assert [node.key for node in dropped.args] == [("employee", 1), ("area", 2)]
    assert model.index_of(("employee", 1)).isValid()


def test_that_an_empty_tree_says_why(tree):
    tree.set_nodes(())
    assert tree.view.empty.text == "Nessuna area."
    tree.view.viewport().grab()


def test_that_a_tree_that_takes_the_keyboard_shows_which_node_is_current(tree):
    tree.activateWindow()
    tree.view.setFocus()
    assert [index.row() for index in tree.view.selectedIndexes()[:1]] == [0]
    assert tree.current().key == FOREST[0].key
