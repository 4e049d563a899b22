"""Format 2 of awards: a statement whose people are of format 2."""

from app.domain.serial.awards_1 import result as format_1
from app.domain.serial.awards_2.people import PARTICIPANT
from app.domain.serial.codecs import Many
from app.domain.serial.records import field

AWARD_STATEMENT = format_1.AWARD_STATEMENT.plus(field("people", lambda it: it.people, Many(PARTICIPANT)))
