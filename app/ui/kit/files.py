"""Asking for a file or a folder: never blocking, the answer comes to a function."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.issues import Severity
from app.ui.kit.boxes import say

ARCHIVES = "Archivi di Merito (*.merito)"
WORKBOOKS = "File di Excel (*.xlsx)"
ANY_WORKBOOKS = "File di Excel, di Calc e CSV (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv)"
TEXTS = "File di testo (*.txt)"
PLANS = "Piani (*.docx *.odt *.pdf *.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.md)"
PDFS = "Documenti PDF (*.pdf)"
WORD_FILES = "Documenti di Word (*.docx)"
DATA_FILES = "File di Excel (*.xlsx);;File di LibreOffice Calc (*.ods);;Testo CSV (*.csv)"

Mode = QFileDialog.FileMode


def choose_file_to_open(parent: QWidget, title: str, kind: str, on_path: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that exists; `kind` is one of the kinds above."""
    return _open(_dialog(parent, title, [kind, "Tutti i file (*)"], Mode.ExistingFile), on_path)


def choose_file_to_save(
    parent: QWidget, title: str, kind: str, suggested: str, on_path: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write, as `kind` or one of several; an existing file is asked about before it is replaced."""
    kinds = kind.split(";;")
    dialog = _dialog(parent, title, kinds, Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(_suffix(kinds[0]))
    dialog.filterSelected.connect(partial(_follow, dialog))
    dialog.selectFile(suggested)

    def take(path: Path) -> None:
        if path.parent.is_dir():
            on_path(path)
        else:
            box = say(
                Severity.WARNING, f"La cartella {path.parent} non esiste.", "Scegliere un'altra cartella.", parent
            )
            box.finished.connect(lambda: choose_file_to_save(parent, title, kind, path.name, on_path))

    return _open(dialog, take)


def _suffix(kind: str) -> str:
    return kind.rpartition("*.")[2].rstrip(")")


def _follow(dialog: QFileDialog, kind: str) -> None:
    """Let a name follow the kind that was chosen, also where it was suggested with the ending of another."""
    dialog.setDefaultSuffix(_suffix(kind))
    for name in dialog.selectedFiles():
        dialog.selectFile(str(Path(name).with_suffix(f".{_suffix(kind)}")))


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
        if path.parent.is_dir():
            QSettings().setValue("last_folder", str(path.parent))
        on_path(path)

    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog
