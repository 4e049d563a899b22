"""Format 4: a closed sheet whose method and whose scores are of format 4."""

from app.domain.serial.codecs import DAY, FLAG, TEXT, Many, Maybe
from app.domain.serial.format_3 import sheet as format_3
from app.domain.serial.format_4.given import GIVEN
from app.domain.serial.format_4.method import METHOD
from app.domain.serial.records import Record, field, field_if_told
from app.domain.sheets.evaluated_parts import EvaluatedPart

EVALUATED_PART = Record(
    EvaluatedPart,
    field("section", lambda it: it.section, TEXT),
    field("name", lambda it: it.name, TEXT, ""),
    field("signed_by", lambda it: it.signed_by, TEXT, ""),
    field("signed_on", lambda it: it.signed_on, Maybe(DAY), None),
    field("recorded_by", lambda it: it.recorded_by, TEXT, ""),
    field("reason", lambda it: it.reason, TEXT, ""),
    field_if_told("is_stale", lambda it: it.is_stale, FLAG, False),
)

CONTENT = format_3.CONTENT.plus(
    field("method", lambda it: it.method, METHOD),
    field("given", lambda it: it.given, GIVEN),
    field_if_told("parts", lambda it: it.parts, Many(EVALUATED_PART), ()),
)

SNAPSHOT = format_3.SNAPSHOT.plus(field("matter", lambda it: it.content, CONTENT))
