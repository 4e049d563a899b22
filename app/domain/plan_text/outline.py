"""Gathers the blocks of a plan, by their roles, into common objectives, aree, settori and objectives."""

from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from app.domain.italian import parse_decimal
from app.domain.matching import text_key, word_set
from app.domain.plan_text.clauses import clauses_of_result
from app.domain.plan_text.cleaning import without_loose_end
from app.domain.plan_text.labels import starting_value, without_own_label
from app.domain.plan_text.measure_notes import (
    is_of_later_year,
    is_of_quantity,
    says_no_start,
    told_of_later_years,
    unit_told,
)
from app.domain.plan_text.missions import budget_place, place_in_words
from app.domain.plan_text.people import people_of
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.shapes import BudgetPlace, Bullet, IndicatorText, ObjectiveParts, StepText
from app.domain.plan_text.strategic import reference_in
from app.domain.plan_text.titles import title_and_description, with_its_title
from app.domain.plan_text.told_parts import ToldPart, in_turn, with_its_day, without_day_of_title

ALONE = "Risultato atteso"
"""The name of a target that no indicator measures."""
_STEPS = frozenset({LineRole.PHASE, LineRole.ACTIVITY})
_WORDS = frozenset({LineRole.TEXT, LineRole.DESCRIPTION})


@dataclass(slots=True)
class OpenObjective:
    """An objective while its blocks are being gathered."""

    line: int
    text: str
    own_line: str
    number: int | None = None
    is_strategic: bool = False
    is_item: bool = False
    code: str = ""
    under: "OpenObjective | None" = None
    notes: list[str] = field(default_factory=list)
    parts: list[ToldPart] = field(default_factory=list)

    def take(self, role: LineRole, text: str, facts: tuple[CarriedFact, ...] = (), line: int = 0) -> None:
        """Add a part, told by the block `line`; an objective without a title takes it from its description."""
        if role is LineRole.WEIGHT and (weight_of(text) is None or any(part.role is role for part in self.parts)):
            self.notes.append(f"{role.italian}: {text}")
        elif role in _WORDS and (says_no_start(text) or self._is_of_a_measure(text)):
            self.parts.append(ToldPart(LineRole.TEXT, text, facts, line or self.line))
        elif role in _WORDS:
            self.notes += [told] if (told := without_own_label(text)) else []
            self.parts += [ToldPart(LineRole.TEXT, "", facts, line or self.line)] if facts else []
        elif text or facts:
            self.parts.append(ToldPart(role, text, facts, line or self.line))

    def _is_of_a_measure(self, text: str) -> bool:
        """Whether a line says the unit of measure of the indicator above, or in a number where it starts."""
        is_told = unit_told(text) is not None or bool(QUANTITY.fullmatch(starting_value(text)))
        return is_told and any(part.role is LineRole.INDICATOR for part in self.parts)

    @property
    def is_blank(self) -> bool:
        """Whether only its number announces it, as in a form that was left empty."""
        return not self.text and not self.notes and not self.parts

    def closed(self, *, is_titled: bool = False) -> Bullet:
        """Return the objective whole; `is_titled`: what stands before its colon is its title, the rest tells of it."""
        text = without_loose_end(self.text) or without_loose_end(self.notes[0] if self.notes else self.own_line)
        with_day = with_its_day(text, self.own_line, self.parts)
        text = with_day or text
        title, whole = with_its_title(text) if is_titled else title_and_description(text)
        gathered = _gathered(without_day_of_title(self.parts) if with_day else self.parts)
        told = [*(note for note in self.notes if note != text), *gathered.notes]
        places = [*gathered.places, *(place for note in told if (place := budget_place(note)))]
        notes = [note for note in told if not budget_place(note)]
        description = "\n".join([*([whole] if whole else []), *notes])
        strategic = next((key for note in self.notes if (key := reference_in(note))), "")
        under = self.under.line if self.under else 0
        return Bullet(
            self.line, text, title, description, self.number, gathered.closed(), self.is_strategic,
            self.code, under, strategic, BudgetPlace(
                next((one.mission for one in places if one.mission), ""),
                next((one.programme for one in places if one.programme), ""),
            ),
        )  # fmt: skip


