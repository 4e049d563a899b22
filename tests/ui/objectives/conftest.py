"""The page of the objectives over a real archive."""

import pytest

from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.objectives.tab import ObjectivesTab
from tests.archives.office import YEAR


@pytest.fixture
def desk(office, runner):
    return Desk(office.workspace, runner, Hub(YEAR))


@pytest.fixture
def tab(desk, open_page):
    return open_page(ObjectivesTab(desk), 1200)
