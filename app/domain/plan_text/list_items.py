"""The items of lists: objectives, or phases, activities, indicators, people of the objective above."""

from collections.abc import Callable

from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.measured_lists import are_measured
from app.domain.plan_text.position import Decision, PlanPosition, is_like, number_of
from app.domain.plan_text.roles import ActivitiesChoice, LineRole
from app.domain.plan_text.section_lines import PlanSection
from app.domain.plan_text.signs import marker_shape
from app.domain.plan_text.staff_lines import is_of_staff

PARENT_REASON = "Voce di un obiettivo con un elenco sotto"
CHILD_ROLES = frozenset(
    {LineRole.PHASE, LineRole.ACTIVITY, LineRole.INDICATOR, LineRole.TARGET, LineRole.PERSON, LineRole.RESOURCE}
)


def item_decision(position: PlanPosition) -> Decision:
    """Return what an item of a list is where it stands."""
    return next((found for rule in RULES if (found := rule(position))), _objective(position))


def _objective(position: PlanPosition) -> Decision:
    confidence = 60 if position.prose_since_items else 85
    items = position.items if position.items not in CHILD_ROLES else None
    return Decision(position.objective_role, confidence, "Una voce dell'elenco sotto l'unità", items=items)


def _outside(position: PlanPosition) -> Decision | None:
    if position.takes_objectives:
        return None
    return Decision(LineRole.TEXT, 75, "Un elenco fuori dalle sezioni degli obiettivi")


def _next_to_the_unit(position: PlanPosition) -> Decision | None:
    """After «2. di assegnare all'Area Tecnica:» with its points a) and b), the point 3 is of the act."""
    unit, first, block = position.unit, position.first_item, position.block
    if unit is None or first is None or is_like(first, block) or not is_like(unit, block):
        return None
    number, above = number_of(block), number_of(unit)
    if number is None or above is None or number != above + 1:
        return None
    return Decision(LineRole.TEXT, 75, "Un punto dell'atto accanto a quello dell'unità", section=PlanSection.OUTSIDE)


def _staff(position: PlanPosition) -> Decision | None:
    if not is_of_staff(position.block.text):
        return None
    return Decision(LineRole.NOTHING, 85, "Una voce del personale: non è un obiettivo")


def _announced(position: PlanPosition) -> Decision | None:
    role = position.items
    if role is None or _begins_another(position):
        return None
    if role in {LineRole.TEXT, LineRole.HEAD}:
        return Decision(LineRole.TEXT, 70, "Una voce di un elenco che non è di obiettivi", items=role)
    if role not in CHILD_ROLES:
        return None
    if position.objective is None:
        return Decision(LineRole.TEXT, 70, "Una voce di un elenco dell'unità", items=role)
    is_measured = role is LineRole.TARGET and bool(measured(position.block.text)[1])
    told = LineRole.INDICATOR if is_measured else role
    return Decision(told, 88, f"Sta nell'elenco di: {role.italian.lower()}", items=role)


def _title(position: PlanPosition) -> Decision | None:
    if not position.objective_is_empty:
        return None
    return Decision(position.objective_role, 85, "È il titolo dell'obiettivo annunciato sopra")


def _child(position: PlanPosition) -> Decision | None:
    if position.objective is None or not _is_below(position.objective, position):
        return None
    if position.objective_is_strategic and position.items is LineRole.OBJECTIVE and position.is_announced:
        return None
    if position.activities is ActivitiesChoice.OBJECTIVES:
        return Decision(position.objective_role, 80, "Una voce dell'elenco: un obiettivo, come scelto")
    if are_measured(position.blocks, position.place):
        return Decision(LineRole.INDICATOR, 80, "Una voce con un valore, sotto l'obiettivo")
    return Decision(LineRole.ACTIVITY, 70, PARENT_REASON)


def _before_numbered_ones(position: PlanPosition) -> Decision | None:
    is_before = position.is_explicit and position.section is PlanSection.UNITS
    if not is_before or position.items is LineRole.OBJECTIVE:
        return None
    return Decision(LineRole.TEXT, 60, "Un elenco prima del primo obiettivo numerato")


def _after_the_common_list(position: PlanPosition) -> Decision | None:
    """After a paragraph the list of the common objectives goes on only if its numbers do."""
    if position.section not in {PlanSection.COMMON, PlanSection.STRATEGIC} or not position.prose_since_items:
        return None
    last = number_of(position.objective) if position.objective else None
    if last is not None and number_of(position.block) == last + 1:
        return None
    return Decision(LineRole.TEXT, 65, "Un elenco dopo quello degli obiettivi comuni")


def _begins_another(position: PlanPosition) -> bool:
    """Whether the item goes on with the list of the objectives rather than with the one inside the last of them.

    «Indicatore: atti digitalizzati» holds its value and announces no list: the mark below it is of an objective.
    """
    first, block = position.first_item, position.block
    if first is None or not is_like(first, block):
        return False
    inner = position.list_items
    if inner and not is_like(inner[0], block):
        return True
    if number_of(block) is None and not inner and not position.is_announced:
        return True
    number, above = number_of(block), position.objective
    if number is None or above is None:
        return False
    goes_on = not inner or number == (number_of(inner[-1]) or 0) + 1
    return number == (number_of(above) or 0) + 1 and not (goes_on and (inner or number == 1))


def _is_below(above: PlanBlock, position: PlanPosition) -> bool:
    """Whether the item hangs on the objective above: deeper, announced, or with a lesser mark than its number."""
    block, first = position.block, position.first_item
    if first is None or above.marker == "":
        return True
    if is_like(first, block):
        return False
    if block.level != first.level:
        return block.level > first.level
    if above.text.endswith(":"):
        return True
    return _depth(block.marker) > _depth(first.marker)


def _depth(marker: str) -> int:
    """Return how deep a mark is: «1.» above «1.1», that above «a)», that above a dash; all dashes are equal."""
    shape = marker_shape(marker)
    if "1" in shape:
        return shape.count("1")
    return 5 if "a" in shape else 6


RULES: tuple[Callable[[PlanPosition], Decision | None], ...] = (
    _outside,
    _next_to_the_unit,
    _staff,
    _announced,
    _title,
    _child,
    _before_numbered_ones,
    _after_the_common_list,
)
