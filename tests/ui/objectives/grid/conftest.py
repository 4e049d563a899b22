"""The grid of the page of the objectives, on a real archive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.objectives.grid.columns import KEYS


@pytest.fixture
def grid(tab, settle):
    """Return the grid, shown with what the archive holds when it is called."""

    def show():
        tab.make_stale()
        settle()
        tab.show_view(is_grid=True)
        settle()
        return tab.grid

    return show


@pytest.fixture
def hands(qtbot, settle):
    """What a user does in the grid with the keyboard."""
    return Hands(qtbot, settle)


class Hands:
    def __init__(self, qtbot, settle):
        self.qtbot, self.settle = qtbot, settle

    def go(self, grid, title, key):
        """Go to a cell of the first row with a title."""
        row = next(row for row in grid.model.rows if row.title == title)
        assert grid.view.select(row.id, key)
        grid.view.setFocus()
        return row

    def select(self, grid, titles, key):
        """Select the cells of a column in some rows, from the first to the last."""
        self.go(grid, titles[0], key)
        for _ in titles[1:]:
            self.press(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def press(self, grid, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(grid.view.look.editor or grid.view, key, modifiers)

    def write(self, grid, text, end=Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.NoModifier):
        """Open the editor of the current cell, write over what is there, and end."""
        self.press(grid, Qt.Key.Key_F2)
        editor = grid.view.look.editor
        editor.selectAll()
        self.qtbot.keyClicks(editor, text)
        self.qtbot.keyClick(editor, end, modifiers)
        self.settle()

    def paste(self, grid, text):
        QGuiApplication.clipboard().setText(text)
        self.press(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def cell(self, grid, title, key):
        """Return what a cell shows."""
        row = next(row for row in grid.model.rows if row.title == title)
        return grid.model.index(grid.model.place_of(row.id), KEYS.index(key)).data()
