"""Format 4: a closed sheet whose method and whose scores are of format 4."""

from app.domain.serial.format_3 import sheet as format_3
from app.domain.serial.format_4.given import GIVEN
from app.domain.serial.format_4.method import METHOD
from app.domain.serial.records import field

CONTENT = format_3.CONTENT.plus(
    field("method", lambda it: it.method, METHOD),
    field("given", lambda it: it.given, GIVEN),
)

SNAPSHOT = format_3.SNAPSHOT.plus(field("matter", lambda it: it.content, CONTENT))
