"""Format 2: a closed sheet, with its review, who scored in whose place and the papers kept with it."""

from app.domain.serial.codecs import DAY, FLAG, TEXT, WHOLE_NUMBER, Many, Maybe, StoredWords
from app.domain.serial.format_1 import sheet as format_1
from app.domain.serial.records import Record, field
from app.domain.sheets.in_place import Substitution, Transcription
from app.domain.sheets.sealed import SealedRemark, SealedReview
from app.domain.workflow import RemarkKind

REMARK_KIND = StoredWords(
    {
        "remarks": RemarkKind.REMARKS,
        "reconsideration": RemarkKind.RECONSIDERATION,
        "conciliation": RemarkKind.CONCILIATION,
        "answer": RemarkKind.ANSWER,
        "hearing": RemarkKind.HEARING,
    }
)

SEALED_REMARK = Record(
    SealedRemark,
    field("kind", lambda it: it.kind, REMARK_KIND),
    field("on", lambda it: it.on, DAY),
    field("author", lambda it: it.author, TEXT),
    field("text", lambda it: it.text, TEXT),
    field("is_late", lambda it: it.is_late, FLAG, False),
    field("admitted", lambda it: it.admitted, TEXT, ""),
    field("answers", lambda it: it.answers, Maybe(WHOLE_NUMBER), None),
    field("attended", lambda it: it.attended, TEXT, ""),
    field("paper", lambda it: it.paper, TEXT, ""),
)

SUBSTITUTION = Record(
    Substitution,
    field("by", lambda it: it.by, TEXT, ""),
    field("on", lambda it: it.on, Maybe(DAY), None),
    field("reason", lambda it: it.reason, TEXT, ""),
)

TRANSCRIPTION = Record(
    Transcription,
    field("by", lambda it: it.by, TEXT, ""),
    field("on", lambda it: it.on, Maybe(DAY), None),
)

SEALED_REVIEW = Record(
    SealedReview,
    field("remarks", lambda it: it.remarks, Many(SEALED_REMARK), ()),
    field("substitution", lambda it: it.substitution, SUBSTITUTION, SUBSTITUTION.of_nothing()),
    field("transcription", lambda it: it.transcription, TRANSCRIPTION, TRANSCRIPTION.of_nothing()),
    field("papers", lambda it: it.papers, Many(TEXT), ()),
)

SNAPSHOT = format_1.SNAPSHOT.plus(field("review", lambda it: it.review, Maybe(SEALED_REVIEW), None))
