"""What holds for every dialog of the program: one primary button, Esc that asks, words whole at every zoom."""

import importlib
import pkgutil
import shutil
from collections.abc import Iterator
from functools import partial

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
from app.ui.kit.labelled import Labelled
from app.ui.kit.reason_dialog import ask_reason
from app.ui.kit.search_box import SearchBox
from app.ui.kit.tasks import TaskRunner
from app.ui.theme import Theme
from tests.ui.dialogs.openers import ELSEWHERE, OPENERS, YEAR, Openers
from tests.ui.likeness.kept import differences
from tests.ui.likeness.shown import reactions, shown_in
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.faults import faults_of, unnamed, unseen_focus
from tests.ui.walk.keyboard import tab_faults
from tests.ui.walk.sizes import SMALL
from tests.ui.walk.told import told_faults
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics
from tests.whole import IS_WHOLE

LARGEST = 200
"""At this zoom the screen of the tests is 400 pixels of the drawing wide, which no screen in use is."""
ENLARGED = (150, LARGEST) if IS_WHOLE else (150,)
"""At the largest zoom tests/ui/walk opens each of them too, on a screen in use; on this one `make walk` does. Enlarged
here, where they are laid out by the same few classes, they are one in three."""
NOTHING_TO_LOSE = {
    "AuditDialog": "its lines only choose what is listed",
    "AwardRulesDialog": "it asks about what its editor has changed (tests/ui/awards), as that of the methods",
    "ProgressionRulesDialog": "it asks about what its editor or its text has changed (tests/ui/progressions)",
}
TALL = {
    "AwardRulesDialog", "CandidateDialog", "ClosingDialog", "DocumentDataDialog", "MethodsDialog",
    "ProgressionRulesDialog",
}  # fmt: skip
"""Those taller than the smallest window (`SMALL`) where there is room: on its screen they take what there is."""
FEWEST_ROWS = 3
MOST_ACTS = 8
"""How many of the lists, ticks and choices of a dialog are tried."""
LAYOUTS = 4
"""How many times a dialog may be laid out again after what it shows has come."""


def classes_of(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        if one.__module__.startswith("app.ui"):
            yield one
        yield from classes_of(one)


@pytest.fixture(scope="module")
def desk(qapp, example_archive, tmp_path_factory):
    """A desk on a copy of the example, since a rehearsed import writes and takes back; one for all the dialogs."""
    path = shutil.copyfile(example_archive, tmp_path_factory.mktemp("dialogs") / "esempio.merito")
    workspace, runner = open_workspace(path), TaskRunner()
    runner.ask_reason = partial(ask_reason, None)
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
def opened(qtbot, openers):
    """Open a dialog as the program does, and let it go at the end whatever it asks."""
    shown = []

    def show(name):
        dialog = OPENERS[name](openers)
        shown.append(dialog)
        if not dialog.isVisible():
            dialog.open()
        dialog.activateWindow()
        wait_for_idle(qtbot, openers.desk.runner)
        for _ in range(LAYOUTS):
            QApplication.processEvents()
        return dialog

    yield show
    wait_for_idle(qtbot, openers.desk.runner)
    leave(shown)


def leave(shown):
    for dialog in shown:
        if isValid(dialog):
            dialog.done(0)


def test_that_every_dialog_is_opened_by_a_test():
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    found = {one.__name__ for one in classes_of(QDialog)}
    assert found == OPENERS.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("name", OPENERS)
def test_that_a_dialog_is_as_every_dialog_of_the_house(qtbot, opened, name):
    """Opened once: on the screen, told, with one primary button; then written in, and left with Esc."""
    dialog = opened(name)
    assert (
        named(
            {
                "words whole on the screen": faults_of(dialog),
                "no larger than the screen": larger_than_the_screen(dialog),
                "no taller than the smallest window": taller_than_the_window(dialog, name),
                "the primary button in sight": out_of_sight(dialog),
                "told to who does not see it": (*unnamed(dialog), *told_faults(dialog)),
                "lists that can be printed or exported": nothing_without_its_place(dialog),
                "gone along with Tab": tab_faults(dialog),
                "the keyboard in sight": unseen_focus(dialog, QAbstractButton),
                "only a form has lines to be filled": lines_outside_a_form(dialog, name),
                "one primary button that never moves": moving_primaries(dialog),
                "each line counts as written": uncounted_lines(qtbot, dialog),
                "no message moves what one clicks": moved_by_messages(dialog),
            }
        )
        == {}
    )
    assert dialog.windowTitle()
    assert dialog.accessibleName()
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)
    check_that_esc_asks_before_losing_what_was_written_and_else_leaves(qtbot, dialog)


@pytest.mark.parametrize("name", OPENERS)
def test_that_a_dialog_shows_what_is_kept_and_answers_as_it_did(qtbot, opened, openers, name):
    """What it shows, offers and draws; then what changes when a list is chosen in, a tick turned, a choice made."""
    dialog = opened(name)
    shown = shown_in(dialog)
    shown += reactions(dialog, lambda: still(qtbot, openers.desk), MOST_ACTS)
    found = differences(f"dialogs/{name}", shown)
    assert not found, "\n".join(found)


def still(qtbot, desk):
    wait_for_idle(qtbot, desk.runner)
    for _ in range(LAYOUTS):
        QApplication.processEvents()


def named(answers):
    """Ask the questions one after the other, and keep those whose answer is a fault."""
    return {question: found for question, faults in answers.items() if (found := list(faults))}


