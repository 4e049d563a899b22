"""What is told when the program fails before it has a window, also where there is no terminal to tell it."""

import sys
from collections.abc import Callable
from pathlib import Path

from app.services.program_log import tell_in_log

TITLE = "Merito"
ICON_ERROR = 0x10
"""MB_ICONERROR of the function MessageBoxW of Windows."""


def show_box(sentence: str) -> None:
    """Show a box of the system on Windows, one of Qt elsewhere; where neither can be shown, nothing."""
    if sys.platform == "win32":
        from ctypes import windll

        windll.user32.MessageBoxW(None, sentence, TITLE, ICON_ERROR)
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    if isinstance(QApplication.instance(), QApplication):
        QMessageBox.critical(None, TITLE, sentence)


def tell_failed_start(error: BaseException, log: Path | None, show: Callable[[str], None] = show_box) -> str:
    """Log why the window did not open, and say it in a box and on the terminal; return the sentence."""
    tell_in_log("la finestra non si è aperta", error)
    where = f"I dettagli sono in «{log}»." if log else "La cartella dei registri non si può scrivere."
    sentence = (
        f"Merito non si è aperto per un errore del programma ({type(error).__name__}). {where} "
        "Gli archivi non sono stati toccati."
    )
    if sys.stderr is not None:  # None where there is no console
        sys.stderr.write(f"{sentence}\n")
    show(sentence)
    return sentence
