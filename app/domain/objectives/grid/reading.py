"""What is written in the cells of a row: read as its columns and its rule say, or told why it cannot be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from app.domain.dates import parse_date
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import NotReadable, parse_decimal
from app.domain.matching import text_key
from app.domain.objectives import indicator as indicators
from app.domain.objectives import objective as objectives
from app.domain.objectives.grid.columns import VALUE_KEYS, YEARS_BEFORE, copied_text, shown_text
from app.domain.objectives.grid.difficulty import Difficulties, code_of_difficulty
from app.domain.objectives.grid.other_rule import YES, WantsRule, plain_day, refuse_other_rule
from app.domain.objectives.grid.people import name_key
from app.domain.objectives.grid.rows import RULE_WORDS, GridIndicator, GridRow
from app.domain.objectives.grid.signs import parted, way_of
from app.domain.objectives.grid.value_cells import why_not_measured
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.objectives.written_value import WrittenValue, in_plan, read_value
from app.domain.quantities import Dot, TwoReadings, dot_of, read_quantity

Cells = Mapping[str, str]
NO_INDICATOR = "manca l'indicatore: scrivere prima che cosa si misura"
ON_FIRST_ROW = "si scrive nella prima riga dell'obiettivo"
NOT_EDITED = "questa colonna non si modifica"
CELL_OF_FIELD = {
    "target_on": "target", "direction": "target", "unit": "measure", "rule": "measure", "owner_id": "owner",
}  # fmt: skip
"""The cell in which a field of a draft is written, where it has another name."""
_OF_OBJECTIVE = ("code", "title", "owner", "weight", "difficulty")
OF_OBJECTIVE = frozenset(_OF_OBJECTIVE)
"""The cells that are of the objective, whichever of its indicators stands in the row."""
OF_FIRST_ROW = OF_OBJECTIVE - {"owner"}
"""Those that only the first row of an objective fills."""
_OF_INDICATOR = ("name", "measure", "baseline", "target", "source")
_ORDER = (*_OF_OBJECTIVE, *_OF_INDICATOR, "reading", "interim", "final", *YEARS_BEFORE, "state")
_WORD_RULES = {text_key(words): rule for rule, words in RULE_WORDS.items()}
_WITH_TARGET = frozenset({*IndicatorRule} - {*RULE_WORDS, IndicatorRule.STEPS})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot take what was written for it, and why.

    `two` when it can be read in two ways, `rule` when another rule of the indicator could take it.
    """

    key: str
    text: str
    why: str
    two: TwoReadings | None = None
    rule: IndicatorRule | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What reading needs to know of the archive: people, codes taken, the working year; what a doubtful dot is.

    `judgements` are the rows of the scale for indicators; `measurable` the objectives of which values may be written,
    None for all; `difficulties` are those of the method.
    """

    people: Mapping[str, Sequence[EmployeeId]] = field(default_factory=dict)
    codes: Mapping[str, ObjectiveId] = field(default_factory=dict)
    year: int | None = None
    dot: Dot = Dot.ASKED
    judgements: tuple[str, ...] = ()
    measurable: frozenset[ObjectiveId] | None = None
    difficulties: Difficulties = ()


@dataclass(slots=True)
class RowReading:
    """What the cells of a row become, by field of the drafts, and the cells that are wrong, which become nothing."""

    cells: dict[str, dict[str, Any]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def objective(self) -> dict[str, Any]:
        return {key: value for cell in self.cells.keys() & OF_OBJECTIVE for key, value in self.cells[cell].items()}

    @property
    def indicator(self) -> dict[str, Any]:
        """The values of the indicator: where two cells say its rule, the later one."""
        own = [self.cells[key] for key in _OF_INDICATOR if key in self.cells]
        return {key: value for values in own for key, value in values.items()}

    @property
    def values(self) -> dict[str, WrittenValue]:
        """What was measured, by the cell in which it is written."""
        return {key: self.cells[key]["value"] for key in _ORDER if key in VALUE_KEYS & self.cells.keys()}

    def refuse(self, wrong: Wrong) -> None:
        """Take a cell back; what is said of it first stays."""
        self.cells.pop(wrong.key, None)
        if all(one.key != wrong.key for one in self.wrong):
            self.wrong.append(wrong)


def read_row(row: GridRow, cells: Cells, known: Known) -> RowReading:
    """Read what is written in some cells of a row; the unit of measure first, since it says what is expected."""
    found = RowReading()
    reader = _Reader(row, known, found)
    changed = {key: text.strip() for key, text in cells.items() if not _is_same(row, key, text)}
    for key in sorted(changed, key=_ORDER.index):
        try:
            found.cells[key] = reader.read(key, changed[key])
        except NotReadable as error:
            two = error if isinstance(error, TwoReadings) else None
            rule = error.rule if isinstance(error, WantsRule) else None
            found.refuse(Wrong(key, changed[key], str(error), two, rule))
    if way := way_of(row.indicator, found.indicator):
        found.cells.get("target", found.cells.get("baseline", {})).update(way)
    reader.check(changed)
    found.cells = {key: values for key, values in found.cells.items() if values}
    return found


def _is_same(row: GridRow, key: str, text: str) -> bool:
    """Tell whether a cell would stay as it is: a whole row that was copied can be pasted back."""
    return key == "number" or text in {copied_text(row, key), shown_text(row, key)}


class _Reader:
    """Reads the cells of one row, each knowing those read before it."""

    def __init__(self, row: GridRow, known: Known, found: RowReading) -> None:
        self._row, self._known, self._found = row, known, found
        self._readers: dict[str, Callable[[str], dict[str, Any]]] = {
            "code": self._code, "title": self._title, "owner": self._owner, "weight": self._weight,
            "difficulty": lambda text: {"difficulty": code_of_difficulty(text, self._known.difficulties)},
            "name": self._name, "measure": self._measure, "baseline": self._baseline, "target": self._target,
            "source": self._source, "reading": self._value, "interim": self._value,
            "final": self._value,
        }  # fmt: skip

    def read(self, key: str, text: str) -> dict[str, Any]:
        """Return the values that a cell gives; raises `NotReadable`."""
        if key not in self._readers:
            raise NotReadable(NOT_EDITED)
        if key in OF_FIRST_ROW and not self._row.is_first:
            raise NotReadable(ON_FIRST_ROW)
        if key in {"measure", "baseline", "target", "source"} and text and not self._has_indicator:
            raise NotReadable(NO_INDICATOR)
        if key in VALUE_KEYS:
            source = self._found.indicator.get("source", self._row.source)
            if why := why_not_measured(self._row, key, self._rule, source, self._known.measurable):
                raise NotReadable(why)
        return self._readers[key](text)

    def check(self, cells: Cells) -> None:
        """Ask of the whole row what its forms ask, and take back the cells that break it."""
        found = self._found
        for issue in (*self._objective_issues(), *self._indicator_issues()):
            key = CELL_OF_FIELD.get(issue.field, issue.field)
            wrong = key if key in cells else next((one for one in ("target", "baseline") if one in cells), key)
            found.refuse(Wrong(wrong, cells.get(wrong, ""), issue.sentence.rstrip(".")))
        if not self._has_indicator:
            for key in [key for key in found.cells if key not in OF_OBJECTIVE and found.cells[key]]:
                found.refuse(Wrong(key, cells[key], NO_INDICATOR))

    @property
    def _has_indicator(self) -> bool:
        return self._row.indicator is not None or bool(self._found.indicator.get("name"))

    @property
    def _rule(self) -> IndicatorRule:
        """The rule after what was read so far."""
        kept = self._row.indicator.rule if self._row.indicator else IndicatorRule.PERCENT_OF_TARGET
        rule: IndicatorRule = self._found.indicator.get("rule", kept)
        return rule

    def _code(self, text: str) -> dict[str, Any]:
        if not text:
            raise NotReadable("il codice non può restare vuoto")
        owner = self._known.codes.get(text)
        if owner is not None and owner != self._row.objective.id:
            message = f"il codice {text} è già di un altro obiettivo"
            raise NotReadable(message)
        return {"code": text}

    def _title(self, text: str) -> dict[str, Any]:
        if not text:
            raise NotReadable("il titolo non può restare vuoto")
        return {"title": text}

    def _owner(self, text: str) -> dict[str, Any]:
        people = self._known.people.get(name_key(text), ()) if text else ()
        if text and len(people) != 1:
            many = "è il nome di più persone" if people else "non è il nome di una persona in servizio nell'anno"
            message = f"«{text}» {many}"
            raise NotReadable(message)
        return {"owner_id": people[0] if people else None}

    def _weight(self, text: str) -> dict[str, Any]:
        if self._row.unit is None:
            raise NotReadable("il peso si scrive nelle unità dell'obiettivo")
        return {"weight": parse_decimal(text) if text else None}

    def _name(self, text: str) -> dict[str, Any]:
        if not text and self._row.indicator is not None:
            raise NotReadable(
                "l'indicatore non può restare vuoto: per eliminarlo scegliere l'intera riga e premere Canc"
            )
        return {"name": text} if text else {}

    def _measure(self, text: str) -> dict[str, Any]:
        """Take a unit of measure, or the word of a rule that measures no quantity."""
        if rule := _WORD_RULES.get(text_key(text)):
            return {"rule": rule}
        back = {"rule": IndicatorRule.PERCENT_OF_TARGET} if self._rule in RULE_WORDS else {}
        return {"unit": text, **back}

    def _baseline(self, text: str) -> dict[str, Any]:
        if text and self._rule in RULE_WORDS:
            message = f"un indicatore di tipo «{RULE_WORDS[self._rule]}» non ha un valore di partenza"
            raise NotReadable(message)
        return {"baseline": self._number(text, self._row.baseline)}

    def _target(self, text: str) -> dict[str, Any]:
        rule, day = self._rule, plain_day(text, self._known.year)
        if rule is IndicatorRule.BY_DATE:
            due = parse_date(text, self._known.year) if text else None
            return {"target_on": due if due is None else in_plan(due, text, self._known.year)}
        if day is not None and self._may_become_date:
            return {"target_on": in_plan(day, text, self._known.year), "rule": IndicatorRule.BY_DATE}
        if rule in _WITH_TARGET:
            refuse_other_rule(text, self._known.year)
            number, way = parted(text)
            return {"target": self._number(number, self._row.target), **way}
        if text and not (rule is IndicatorRule.YES_NO and text_key(text) in YES):
            message = f"un indicatore di tipo «{RULE_WORDS.get(rule, rule.italian)}» non ha un valore atteso"
            raise NotReadable(message)
        return {}

    @property
    def _may_become_date(self) -> bool:
        """Whether nothing says yet that a number is expected."""
        kept = self._row.indicator
        unit = self._found.indicator.get("unit", kept.unit if kept else "")
        is_free = kept is None or (kept.target is None and kept.baseline is None)
        return is_free and not unit and self._rule is IndicatorRule.PERCENT_OF_TARGET

    def _number(self, text: str, before: object) -> Decimal | None:
        return read_quantity(text, self._dot(before)) if text else None

    def _dot(self, before: object = None) -> Dot:
        """Return what a dot is: as the unit or the number that is in the cell say, else as whoever was asked said."""
        kept = self._row.indicator.unit if self._row.indicator else ""
        unit = str(self._found.indicator.get("unit", kept))
        return dot_of(unit, before) if self._known.dot is Dot.ASKED else self._known.dot

    def _source(self, text: str) -> dict[str, Any]:
        return {"source": text}

    def _value(self, text: str) -> dict[str, Any]:
        return {"value": read_value(text, self._rule, self._known.year, self._known.judgements, self._dot())}

    def _indicator_issues(self) -> list[Issue]:
        values = self._found.indicator
        return indicators.validate(replace(indicator_draft(self._row.indicator), **values)) if values else []

    def _objective_issues(self) -> list[Issue]:
        values, unit = dict(self._found.objective), self._row.unit
        if not values:
            return []
        weight = values.pop("weight", None)
        units = (UnitShare(unit, weight),) if unit else ()
        kept = ObjectiveDraft(title=self._row.objective.title, kind=self._row.objective.kind, units=units)
        issues = objectives.validate(replace(kept, **values))
        return [
            replace(one, field="weight") if one.field == "units" else one for one in issues if _is_of_cells(one, unit)
        ]


def _is_of_cells(issue: Issue, unit: object) -> bool:
    return unit is not None or issue.code != "unit_missing"


def indicator_draft(indicator: GridIndicator | None) -> IndicatorDraft:
    """Return an indicator as a draft; a new one, where there is none."""
    if indicator is None:
        return IndicatorDraft()
    names = ("id", "name", "unit", "rule", "direction", "baseline", "target", "target_on", "weight", "source")
    return IndicatorDraft(**{name: getattr(indicator, name) for name in names})
