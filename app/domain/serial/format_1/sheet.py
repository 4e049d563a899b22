"""Format 1: a closed sheet, with its content, its numbers and their explanation."""

from typing import Any

from app.domain.method.template import Band
from app.domain.periods import FOREVER, Period
from app.domain.scoring.steps import Step
from app.domain.serial.codecs import (
    DAY,
    FLAG,
    FRACTION,
    NUMBER,
    TEXT,
    WHOLE_NUMBER,
    Many,
    Maybe,
    Pair,
    Unreadable,
    Within,
)
from app.domain.serial.format_1.given import GIVEN
from app.domain.serial.format_1.method import METHOD
from app.domain.serial.format_1.words import ROUND_KIND, SHEET_ROLE, SIGNATURE_KIND
from app.domain.serial.records import Record, field
from app.domain.sheets.content import IndicatorWords, ItemNote, ObjectiveWords, SheetContent, Signed
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts
from app.domain.sheets.rows import SectionDegree
from app.domain.sheets.snapshot import Frozen, Outcome, Snapshot

PERIOD = Record(
    Period,
    field("start", lambda it: it.start, DAY),
    field("end", lambda it: it.end, DAY, FOREVER),
)

PERSON = Record(
    SheetPerson,
    field("surname", lambda it: it.surname, TEXT),
    field("given_name", lambda it: it.given_name, TEXT),
    field("matricola", lambda it: it.matricola, TEXT),
    field("period", lambda it: it.period, PERIOD),
    field("contract_area", lambda it: it.contract_area, TEXT, ""),
    field("profile", lambda it: it.profile, TEXT, ""),
    field("unit", lambda it: it.unit, TEXT, ""),
    field("assignment", lambda it: it.assignment, TEXT, ""),
    field("part_time", lambda it: it.part_time, Maybe(NUMBER), None),
    field("evaluator", lambda it: it.evaluator, TEXT, ""),
    field("evaluator_role", lambda it: it.evaluator_role, TEXT, ""),
)

INDICATOR_WORDS = Record(
    IndicatorWords,
    field("key", lambda it: it.key, TEXT),
    field("text", lambda it: it.text, TEXT),
    field("target", lambda it: it.target, TEXT, ""),
    field("result", lambda it: it.result, TEXT, ""),
    field("source", lambda it: it.source, TEXT, ""),
)

OBJECTIVE_WORDS = Record(
    ObjectiveWords,
    field("key", lambda it: it.key, TEXT),
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("note", lambda it: it.note, TEXT, ""),
    field("indicators", lambda it: it.indicators, Many(INDICATOR_WORDS), ()),
    field("section", lambda it: it.section, TEXT, ""),
)

SHEET_TEXTS = Record(
    SheetTexts,
    field("general", lambda it: it.general, TEXT, ""),
    field("strengths", lambda it: it.strengths, TEXT, ""),
    field("improvements", lambda it: it.improvements, TEXT, ""),
    field("training", lambda it: it.training, TEXT, ""),
    field("remarks", lambda it: it.remarks, TEXT, ""),
)

SHEET_DATES = Record(
    SheetDates,
    field("interview", lambda it: it.interview, Maybe(DAY), None),
    field("delivery", lambda it: it.delivery, Maybe(DAY), None),
    field("remarks_until", lambda it: it.remarks_until, Maybe(DAY), None),
    field("remarks_days", lambda it: it.remarks_days, Maybe(WHOLE_NUMBER), None),
)

ITEM_NOTE = Record(
    ItemNote,
    field("section", lambda it: it.section, TEXT),
    field("item", lambda it: it.item, TEXT),
    field("text", lambda it: it.text, TEXT),
)

SIGNED = Record(
    Signed,
    field("kind", lambda it: it.kind, SIGNATURE_KIND),
    field("name", lambda it: it.name, TEXT),
    field("outcome", lambda it: it.outcome, TEXT),
    field("on_date", lambda it: it.on_date, DAY),
)

CONTENT = Record(
    SheetContent,
    field("year", lambda it: it.year, WHOLE_NUMBER),
    field("round_kind", lambda it: it.round_kind, ROUND_KIND),
    field("role", lambda it: it.role, SHEET_ROLE),
    field("person", lambda it: it.person, PERSON),
    field("method_title", lambda it: it.method_title, TEXT),
    field("method", lambda it: it.method, METHOD),
    field("template_code", lambda it: it.template_code, TEXT),
    field("given", lambda it: it.given, GIVEN),
    field("objectives", lambda it: it.objectives, Many(OBJECTIVE_WORDS)),
    field("texts", lambda it: it.texts, SHEET_TEXTS),
    field("dates", lambda it: it.dates, SHEET_DATES),
    field("notes", lambda it: it.notes, Many(ITEM_NOTE), ()),
    field("signatures", lambda it: it.signatures, Many(SIGNED), ()),
)

SECTION_DEGREE = Record(
    SectionDegree,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("degree", lambda it: it.degree, Maybe(NUMBER)),
)


class _ExactTotal:
    """A fraction kept as a text; empty when nothing is known."""

    def read(self, plain: Any) -> str:
        return str(FRACTION.read(plain)) if plain != "" else ""

    def write(self, value: str) -> str:
        return value


OUTCOME = Record(
    Outcome,
    field("total", lambda it: it.total, Maybe(NUMBER)),
    field("exact_total", lambda it: it.exact_total, _ExactTotal()),
    field("individual", lambda it: it.individual, Maybe(NUMBER)),
    field("band", lambda it: it.band, TEXT),
    field("share", lambda it: it.share, Maybe(NUMBER)),
    field("is_negative", lambda it: it.is_negative, FLAG),
    field("is_top", lambda it: it.is_top, FLAG),
    field("sections", lambda it: it.sections, Many(SECTION_DEGREE)),
)

STEP: Record[Step] = Record(
    Step,
    field("key", lambda it: it.key, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("formula", lambda it: it.formula, TEXT),
    field("values", lambda it: it.values, Many(Pair(TEXT)), ()),
    field("result", lambda it: it.result, Maybe(FRACTION), None),
    field("shown", lambda it: it.shown, TEXT, ""),
    field("children", lambda it: it.children, Many(Within(lambda: STEP)), ()),
)

SNAPSHOT = Record(
    Snapshot,
    field("format", lambda it: it.format, WHOLE_NUMBER),
    field("matter", lambda it: it.content, CONTENT),
    field("outcome", lambda it: it.outcome, OUTCOME),
    field("explanation", lambda it: it.explanation, STEP),
)


def head(plain: Any) -> Frozen:
    """Read of a closed sheet only what lists need: the person, the outcome and the decimals of the totals."""
    try:
        person, outcome = plain["matter"]["person"], plain["outcome"]
        digits = plain["matter"]["method"]["templates"][0]["rounding"]["digits"]
    except (KeyError, IndexError, TypeError) as error:
        raise Unreadable("voce obbligatoria che manca") from error
    return Frozen(PERSON.read(person), OUTCOME.read(outcome), WHOLE_NUMBER.read(digits))


def band_name(band: Band) -> str:
    """Return what the outcome of this format calls a band: its label, else where it begins."""
    floor = f"{band.floor.normalize():f}".replace(".", ",")
    return band.label or f"{'oltre' if band.is_above else 'da'} {floor}"
