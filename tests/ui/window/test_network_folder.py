"""The warning about an archive in a folder of the network."""

import pytest

from app.ui.network_folder import REMARK, is_of_network, network_remark


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
