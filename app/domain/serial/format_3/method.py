"""Format 3: a method with the second level of the review, the days to answer, and the check of the half year."""

from decimal import Decimal

from app.domain.method.vocabulary import InterimScores
from app.domain.serial.codecs import NUMBER, TEXT, WHOLE_NUMBER, StoredWords
from app.domain.serial.format_1 import method as format_1
from app.domain.serial.records import field
from app.domain.sheets.review_terms import SecondLevel

SECOND_LEVEL = StoredWords(
    {
        "none": SecondLevel.NONE,
        "from_delivery": SecondLevel.FROM_DELIVERY,
        "after_answer": SecondLevel.AFTER_ANSWER,
    }
)
INTERIM_SCORES = StoredWords(
    {"none": InterimScores.NONE, "optional": InterimScores.OPTIONAL, "required": InterimScores.REQUIRED}
)

PROCESS = format_1.PROCESS.plus(
    field("answer_days", lambda it: it.answer_days, WHOLE_NUMBER, 0),
    field("second_level", lambda it: it.second_level, SECOND_LEVEL, SecondLevel.FROM_DELIVERY),
    field("second_level_body", lambda it: it.second_level_body, TEXT, ""),
    field("decision_days", lambda it: it.decision_days, WHOLE_NUMBER, 0),
    field("interim_scores", lambda it: it.interim_scores, INTERIM_SCORES, InterimScores.OPTIONAL),
    field("green_from", lambda it: it.green_from, NUMBER, Decimal(80)),
    field("amber_from", lambda it: it.amber_from, NUMBER, Decimal(50)),
)

METHOD = format_1.METHOD.plus(field("process", lambda it: it.process, PROCESS, PROCESS.of_nothing()))
