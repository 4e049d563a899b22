"""The page of the objectives over a real archive."""

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.notice import Notice
from app.ui.objectives.tab import ObjectivesTab
from tests.archives.office import YEAR
from tests.ui.waiting import wait_for_idle


@pytest.fixture
def desk(office, runner):
    return Desk(office.workspace, runner, Hub(YEAR))


@pytest.fixture
def tab(desk, open_page):
    return open_page(ObjectivesTab(desk), 1200)


@pytest.fixture
def settle(qtbot, runner):
    """Wait until the worker has nothing left to do, and what followed from it has nothing either.

    A question asks the archive, its answer saves, and the page reloads what was saved.
    """

    def wait():
        for _ in range(4):
            wait_for_idle(qtbot, runner)
            QApplication.processEvents()

    return wait


@pytest.fixture
def notices(desk):
    """The notices told in the page, the last one last."""
    told: list[Notice] = []
    desk.hub.notice_told.connect(told.append)
    return told


@pytest.fixture
def show(tab, settle):
    """Show an objective made meanwhile, on one of its pages."""

    def go(identity, page="Descrizione"):
        tab.make_stale()
        settle()
        tab.show_place(Link("objective", identity))
        settle()
        tab.details.objective.show_page(page)
        settle()
        return tab.details.objective.page(page)

    return go


def answer_notice(notice: Notice, label: str) -> None:
    """Press a verb of a notice."""
    next(action for action in notice.actions if action.label == label).run()
