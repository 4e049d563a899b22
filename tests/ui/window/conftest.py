"""The window on a real archive, with pages that count what is asked of them."""

import shutil
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout

from app.bootstrap import make_services
from app.domain.changes import Topic
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.units import AreaDraft
from app.services.archives import new_archive
from app.services.cycles import add_year
from app.services.structure.employees import put_employee
from app.services.structure.units import save_area
from app.services.transaction import unit_of_work
from app.ui.file_actions import contribute as add_file_actions
from app.ui.kit.tab import Tab, TabPage


class CountingTab(Tab):
    """A page that shows nothing and remembers what the window asked of it."""

    topics = frozenset({Topic.STRUCTURE})

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


def page(title, *kinds):
    return TabPage(title, "house", lambda desk: CountingTab(desk, title), frozenset(kinds))


PAGES = (
    page("Cruscotto"),
    page("Struttura", "employee", "area"),
    page("Obiettivi", "objective"),
    page("Valutazioni", "sheet"),
    page("Documenti"),
)


@pytest.fixture
def services():
    """What the program gives its window, with these pages."""
    return make_services()._replace(pages=PAGES)


@pytest.fixture(scope="session")
def archive_made(tmp_path_factory):
    """A comune with two years and one person, made once: each test has a copy."""
    path = tmp_path_factory.mktemp("window") / "Comune.merito"
    workspace = new_archive(path, "Comune di Esempio", 2024)
    with unit_of_work(workspace, "Preparazione") as unit:
        unit.can_undo = False
        add_year(unit, 2023)
        put_employee(unit, EmployeeDraft("7", "", "Rossi", "Nicolò", Gender.MALE, date(1980, 5, 4), date(2020, 1, 1)))
    workspace.archive.close()
    return path


@pytest.fixture
def archive(archive_made, tmp_path):
    return shutil.copyfile(archive_made, tmp_path / "Comune.merito")


@pytest.fixture
def window(open_program, services):
    """The window with its menu *File*, without the actions of the other rooms."""
    return open_program(services=services, add_actions=add_file_actions)


@pytest.fixture
def open_window(window, archive, wait):
    window.open_path(archive)
    wait()
    return window


@pytest.fixture
def save(open_window):
    """Save an Area, which is one operation of the audit."""

    def begin(name="Tecnica"):
        open_window.desk.save(save_area, AreaDraft(name[:1], name))

    return begin
