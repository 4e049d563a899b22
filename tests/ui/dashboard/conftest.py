"""The Cruscotto on real archives: an empty one, a comune with a plan, a year ready to be evaluated."""

import pytest

from app.models.municipality import Municipality
from app.models.objectives import Objective
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
def show(desk, open_page, theme):
    """Make the page in a window and wait until it is filled."""

    def make(on=None, **size):
        return open_page(DashboardTab(on or desk), **size)

    return make


@pytest.fixture
def asked(desk):
    """The places that the page asked the window to show."""
    places = []
    desk.hub.place_asked.connect(places.append)
    return places


@pytest.fixture
def add_objectives():
    """Write so many objectives without indicators."""

    def add(workspace, count: int) -> None:
        with unit_of_work(workspace, "Obiettivi") as unit:
            first = unit.session.get_one(Objective, 1)
            for number in range(count):
                unit.add(
                    Objective(
                        cycle_id=first.cycle_id, code=f"N{number:02}", title=f"Nuovo {number}", kind=first.kind,
                        scope=first.scope,
                    )
                )  # fmt: skip

    return add