def larger_than_the_screen(dialog: QDialog) -> Iterator[str]:
    room = dialog.screen().availableGeometry()
    if dialog.width() > room.width() or dialog.height() > room.height():
        yield f"{dialog.width()}×{dialog.height()}"


def taller_than_the_window(dialog: QDialog, name: str) -> Iterator[str]:
    if dialog.height() > SMALL[1] and name not in TALL:
        yield f"{dialog.height()}"


def primaries(dialog: QDialog) -> list[QPushButton]:
    return [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.property("primary")]


def moving_primaries(dialog: QDialog) -> Iterator[str]:
    """Say which primary button is one too many, takes something away, or follows the keyboard."""
    found = primaries(dialog)
    if len(found) > 1 or any(is_destructive(one.text()) for one in found):
        yield f"primari: {[one.text() for one in found]}"
    for one in [button for button in dialog.findChildren(QPushButton) if button.isVisible() and button.isEnabled()]:
        one.setFocus()
        if primaries(dialog) != found or (one.isDefault() and one not in found):
            yield one.text()


def moved_by_messages(dialog: QDialog) -> Iterator[str]:
    """Say what changes place when something is said of everything that is filled."""
    shown = [
        one for one in dialog.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    before = [(one.mapTo(dialog, one.rect().topLeft()), one.size()) for one in shown]
    filled = dialog.findChildren(Labelled)
    for one in filled:
        one.say("Viene prima del primo giorno.")
    for _ in range(LAYOUTS):
        QApplication.processEvents()
    for one in filled:
        if one.isVisible() and (one.message.isHidden() or one.message.parentWidget() is one):
            yield f"{one.label.text()}: il suo messaggio non ha un posto"
    for one, place in zip(shown, before, strict=True):
        if (one.mapTo(dialog, one.rect().topLeft()), one.size()) != place:
            yield one.accessibleName()
    for one in filled:
        one.say("")


def nothing_without_its_place(dialog: QDialog) -> Iterator[str]:
    """Say which lists of a dialog can be neither printed nor exported."""
    for view in dialog.findChildren(QAbstractItemView):
        if view.isVisible() and view.accessibleName():
            verbs = verbs_of(view)
            if verbs is None or not any(verb.order is Order.LEAVE for verb in verbs.every()):
                yield view.accessibleName()


def check_that_esc_asks_before_losing_what_was_written_and_else_leaves(qtbot, dialog):
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


def uncounted_lines(qtbot, dialog: QDialog) -> Iterator[str]:
    """Say which lines of a form may be written in without the dialog asking before they are lost."""
    for line in lines_of(dialog):
        before = line.text()
        qtbot.keyClicks(line, "nuovo")
        if not dialog.is_edited:
            yield line.accessibleName()
        line.setText(before)
        if dialog.is_edited:
            yield f"{line.accessibleName()}: rimessa com'era"


def lines_outside_a_form(dialog: QDialog, name: str) -> Iterator[str]:
    """Say what a dialog asks without being a form: it would be lost."""
    if name not in NOTHING_TO_LOSE and not isinstance(dialog, FormDialog):
        yield from (line.accessibleName() for line in lines_in(dialog) if not isinstance(line, SearchBox))


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


@pytest.mark.parametrize("name", list(OPENERS)[:: 1 if IS_WHOLE else 3])
def test_that_a_dialog_stays_on_the_screen_with_its_words_whole(opened, theme, name):
    for percent in ENLARGED:
        theme.resize(percent)
        dialog = opened(name)
        answers = {f"larger than the screen at {percent}": larger_than_the_screen(dialog)}
        if percent < LARGEST:
            answers[f"words whole at {percent}"] = faults_of(dialog)
        answers[f"the primary button in sight at {percent}"] = out_of_sight(dialog)
        answers[f"room for the rows of a list at {percent}"] = squeezed_lists(dialog)
        answers[f"the same after larger letters, at {percent}"] = changed_by_zoom(dialog, theme)
        assert named(answers) == {}
        leave([dialog])


def changed_by_zoom(dialog: QDialog, theme: Theme) -> Iterator[object]:
    """Say what is another size, or cut, in a dialog that was open while letters grew and came back."""
    percent, before = theme.percent, dialog.size()
    for step in (LARGEST, percent):
        theme.resize(step)
        for _ in range(LAYOUTS):
            QApplication.processEvents()
    if dialog.size() != before:
        yield f"{dialog.size().toTuple()} invece di {before.toTuple()}"
    yield from faults_of(dialog) if percent < LARGEST else ()


def out_of_sight(dialog: QDialog) -> Iterator[str]:
    """Say which buttons at the foot of a dialog are not whole in it."""
    for button in primaries(dialog):
        place = button.rect().translated(button.mapTo(dialog, button.rect().topLeft()))
        if not dialog.rect().contains(place):
            yield button.text()


def squeezed_lists(dialog: QDialog) -> Iterator[str]:
    """Say which lists show less than `FEWEST_ROWS` of their rows."""
    for view in dialog.findChildren(QAbstractItemView):
        model = view.model()
        has_rows = view.isVisible() and model is not None and model.rowCount() >= FEWEST_ROWS
        if has_rows and view.viewport().height() < FEWEST_ROWS * view.sizeHintForRow(0):
            yield f"{view.accessibleName()}: {view.viewport().height()} px"
