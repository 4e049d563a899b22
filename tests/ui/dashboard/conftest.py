"""The Cruscotto on real archives: an empty one, a comune with a plan, a year ready to be evaluated."""

import pytest

from app.models.municipality import Municipality
from app.services.cycles import add_year
from app.services.transaction import unit_of_work
from app.ui.dashboard.tab import DashboardTab


@pytest.fixture
def new_archive(workspace):
    """An archive just made: the ente and its year, nothing else."""
    with unit_of_work(workspace, "Nuovo archivio") as unit:
        unit.add(Municipality(id=1, name="Comune Nuovo"))
        add_year(unit, 2024)
    return workspace


@pytest.fixture
def show(desk, open_page):
    """Make the page in a window and wait until it is filled."""
    return lambda: open_page(DashboardTab(desk))


@pytest.fixture
def asked(desk):
    """The places that the page asked the window to show."""
    places = []
    desk.hub.place_asked.connect(places.append)
    return places
