"""Real sessions in the window, in which people with marked names are entered, searched, scored and printed.

Run as a program of its own: `ARCHIVE FOLDER killed` lives the whole session and is killed with a form half filled;
`ARCHIVE FOLDER closed` opens what that one left, goes on with it and closes the window.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

import app.bootstrap
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.evaluation.preview_dialog import SheetPreview
from app.ui.login.entrance import Entrance
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog
from app.ui.menus import Menu
from app.ui.window import MainWindow
from tests.ui.driving import dialog_over, press
from tests.ui.test_journey import (
    STRUTTURA,
    VALUTAZIONI,
    User,
    begin_archive,
    enter_the_people,
    fill_the_sheet,
    give_the_objectives,
    import_the_plan,
    prepare_the_round,
    print_the_sheet,
    write,
)

HEAD, CLERK, SECRETARY, DRAFT = "Zamparoni", "Quattrocchi", "Sbaragli", "Trombadori"
MARKS = (HEAD, CLERK, SECRETARY, DRAFT, "Ermenegilda", "Pancrazio", "Teofrasto", "nota riservatissima")
PEOPLE = (
    {"matricola": "0001", "last_name": HEAD, "first_name": "Ermenegilda", "gender": "donna", "contract": "Funzionari"},
    {"matricola": "0002", "last_name": CLERK, "first_name": "Pancrazio", "gender": "uomo", "contract": "Istruttori"},
)
SENTENCE = "cavallo batteria graffetta"
PATIENCE_MS = 120_000
TICK_MS = 20


class Hands:
    """Keys and waiting, as `User` asks them of the tests of the window."""

    def __init__(self) -> None:
        self.keyClick, self.keyClicks, self.waitUntil = QTest.keyClick, QTest.keyClicks, self.wait_until

    def wait_until(self, is_done: Callable[[], bool], timeout: int = PATIENCE_MS) -> None:
        """Sleep until something happens: to ask without end would take the PC from the worker that is waited for."""
        left, ticking = QDeadlineTimer(max(timeout, PATIENCE_MS)), QTimer(interval=TICK_MS)
        ticking.start()
        while not is_done():
            if left.hasExpired():
                raise TimeoutError
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def protect(user: User) -> None:
    """Protect the archive with a first user, and log in."""
    user.choose_action("Proteggi l'archivio…")
    dialog = user.dialog()
    write(dialog.findChild(type(dialog.form)), "full_name", f"{SECRETARY} Teofrasto")
    for field in (dialog.password.first, dialog.password.again):
        field.line.setText(SENTENCE)
    user.press("Proteggi", dialog)
    shown = dialog_over(user.window, RecoveryKeyDialog)
    shown.is_kept.setChecked(True)
    user.press("Continua", shown)
    enter(user)


def enter(user: User) -> None:
    """Log in with the password of the first user."""
    entrance = user.window.findChild(Entrance)
    user.qtbot.waitUntil(lambda: entrance.page is not None)
    page = entrance.page
    page.password.line.setText(SENTENCE)
    user.press("Entra", page)
    assert user.window.opened is not None


def take_the_place_of_the_evaluator(user: User, surname: str) -> None:
    """Say why the Segretario scores somebody whom a head evaluates."""
    tab = user.page(VALUTAZIONI)
    tab.table.select(next(row.id for row in tab.table.rows() if row.person.startswith(surname)))
    user.settle()
    tab.sheet.steps["substitute"].trigger()
    dialog = user.dialog()
    dialog.form.fields["reason"].editor.setPlainText(f"{HEAD} è in congedo")
    user.press("Registra", dialog)


def search(user: User, words: str) -> None:
    """Look for somebody everywhere, and in the list of the people."""
    user.window.go_to_search()
    field = user.window.search
    user.qtbot.keyClicks(field, words)
    user.qtbot.waitUntil(field.found.isVisible)
    assert any(words in field.found.item(row).text() for row in range(field.found.count()))
    user.qtbot.keyClick(field, "\r")
    user.settle()
    user.page(STRUTTURA)
    user.window.go_to_filter()
    user.type_keys(words)


def print_and_export(user: User, chosen: Path) -> None:
    print_the_sheet(user, chosen / "scheda.pdf", CLERK)
    tab = user.page(VALUTAZIONI)
    tab.sheet_actions.preview()
    user.settle()
    assert tab.findChild(SheetPreview).isVisible()
    tab.findChild(SheetPreview).accept()
    next(one for one in user.window.menus.of(Menu.EXPORT).actions() if "Anagrafica" in one.text()).trigger()
    user.settle()
    user.choose_file(chosen / "anagrafica.xlsx")


def back_up(user: User) -> None:
    user.choose_action("Copie di sicurezza…")
    dialog = dialog_over(user.window, BackupsDialog)
    press(dialog, "Fai una copia adesso")
    user.settle()
    dialog.accept()


def meet_bugs(user: User) -> None:
    """Meet an error of the screen and one of the worker, whose messages hold a name."""
    QTimer.singleShot(0, partial(_fail, CLERK))
    user.window.runner.run(_fail, CLERK)
    user.qtbot.waitUntil(lambda: len(_boxes()) == 2)
    for box in _boxes():
        box.close()


def _fail(name: str) -> None:
    raise KeyError(name)


def _boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def leave_half_written(user: User) -> None:
    """Leave a form open with a name that nobody has saved."""
    user.choose_action("Dipendente…")
    write(user.dialog().form, "last_name", DRAFT)


def live(user: User, archive: Path, chosen: Path) -> None:
    """Live a whole session, and be killed in the midst of it."""
    begin_archive(user, archive)
    import_the_plan(user)
    protect(user)
    enter_the_people(user, PEOPLE, f"{SECRETARY} Teofrasto")
    give_the_objectives(user)
    prepare_the_round(user)
    take_the_place_of_the_evaluator(user, CLERK)
    fill_the_sheet(user, CLERK)
    search(user, CLERK)
    print_and_export(user, chosen)
    back_up(user)
    meet_bugs(user)
    leave_half_written(user)
    os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def come_back(user: User, archive: Path, chosen: Path) -> None:
    """Open what a killed session left, go on with it, and close the window with a form half filled."""
    user.window.open_path(archive)
    user.settle()
    enter(user)
    search(user, CLERK)
    print_and_export(user, chosen)
    meet_bugs(user)
    leave_half_written(user)
    for dialog in user.dialogs():
        dialog.done(0)
    user.settle()
    user.window.close()


ENDS = {"killed": live, "closed": come_back}


def main(archive: Path, chosen: Path, end: str) -> int:
    made: Callable[..., MainWindow] = app.bootstrap.make_window

    def make(*given: Any) -> MainWindow:
        window = made(*given)
        QTimer.singleShot(1000, partial(_lived, window))
        return window

    def _lived(window: MainWindow) -> None:
        try:
            user = User(window, Hands())
            window.resize(1280, 760)
            window.activateWindow()
            user.settle()
            ENDS[end](user, archive, chosen)
        except BaseException:
            traceback.print_exc()
            os._exit(9)

    app.bootstrap.make_window = make
    return app.bootstrap.open_window([])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
