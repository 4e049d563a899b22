"""What several tests of the installers look at, made once."""

import pytest

from installer import debian
from tests.installer.wheels import wheels_of_checkout


@pytest.fixture(scope="session")
def short_wheels(tmp_path_factory):
    """The libraries that ship, with all their files: of most of them only the name is inside."""
    return wheels_of_checkout(tmp_path_factory.mktemp("short"), is_whole=False)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """All that the package for Debian holds, with the libraries as the checkout has them."""
    folder = tmp_path_factory.mktemp("prepared")
    return debian.prepare(folder, wheels_of_checkout(folder / "wheels", is_whole=True))
