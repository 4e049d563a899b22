"""Wheels made of what a checkout has at hand: the libraries of the lock that are installed in its environment."""

import zipfile
from importlib.metadata import distribution
from pathlib import PurePosixPath

from installer.contents import is_kept
from installer.payload import pinned

LEFT = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""What pip writes of this machine beside a library."""


def wheels_of_checkout(folder, *, is_whole):
    """Pack each library again, without what stays out; not `is_whole`: of most files only the name is inside."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in pinned().items():
        with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as packed:
            for path in distribution(name).files or ():
                place = PurePosixPath(path)
                if ".." not in place.parts and place.name not in LEFT and is_kept(place):
                    is_read = is_whole or place.name == "METADATA"
                    packed.writestr(str(place), path.locate().read_bytes() if is_read else str(place).encode())
    return folder
