"""Walks blocks and roles together, and puts each where it belongs in the outline of the plan."""

from collections.abc import Callable, Iterable

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.open_parts import OpenParts
from app.domain.plan_text.opened import goes_on, opened_objective
from app.domain.plan_text.outline import OpenArea, OpenObjective, OpenUnit, Outline
from app.domain.plan_text.part_texts import glued_title, goes_on_list, is_part_title, paragraph_of
from app.domain.plan_text.roles import CarriedFact, LineRole, RoleGuess, TextOwner
from app.domain.plan_text.section_lines import PlanSection, section_of
from app.domain.plan_text.shapes import PartText

_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_LABEL_AND_VALUE = 2
_WITHOUT_OBJECTIVES = frozenset({PlanSection.CLOSED, PlanSection.OUTSIDE})


class PlanTree:
    """The tree of a plan while its blocks are being put in it."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._parts = OpenParts()
        self._area: OpenArea | None = None
        self._unit: OpenUnit | None = None
        self._last: OpenUnit | None = None
        self._objective: OpenObjective | None = None
        self._strategic: OpenObjective | None = None
        self._strategic_in_a_row, self._others_since = 0, False
        self._rows_name_units = self._heads_above = False
        self._prose: PlanBlock | None = None
        self._under_title, self._level, self._next_head = False, 0, ""
        self._heading_texts: list[str] = []
        self._texts_go_on = False
        self._units_follow_titles = False
        self._steps: dict[LineRole, Callable[[PlanBlock, RoleGuess], None]] = {
            LineRole.AREA: self._enter_area,
            LineRole.SECTOR: self._enter_sector,
            LineRole.HEAD: self._take_head,
            LineRole.COMMON_OBJECTIVE: self._take_common,
            LineRole.STRATEGIC_OBJECTIVE: self._take_objective,
            LineRole.OBJECTIVE: self._take_objective,
            LineRole.TEXT: self._take_text,
            LineRole.DESCRIPTION: self._take_description,
            LineRole.PROGRAMME: self._take_description,
            LineRole.ACT: self._take_text,
            LineRole.FIGURE: self._pass,
            LineRole.NOTHING: self._pass,
            LineRole.CONTINUED: lambda *_: None,  # told with the line above
            LineRole.CLOSING: lambda *_: None,
        }

    def take(self, block: PlanBlock, guess: RoleGuess) -> None:
        self._texts_go_on = self._texts_go_on and guess.owner is TextOwner.BELOW
        self._steps.get(guess.role, self._take_part)(block, guess)

    def texts(self) -> tuple[PartText, ...]:
        return self._parts.texts()

    def _pass(self, block: PlanBlock, guess: RoleGuess) -> None:
        if guess.role is LineRole.NOTHING and (rule := section_of(block)) and rule.section in _WITHOUT_OBJECTIVES:
            self._unit, self._objective = None, None
        if block.kind is BlockKind.HEADING and self._objective and block.level <= self._level:
            self._objective = None  # a title as high as that of the unit: what is said under it is of no objective
            self._parts.open(block.text, block.number)
        if guess.role is LineRole.FIGURE or self._unit is not None:
            return
        if is_part_title(block):
            self._parts.open(block.text, block.number)
        if block.kind is BlockKind.LIST_ITEM:
            self.outline.outside.append(block.number)
            if goes_on_list(self._parts.last.paragraphs):
                self._parts.last.paragraphs.append(paragraph_of(block))

    def _enter_area(self, block: PlanBlock, guess: RoleGuess) -> None:
        self._level = block.level if block.kind is BlockKind.HEADING else 0
        self._open_area(block, guess.text)
        self._enter(block, guess.facts)

    def _open_area(self, block: PlanBlock, name: str) -> None:
        area = self.outline.areas.setdefault(name_key(name), OpenArea(OpenUnit(name, block.number)))
        if area.is_empty:
            area.own.name, area.own.line = name, block.number
        self._area = area
        self._open_unit(area.own)

    def _enter_sector(self, block: PlanBlock, guess: RoleGuess) -> None:
        self._open_sector(block, guess.text)
        self._enter(block, guess.facts)

    def _open_sector(self, block: PlanBlock, name: str, *, by_heading: bool = True) -> None:
        unit = OpenUnit(name, block.number)
        if self._area is None:
            self.outline.orphans.append(unit)
        else:
            known = self._area.sectors.setdefault(name_key(name), unit)
            if known is not unit and by_heading and known.bullets:
                known.repeated_at.append(block.number)
            unit = known
        self._open_unit(unit)

    def _open_unit(self, unit: OpenUnit) -> None:
        """A unit that comes right after the heading of an objective without unit is the unit of that objective."""
        moved = self._objective if self._waits_for_unit() else None
        self._unit, self._objective, self._prose, self._under_title = unit, None, None, False
        self._strategic, self._strategic_in_a_row, self._others_since = None, 0, False
        self._last, self._heading_texts = unit, []
        if moved:
            self._units_follow_titles = self._units_follow_titles or moved in self.outline.homeless
            self._remove(moved)
            unit.bullets.append(moved)
            self._objective = moved

    def _waits_for_unit(self) -> bool:
        one = self._objective
        if one is None or one.is_item:
            return False
        return one in self.outline.homeless or not one.text or self._units_follow_titles

    def _remove(self, one: OpenObjective) -> None:
        places = [self.outline.homeless, *(area.own.bullets for area in self.outline.areas.values())]
        places += [unit.bullets for area in self.outline.areas.values() for unit in area.sectors.values()]
        for place in places:
            place[:] = [other for other in place if other is not one]

    def _enter(self, block: PlanBlock, facts: Iterable[CarriedFact]) -> None:
        for fact in facts:
            if fact.role is LineRole.SECTOR:
                self._open_sector(block, fact.text)
            elif fact.role is LineRole.HEAD and self._unit:
                self._unit.take_head(fact.text)
        is_of_area = self._area is not None and self._unit is self._area.own
        if self._unit and self._next_head and (is_of_area or not self._heads_above):
            self._unit.take_head(self._next_head)
        self._next_head = self._next_head if self._heads_above else ""
        is_listed = len(block.cells) > _LABEL_AND_VALUE  # a table of the units: what follows it is of none of them
        self._parts.open("" if self._unit is None or is_listed else self._unit.name, block.number)

    def _take_head(self, block: PlanBlock, guess: RoleGuess) -> None:
        """Give the unit its head; where units are headed in the line above their name, to the next one."""
        is_above = guess.owner is TextOwner.BELOW
        self._heads_above = self._heads_above or (is_above and self._last is None)
        is_of_next = self._unit is None or self._unit is self.outline.common or (is_above and self._heads_above)
        own = None if is_of_next else self._unit
        if own is None or not own.take_head(guess.text):
            self._next_head = guess.text

    def _take_common(self, block: PlanBlock, guess: RoleGuess) -> None:
        if self._fills_title(block, guess):
            return
        self._objective = opened_objective(block, guess)
        self._unit = self.outline.common
        self.outline.common.bullets.append(self._objective)

    def _take_objective(self, block: PlanBlock, guess: RoleGuess) -> None:
        self._next_head = self._next_head if self._heads_above else ""
        self._enter_units_of_row(block, guess.facts)
        if self._fills_title(block, guess):
            return
        if self._objective and not self._objective.text and not guess.text:
            return
        one = opened_objective(block, guess)
        if self._unit is None or self._unit is self.outline.common:
            self._unit = self._last
        is_strategic = guess.role is LineRole.STRATEGIC_OBJECTIVE
        names_its_unit = any(fact.role in _UNITS for fact in guess.facts)
        is_above = is_strategic and not names_its_unit and (self._rows_name_units or self._units_follow_titles)
        if self._unit is None or is_above:
            home = self.outline.common.bullets if is_strategic else self.outline.homeless
        else:
            home = self._unit.bullets
            if self._prose and self._unit.bullets and one.is_item:
                self._unit.doubtful_after.append(block.number)
        one.notes[:0] = self._heading_texts if one.text else ()
        one = self._kept_in(home, one, guess)
        self._objective, self._prose = one, None

    def _kept_in(self, home: list[OpenObjective], one: OpenObjective, guess: RoleGuess) -> OpenObjective:
        """Put an objective in its place; a strategic one that is named again is the one that was there.

        One that is not strategic hangs on the one it stands under, or on the one whose number its own goes on with.
        """
        if one.is_strategic:
            one = self._strategic_in(home, one)
            self._strategic_in_a_row = 1 if self._others_since else self._strategic_in_a_row + 1
            self._strategic, self._others_since = one, False
            return one
        named = next((fact.text for fact in guess.facts if fact.role is LineRole.STRATEGIC_OBJECTIVE), "")
        if named:
            made = OpenObjective(one.line, named, named, is_strategic=True)
            self._strategic, self._strategic_in_a_row = self._strategic_in(self.outline.parents, made), 1
        by_number = [other for other in home if other.is_strategic and other.code and goes_on(one.code, other.code)]
        one.under = by_number[0] if by_number else self._strategic if self._strategic_in_a_row == 1 else None
        self._others_since = True
        home.append(one)
        return one

    def _strategic_in(self, home: list[OpenObjective], one: OpenObjective) -> OpenObjective:
        key = name_key(one.text)
        known = next((other for other in home if other.is_strategic and key and name_key(other.text) == key), None)
        if known is None:
            home.append(one)
        return known or one

    def _enter_units_of_row(self, block: PlanBlock, facts: Iterable[CarriedFact]) -> None:
        """Go into the units that a row names; a strategic objective above the table stays the one of its rows."""
        above = self._strategic if self._strategic in self.outline.common.bullets else None
        for fact in facts:
            if fact.role is LineRole.AREA and (
                self._area is None or name_key(self._area.own.name) != name_key(fact.text)
            ):
                self._open_area(block, fact.text)
            elif fact.role is LineRole.SECTOR and (
                self._unit is None or name_key(self._unit.name) != name_key(fact.text)
            ):
                self._open_sector(block, fact.text, by_heading=False)
            elif fact.role is LineRole.HEAD and self._unit:
                self._unit.take_head(fact.text)
            self._rows_name_units = self._rows_name_units or fact.role in _UNITS
        if above and self._strategic is None:
            self._strategic, self._strategic_in_a_row = above, 1

    def _fills_title(self, block: PlanBlock, guess: RoleGuess) -> bool:
        """The title of an objective that only its number announced stands in a block of its own."""
        if (one := self._objective) is None or one.text or not guess.text:
            return False
        one.text, one.own_line, one.notes[:0] = guess.text, block.text, self._heading_texts
        for fact in guess.facts:
            one.take(fact.role, fact.text)
        return True

    def _take_part(self, block: PlanBlock, guess: RoleGuess) -> None:
        if self._objective is None:
            self._take_text(block, guess)
        else:
            self._objective.take(guess.role, guess.text, guess.facts, block.number)

    def _take_text(self, block: PlanBlock, guess: RoleGuess) -> None:
        if guess.owner is not None:
            self._take_owned_text(guess)
            return
        is_labelled = (found := label_of(block.text)) is not None and (bool(found.value) or not is_upper(block.text))
        glued = glued_title(block) if self._objective is None or self._prose else None
        if glued:
            self._parts.open(glued[0], block.number)
            self._parts.last.paragraphs.append(glued[1])
        elif is_part_title(block):
            self._parts.open(block.text, block.number)
            if section_of(block):
                self._unit, self._objective = None, None
            self._under_title = True
        elif self._objective and not self._under_title and (is_labelled or not self._objective.is_item):
            self._objective.take(LineRole.TEXT, guess.text)
        else:
            if self._is_after_objectives(block):
                self._parts.open("", block.number)
            self._parts.last.paragraphs.append(paragraph_of(block))
            self._note_prose(block)

    def _take_description(self, block: PlanBlock, guess: RoleGuess) -> None:
        """Give it to the objective above; what only its label tells waits for one as any text does."""
        if guess.owner is None and self._objective and (guess.chosen or not self._under_title):
            self._objective.take(guess.role, guess.text, guess.facts, block.number)
        else:
            self._take_text(block, guess)

    def _take_owned_text(self, guess: RoleGuess) -> None:
        if guess.owner is TextOwner.ABOVE and self._objective:
            self._objective.take(LineRole.TEXT, guess.text)
        elif guess.owner is TextOwner.BELOW:
            self._heading_texts = [*(self._heading_texts if self._texts_go_on else ()), guess.text]
            self._objective, self._texts_go_on = None, True

    def _is_after_objectives(self, block: PlanBlock) -> bool:
        """Whether a sentence comes after the last objective of a unit: whose it is, what follows will tell."""
        unit = self._unit
        if unit is None or unit is self.outline.common or block.kind is BlockKind.LIST_ITEM:
            return False
        return bool(unit.bullets) and self._parts.last.line < unit.bullets[-1].line and not self._under_title

    def _note_prose(self, block: PlanBlock) -> None:
        if block.kind is BlockKind.LIST_ITEM:
            if self._under_title and self._unit is not None:
                self._skip(block)
            elif self._unit is None or self._unit is self.outline.common:
                self.outline.outside.append(block.number)
        elif self._unit and self._unit.bullets and not block.text.endswith(":"):
            self._prose = block

    def _skip(self, block: PlanBlock) -> None:
        part = self._parts.last
        if not self.outline.skipped or self.outline.skipped[-1].line != part.line:
            self.outline.skipped.append(OpenUnit(part.title, part.line))
        self.outline.skipped[-1].bullets.append(OpenObjective(block.number, block.text, block.text))
