"""A window on an archive of pretence: the services are plain functions over a list in memory."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout

from app.domain.changes import Changes, Topic
from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.issues import Link
from app.ui.application import speak_italian
from app.ui.kit.tab import Tab, TabPage
from app.ui.theme import Theme
from app.ui.window import MainWindow
from app.ui.window_services import Found, MethodChoice, OpenedArchive, WindowServices


@dataclass(frozen=True)
class Names:
    undo: str | None
    redo: str | None


@dataclass
class Book:
    """What the pretended archive holds and what was asked of it."""

    asked: list[str] = field(default_factory=list)
    undo: list[str] = field(default_factory=list)
    redo: list[str] = field(default_factory=list)

    def note(self, what):
        self.asked.append(what)


class PretendTab(Tab):
    topics = frozenset({Topic.STRUCTURE})
    help_text = "<p>A che cosa serve questa pagina.</p>"

    def __init__(self, desk, title):
        super().__init__(desk)
        self.title = title
        self.shown = []
        self.reloads = 0
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(title))
        layout.addWidget(self.list)

    def reload(self):
        self.reloads += 1

    def show_place(self, link):
        self.shown.append(link)


def change(book, label):
    book.undo.append(label)
    return Changes(label, frozenset({Topic.STRUCTURE}), entry=len(book.undo))


def undo(book):
    label = book.undo.pop()
    book.redo.append(label)
    return Changes(f"Annulla: {label}", frozenset({Topic.STRUCTURE}), entry=99)


def redo(book):
    return change(book, book.redo.pop())


def undoable(book):
    return Names(book.undo[-1] if book.undo else None, book.redo[-1] if book.redo else None)


def open_archive(path):
    if not path.is_file():
        raise ArchiveError(ArchiveTrouble.MISSING, f"Non c'è il file {path.name}.", "Controllare dove si trova.")
    return opened(path)


def opened(path, *, is_demo=False):
    book = Book()
    return OpenedArchive(
        book, path, "Comune di Esempio", "Segretario comunale", 2024, lambda: book.note("close"), is_demo
    )


def create_archive(new):
    new.path.write_text(f"{new.name} {new.year} {new.method}")
    return opened(new.path)


def search(book, year, text):
    book.note(f"search {year} {text}")
    return [Found("Rossi Nicolò", "Area Tecnica", "user", Link("employee", 7))] if "ros" in text else []


def page(title, *kinds):
    return TabPage(title, "house", lambda desk: PretendTab(desk, title), frozenset(kinds))


PAGES = (
    page("Cruscotto"),
    page("Struttura", "employee", "area"),
    page("Obiettivi", "objective"),
    page("Valutazioni", "sheet"),
    page("Documenti"),
)


@pytest.fixture
def services(tmp_path):
    def open_demo(*, progress):
        progress.step(1, 1)
        return opened(tmp_path / "esempio.merito", is_demo=True)

    return WindowServices(
        pages=PAGES,
        open_archive=open_archive,
        create_archive=create_archive,
        open_demo=open_demo,
        years=lambda _: [2023, 2024],
        undoable=undoable,
        undo=undo,
        redo=redo,
        search=search,
        methods=lambda: (
            MethodChoice("weighted", "Sezioni pesate", "Ogni sezione ha il suo peso."),
            MethodChoice("mean", "Media semplice", "Tutte contano allo stesso modo."),
        ),
    )


@pytest.fixture
def theme(qapp):
    speak_italian(qapp)
    theme = Theme(qapp)
    theme.apply()
    yield theme
    theme.reset_size()
    theme.deleteLater()


@pytest.fixture
def window(qtbot, services, theme):
    window = MainWindow(services, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def wait(qtbot, window):
    def settle():
        qtbot.waitUntil(lambda: window.runner.is_idle)

    return settle


@pytest.fixture
def archive(tmp_path) -> Path:
    path = tmp_path / "Comune.merito"
    path.write_text("archive")
    return path


@pytest.fixture
def open_window(window, archive, wait):
    window.open_path(archive)
    wait()
    return window