@dataclass(slots=True)
class OpenUnit:
    """A place that takes objectives: a settore, an Area, the common objectives."""

    name: str
    line: int
    head: str = ""
    bullets: list[OpenObjective] = field(default_factory=list)
    repeated_at: list[int] = field(default_factory=list)
    doubtful_after: list[int] = field(default_factory=list)

    def take_head(self, name: str) -> bool:
        """Take who heads the unit, or the whole name where a bare surname was told; tell whether it is that person."""
        own, told = word_set(text_key(self.head)), word_set(text_key(name))
        is_taken = not self.head or (own < told and len(own) == 1)
        is_known = self.head == name or (told <= own and len(told) == 1)
        self.head = name if is_taken else self.head
        return is_taken or is_known


@dataclass(slots=True)
class OpenArea:
    """An Area while its settori are being gathered."""

    own: OpenUnit
    sectors: dict[str, OpenUnit] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.own.bullets and not self.sectors


@dataclass(slots=True)
class Outline:
    """All that the blocks say, and what belongs nowhere: settori without Area, lists that are no objectives."""

    areas: dict[str, OpenArea] = field(default_factory=dict)
    common: OpenUnit = field(default_factory=lambda: OpenUnit("", 0))
    parents: list[OpenObjective] = field(default_factory=list)
    orphans: list[OpenUnit] = field(default_factory=list)
    homeless: list[OpenObjective] = field(default_factory=list)
    skipped: list[OpenUnit] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)


def weight_of(text: str) -> Decimal | None:
    """Read a weight out of 100 or of 1000: «30», «40%», «30/100», «12,5», «600‰»; None for anything else."""
    bare = text.split("/", maxsplit=1)[0].replace("%", "").replace("‰", "").replace("punti", "").strip(" .;()[]")
    try:
        weight = parse_decimal(bare) if bare and len(bare) <= 6 else None
    except (ValueError, InvalidOperation):
        return None
    return weight if weight is not None and 0 <= weight <= 1000 else None


def _gathered(told: list[ToldPart]) -> "_Parts":
    gathered = _Parts()
    for part in in_turn(told):
        gathered.line = part.line
        gathered.take(part.role, part.text)
        for fact in part.facts:
            gathered.take(fact.role, fact.text, beside=part.role)
    gathered.note_what_is_left()
    return gathered


