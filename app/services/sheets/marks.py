"""What is written on sheets, read in one query for one of them as for a thousand."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from app.domain.ids import SheetId
from app.domain.method.template import SheetTemplate
from app.domain.sheets.composition import signed_reason
from app.domain.sheets.content import ItemNote
from app.domain.sheets.evaluated_parts import fingerprint_of_part, is_of_part
from app.domain.structure.hierarchy import Party
from app.domain.validation import present
from app.models.evaluation import Sheet
from app.models.sheet_parts import (
    SheetAdjustment,
    SheetChoice,
    SheetExclusion,
    SheetScore,
    SheetSectionEvaluator,
    SheetWeight,
)

Place = tuple[str, str]
"""A section and an item of it; no item is the whole section."""

_LARGEST = 400
"""Sheets more than these are not named one by one in a query: those of their whole rounds are read."""


@dataclass(frozen=True, slots=True)
class PartMark:
    """Who scores a section besides the sheet's evaluator, and the signature of that part."""

    party: Party
    signed_on: date | None
    signed_by: str
    recorded_by: str
    reason: str
    sha256: str


@dataclass(frozen=True, slots=True)
class WrittenMarks:
    """What is written on one sheet, by section and item: scores with their notes, chosen weights, factors chosen,
    what does not apply and why; the corrections with their reasons, by section. `rows` are the ids of the scores."""

    scores: Mapping[Place, tuple[Decimal | None, str]] = field(default_factory=dict)
    weights: Mapping[Place, Decimal] = field(default_factory=dict)
    choices: frozenset[Place] = frozenset()
    exclusions: Mapping[Place, str] = field(default_factory=dict)
    adjustments: Mapping[str, Sequence[tuple[Decimal, str]]] = field(default_factory=dict)
    rows: Mapping[Place, int] = field(default_factory=dict)
    parts: Mapping[str, PartMark] = field(default_factory=dict)

    def of_part(self, template: SheetTemplate, code: str) -> Mapping[Place, tuple[Decimal | None, str]]:
        """Return what is written on the part of a section that is for its own evaluator."""
        section = next((one for one in template.sections if one.code == code), None)
        if section is None:
            return {}
        return {place: one for place, one in self.scores.items() if place[0] == code and is_of_part(section, place[1])}

    def fingerprint_of(self, template: SheetTemplate, code: str) -> str:
        """Return the SHA-256 of what is written on the part of a section."""
        return fingerprint_of_part((item, *one) for (_, item), one in self.of_part(template, code).items())

    def is_signed(self, template: SheetTemplate, code: str) -> bool:
        """Tell whether a part was signed as it is now."""
        part = self.parts[code]
        return part.signed_on is not None and part.sha256 == self.fingerprint_of(template, code)

    def counted(self, template: SheetTemplate) -> "WrittenMarks":
        """Return what counts: what is written on a part counts once it is signed."""
        waiting = [code for code in self.parts if not self.is_signed(template, code)]
        drafts = {place for code in waiting for place in self.of_part(template, code)}
        return replace(self, scores={k: v for k, v in self.scores.items() if k not in drafts}) if drafts else self

    def score(self, section: str, item: str) -> tuple[Decimal | None, str]:
        return self.scores.get((section, item), (None, ""))

    def excluded(self, section: str, item: str = "") -> str:
        """Return why a part does not apply; empty when it does."""
        return self.exclusions.get((section, item), "")

    @property
    def notes(self) -> tuple[ItemNote, ...]:
        return tuple(ItemNote(*place, note) for place, (_value, note) in self.scores.items() if note)


NO_MARKS = WrittenMarks()


def load_marks(session: Session, sheets: Collection[Sheet]) -> Mapping[SheetId, WrittenMarks]:
    """Return the marks of each sheet on which something is written, in the order in which it was.

    Rows that were not flushed yet are not seen.
    """
    found: dict[SheetId, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(_marks(sheets)):
        found[row.sheet_id].append(row)
    return {sheet_id: _of(rows) for sheet_id, rows in found.items()}


def marks_of(session: Session, sheet: Sheet) -> WrittenMarks:
    return load_marks(session, [sheet]).get(sheet.id, NO_MARKS)


def _marks(sheets: Collection[Sheet]) -> CompoundSelect[Any]:
    """One query of the six tables: the columns of each stand where those of the first do."""
    parts: list[Select[Any]] = [
        _part(SheetScore, SheetScore.item, SheetScore.value, SheetScore.note),
        _part(SheetWeight, SheetWeight.item, SheetWeight.weight, literal("")),
        _part(SheetChoice, SheetChoice.item, null(), literal("")),
        _part(SheetExclusion, SheetExclusion.item, null(), SheetExclusion.reason),
        _part(SheetAdjustment, SheetAdjustment.signed_by, SheetAdjustment.points, SheetAdjustment.reason),
        _part(SheetSectionEvaluator, literal(""), null(), func.json_array(*_OF_EVALUATOR)),
    ]
    wanted: Any = [sheet.id for sheet in sheets]
    if len(wanted) > _LARGEST:
        rounds = {sheet.round_id for sheet in sheets}
        wanted = select(Sheet.id).where(Sheet.round_id.in_(rounds))
    parts = [part.where(part.selected_columns.sheet_id.in_(wanted)) for part in parts]
    return union_all(*parts).order_by("what", "id")


def _part(kind: Any, item: Any, number: Any, text: Any) -> Select[Any]:
    """Select one kind of mark; only what is signed has a day, and a correction in the place of the item who signs
    it."""
    days = {SheetAdjustment: SheetAdjustment.on_date, SheetSectionEvaluator: SheetSectionEvaluator.signed_on}
    day: Any = days.get(kind, null())
    columns = (kind.sheet_id, kind.section, item.label("item"), number.label("number"), text.label("text"))
    return select(literal(kind.__tablename__).label("what"), kind.id, *columns, day.label("day"))


_OF_EVALUATOR = (
    SheetSectionEvaluator.evaluator_id,
    SheetSectionEvaluator.evaluator_official_id,
    SheetSectionEvaluator.signed_by,
    SheetSectionEvaluator.recorded_by,
    SheetSectionEvaluator.reason,
    SheetSectionEvaluator.signed_sha256,
)


def _of(rows: Sequence[Row[Any]]) -> WrittenMarks:
    scores, weights, choices, exclusions, corrections, parts = (
        [row for row in rows if row.what == kind.__tablename__]
        for kind in (SheetScore, SheetWeight, SheetChoice, SheetExclusion, SheetAdjustment, SheetSectionEvaluator)
    )
    return WrittenMarks(
        {(row.section, row.item): (row.number, row.text) for row in scores},
        {(row.section, row.item): row.number for row in weights},
        frozenset((row.section, row.item) for row in choices),
        {(row.section, row.item): row.text for row in exclusions},
        _corrections(corrections),
        {(row.section, row.item): row.id for row in scores},
        {row.section: _of_part(row) for row in parts},
    )


def _of_part(row: Row[Any]) -> PartMark:
    employee, official, *signature = json.loads(row.text)
    return PartMark(Party(employee, official), _day(row.day), *signature)


def _day(told: Any) -> date | None:
    return told if told is None or isinstance(told, date) else date.fromisoformat(told)


def _corrections(rows: Iterable[Row[Any]]) -> dict[str, list[tuple[Decimal, str]]]:
    found: dict[str, list[tuple[Decimal, str]]] = {}
    for row in rows:
        day = present(_day(row.day))
        found.setdefault(row.section, []).append((row.number, signed_reason(row.text, row.item, day)))
    return found
