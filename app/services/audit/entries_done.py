"""The entries of the audit as the walk back needs them. It loads no ORM."""

from collections.abc import Iterator

from app.domain.audit.undo import Done
from app.models.glance import Glance


def done_backwards(glance: Glance) -> Iterator[Done]:
    """Yield what was done, the newest first; what was only printed or exported is not undone and bars nothing."""
    return (done for entry in glance.entries_backwards() if not (done := Done(*entry)).is_output)
