"""An archive in a folder of the network is warned about, one that another computer has not let go is refused."""

import json
import sys
from pathlib import Path

import pytest

from app.models.archive_file.locking import lock_file_of
from app.models.archive_file.owner import Owner
from app.ui.network_folder import REMARK, is_of_network, network_remark
from tests.ui.driving import agree, give_up
from tests.ui.waiting import wait_for_idle


@pytest.mark.parametrize(
    ("place", "kind", "device"),
    [
        (r"\\server\comune\Merito.merito", "", ""),
        ("//server/comune/Merito.merito", "", ""),
        (r"Z:\Merito.merito", "NTFS", r"\\server\comune"),
        ("/mnt/comune/Merito.merito", "cifs", "//server/comune"),
        ("/home/anna/comune/Merito.merito", "nfs4", "server:/comune"),
        ("/run/user/1000/gvfs/Merito.merito", "fuse.gvfsd-fuse", "gvfsd-fuse"),
    ],
)
def test_that_a_folder_of_another_computer_is_known(place, kind, device):
    assert is_of_network(place, kind, device)


@pytest.mark.parametrize(
    ("place", "kind", "device"),
    [
        (r"C:\Users\Anna\Merito.merito", "NTFS", "\\\\?\\Volume{b2c6d8f0}\\"),
        (r"\\?\C:\Users\Anna\Merito.merito", "NTFS", "\\\\?\\Volume{b2c6d8f0}\\"),
        ("/home/anna/Merito.merito", "ext4", "/dev/sda2"),
        ("/media/anna/CHIAVETTA/Merito.merito", "vfat", "/dev/sdb1"),
    ],
)
def test_that_a_disk_of_this_computer_is_not_taken_for_one(place, kind, device):
    assert not is_of_network(place, kind, device)


def test_that_an_archive_on_this_computer_is_opened_without_the_warning(open_window, tmp_path):
    assert network_remark(tmp_path / "Comune.merito") == ""
    assert REMARK not in open_window.opened.notes


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there `//folder` is the folder itself")
def test_that_an_archive_in_a_folder_of_the_network_is_opened_with_the_warning(open_program, archive):
    window = open_program(Path(f"/{archive}"))
    assert str(window.opened.path).startswith("//")
    assert REMARK in window.pages.notice.notice.words


def test_that_an_archive_open_on_another_computer_is_opened_only_for_who_says_that_it_is_not(
    open_program, qtbot, archive
):
    there = Owner("anna", "2026-03-02T08:00:00+00:00", machine="PC-RAGIONERIA")
    lock_file_of(archive).write_text(json.dumps(there._asdict()), encoding="utf-8")
    window = open_program(archive)
    assert window.opened is None
    give_up(window)
    window.open_path(archive)
    wait_for_idle(qtbot, window.runner)
    assert window.opened is None
    question = agree(window, "Apri qui")
    assert "risulta aperto su un altro computer, «PC-RAGIONERIA» (anna, dalle " in question
    qtbot.waitUntil(lambda: window.opened is not None)
    assert window.opened.path == archive
