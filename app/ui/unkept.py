"""What cannot be kept for the user on this computer (settings, log of errors), said once when the program starts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from app.ui.kit.notice import Notice, NoticeKind

if TYPE_CHECKING:
    from app.ui.window import MainWindow

SETTINGS, LOG = "le impostazioni («{}»)", "il registro degli errori («{}»)"
SENTENCE = (
    "Su questo computer non si possono conservare {}: lì non si può scrivere. Gli archivi si salvano come sempre; {}"
    "chi segue i computer può rendere scrivibile quel posto."
)
UNTIL_CLOSED = "aspetto, finestra e archivi recenti valgono fino alla chiusura; "


def unkept_words(log: Path, *, is_log_kept: bool) -> str:
    """Say what cannot be kept and where it would be; nothing when all can be."""
    settings = QSettings()
    lacks = [] if settings.isWritable() else [SETTINGS.format(settings.fileName())]
    end = UNTIL_CLOSED if lacks else ""
    if not is_log_kept:
        lacks.append(LOG.format(log))
    return SENTENCE.format(" e ".join(lacks), end) if lacks else ""


def tell_unkept(window: "MainWindow", words: str) -> None:
    """Say it in the window, beside what else is said there, when what it does at its start is done."""
    if not words:
        return
    if not window.runner.is_idle:
        window.runner.idle.connect(partial(tell_unkept, window, words), Qt.ConnectionType.SingleShotConnection)
        return
    line = window.notice_in_sight()
    before = line.notice or Notice("")
    said = Notice(f"{before.words} {words}".strip(), NoticeKind.WARNING, before.actions)
    if window.desk:
        window.desk.tell(said)
    else:
        line.show_notice(said)
