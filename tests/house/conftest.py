"""The sources of the program, held while these tests read them."""

import gc
from collections.abc import Iterator

import pytest

from tests.house.sources import forget


@pytest.fixture(autouse=True, scope="package")
def sources_are_held_here_alone() -> Iterator[None]:
    """Let Python look for nothing to collect among a million nodes of the sources, which half the time would go to."""
    is_collecting = gc.isenabled()  # no more, where a window was opened before
    gc.disable()
    yield
    forget()
    if is_collecting:
        gc.enable()
