"""The words of Qt's own windows that Qt's Italian lacks."""

from typing import Any

from PySide6.QtCore import QTranslator

from app.ui.kit.overrides import override

WORDS = {
    "&Look in:": "C&erca in:",
    "Files of &type:": "&Tipo di file:",
    "Folder": "Cartella",
    "Drive": "Unità disco",
    "File": "File",
    "%1 File": "File %1",
    "File Folder": "Cartella",
    "Shortcut": "Collegamento",
    "Alias": "Collegamento",
    "Unknown": "Sconosciuto",
    "Computer": "Computer",
    "Previous Month": "Mese precedente",
    "Next Month": "Mese successivo",
}


class MissingWords(QTranslator):
    """Asked by Qt when its own translation has nothing to say; None leaves the English word."""

    @override
    def isEmpty(self) -> bool:
        return False

    # Any: the stubs want a text, but only None tells Qt that there is none.
    @override
    def translate(self, context: str, source: str, /, disambiguation: Any = None, n: int = -1) -> Any:
        return WORDS.get(source)
