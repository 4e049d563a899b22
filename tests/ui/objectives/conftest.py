"""The page of the objectives over a real archive."""

import pytest

from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.objectives.tab import ObjectivesTab
from tests.services.conftest import empty_archive, workspace  # noqa: F401
from tests.services.objectives.conftest import YEAR, office  # noqa: F401


@pytest.fixture
def desk(office, runner):  # noqa: F811
    return Desk(office.workspace, runner, Hub(YEAR))


@pytest.fixture
def tab(desk, qtbot, settle):
    """The page as it is shown: made, visible, filled."""
    tab = ObjectivesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1200, 800)
    with qtbot.waitExposed(tab):
        tab.show()
    settle()
    return tab
