"""The name of the file of a backup says when and why it was made."""

from datetime import datetime
from pathlib import Path

import pytest

from app.domain.backups.naming import BackupReason, backup_name, read_name

MOMENT = datetime(2024, 11, 5, 17, 20, 5)


@pytest.mark.parametrize("reason", BackupReason)
def test_that_what_is_written_is_what_is_read(reason: BackupReason) -> None:
    path = Path("copie") / backup_name("Comune di Sant'Agata (BO)", MOMENT, reason)
    found = read_name(path, "Comune di Sant'Agata (BO)", 7)
    assert found is not None
    assert (found.moment, found.reason, found.size, found.path) == (MOMENT, reason, 7, path)


def test_that_the_name_has_no_letter_that_windows_refuses() -> None:
    for reason in BackupReason:
        assert not set('<>:"/\\|?*') & set(backup_name("Comune", MOMENT, reason))


@pytest.mark.parametrize(
    "name",
    [
        "Comune.merito",
        "Altro 2024-11-05 17.20.05 (a mano).merito",
        "Comune 2024-13-05 17.20.05 (a mano).merito",
        "Comune 2024-11-05 17.20.05 (a mano).merito-journal",
        ".Comune 2024-11-05 17.20.05 (a mano).merito.12.tmp",
        "Comune grande 2024-11-05 17.20.05 (a mano).merito",
    ],
)
def test_that_other_files_are_no_backups(name: str) -> None:
    assert read_name(Path(name), "Comune") is None


def test_that_a_second_one_of_the_same_second_is_read_too() -> None:
    found = read_name(Path("Comune 2024-11-05 17.20.05 (a mano) 2.merito"), "Comune")
    assert found is not None
    assert found.reason is BackupReason.BY_HAND


def test_that_a_reason_that_we_do_not_know_counts_as_asked_for() -> None:
    found = read_name(Path("Comune 2024-11-05 17.20.05 (per prova).merito"), "Comune")
    assert found is not None
    assert found.reason.is_kept_for_ever
