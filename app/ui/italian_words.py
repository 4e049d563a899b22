"""The words of Qt's own windows that Qt's Italian lacks, or leaves in English."""

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
    "Shift": "Maiusc",
}


class MissingWords(QTranslator):
    """Asked by Qt before its own translation; None leaves the word to that."""

    @override
    def isEmpty(self) -> bool:
        return False

    # Any: the stubs want a text, but only None tells Qt that there is none.
    @override
    def translate(self, context: str, source: str, /, disambiguation: Any = None, n: int = -1) -> Any:
        return WORDS.get(source)
