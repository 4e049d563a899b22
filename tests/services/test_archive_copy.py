"""A copy of the open archive: whole, consistent, and never in the place of one that somebody works on."""

import os
import stat
import sys

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.structure.units import AreaDraft
from app.services.archive_copy import save_archive_copy
from app.services.opening import open_workspace
from app.services.structure.units import save_area
from tests.archives.plain import read_registry


def areas_of(path):
    workspace = open_workspace(path)
    try:
        return [area.name for area in read_registry(workspace).areas]
    finally:
        workspace.archive.close()


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "copie"
    folder.mkdir()
    return folder / "copia.merito"


def refused(workspace, target):
    with pytest.raises(ArchiveError) as caught:
        save_archive_copy(workspace, target)
    assert caught.value.sentence
    return caught.value.trouble


def test_that_a_copy_holds_what_the_archive_held_and_nothing_of_later(workspace, target):
    save_area(workspace, AreaDraft("T", "Tecnica"))
    assert save_archive_copy(workspace, target.with_suffix("")) == target
    save_area(workspace, AreaDraft("C", "Contabile"))
    assert areas_of(target) == ["Tecnica"]
    assert [area.name for area in read_registry(workspace).areas] == ["Tecnica", "Contabile"]


def test_that_a_copy_is_one_file_alone(workspace, target):
    save_archive_copy(workspace, target)
    assert [each.name for each in target.parent.iterdir()] == ["copia.merito"]


def test_that_a_copy_takes_the_place_of_an_earlier_one(workspace, target):
    save_archive_copy(workspace, target)
    save_area(workspace, AreaDraft("T", "Tecnica"))
    save_archive_copy(workspace, target)
    assert areas_of(target) == ["Tecnica"]


def test_that_the_open_archive_is_never_written_over_by_whatever_name(workspace, tmp_path):
    path = workspace.archive.path
    other_name = tmp_path / "altro.merito"
    os.link(path, other_name)
    before = path.read_bytes()
    assert refused(workspace, path) is ArchiveTrouble.EXISTS
    assert refused(workspace, other_name) is ArchiveTrouble.EXISTS
    assert path.read_bytes() == before


def test_that_an_archive_open_in_another_window_is_left_alone(workspace, target):
    save_archive_copy(workspace, target)
    other = open_workspace(target)
    try:
        assert refused(workspace, target) is ArchiveTrouble.LOCKED
    finally:
        other.archive.close()
    assert not [each for each in target.parent.iterdir() if each.name.endswith(".tmp")]


def test_that_a_folder_that_is_not_there_is_said(workspace, tmp_path):
    assert refused(workspace, tmp_path / "via" / "copia.merito") is ArchiveTrouble.MISSING


def test_that_a_folder_of_that_name_is_said_to_be_one_and_stays(workspace, tmp_path):
    folder = tmp_path / "copie.merito"
    folder.mkdir()
    with pytest.raises(ArchiveError, match=r"«copie\.merito» è una cartella di") as caught:
        save_archive_copy(workspace, folder)
    assert caught.value.trouble is ArchiveTrouble.EXISTS
    assert caught.value.remedy.startswith("Scegliere un altro nome, oppure aprire quella cartella")
    assert not list(folder.iterdir())


@pytest.mark.parametrize("letters", [240, 260])
def test_that_a_name_too_long_for_the_disk_is_said(workspace, target, letters):
    assert refused(workspace, target.with_name("à" * letters)) is ArchiveTrouble.MISSING
    assert not list(target.parent.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_that_a_copy_is_read_by_those_who_may_read_the_archive(workspace, target):
    workspace.archive.path.chmod(0o600)
    save_archive_copy(workspace, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
