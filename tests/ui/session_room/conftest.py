"""*Seduta* in the whole window, on the example comune."""

import shutil
from datetime import date
from functools import partial

import pytest

from app.services.example.filling import on_day, record_held_values
from app.services.opening import open_workspace
from app.services.rounds.rounds import list_rounds
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import reopen_sheet
from tests.archives.once import made_once
from tests.ui.still import still_services
from tests.ui.waiting import wait_until_still

YEAR = 2024
WRITING_DAY = date(2025, 1, 8)


@pytest.fixture(scope="session")
def unscored_archive(example_archive, tmp_path_factory):
    """The example with all that was measured in 2024, and no score on any of its 25 sheets."""

    def take_scores_away(folder):
        path = shutil.copyfile(example_archive, folder / "esempio.merito")
        workspace = on_day(open_workspace(path), WRITING_DAY)
        record_held_values(workspace, YEAR)
        for row in rows_of(workspace):
            if row.state.is_complete:
                reopen_sheet(workspace, row.id, "Per la prova di una seduta intera")
        given = [item_of for row in rows_of(workspace) for item_of in scores_of(workspace, row.id)]
        give_scores(workspace, [ScoreDraft(sheet_id, *place, None) for sheet_id, place in given])
        workspace.archive.close()

    return made_once(tmp_path_factory, "unscored", take_scores_away) / "esempio.merito"


def rows_of(workspace):
    return list_sheets(workspace, list_rounds(workspace, YEAR)[0].id)


def scores_of(workspace, sheet_id):
    detail = sheet_detail(workspace, sheet_id)
    return [(sheet_id, item.place) for item in detail.items if item.takes_score and item.value is not None]


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    return at_evaluations(open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), still_services()))


def at_evaluations(window):
    window.activateWindow()
    window.pages.show_number(3)
    return window


@pytest.fixture
def still(wait):
    """Wait until what was asked is on the screen, and the window has nothing left to lay out."""
    return partial(wait_until_still, wait)


@pytest.fixture
def room(window, still):
    """The room, opened with the button of the sheet in front."""
    still()
    window.pages.current_tab().sheet.header.sitting.click()
    still()
    window.resize(1366, 768)
    window.activateWindow()
    still()
    return window.stack.currentWidget()
