"""Whether a window can be opened at all, told without touching Qt (which would abort the program)."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module

NO_SCREEN = (
    "Merito non può aprire la finestra: su questo computer non c'è uno schermo grafico "
    "(DISPLAY e WAYLAND_DISPLAY non sono impostati). "
    "Avviarlo dal desktop, oppure usare i comandi senza finestra: «merito --help» li elenca."
)


def why_no_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Say in Italian why the window cannot be opened; None when it can."""
    if platform.startswith("linux"):
        if not _has_screen(environment):
            return NO_SCREEN
        if _is_x11(environment) and not can_load("libxcb-cursor.so.0"):
            return missing_library("libxcb-cursor.so.0")
    return why_no_qt()


def why_no_qt(module: str = "PySide6.QtWidgets") -> str | None:
    """Say which system library the graphic part lacks; None when it can be loaded."""
    from app.ui.kit.qt_import import import_qt

    try:
        import_qt()
        import_module(module)
    except ImportError as error:
        return missing_library(str(error))
    return None


def missing_library(name: str) -> str:
    from app.services.resources import RESOURCES

    packages = (RESOURCES / "qt-libraries.txt").read_text(encoding="utf-8").split()
    return (
        f"Merito non può aprire la finestra: manca una libreria del sistema ({name}). "
        f"Su Debian e Ubuntu: sudo apt-get install {' '.join(packages)}"
    )


def can_load(library: str) -> bool:
    """Tell whether a library is there: without the cursors of X11 Qt would abort instead of raising an error."""
    from ctypes import CDLL

    try:
        CDLL(library)
    except OSError:
        return False
    return True


def _is_x11(environment: Mapping[str, str]) -> bool:
    return not (environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM"))


def _has_screen(environment: Mapping[str, str]) -> bool:
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
