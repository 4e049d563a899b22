"""What holds for every dialog of the program: one primary button, Esc that asks, words whole at every zoom."""

import importlib
import pkgutil
import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

import app.ui
from app.services.opening import open_workspace
from app.ui.kit.context_menu import Order, verbs_of
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, is_destructive
from app.ui.kit.hub import Hub
from app.ui.kit.search_box import SearchBox
from tests.ui.dialogs.openers import ELSEWHERE, OPENERS, YEAR, Openers
from tests.ui.walk.faults import faults_of, unnamed, unseen_focus
from tests.ui.walk.keyboard import tab_faults
from tests.ui.walk.told import told_faults
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

ZOOMS = (100, 150, 200)
LARGEST = 200
"""At this zoom the screen of the tests is 400 pixels of the drawing wide, which no screen in use is."""
NOTHING_TO_LOSE = {
    "AuditDialog": "its lines only choose what is listed",
    "AwardRulesDialog": "it asks about what its editor has changed (tests/ui/awards), as that of the methods",
    "ProgressionRulesDialog": "it asks about what its editor or its text has changed (tests/ui/progressions)",
}
LAYOUTS = 4
"""How many times a dialog may be laid out again after what it shows has come."""


def classes_of(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        if one.__module__.startswith("app.ui"):
            yield one
        yield from classes_of(one)


@pytest.fixture
def desk(example_archive, tmp_path, runner):
    """A desk on a copy of the example, since a rehearsed import writes and takes back."""
    workspace = open_workspace(shutil.copyfile(example_archive, tmp_path / "esempio.merito"))
    yield Desk(workspace, runner, Hub(YEAR))
    runner.close()
    workspace.archive.close()


@pytest.fixture
def openers(qtbot, theme, desk, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Openers(parent, desk, tmp_path)


@pytest.fixture
def opened(openers, settle):
    """Open a dialog as the program does, and let it go at the end whatever it asks."""
    shown = []

    def show(name):
        dialog = OPENERS[name](openers)
        shown.append(dialog)
        if not dialog.isVisible():
            dialog.open()
        dialog.activateWindow()
        settle()
        for _ in range(LAYOUTS):
            QApplication.processEvents()
        return dialog

    yield show
    settle()
    for dialog in shown:
        if isValid(dialog):
            dialog.done(0)


def test_that_every_dialog_is_opened_by_a_test():
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    found = {one.__name__ for one in classes_of(QDialog)}
    assert found == OPENERS.keys() | ELSEWHERE.keys()


def primaries(dialog: QDialog) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.property("primary")]


@pytest.mark.parametrize("name", OPENERS)
def test_that_a_dialog_has_at_most_one_primary_button_which_takes_nothing_away_and_never_moves(opened, name):
    dialog = opened(name)
    found = primaries(dialog)
    assert len(found) <= 1
    assert not any(is_destructive(one.text()) for one in found)
    for one in [button for button in dialog.findChildren(QPushButton) if button.isVisible() and button.isEnabled()]:
        one.setFocus()
        assert primaries(dialog) == found
        assert not one.isDefault() or one in found
    if isinstance(dialog, FormDialog):
        dialog.form.remember()


@pytest.mark.parametrize("name", OPENERS)
def test_that_a_dialog_is_told_to_who_does_not_see_it_and_its_letters_are_its_own(opened, name):
    dialog = opened(name)
    assert dialog.windowTitle()
    assert dialog.accessibleName()
    assert_accessible(dialog)
    assert [*unnamed(dialog), *told_faults(dialog), *nothing_without_its_place(dialog)] == []
    assert_unique_mnemonics(dialog)
    assert list(tab_faults(dialog)) == []
    assert list(unseen_focus(dialog, QAbstractButton)) == []
    if isinstance(dialog, FormDialog):
        dialog.form.remember()


def nothing_without_its_place(dialog: QDialog) -> Iterator[str]:
    """Say which lists of a dialog can be neither printed nor exported."""
    for view in dialog.findChildren(QAbstractItemView):
        if view.isVisible() and view.accessibleName():
            verbs = verbs_of(view)
            if verbs is None or not any(verb.order is Order.LEAVE for verb in verbs.every()):
                yield view.accessibleName()


@pytest.mark.parametrize("name", OPENERS)
def test_that_esc_asks_before_losing_what_was_written_and_else_leaves(qtbot, opened, name):
    dialog = opened(name)
    field = written(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    asked = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()] if isValid(dialog) else []
    if field is None:
        assert not asked
        assert not isValid(dialog) or not dialog.isVisible()
    else:
        assert [box.text() for box in asked] == ["Abbandonare le modifiche?"]
        asked[0].close()
        assert dialog.isVisible()
        assert "nuovo" in field.text()


@pytest.mark.parametrize("name", OPENERS)
def test_that_each_line_of_a_form_counts_as_written(qtbot, opened, name):
    dialog = opened(name)
    for line in lines_of(dialog):
        before = line.text()
        qtbot.keyClicks(line, "nuovo")
        assert dialog.is_edited, line.accessibleName()
        line.setText(before)
        assert not dialog.is_edited


@pytest.mark.parametrize("name", [one for one in OPENERS if one not in NOTHING_TO_LOSE])
def test_that_only_a_form_has_lines_to_be_filled(opened, name):
    """A dialog that asked something without being a form would lose it."""
    dialog = opened(name)
    assert isinstance(dialog, FormDialog) or all(isinstance(line, SearchBox) for line in lines_in(dialog))


def lines_of(dialog: QDialog) -> list[QLineEdit]:
    """Return the lines of a form in which one writes."""
    return lines_in(dialog.form) if isinstance(dialog, FormDialog) else []


def lines_in(widget: QWidget) -> list[QLineEdit]:
    """Return the lines in which one writes, not those inside a list or a number with arrows."""
    return [
        one
        for one in widget.findChildren(QLineEdit)
        if one.isVisible()
        and one.isEnabled()
        and not one.isReadOnly()
        and not isinstance(one.parent(), QComboBox | QAbstractSpinBox)
    ]


def written(qtbot, dialog: QDialog) -> QLineEdit | None:
    """Write in the first line of a form, if the dialog is a form that has one."""
    line = next(iter(lines_of(dialog)), None)
    if line is not None:
        qtbot.keyClicks(line, "nuovo")
    return line


@pytest.mark.parametrize("percent", ZOOMS)
@pytest.mark.parametrize("name", OPENERS)
def test_that_a_dialog_stays_on_the_screen_with_its_words_whole(opened, theme, name, percent):
    theme.resize(percent)
    dialog = opened(name)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    if percent < LARGEST:
        assert list(faults_of(dialog)) == []
    assert list(out_of_sight(dialog)) == []


def out_of_sight(dialog: QDialog) -> Iterator[str]:
    """Say which buttons at the foot of a dialog are not whole in it."""
    for button in primaries(dialog):
        place = button.rect().translated(button.mapTo(dialog, button.rect().topLeft()))
        if not dialog.rect().contains(place):
            yield button.text()
