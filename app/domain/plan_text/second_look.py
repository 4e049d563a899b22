"""A second look at a plan in which the first found no unit, or no objective: what seems one is marked, never refused.

Nothing is made up: only lines of the document become something, each with little confidence, to be confirmed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.labels import column_role, label_of
from app.domain.plan_text.loose_units import loose_units
from app.domain.plan_text.naming import names_the_ente
from app.domain.plan_text.position import LONGEST_OBJECTIVE, OBJECTIVES, Decision, PlanPosition
from app.domain.plan_text.roles import CarriedFact, LineRole, RoleGuess
from app.domain.plan_text.section_lines import PlanSection
from app.domain.plan_text.staff_lines import is_of_staff, looks_like_staff
from app.domain.plan_text.unit_lines import UnitLine

SEEMS = 45
"""How sure a guess of the second look is at most."""
OBJECTIVE_REASON = "Sembra un obiettivo: da confermare"
_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_SPEAKS = re.compile(r"\bobiettiv[oi]\b", re.IGNORECASE)
_WORKS = re.compile(r"\b(?:cup|cig)\b", re.IGNORECASE)
"""Over a column of public works or of contracts."""
_FEWEST_WORDS, _MOST_ROWS_ASIDE, _FEWEST_ALIKE = 2, 12, 3


def has_units(guesses: Sequence[RoleGuess]) -> bool:
    return any(guess.role in _UNITS or any(fact.role in _UNITS for fact in guess.facts) for guess in guesses)


def has_objectives(guesses: Sequence[RoleGuess]) -> bool:
    return any(guess.role in OBJECTIVES for guess in guesses)


def raised(guesses: tuple[RoleGuess, ...]) -> tuple[RoleGuess, ...]:
    """Return the guesses with the units of the second level on the first, where nothing at all is on the first."""
    told = {guess.role for guess in guesses} | {fact.role for guess in guesses for fact in guess.facts}
    if LineRole.AREA in told or LineRole.SECTOR not in told:
        return guesses
    return tuple(
        guess if guess.chosen else replace(guess, role=_raised(guess.role), facts=tuple(map(_raised_fact, guess.facts)))
        for guess in guesses
    )


def _raised(role: LineRole) -> LineRole:
    return LineRole.AREA if role is LineRole.SECTOR else role


def _raised_fact(fact: CarriedFact) -> CarriedFact:
    return replace(fact, role=_raised(fact.role))


def is_worth_it(blocks: Sequence[PlanBlock]) -> bool:
    """Whether the document speaks of objectives, or lists works, and is no list of people: else nothing is sought."""
    speaks = any(_SPEAKS.search(block.text) for block in blocks) or _lists_works(blocks)
    return speaks and not looks_like_staff([one.text for one in blocks])


def _lists_works(blocks: Sequence[PlanBlock]) -> bool:
    """Whether three rows or more stand in a column of activities or of works: «Intervento previsto», «Azioni»."""
    return sum(map(_is_work, blocks)) >= _FEWEST_ALIKE


def _is_work(block: PlanBlock) -> bool:
    """Whether a row tells a work in some words, and is none of public works or of contracts."""
    if any(_WORKS.search(cell.heading) for cell in block.cells):
        return False
    return any(
        column_role(cell.heading) is LineRole.ACTIVITY and len(cell.text.split()) >= _FEWEST_WORDS
        for cell in block.cells
    )


def bare_units(blocks: Sequence[PlanBlock], guesses: Sequence[RoleGuess]) -> frozenset[int]:
    """Return the units (by block) without objectives in whose tables three rows or more of works were left aside.

    So are those of a plan whose common objectives are called by their name, and those of the units are not.
    """
    works: Counter[int] = Counter()
    full: set[int] = set()
    unit = 0
    for block, guess in zip(blocks, guesses, strict=True):
        if guess.role in _UNITS:
            unit = block.number
        elif guess.role in OBJECTIVES:
            full.add(unit)
        elif guess.role is LineRole.TEXT and not guess.chosen and _is_work(block):
            works[unit] += 1
    return frozenset(one for one, rows in works.items() if one and one not in full and rows >= _FEWEST_ALIKE)


def seeming_units(blocks: Sequence[PlanBlock]) -> dict[int, UnitLine]:
    return {place: UnitLine((unit,), is_loose=True) for place, unit in loose_units(blocks).items()}


def loosened(position: PlanPosition, decision: Decision) -> Decision:
    """Return the decision of the second look: an objective where the line has the shape of one, else what it was."""
    if decision.role in OBJECTIVES:
        return replace(decision, confidence=min(decision.confidence, SEEMS))
    if not (decision.role.is_text or decision.role is LineRole.NOTHING) or position.section is PlanSection.CLOSED:
        return decision
    if position.lacks_objectives and position.has_unit and (found := _seeming(position)):
        return found
    return decision


def _seeming(position: PlanPosition) -> Decision | None:
    block = position.block
    if block.number in position.headings or block.number in position.measures or block.number in position.figures:
        return None
    if block.kind is BlockKind.TABLE_ROW:
        return _seeming_row(block)
    unit, above = position.unit, position.objective
    if block.kind is BlockKind.HEADING and unit is not None and unit.kind is block.kind and unit.level < block.level:
        return Decision(LineRole.OBJECTIVE, SEEMS, OBJECTIVE_REASON)
    is_description = above is not None and above.kind is BlockKind.HEADING
    if is_description or block.kind is BlockKind.HEADING or not _has_shape(block):
        return None
    return Decision(LineRole.OBJECTIVE, SEEMS - 5, OBJECTIVE_REASON)


def _has_shape(block: PlanBlock) -> bool:
    """Whether the line is short, of some words, no label and nobody of the staff."""
    is_short = len(block.text.split()) > _FEWEST_WORDS and len(block.text) <= LONGEST_OBJECTIVE
    is_other = block.text.endswith(":") or label_of(block.text) is not None or is_of_staff(block.text)
    is_other = is_other or names_the_ente(block.text)
    return is_short and not is_other and any(char.isalpha() for char in block.text[:3])


def _seeming_row(block: PlanBlock) -> Decision | None:
    """The longest cell of a row is what is to be done, unless its heading says that it is something else."""
    cells = [cell for cell in block.cells if len(cell.text.split()) >= _FEWEST_WORDS and _may_be_title(cell.heading)]
    if not cells or is_of_staff(block.text):
        return None
    longest = max(cells, key=lambda cell: len(cell.text))
    if len(longest.text) > 2 * LONGEST_OBJECTIVE:
        return None
    rest = tuple(
        CarriedFact(LineRole.TEXT, f"{cell.heading}: {cell.text}" if cell.heading else cell.text)
        for cell in block.cells
        if cell is not longest and any(map(str.isalnum, cell.text))
    )
    return Decision(
        LineRole.OBJECTIVE, SEEMS - 5, OBJECTIVE_REASON, said=(" ".join(longest.text.split()), rest[:_MOST_ROWS_ASIDE])
    )


def _may_be_title(heading: str) -> bool:
    return column_role(heading) in {None, LineRole.ACTIVITY, LineRole.TEXT, LineRole.TARGET} if heading else True
