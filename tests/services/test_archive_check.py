"""The full check of an archive, on one that is sound and on ones that a hand or time have spoiled."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble, Cancelled, UserError
from app.domain.permissions import Action
from app.services.access import reading
from app.services.archive_check import verify_archive, whole_facts
from app.services.opening import open_workspace
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.stepping import StepDetails
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from tests.archives.closing import close_explained

CLOSING_DAY = date(2025, 1, 20)


@pytest.fixture
def closed(session_open):
    """An archive with one final sheet."""
    workspace, sheet_id = session_open.later(CLOSING_DAY), session_open.fill("Rossi")
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, date(2025, 1, 2))
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=date(2025, 1, 3)))
    close_sheet(workspace, sheet_id)
    return workspace


def tamper(workspace, sql):
    with closing(sqlite3.connect(workspace.archive.path)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(sql)


class Watcher:
    """Notes what it is told, and stops the work at a word."""

    def __init__(self, stop_at=""):
        self.told = []
        self.stop_at = stop_at

    def step(self, done, total, what=""):
        self.told.append(what)
        if self.stop_at and self.stop_at in what:
            raise Cancelled


def test_that_a_sound_archive_is_found_sound(closed):
    verdict = verify_archive(closed)
    assert verdict.is_sound
    assert (verdict.sheets, verdict.damage, verdict.differences) == (1, (), ())
    assert verdict.sheets_sentence == "La scheda definitiva, ricalcolata, dà lo stesso risultato."
    assert "Il registro è integro" in verdict.audit.sentence


def test_that_a_closed_sheet_touched_by_hand_is_named(closed):
    tamper(closed, "UPDATE sheet_snapshots SET body = replace(body, 'Rossi', 'Russo')")
    verdict = verify_archive(closed)
    assert not verdict.is_sound
    [difference] = verdict.differences
    assert difference.startswith("Rossi Mario, 2024: ")
    assert "impronta" in difference


def test_that_the_closed_sheets_of_the_other_years_are_computed_again_too(closed):
    tamper(closed, "UPDATE sheet_snapshots SET body = replace(body, 'Rossi', 'Russo')")
    [of_another], [of_its_own] = (list(whole_facts(closed, year)) for year in (2025, 2024))
    assert of_another.other_years[0].startswith("Rossi Mario, 2024: ")
    assert of_its_own.other_years == ()


def test_that_a_touched_audit_is_not_sound(closed):
    tamper(closed, "UPDATE audit_entries SET label = 'altro' WHERE id = 2")
    verdict = verify_archive(closed)
    assert not verdict.is_sound
    assert verdict.audit.broken.entry == 2


def test_that_a_damaged_file_is_reported(closed, tmp_path):
    with closing(sqlite3.connect(closed.archive.path)) as raw:
        raw.execute("VACUUM INTO ?", (str(tmp_path / "guasto.merito"),))
    path = tmp_path / "guasto.merito"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8_192] = bytes([7]) * 8_192
    path.write_bytes(content)
    spoiled = open_workspace(path)
    verdict = verify_archive(spoiled)
    spoiled.archive.close()
    assert verdict.damage
    assert (verdict.is_sound, verdict.file_sentence) == (False, "Il file è danneggiato.")


def test_that_the_check_says_where_it_is_and_can_be_stopped(closed):
    watcher = Watcher()
    verify_archive(closed, progress=watcher)
    assert "Controllo del file" in watcher.told
    assert "Scheda 2024: Rossi Mario" in watcher.told
    with pytest.raises(Cancelled):
        verify_archive(closed, progress=Watcher(stop_at="Registrazione n. 2"))


def test_that_final_sheets_do_not_keep_a_year_open(closed):
    with pytest.raises(UserError, match="3 schede non sono ancora definitive"):
        close_explained(closed, 2024)


def spoil(workspace, sql):
    """Break a key as a damaged page may: the link stays, what it leads to does not."""
    with closing(sqlite3.connect(workspace.archive.path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM employees WHERE last_name = 'Rossi'",
        "DELETE FROM evaluation_rounds",
        "DELETE FROM method_versions",
    ],
)
def test_that_a_row_that_leads_nowhere_is_damage_and_not_a_bug(session_open, sql):
    rossi = session_open.sheet_id("Rossi")
    spoil(session_open.workspace, sql)
    with pytest.raises(ArchiveError, match="danneggiato") as told:
        sheet_detail(session_open.workspace, rossi)
    assert told.value.trouble is ArchiveTrouble.DAMAGED


def test_that_a_bug_on_a_sound_archive_is_told_as_a_bug(session_open):
    with pytest.raises(ZeroDivisionError), reading(session_open.workspace, Action.READ):
        raise ZeroDivisionError
