import sys
import weakref
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QWidget
from typing_extensions import override

from app.domain.changes import Changes, Topic
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.progress import ProgressWindow
from app.ui.kit.tasks import TaskRunner
from app.ui.kit.trouble import catch_bugs, show_trouble
from tests.ui.waiting import wait_for_idle


class Listener(QLabel):
    def __init__(self):
        super().__init__()
        self.heard = []
        self.threads = []

    def hear(self, result):
        self.heard.append(result)
        self.threads.append(current_thread())


@pytest.fixture
def listener(qtbot):
    listener = Listener()
    qtbot.addWidget(listener)
    return listener


def refuse(*_):
    raise UserError("La matricola 12 è già di Rossi Mario.", "Usare un'altra matricola.")


def fail(*_):
    raise ZeroDivisionError("Rossi Mario")


def test_that_work_runs_in_the_worker_and_its_result_comes_back_in_the_screens_thread(runner, settle, listener):
    runner.run(current_thread, on_done=listener.hear)
    settle()
    assert listener.heard[0] is not main_thread()
    assert listener.threads == [main_thread()]


def test_that_tasks_run_one_at_a_time_in_the_order_asked(runner, settle, listener):
    for number in range(20):
        runner.run(abs, number, on_done=listener.hear)
    settle()
    assert listener.heard == list(range(20))


def test_that_of_the_tasks_with_one_name_only_the_last_is_delivered(runner, settle, listener):
    for number in range(5):
        runner.run(abs, number, on_done=listener.hear, latest="search")
    settle()
    assert listener.heard == [4]


def test_that_a_refusal_reaches_the_one_who_asked(runner, settle, listener):
    runner.run(refuse, on_done=listener.hear, on_error=listener.hear)
    settle()
    assert listener.heard[0].remedy == "Usare un'altra matricola."


def test_that_a_refusal_nobody_takes_is_shown_with_what_to_do(qtbot, settle_window):
    window, runner = settle_window
    runner.run(refuse)
    wait_for_idle(qtbot, runner)
    box = window.findChild(QMessageBox)
    assert box.text() == "La matricola 12 è già di Rossi Mario."
    assert box.informativeText() == "Usare un'altra matricola."
    box.close()


def test_that_a_bug_is_logged_without_data_and_offered_as_details_to_copy(qtbot, settle_window, qapp, caplog):
    window, runner = settle_window
    runner.run(fail)
    wait_for_idle(qtbot, runner)
    box = window.findChild(QMessageBox)
    copy = next(button for button in box.buttons() if "Copia" in button.text())
    copy.click()
    assert "ZeroDivisionError" in qapp.clipboard().text()
    assert "Rossi" not in qapp.clipboard().text()
    assert box.isVisible()
    assert "ZeroDivisionError" in caplog.text
    assert "Rossi" not in caplog.text
    caplog.clear()
    box.close()


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, what):
        self.heard.append(what)

    def end(self):
        self.heard.append("end")


@pytest.fixture
def settle_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    runner = TaskRunner(window)
    yield window, runner
    runner.close()


def test_that_a_result_for_a_widget_that_is_gone_is_dropped(runner, settle):
    listener = Listener()
    heard = listener.heard
    runner.run(abs, 1, on_done=listener.hear)
    shiboken6.delete(listener)
    settle()
    assert heard == []


def test_that_closing_loses_nothing_that_was_asked(listener):
    runner = TaskRunner()
    for number in range(50):
        runner.run(abs, number, on_done=listener.hear)
    runner.close()
    assert listener.heard == list(range(50))


def test_that_what_is_asked_when_a_result_is_told_ends_before_closing_does(listener):
    runner = TaskRunner()
    runner.run(abs, -1, on_done=lambda number: runner.run(abs, number, on_done=listener.hear))
    runner.close()
    assert listener.heard == [1]
    assert runner.is_idle


def test_that_a_window_may_be_deleted_while_its_work_is_under_way(qtbot, listener):
    window, begun, go_on = QWidget(), Event(), Event()
    runner = TaskRunner(window)
    thread_of_task = []

    def wait_to_be_told():
        thread_of_task.append(current_thread())
        begun.set()
        go_on.wait()

    runner.run(wait_to_be_told, on_done=listener.hear)
    begun.wait()
    shiboken6.delete(window)
    go_on.set()
    thread_of_task[0].join()
    assert listener.heard == []
    assert not shiboken6.isValid(runner)


class Painted(QLabel):
    def __init__(self, happened):
        super().__init__("Merito")
        self.happened = happened

    @override
    def paintEvent(self, event):
        super().paintEvent(event)
        self.happened.append("painted")


def test_that_work_nobody_waits_for_begins_when_the_screen_has_been_painted(qtbot, runner, settle):
    happened = []
    label = Painted(happened)
    qtbot.addWidget(label)
    label.show()
    qtbot.waitUntil(lambda: bool(happened))
    happened.clear()
    runner.run(happened.append, "read", after_paint=True)
    label.update()
    assert not runner.is_idle
    settle()
    assert happened == ["painted", "read"]


