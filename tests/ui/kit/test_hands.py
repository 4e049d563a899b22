"""Context menus, keys and blocks of cells in the tables and trees of the program."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMessageBox

from app.domain.columns import Column, Format
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, NOT_NOW, ONE_ROW, Order, Verbs, verbs_of
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node


@dataclass(frozen=True)
class Goal:
    id: int
    title: str
    weight: Decimal | None = None
    code: str = ""


COLUMNS = (
    Column("title", "Titolo", width=30, editable=True, required=True),
    Column("weight", "Peso", Format.DECIMAL, 10, editable=True),
    Column("code", "Codice", width=8),
)
GOALS = [Goal(1, "Scuole", Decimal(30), "A"), Goal(2, "Tributi", Decimal(40), "B"), Goal(3, "Strade", None, "C")]


@pytest.fixture
def table(qtbot):
    table = RowsTable(COLUMNS, name="test.goals", title="Obiettivi", empty="Nessuno.")
    table.set_rows(GOALS)
    table.allow_editing()
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    table.view.setFocus()
    return table


@pytest.fixture
def done(table, qtbot):
    """Buttons of a page, which tell what was pressed."""
    pressed = []
    delete = make_button("Elimina…", "trash", lambda: pressed.append("delete"))
    new = make_button("&Nuovo obiettivo…", "plus", lambda: pressed.append("new"))
    for button in (delete, new):
        button.setParent(table)
    table.verbs.add(delete, Order.DELETE, many="Elimina {} obiettivi…")
    table.verbs.add(new, Order.NEW)
    return pressed


def texts(verbs):
    return [action.text() for action in verbs.menu.actions() if not action.isSeparator()]


def opened(view, verbs):
    view.customContextMenuRequested.emit(QPoint(4, 4))
    return verbs.menu


def select_rows(table, *rows):
    table.view.clearSelection()
    for row in rows:
        index = table.model.index(row, 0)
        flags = table.view.selectionModel().SelectionFlag
        table.view.selectionModel().setCurrentIndex(index, flags.Select)
    table.view.select_rows()


def pasted(table, qtbot, text, signal="pasted"):
    QApplication.clipboard().setText(text)
    with qtbot.waitSignal(getattr(table, signal)) as sent:
        qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return sent.args[0]


def edits_of(edits):
    return [(edit.row.id, edit.key, edit.value) for edit in edits]


def test_that_the_menu_has_the_verbs_of_the_buttons_in_their_order(table, done):
    table.select(1, 0)
    menu = opened(table.view, table.verbs)
    assert texts(table.verbs) == [
        "Modifica", "Nuovo obiettivo…", "Copia", "Copia con le intestazioni", "Incolla", "Riempi in giù",
        "Svuota le celle", "Elimina…",
    ]  # fmt: skip
    assert menu.actions()[-2].isSeparator()
    next(action for action in menu.actions() if action.text() == "Nuovo obiettivo…").trigger()
    assert done == ["new"]
    menu.close()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_that_the_keyboard_opens_the_menu_too(table, qtbot, key, modifier):
    table.select(1, 0)
    qtbot.keyClick(table.view, key, modifier)
    assert table.verbs.menu is not None
    assert table.verbs.menu.activeAction() is table.verbs.menu.actions()[0]
    table.verbs.menu.close()


def test_that_on_many_rows_the_verb_says_how_many(table, done, qtbot):
    select_rows(table, 0, 2)
    opened(table.view, table.verbs)
    assert "Elimina 2 obiettivi…" in texts(table.verbs)
    assert "Svuota le celle" not in texts(table.verbs)
    table.verbs.menu.close()
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert done == ["delete"]


def test_that_a_verb_that_cannot_be_done_says_why_in_the_menu(table, qtbot):
    off = make_button("Sposta…", "arrow-up", lambda: None, "Il primo è già in cima.")
    single, silent = make_button("Elimina la riga", "trash", lambda: None), make_button("Altro", "", lambda: None)
    for button in (off, single, silent):
        button.setParent(table)
    off.setEnabled(False)
    silent.setEnabled(False)
    table.verbs.add(off, Order.SPECIAL)
    table.verbs.add(silent, Order.SPECIAL)
    table.verbs.add(single, Order.DELETE)
    select_rows(table, 0, 1)
    menu = opened(table.view, table.verbs)
    tips = {action.text(): action.statusTip() for action in menu.actions() if not action.isEnabled()}
    assert tips["Sposta…"] == "Il primo è già in cima."
    assert tips["Altro"] == NOT_NOW
    assert tips["Elimina la riga"] == ONE_ROW
    menu.close()


def test_that_a_verb_that_is_off_is_reached_in_the_menu_and_says_why(table, theme):
    table.take_new_rows("obiettivo", "obiettivi")
    table.select(1, 2)
    menu, hovered = opened(table.view, table.verbs), []
    menu.hovered.connect(lambda action: hovered.append(action.statusTip()))
    menu.setActiveAction(menu.actions()[0])
    assert hovered == ["Questa colonna non si modifica."]
    menu.close()


def test_that_a_hidden_button_is_no_verb(table, qtbot):
    button = make_button("Apri", "", lambda: None)
    button.setParent(table)
    table.verbs.add(button, Order.SPECIAL)
    button.hide()
    assert "Apri" not in [verb.words() for verb in table.verbs.shown()]


def test_that_a_button_without_room_in_its_row_is_a_verb_all_the_same(table):
    button = make_button("Distribuisci in parti uguali", "", lambda: None)
    row = ButtonRow(button)
    row.setParent(table)
    row.resize(20, 30)
    row.show()
    table.verbs.add(button, Order.SPECIAL)
    assert row.folded() == [button]
    assert "Distribuisci in parti uguali" in [verb.words() for verb in table.verbs.shown()]
    row.offer(button, is_offered=False)
    assert "Distribuisci in parti uguali" not in [verb.words() for verb in table.verbs.shown()]


def test_that_a_list_that_is_not_edited_offers_to_copy_and_nothing_that_cannot_be(qtbot):
    table = RowsTable(COLUMNS, name="test.read", title="Obiettivi", empty="Nessuno.")
    qtbot.addWidget(table)
    assert [verb.words() for verb in table.verbs.shown()] == ["Copia"]
    assert table.verbs.why_off(table.verbs.shown()[0]) == NO_ROW
    assert verbs_of(table.view) is table.verbs


def test_that_ctrl_n_of_a_table_comes_before_that_of_the_window(table, done, qtbot):
    qtbot.keyClick(table.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["new"]
    assert KeyHint("Ctrl N", "nuovo obiettivo") in table.view.key_hints()


def test_that_canc_empties_the_cells_and_leaves_those_that_are_not_edited(table, qtbot):
    table.view.clearSelection()
    flags = table.view.selectionModel().SelectionFlag
    for column in (1, 2):
        table.view.selectionModel().setCurrentIndex(table.model.index(0, column), flags.Select)
    with qtbot.waitSignal(table.pasted) as sent:
        qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert edits_of(sent.args[0]) == [(1, "weight", None)]


def test_that_canc_on_what_must_stay_says_why(table, qtbot):
    table.select(1, 0)
    with qtbot.assertNotEmitted(table.pasted), qtbot.waitSignal(table.refused) as refused:
        qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert refused.args[0] == "Titolo: non può restare vuoto. Non è stato svuotato nulla."


def test_that_f2_edits_the_cell_and_ctrl_enter_writes_in_all_the_selected_rows(table, qtbot):
    table.view.clearSelection()
    flags = table.view.selectionModel().SelectionFlag
    for row in (0, 1, 2):
        table.view.selectionModel().setCurrentIndex(table.model.index(row, 1), flags.Select)
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.findChild(QLineEdit)
    editor.setText("25")
    with qtbot.waitSignal(table.pasted) as sent, qtbot.assertNotEmitted(table.edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edits_of(sent.args[0]) == [
        (1, "weight", Decimal(25)),
        (2, "weight", Decimal(25)),
        (3, "weight", Decimal(25)),
    ]


def test_that_ctrl_d_repeats_the_first_of_the_selected_rows(table, qtbot):
    table.view.clearSelection()
    flags = table.view.selectionModel().SelectionFlag
    for row in (0, 1, 2):
        table.view.selectionModel().setCurrentIndex(table.model.index(row, 1), flags.Select)
    with qtbot.waitSignal(table.pasted) as sent:
        qtbot.keyClick(table.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert edits_of(sent.args[0]) == [(2, "weight", Decimal(30)), (3, "weight", Decimal(30))]


def test_that_shift_space_selects_the_row(table, qtbot):
    table.select(2, 1)
    qtbot.keyClick(table.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.view.selectedIndexes()) == len(COLUMNS)


def test_that_one_value_is_pasted_in_all_the_selected_cells(table, qtbot):
    table.view.clearSelection()
    flags = table.view.selectionModel().SelectionFlag
    for row in (0, 2):
        table.view.selectionModel().setCurrentIndex(table.model.index(row, 1), flags.Select)
    assert edits_of(pasted(table, qtbot, "12\r\n")) == [(1, "weight", Decimal(12)), (3, "weight", Decimal(12))]


def test_that_rows_copied_whole_are_pasted_where_they_were_with_their_quotes(table, qtbot):
    table.set_rows([Goal(1, '"Scuole sicure"', Decimal(30), "A"), Goal(2, "Tributi", Decimal(40), "A")])
    select_rows(table, 0)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == '"""Scuole sicure"""\t30,00\tA'
    select_rows(table, 1)
    with qtbot.waitSignal(table.pasted) as sent:
        qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edits_of(sent.args[0]) == [(2, "title", '"Scuole sicure"'), (2, "weight", Decimal(30))]


def test_that_rows_that_do_not_fit_are_offered_as_new_with_their_number(table, qtbot):
    table.take_new_rows("obiettivo", "obiettivi")
    table.select(3, 0)
    QApplication.clipboard().setText("Strade\t20\nParchi\t5\nMusei\t7\n")
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    box = next(box for box in table.findChildren(QMessageBox) if box.isVisible())
    assert box.text() == "2 righe non trovano posto nella tabella."
    with qtbot.waitSignal(table.grown) as grown:
        next(button for button in box.buttons() if button.text() == "Aggiungi 2 obiettivi").click()
    edits, rows = grown.args
    assert edits_of(edits) == [(3, "weight", Decimal(20))]
    assert rows == [{"title": "Parchi", "weight": Decimal(5)}, {"title": "Musei", "weight": Decimal(7)}]


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("30\n40\n", 1, "1 riga non trova posto in questa tabella."),
        ("30\tx\ty\n", 1, "Il blocco ha 3 colonne, ma da questa cella in poi c'è posto per 2."),
        ("x\n", 2, "Codice: questa colonna non si modifica."),
    ],
)
def test_that_what_cannot_be_pasted_whole_is_not_pasted_at_all(table, qtbot, text, column, sentence):
    table.select(3, column)
    QApplication.clipboard().setText(text)
    with qtbot.assertNotEmitted(table.pasted), qtbot.waitSignal(table.refused) as refused:
        table.view.paste()
    assert refused.args[0] == f"{sentence} Non è stato incollato nulla."


def test_that_new_rows_need_what_is_required(table, qtbot):
    table.take_new_rows("obiettivo", "obiettivi")
    table.select(3, 1)
    QApplication.clipboard().setText("30\n40\n")
    with qtbot.waitSignal(table.refused) as refused:
        table.view.paste()
    assert refused.args[0] == "Titolo: serve anche per le righe nuove. Non è stato incollato nulla."


def test_that_a_tree_and_a_plain_list_have_their_menu(qtbot):
    tree, plain, pressed = Tree(("Parte", "Peso"), title="Parti", empty="Nulla."), QListWidget(), []
    for widget in (tree, plain):
        qtbot.addWidget(widget)
        widget.show()
    tree.set_nodes([Node(1, ("Sezione", "30"))])
    tree.select(1)
    button = make_button("Elimina la parte", "trash", lambda: pressed.append("delete"))
    button.setParent(tree)
    tree.verbs.add(button, Order.DELETE)
    qtbot.keyClick(tree.view, Qt.Key.Key_Delete)
    qtbot.keyClick(tree.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["delete"]
    assert QApplication.clipboard().text() == "Parte\tPeso\nSezione\t30"
    plain.addItem("Riga")
    plain.setCurrentRow(0)
    verbs = Verbs(plain)
    qtbot.keyClick(plain, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Riga"
    assert verbs_of(plain) is verbs
