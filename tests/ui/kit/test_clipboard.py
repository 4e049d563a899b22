"""Blocks of cells as Excel and LibreOffice write them, and as the program gives them back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView

from app.ui.kit.clipboard import copied_block, copy_block, copy_rows, from_block, to_block

CELLS = st.text(st.sampled_from("ab \"\n\t',;"), max_size=6)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\n1,5\t\r\n", [["a", "b"], ["1,5", ""]]),
        ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
        ('"due\nrighe"\tcon ""\r\n', [["due\nrighe", 'con ""']]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"Piano ""Scuole sicure"" 2024"\t70', [['Piano "Scuole sicure" 2024', "70"]]),
        ('"Scuole sicure"\t70', [['"Scuole sicure"', "70"]]),
        ('"Scuole" sicure\t70', [['"Scuole" sicure', "70"]]),
        ('"Scuole sicure\t70\nAltro\t80', [['"Scuole sicure', "70"], ["Altro", "80"]]),
        ('"Scuole sicure\t70\nAltro\t80"', [["Scuole sicure", "70"], ["Altro", "80"]]),
        ('"Scuole\t70\nAltro"\t80', [['"Scuole', "70"], ['Altro"', "80"]]),
        ('"Rossi, Nicolò"\t70', [["Rossi, Nicolò", "70"]]),
        ("", []),
        ("\n", [[""]]),
    ],
)
def test_that_a_block_is_split_into_the_cells_that_were_meant(text, block):
    assert from_block(text) == block


def test_that_quotes_tabs_and_line_breaks_of_the_program_survive():
    block = [['"Scuole sicure"', "prima\nseconda"], ['dice "sì"', "a\tb"]]
    assert from_block(to_block(block)) == block


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=3))
def test_that_what_is_copied_is_pasted_back_letter_for_letter(block):
    without_tabs = [[cell.replace("\t", " ") for cell in line] for line in block]
    if without_tabs != [["", ""]]:
        assert from_block(to_block(without_tabs)) == without_tabs


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=3), min_size=1, max_size=3))
@example([["a\tb\nc\td"]])
@example([["a\tb"], ["c\td"]])
@example([['"'], ["\r\n"]])
def test_that_any_block_copied_here_is_pasted_here_exactly(qapp, block):
    copy_block(block)
    assert copied_block() == block


def test_that_a_text_copied_elsewhere_takes_the_place_of_what_was_copied_here(qapp):
    copy_block([["nostro"]])
    QGuiApplication.clipboard().setText("a\tb\nc\td")
    assert copied_block() == [["a", "b"], ["c", "d"]]


@pytest.fixture
def tree(qtbot):
    """Two rows, the first with two rows below; beside each name a number."""
    model, above = QStandardItemModel(), QStandardItem("Area")
    for place, name in enumerate(("primo", "secondo")):
        above.appendRow([QStandardItem(name), number(place)])
    model.appendRow([above, number(7)])
    model.appendRow([QStandardItem("Altra"), number(8)])
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
    return view


def number(value):
    item = QStandardItem()
    item.setData(value, Qt.ItemDataRole.DisplayRole)
    return item


def test_that_rows_are_copied_as_they_are_seen_in_whatever_order_they_were_selected(tree):
    model = tree.model()
    top = model.index(0, 0)
    flags = QItemSelectionModel.SelectionFlag
    for index in (model.index(1, 0), model.index(1, 0, top), top, model.index(0, 0, top)):
        tree.selectionModel().select(index, flags.Select | flags.Rows)
    copy_rows(tree)
    assert from_block(QGuiApplication.clipboard().text()) == [
        ["1", "2"],
        ["Area", "7"],
        ["primo", "0"],
        ["secondo", "1"],
        ["Altra", "8"],
    ]