def test_that_work_nobody_waits_for_begins_after_what_was_asked_later_is_on_the_screen(qtbot, runner, settle):
    happened = []
    label = Painted(happened)
    qtbot.addWidget(label)
    label.show()
    qtbot.waitUntil(lambda: bool(happened))
    happened.clear()
    runner.run(happened.append, "nobody waits", after_paint=True)
    runner.run(happened.append, "read", on_done=lambda _nothing: label.update())
    settle()
    assert happened == ["read", "painted", "nobody waits"]


def test_that_closing_does_what_was_to_wait_for_the_screen(listener):
    runner = TaskRunner()
    runner.run(abs, -1, on_done=listener.hear, after_paint=True)
    runner.run(abs, -2, on_done=lambda number: runner.run(abs, number, on_done=listener.hear, after_paint=True))
    runner.close()
    assert sorted(listener.heard) == [1, 2]
    assert runner.is_idle


def step_for_ever(*, progress):
    done = 0
    while True:
        done += 1
        progress.step(done, 10**9, f"Scheda {done}")


def test_that_long_work_shows_where_it_is_and_stops_when_cancelled(qtbot, settle_window, listener):
    _, runner = settle_window
    runner.run_long(step_for_ever, title="Stampa delle schede", on_done=listener.hear)
    progress = next(iter(runner._progress.values()))
    qtbot.waitUntil(progress.dialog.isVisible)
    assert "Scheda" in progress.dialog.labelText()
    progress.dialog.canceled.emit()
    wait_for_idle(qtbot, runner)
    assert listener.heard == []


def test_that_closing_stops_long_work(listener, qtbot):
    runner = TaskRunner()
    runner.run_long(step_for_ever, title="Stampa", on_done=listener.hear)
    runner.close()
    assert runner.is_idle


def rename(workspace, name):
    return Changes(f"Rinomina {name}", frozenset({Topic.STRUCTURE}), entry=1)


def test_that_a_save_publishes_what_it_changed(runner, settle, listener):
    hub = Hub(2024)
    hub.changed.connect(listener.hear)
    Desk(None, runner, hub).save(rename, "Affari generali")
    settle()
    assert [changes.label for changes in listener.heard] == ["Rinomina Affari generali"]


def test_that_a_refused_save_takes_the_screen_back_to_what_is_stored(runner, settle, listener, qtbot):
    hub = Hub(2024)
    with qtbot.waitSignal(hub.refused):
        Desk(None, runner, hub).save(refuse, on_error=listener.hear)
    assert listener.heard[0].problem.startswith("La matricola 12")


def test_that_a_bug_of_the_screen_itself_is_logged_without_data(qapp, caplog, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs()
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("Rossi"), None)
    assert "ZeroDivisionError" in caplog.text
    assert "Rossi" not in caplog.text
    caplog.clear()


class Opened:
    """What stands for an open archive."""

    def __init__(self):
        self.is_let_go = False

    def let_go(self):
        self.is_let_go = True


def test_that_what_is_asked_of_an_archive_that_was_closed_meanwhile_is_not_done(runner, settle, listener):
    """Read by its name, the file may be another by now: what it answers would be told as a damage."""
    opened, done = Opened(), []

    def read(_opened):
        done.append("read")
        raise UserError("L'archivio è danneggiato.")

    runner.run(opened.let_go, on_done=listener.hear)
    runner.run(read, opened, on_done=listener.hear, on_error=listener.hear)
    runner.run(lambda: "aperto", on_done=listener.hear)
    settle()
    assert done == []
    assert listener.heard == [None, "aperto"]


def test_that_the_same_trouble_is_told_once_and_of_an_archive_what_was_met_first(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    moved = ArchiveError(ArchiveTrouble.ELSEWHERE, "L'archivio non è più al suo posto.", "")
    first = show_trouble(moved, window)
    assert show_trouble(moved, window) is first
    assert show_trouble(ArchiveError(ArchiveTrouble.READ_ONLY, "L'archivio non si può scrivere.", ""), window) is first
    other = show_trouble(UserError("Manca il nome."), window)
    assert other is not first
    first.close()
    again = show_trouble(moved, window)
    assert again is not first
    for box in (other, again):
        box.close()


def test_that_the_worker_is_not_the_last_to_hold_what_a_task_was_asked_by(runner, settle):
    """A widget that it let go of would be deleted in its thread."""
    page = Page()
    runner.run(abs, -3, on_done=page.hear, on_error=page.hear, on_end=page.end)
    settle()
    assert page.heard == [3, "end"]
    left = weakref.ref(page)
    del page
    assert left() is None


def test_that_a_step_is_shown_without_answering_what_waits(qtbot):
    """The end of the work may be waiting: answered while the dialog sets its value, it deletes the dialog under it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    window, answered = ProgressWindow("Copia", owner), []
    window.dialog.setMinimumDuration(0)
    window.dialog.show()
    for step in (0, 1):  # Qt times the first, and shows itself by the second
        window.progress.stepped.emit(step, 3, "")
    QTimer.singleShot(0, lambda: answered.append("the end"))
    window.progress.stepped.emit(2, 3, "Una scheda")
    assert answered == []
    assert (window.dialog.findChild(QProgressBar).value(), window.dialog.labelText()) == (2, "Una scheda")
    window.finish()
