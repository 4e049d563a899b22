"""Format 3: a closed sheet whose method is of format 3."""

from app.domain.serial.format_1 import sheet as format_1
from app.domain.serial.format_2 import sheet as format_2
from app.domain.serial.format_3.method import METHOD
from app.domain.serial.records import field

CONTENT = format_1.CONTENT.plus(field("method", lambda it: it.method, METHOD))

SNAPSHOT = format_2.SNAPSHOT.plus(field("matter", lambda it: it.content, CONTENT))