class _Parts:
    """The parts of one objective, each fact beside the indicator or the phase that it belongs to."""

    def __init__(self) -> None:
        self._weight: Decimal | None = None
        self._deadline = ""
        self._indicators: list[IndicatorText] = []
        self._steps: list[tuple[LineRole, StepText]] = []
        self._texts: dict[LineRole, list[str]] = {LineRole.PERSON: [], LineRole.RESOURCE: []}
        self._target = ""
        self._took_target = False
        self._start = ""
        self._later: list[tuple[int, str]] = []
        self.notes: list[str] = []
        self.places: list[BudgetPlace] = []
        self.line = 0

    def take(self, role: LineRole, text: str, beside: LineRole = LineRole.OBJECTIVE) -> None:
        if not text:
            return
        if role is LineRole.INDICATOR:
            self._indicators.append(IndicatorText(text, self._target, line=self.line, baseline=self._start))
            self._target, self._took_target, self._start = "", bool(self._target), ""
        elif role in _STEPS:
            self._steps.append((role, StepText(text, line=self.line)))
        elif role is LineRole.TARGET:
            self._take_target(text)
        elif role is LineRole.WEIGHT:
            self._take_weight(text, beside)
        elif role is LineRole.DEADLINE:
            self._take_deadline(text, beside)
        elif role is LineRole.BASELINE:
            self._take_start(text)
        else:
            self._take_words(role, text, beside)

    def _take_words(self, role: LineRole, text: str, beside: LineRole) -> None:
        if role is LineRole.PROGRAMME:
            self.places.append(place_in_words(text))
        elif role is LineRole.TEXT and (start := starting_value(text)):
            self._take_start(start)
        elif role is LineRole.TEXT and (self._took_unit(text) or says_no_start(text)):
            return
        elif role is LineRole.TEXT and beside is LineRole.INDICATOR and is_of_later_year(text):
            self._later.append((len(self._indicators) - 1, text))
        elif role is LineRole.TEXT:
            self.notes += [told] if (told := without_own_label(text)) else []
        elif role is LineRole.RESOURCE:
            self._texts[role].append(text)
        elif role in {LineRole.PERSON, LineRole.HEAD}:
            self._texts[LineRole.PERSON] += people_of(text)

    def _took_unit(self, text: str) -> bool:
        """Take the unit of measure of the last indicator, where the words say one, or that it has none."""
        unit = unit_told(text) if self._indicators else None
        if unit:
            self._indicators[-1] = replace(self._indicators[-1], unit=unit)
        return unit is not None

    def _take_target(self, text: str) -> None:
        """A target belongs to the indicator above that has none, else to the one that follows.

        Of a result told before the indicator and a target told after it, the second is what is measured.
        """
        if self._indicators and (self._took_target or not self._indicators[-1].target):
            last = self._indicators.pop()
            self._indicators.append(replace(last, target=text))
            self.notes += [f"{ALONE}: {last.target}"] if self._took_target else []
            self._took_target = False
        else:
            self._target = f"{self._target}; {text}" if self._target else text

    def _take_start(self, text: str) -> None:
        """A starting value belongs to the indicator above that has none, else to the one that follows.

        Of several told at once those that are done by a day, or are done or not, start from nothing.
        """
        free = [place for place, one in enumerate(self._indicators) if not one.baseline]
        if self._indicators and not self._indicators[-1].baseline:
            place = next((one for one in reversed(free) if is_of_quantity(self._indicators[one])), free[-1])
            self._indicators[place] = replace(self._indicators[place], baseline=text)
        elif self._start:
            self.notes.append(f"{LineRole.BASELINE.italian}: {text}")
        else:
            self._start = text

    def _take_weight(self, text: str, beside: LineRole) -> None:
        weight = weight_of(text)
        if beside is LineRole.INDICATOR and self._indicators:
            last = self._indicators.pop()
            self._indicators.append(replace(last, weight=weight))
        elif beside in _STEPS and self._steps:
            role, step = self._steps.pop()
            self._steps.append((role, replace(step, weight=weight)))
        elif self._weight is None:
            self._weight = weight

    def _take_deadline(self, text: str, beside: LineRole) -> None:
        if beside in _STEPS and self._steps:
            role, step = self._steps.pop()
            self._steps.append((role, replace(step, deadline=text)))
        elif beside is LineRole.INDICATOR and self._indicators:
            last = self._indicators.pop()
            self._indicators.append(replace(last, deadline=text))
        else:
            self._deadline = self._deadline or text

    def note_what_is_left(self) -> None:
        """A target after an indicator that has its own is not lost: it goes on in the description."""
        if self._target and self._indicators:
            self.notes.append(f"{ALONE}: {self._target}")
            self._target = ""
        if self._start:
            self.notes.append(f"{LineRole.BASELINE.italian}: {self._start}")
        self.notes += told_of_later_years(self._indicators, self._later)

    def closed(self) -> ObjectiveParts:
        if self._weight is None and len(self._indicators) == 1:
            only = self._indicators[0]
            self._weight = only.weight  # the weight of the only indicator is always the whole: it is the objective's
            self._indicators = [replace(only, weight=None)]
        alone = _of_result(self._target) if self._target and not self._indicators else []
        return ObjectiveParts(
            self._weight,
            self._deadline,
            (*self._indicators, *alone),
            tuple(step for role, step in self._steps if role is LineRole.PHASE),
            tuple(step for role, step in self._steps if role is LineRole.ACTIVITY),
            tuple(self._texts[LineRole.PERSON]),
            tuple(self._texts[LineRole.RESOURCE]),
        )


def _of_result(text: str) -> list[IndicatorText]:
    """Return the indicators that a result stands for: those its words measure, else itself."""
    told = [IndicatorText(one.what, one.target, baseline=one.start) for one in clauses_of_result(text)]
    return told or [IndicatorText(ALONE, text)]
