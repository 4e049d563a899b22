"""The window on the invented comune, with its workbook on the disk."""

import pytest

from app.services.cycles import add_year
from app.services.transaction import unit_of_work
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.archives.plain import copied


@pytest.fixture
def desk(town, runner):
    return Desk(town.workspace, runner, Hub(2024))


@pytest.fixture
def archive(town_archive, tmp_path):
    """The invented comune in the year 2024, with nobody at work on it."""
    path = tmp_path / "comune.merito"
    with copied(town_archive, path) as workspace, unit_of_work(workspace, "Anno") as unit:
        add_year(unit, 2024)
    return path


@pytest.fixture
def window(open_program, archive):
    """The main window with the invented comune open."""
    return open_program(archive)
