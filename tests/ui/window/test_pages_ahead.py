"""The pages that nobody has opened are made while nobody works: in order, one step at a time, never in the way."""

import shutil
import sys
import threading
from functools import partial
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.domain.changes import Changes, Topic
from app.domain.issues import Link
from app.ui.pages import PAGES
from app.ui.pages_ahead import BETWEEN_MS, QUIET_MS, PagesAhead
from tests.ui.waiting import PATIENCE_MS, wait_for_idle
from tests.ui.window.conftest import CountingTab

FOR_EVER_MS = 3_600_000
STEPS_OF_A_PAGE = ("made", "part", "part", "read")


class Page:
    """A page to be made, which says what is done with it."""

    def __init__(self, name, told, *modules):
        self.name, self.modules, self.is_made = name, modules, False
        self.page = self
        self._told, self._parts = told, 2

    @property
    def tab(self):
        return self

    def make_step(self):
        is_step = not self.is_made
        if is_step:
            self.is_made = True
            self._told.append((self.name, "made"))
        return is_step

    def make_part(self):
        self._parts -= 1
        if self._parts >= 0:
            self._told.append((self.name, "part"))
        return self._parts >= 0

    def make_ready(self):
        self._told.append((self.name, "read"))


@pytest.fixture
def told():
    return []


