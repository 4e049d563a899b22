"""The Struttura tab on the invented comune."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog

from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.structure.tab import StructureTab
from tests.archives.town import Town


@pytest.fixture
def desk(town: Town, runner) -> Desk:
    return Desk(town.workspace, runner, Hub(2024))


@pytest.fixture
def tab(desk: Desk, open_page, settle) -> Iterator[StructureTab]:
    """The tab as the user first sees it."""
    page: StructureTab = open_page(StructureTab(desk), 1200, 700)
    desk.hub.place_asked.connect(page.show_place)
    yield page
    settle()


@pytest.fixture
def dialog(tab: StructureTab) -> Callable[[], QDialog]:
    """The dialog now open over the tab."""

    def find() -> QDialog:
        [found] = [one for one in tab.findChildren(QDialog) if one.isVisible()]
        return found

    return find
