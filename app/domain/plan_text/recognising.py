"""From the blocks of a plan to the role of each: one walk, asking the rules where each block stands."""

from dataclasses import replace

from app.domain.plan_text.blocks import BlockKind, PlanBlock, SourceDocument
from app.domain.plan_text.by_cells import doubted, read_by_cells
from app.domain.plan_text.chapters import chapter_titles
from app.domain.plan_text.chosen_lines import without_set_aside
from app.domain.plan_text.deciding import decide
from app.domain.plan_text.figures import figure_blocks
from app.domain.plan_text.label_lines import has_lower_objectives
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.list_items import PARENT_REASON
from app.domain.plan_text.missions import missions_head_objectives
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.other_lists import announces_other_list
from app.domain.plan_text.position import OBJECTIVES, Decision, PlanPosition
from app.domain.plan_text.prevention import measure_blocks
from app.domain.plan_text.roles import ActivitiesChoice, LineRole, PlanLayout, RoleGuess, TextOwner
from app.domain.plan_text.row_titles import main_cell
from app.domain.plan_text.saying import Said, said_as
from app.domain.plan_text.second_look import (
    bare_units,
    has_objectives,
    has_units,
    is_worth_it,
    loosened,
    raised,
    seeming_units,
)
from app.domain.plan_text.signs import OF_ALL_ALIKE, after_shared_label, chosen_guess
from app.domain.plan_text.table_rows import row_decision
from app.domain.plan_text.tables import names_objectives, read_row, with_headings
from app.domain.plan_text.unit_lines import UnitLine, top_rank, unit_lines

NO_CHOICES = PlanLayout()
_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})


def recognised(document: SourceDocument, layout: PlanLayout = NO_CHOICES, year: int = 0) -> tuple[RoleGuess, ...]:
    """Return one guess for each block; the choices of `layout` come first, and the blocks after them follow.

    Of what a table expects in several years that of `year`, the archive's, is the target; else the first.
    """
    read, aside = without_set_aside(document, layout)
    guesses = _looked_through(read, layout, year)
    told = raised(doubted(read_by_cells(read.blocks, layout.words), guesses))
    return tuple(sorted((*told, *aside), key=lambda guess: guess.block)) if aside else told


def _looked_through(document: SourceDocument, layout: PlanLayout, year: int) -> tuple[RoleGuess, ...]:
    blocks, headings = with_headings(document.blocks, layout.words)
    units = unit_lines(blocks)
    guesses = _walked(document, layout, _position(blocks, headings, units, layout, year))
    if has_units(guesses) and has_objectives(guesses):
        bare = bare_units(blocks, guesses)
        again = replace(_position(blocks, headings, units, layout, year), bare_units=bare) if bare else None
        return _walked(document, layout, again) if again else guesses
    if not is_worth_it(blocks):
        return guesses
    units = units if has_units(guesses) else seeming_units(blocks)
    for lacks_objectives in (False, True):
        again = _position(blocks, headings, units, layout, year)
        again.is_loose, again.lacks_objectives = True, lacks_objectives
        guesses = _walked(document, layout, again)
        if has_units(guesses) and has_objectives(guesses):
            break
    return guesses


def _position(
    blocks: list[PlanBlock], headings: frozenset[int], units: dict[int, UnitLine], layout: PlanLayout, year: int
) -> PlanPosition:
    return PlanPosition(
        blocks, units, headings, figure_blocks(blocks), top_rank(units, blocks),
        layout.activities or ActivitiesChoice.ACTIVITIES, missions_head=missions_head_objectives(blocks),
        measures=measure_blocks(blocks), year=year, has_lower=has_lower_objectives(blocks),
        chapters=chapter_titles(blocks, units),
    )  # fmt: skip


def _walked(document: SourceDocument, layout: PlanLayout, position: PlanPosition) -> tuple[RoleGuess, ...]:
    guesses: list[RoleGuess] = []
    for place, original in enumerate(document.blocks):
        position.place = place
        decision = row_decision(position) if position.block.kind is BlockKind.TABLE_ROW else decide(position)
        decision = loosened(position, decision) if position.is_loose else decision
        chosen = chosen_guess(original, layout)
        guess = _guess(
            position.block, _chosen_decision(position, decision, chosen) if chosen else decision, is_chosen=bool(chosen)
        )
        guesses.append(guess)
        _step(position, decision, guess)
    return tuple(guesses)