@pytest.fixture
def shown(qtbot):
    """A window that the user sees."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def begin(runner, shown):
    """Begin to make pages, as when an archive was opened."""
    kept = QObject()

    def start(*pages, quiet_ms=QUIET_MS):
        ahead = PagesAhead(pages, runner, shown, kept, quiet_ms)
        ahead.start()
        runner.run(int)
        return ahead

    return start


def pass_turn(qtbot, runner):
    """Wait until the worker is idle, and then longer than a step waits for its turn."""
    wait_for_idle(qtbot, runner)
    later = QTimer(singleShot=True, interval=2 * BETWEEN_MS)
    with qtbot.waitSignal(later.timeout, timeout=PATIENCE_MS):
        later.start()


@pytest.fixture
def turn(qtbot, runner):
    """Let the turn of a step come and pass."""
    return partial(pass_turn, qtbot, runner)


@pytest.fixture
def ended(qtbot):
    def wait(ahead):
        qtbot.waitUntil(lambda: not ahead.is_working, timeout=PATIENCE_MS)

    return wait


def test_that_pages_are_made_one_after_the_other_and_read_last(begin, told, ended):
    ended(begin(Page("one", told), Page("two", told)))
    assert told == [(name, step) for name in ("one", "two") for step in STEPS_OF_A_PAGE]


def test_that_there_is_a_turn_of_the_window_between_two_steps(begin, told, qtbot):
    begin(Page("one", told))
    seen = []
    while len(told) < len(STEPS_OF_A_PAGE):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        seen.append(len(told))
    assert set(seen) >= {1, 2, 3}


def test_that_the_module_of_a_page_is_imported_by_the_thread_of_the_window_before_it_is_made(
    begin, told, ended, tmp_path, monkeypatch
):
    monkeypatch.syspath_prepend(tmp_path)
    name = "page_of_a_test"
    (tmp_path / f"{name}.py").write_text("import threading\nthread = threading.current_thread()\n", encoding="utf-8")
    ended(begin(Page("one", told, "string", name)))
    assert sys.modules[name].thread is threading.main_thread()
    del sys.modules[name]


def test_that_every_page_but_the_first_says_its_modules_and_they_are_there():
    assert [bool(page.modules) for page in PAGES] == [False, True, True, True, True, True, True]
    assert all(find_spec(module) for page in PAGES for module in page.modules)


def test_that_a_page_that_is_there_already_is_not_imported(begin, told, ended):
    page = Page("one", told, "there_is_no_such_module")
    page.is_made = True
    ended(begin(page))
    assert (("one", "made")) not in told


def test_that_nothing_is_made_while_the_worker_works(runner, begin, told, ended):
    ahead = begin(Page("one", told))
    seen = []

    def go_on(_=None):
        if len(seen) < 3:
            seen.append(list(told))
            runner.run(int, on_done=go_on)

    go_on()
    ended(ahead)
    assert seen == [[], [], []]
    assert told


def test_that_nothing_is_made_until_the_user_has_been_still_for_a_moment(begin, told, shown, turn):
    begin(Page("one", told), quiet_ms=FOR_EVER_MS)
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_A)
    turn()
    assert told == []


def test_that_the_pages_are_made_when_the_user_is_still_again(begin, told, shown, ended):
    ahead = begin(Page("one", told), quiet_ms=50)
    QTest.keyClick(shown.windowHandle(), Qt.Key.Key_A)
    ended(ahead)
    assert told


def test_that_nothing_is_made_while_a_dialog_is_open(begin, told, shown, ended, turn):
    dialog = QDialog(shown)
    dialog.open()
    ahead = begin(Page("one", told))
    turn()
    assert told == []
    dialog.close()
    ended(ahead)
    assert told


def test_that_nothing_is_made_while_a_menu_is_open(begin, told, shown, ended, turn):
    menu = QMenu(shown)
    menu.addAction("Apri")
    menu.popup(shown.mapToGlobal(shown.rect().center()))
    ahead = begin(Page("one", told))
    turn()
    assert told == []
    menu.close()
    ended(ahead)
    assert told


def test_that_no_step_is_taken_after_the_stop(begin, told, qtbot, turn):
    ahead = begin(Page("one", told), Page("two", told))
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)
    ahead.stop()
    ahead.stop()
    turn()
    assert len(told) == 2


@pytest.fixture
def open_ahead(open_program, services, archive, qtbot):
    """Open the window on pages that count, and wait until they are made."""

    def show():
        window = open_program(archive, services, add_actions=None, makes_ahead=True)
        qtbot.waitUntil(lambda: not window.ahead.is_working, timeout=PATIENCE_MS)
        return window

    return show


def tabs(window):
    return [place.tab for place in window.pages.places()]


def changes():
    return Changes("Modifica area", frozenset({Topic.STRUCTURE}), entry=1)


def test_that_each_hidden_page_is_made_and_read_once(open_ahead):
    window = open_ahead()
    assert [place.is_made for place in window.pages.places()] == [True] * 5
    assert [tab.reloads for tab in tabs(window)] == [1] * 5
    window.pages.show_number(1)
    assert tabs(window)[1].reloads == 1


def test_that_a_change_is_read_by_a_hidden_page_only_when_it_is_shown(open_ahead, wait_for):
    window = open_ahead()
    for _ in range(3):
        window.desk.hub.publish(changes())
    wait_for(window)
    assert [tab.reloads for tab in tabs(window)] == [4, 1, 1, 1, 1]
    window.pages.show_number(1)
    assert [tab.reloads for tab in tabs(window)] == [4, 2, 1, 1, 1]


@pytest.fixture
def wait_for(qtbot):
    def settle(window):
        pass_turn(qtbot, window.runner)

    return settle


def test_that_the_pages_of_another_archive_are_made_too(open_ahead, qtbot, tmp_path):
    window = open_ahead()
    first = window.ahead
    window.open_path(shutil.copyfile(window.opened.path, tmp_path / "Altro.merito"))
    qtbot.waitUntil(lambda: window.ahead is not first and not window.ahead.is_working, timeout=PATIENCE_MS)
    assert [tab.reloads for tab in tabs(window)] == [1] * 5


@pytest.mark.parametrize("made", range(4))
def test_that_an_archive_may_be_closed_in_the_midst(open_program, services, archive, qtbot, wait_for, made):
    """The page that is being made then asks for the closing, as a key pressed between two steps does."""
    window = None

    def make(desk):
        tab = CountingTab(desk, "di passaggio")
        if len(count) == made:
            window.close_archive()
        count.append(tab)
        return tab

    count = []
    pages = [page._replace(make=make) if number else page for number, page in enumerate(services.pages)]
    window = open_program(archive, services._replace(pages=tuple(pages)), add_actions=None, makes_ahead=True)
    qtbot.waitUntil(lambda: window.desk is None, timeout=PATIENCE_MS)
    wait_for(window)
    assert len(count) == made + 1
    assert window.ahead is None
    assert window.first_start.isVisible()


def test_that_the_window_may_be_closed_in_the_midst(open_program, example_archive, tmp_path, qtbot):
    window = open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), makes_ahead=True)
    qtbot.waitUntil(lambda: window.pages.places()[1].is_made, timeout=PATIENCE_MS)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert window.opened is None


@pytest.fixture
def program(open_program, example_archive, tmp_path, qtbot):
    """The program on the example, with its pages made ahead."""
    window = open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), makes_ahead=True)
    window.activateWindow()
    qtbot.waitUntil(lambda: not window.ahead.is_working, timeout=PATIENCE_MS)
    return window


def test_that_hidden_pages_are_made_whole_and_do_nothing_until_they_are_shown(program, wait_for):
    check_that_the_keyboard_stays_where_it_was(program)
    check_that_every_part_of_a_page_is_made(program)
    check_that_a_hidden_page_shows_what_the_archive_holds_as_soon_as_it_is_in_front(program)
    check_that_no_document_is_printed_before_the_page_is_shown(program, wait_for)
    check_that_a_hidden_page_answers_no_key(program, wait_for)


def check_that_the_keyboard_stays_where_it_was(program):
    missing = program.pages.current_tab().missing.tree.view
    assert QApplication.focusWidget() is missing
    assert program.focusWidget() is missing
    assert program.pages.current_title() == "Cruscotto"


def check_that_a_hidden_page_shows_what_the_archive_holds_as_soon_as_it_is_in_front(program):
    runner = program.runner
    asked = []
    for number in (1, 2, 3):
        program.pages.show_number(number)
        asked.append(not runner.is_idle)
    structure, objectives, sheets = tabs(program)[1:4]
    assert asked == [False] * 3
    assert structure.units.unit_panel.detail is not None
    assert objectives.details.objective.shown is not None
    assert sheets.sheet.detail is not None


def check_that_every_part_of_a_page_is_made(program):
    structure = tabs(program)[1]
    assert not any(page.make_part() for page in tabs(program))
    assert all(structure.pages.widget(place).children() for place in range(structure.pages.count()))


def check_that_no_document_is_printed_before_the_page_is_shown(program, wait_for):
    documents = tabs(program)[4]
    assert documents.options.subjects.count() > 1
    assert list(documents._file().parent.glob("*.pdf")) == []
    program.pages.show_number(4)
    assert program.runner.is_idle, "what is looked at first was printed in memory meanwhile"
    assert len(list(documents._file().parent.glob("*.pdf"))) == 1
    assert documents.preview.document.pageCount()
    program.pages.show_number(0)
    program.desk.hub.changed.emit(Changes("Modifica scheda", frozenset({Topic.SHEETS})))
    program.pages.show_number(4)
    assert not program.runner.is_idle, "what has changed is printed again"
    wait_for(program)


def check_that_a_hidden_page_answers_no_key(program, wait_for):
    """Ctrl+P is of Valutazioni and of Documenti: each is for whoever is in its page."""
    documents, sheets = tabs(program)[4], tabs(program)[3]
    for number in (0, 3):
        program.pages.show_number(number)
        wait_for(program)
        QTest.keyClick(program.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        wait_for(program)
        assert not [one for one in documents.findChildren(QDialog) if one.isVisible()]
    [preview] = [one for one in sheets.findChildren(QDialog) if one.isVisible()]
    preview.close()


def test_that_a_page_clicked_before_it_is_made_is_there_at_once(open_program, services, archive, qtbot):
    window = open_program(archive, services, add_actions=None, makes_ahead=True)
    window.show_place(Link("objective", 1))
    assert window.pages.current_tab().title == "Obiettivi"
    assert window.pages.current_tab().reloads == 1
    qtbot.waitUntil(lambda: not window.ahead.is_working, timeout=PATIENCE_MS)
    assert [tab.reloads for tab in tabs(window)] == [1] * 5


def test_that_a_window_that_makes_nothing_ahead_makes_only_what_is_shown(open_program, services, archive, wait_for):
    window = open_program(archive, services, add_actions=None)
    wait_for(window)
    assert window.ahead is None
    assert [place.is_made for place in window.pages.places()] == [True, False, False, False, False]


def test_that_nothing_is_done_after_the_last_step(runner, begin, told, ended, turn):
    ahead = begin(Page("one", told))
    ended(ahead)
    told.clear()
    runner.run(int)
    turn()
    assert told == []
