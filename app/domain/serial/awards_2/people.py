"""Format 2 of awards: of a person also whether the sheet has payment times in the share that it tells."""

from app.domain.serial.awards_1 import people as format_1
from app.domain.serial.codecs import FLAG
from app.domain.serial.records import field_if_told

PARTICIPANT = format_1.PARTICIPANT.plus(
    field_if_told("has_payment_in_share", lambda it: it.has_payment_in_share, FLAG, False),
)
