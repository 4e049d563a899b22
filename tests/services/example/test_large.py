"""The synthetic archive of the bench: what is measured on it must be a sound archive."""

from pathlib import Path

import pytest

from app.domain.issues import errors_of
from app.domain.workflow import RoundState
from app.services.checks import check_year
from app.services.first_look import list_years
from app.services.opening import open_workspace
from app.services.rounds.rounds import list_rounds, preview_preparation
from app.services.sheets.results import results
from tests.bench.large import make_large_archive


@pytest.mark.slow
def test_that_a_large_archive_is_sound(tmp_path: Path) -> None:
    workspace = open_workspace(make_large_archive(tmp_path / "grande", people=60, years=4), writing=False)
    assert list_years(workspace) == [2024, 2023, 2022, 2021]
    for year in (2023, 2024):
        evaluation_round = list_rounds(workspace, year)[0]
        differences = preview_preparation(workspace, evaluation_round.id).differences
        assert len(results(workspace, year)) == evaluation_round.total == 60
        assert not [one for one in differences if one.kind.changes_something]
        assert {one.code for one in errors_of(check_year(workspace, year))} <= {"W3"}
        assert (evaluation_round.state is RoundState.OPEN) is (year == 2024)
    workspace.archive.close()
