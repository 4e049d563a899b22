"""The small comune with the year 2025, in which the threshold of training holds."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.cycles import open_year
from app.services.workspace import Workspace
from tests.archives.comune import Comune

YEAR = 2025


@pytest.fixture
def trained(comune: Comune) -> Comune:
    """The comune in May 2025, with that year open."""
    workspace: Workspace = comune.later(date(2025, 5, 12))
    open_year(workspace, YEAR)
    return replace(comune, workspace=workspace)