def asks_about_activities(guesses: tuple[RoleGuess, ...]) -> bool:
    """Whether the plan has parents with items, so that what the items are is asked once for its layout."""
    return any(guess.role is LineRole.ACTIVITY and guess.reason == PARENT_REASON for guess in guesses)


def _chosen_decision(position: PlanPosition, decision: Decision, chosen: RoleGuess) -> Decision:
    if decision.role is chosen.role:
        return Decision(
            chosen.role,
            chosen.confidence,
            chosen.reason,
            decision.items,
            decision.section,
            decision.said,
            decision.owner,
        )
    said = (
        _said_by_columns(position, chosen.role)
        or _said_after_label(position.block, chosen)
        or main_cell(position.block, chosen.role)
    )
    return Decision(chosen.role, chosen.confidence, chosen.reason, said=said)


def _said_after_label(block: PlanBlock, chosen: RoleGuess) -> Said | None:
    """Drop the words before the colon of lines that are all said to be one thing: «Missione dell'anno: Nido estivo»."""
    value = after_shared_label(block) if chosen.reason == OF_ALL_ALIKE and not chosen.role.is_text else ""
    found = label_of(block.text)
    if not value or chosen.role in _UNITS or (found is not None and found.role is chosen.role):
        return None
    return said_as(replace(block, text=value), chosen.role)


def _said_by_columns(position: PlanPosition, role: LineRole) -> Said | None:
    """Divide in its columns a row of a table that somebody says to be what they make of it; None: it is read whole."""
    if position.block.kind is not BlockKind.TABLE_ROW:
        return None
    row = read_row(position.block, position.rank, heads_name_units=not position.units, year=position.year)
    is_so = row is not None and (row.role is role or {row.role, role} <= OBJECTIVES)
    return (row.text, row.facts) if row and is_so else None


def _guess(block: PlanBlock, decision: Decision, *, is_chosen: bool) -> RoleGuess:
    text, facts = decision.said or said_as(block, decision.role)
    return RoleGuess(
        block.number, decision.role, decision.confidence, decision.reason, text, facts, is_chosen, decision.owner
    )


def _step(position: PlanPosition, decision: Decision, guess: RoleGuess) -> None:
    """Move on past a block: open or close what its role opens or closes."""
    block, role = position.block, guess.role
    if decision.section is not None and not guess.chosen:
        position.enter(decision.section)
    elif role in _UNITS:
        position.enter_unit(is_explicit=_is_explicit(position))
    elif role in OBJECTIVES:
        if any(fact.role in _UNITS for fact in guess.facts):
            position.enter_unit(is_explicit=False)
        position.open_objective(is_empty=not guess.text.strip(), is_strategic=role is LineRole.STRATEGIC_OBJECTIVE)
    elif role.is_text and block.kind is BlockKind.PARAGRAPH and position.first_item is not None:
        position.prose_since_items = not block.text.endswith(":")
    if guess.owner is TextOwner.BELOW:
        position.leave_objective()
    _list_step(position, decision, guess)


def _list_step(position: PlanPosition, decision: Decision, guess: RoleGuess) -> None:
    block = position.block
    if block.kind is BlockKind.LIST_ITEM and guess.role not in OBJECTIVES:
        position.list_items.append(block)
    elif decision.items is not None and decision.items is not position.items:
        position.open_items(decision.items, is_announced=guess.role is LineRole.NOTHING or _announces(block))
    elif decision.items is None and not (guess.role.is_text or guess.role is LineRole.NOTHING):
        if guess.role not in OBJECTIVES or position.items is not LineRole.OBJECTIVE:
            position.open_items(None)
    elif decision.items is not None:
        position.list_items = []


def _announces(block: PlanBlock) -> bool:
    """Whether the line is a label without its value, or a sentence that leads to a list: «Note: si prevede di:»."""
    found = label_of(block.text)
    is_label = found is not None and not found.value
    return block.text.endswith(":") or is_label or announces_other_list(block.text)


def _is_explicit(position: PlanPosition) -> bool:
    """Whether the unit that begins here has objectives with a number or a title of their own."""
    for place in range(position.place + 1, len(position.blocks)):
        if place in position.units:
            return False
        block = position.blocks[place]
        if block.number in position.headings and names_objectives([block]):
            return True
        text = block.text
        found = label_of(text)
        if objective_heading(text) or (found and found.role is LineRole.OBJECTIVE and found.value and not block.cells):
            return True
    return False
