"""Whether this run walks and asks everything, as `make walk` does, or of what repeats itself a part that proves it."""

import os
from collections.abc import Sequence
from typing import TypeVar

IS_WHOLE = os.environ.get("WALK") == "all"
T = TypeVar("T")


def some(every: Sequence[T], *places: int) -> list[T]:
    """Return of variants those at these places, counted from 0; in `make walk` all of them."""
    return list(every) if IS_WHOLE else [every[place] for place in places]
