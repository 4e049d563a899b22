"""Why somebody changes what others have in hand, as they said it when they were asked."""

from typing import NamedTuple

from app.domain.ids import ActId


class StatedReason(NamedTuple):
    """The reason with the act that decides the change: words, an act of the ente, both or neither."""

    reason: str = ""
    act: str = ""
    act_id: ActId | None = None


UNSTATED = StatedReason()
"""Nobody was asked yet."""
