"""Asking for a file or a folder: never blocking, the answer comes to a function."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

ARCHIVES = "Archivi di Merito (*.merito)"
WORKBOOKS = "Cartelle di lavoro Excel (*.xlsx)"
ANY_WORKBOOKS = "Cartelle e tabelle (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv)"
TEXTS = "File di testo (*.txt)"
PLANS = "Piani (*.docx *.odt *.pdf *.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.md)"
PDFS = "Documenti PDF (*.pdf)"
WORD_FILES = "Documenti di Word (*.docx)"

Mode = QFileDialog.FileMode


def choose_file_to_open(parent: QWidget, title: str, kind: str, on_path: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that exists; `kind` is one of the kinds above."""
    return _open(_dialog(parent, title, [kind, "Tutti i file (*)"], Mode.ExistingFile), on_path)


def choose_file_to_save(
    parent: QWidget, title: str, kind: str, suggested: str, on_path: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write; an existing file is asked about before it is replaced."""
    dialog = _dialog(parent, title, [kind], Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
    dialog.selectFile(suggested)
    return _open(dialog, on_path)


def choose_folder(parent: QWidget, title: str, on_path: Callable[[Path], object]) -> QFileDialog:
    dialog = _dialog(parent, title, [], Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, on_path)


def _dialog(parent: QWidget, title: str, kinds: list[str], mode: QFileDialog.FileMode) -> QFileDialog:
    folder = str(QSettings().value("last_folder") or Path.home())
    dialog = QFileDialog(parent, title, folder)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    if kinds:
        dialog.setNameFilters(kinds)
    return dialog


def _open(dialog: QFileDialog, on_path: Callable[[Path], object]) -> QFileDialog:
    def take(name: str) -> None:
        path = Path(name)
        QSettings().setValue("last_folder", str(path.parent))
        on_path(path)

    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog
