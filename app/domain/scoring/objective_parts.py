"""The objectives of a section, each with its degree and its weight; those of many people measured once."""

from collections.abc import Iterator

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.inputs import ObjectiveInput
from app.domain.scoring.objective_weights import weighed
from app.domain.scoring.objectives import is_left_apart, left_apart, objective_part
from app.domain.scoring.parts import Part

Objectives = tuple[ObjectiveInput, ...]


class Memory:
    """What was measured of the objectives of units and of the ente, while many sheets are scored one after the other.

    Objectives are known again by being the very same ones: they are kept here, so that nothing takes their place.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[Section, Objectives, tuple[Part, ...]]] = {}

    def parts(
        self, method: MethodDefinition, template: SheetTemplate, section: Section, objectives: Objectives
    ) -> tuple[Part, ...]:
        """Return the parts of some objectives of a section, measured the first time they are asked."""
        if not section.holds_shared_objectives:
            return tuple(_parts(method, template, section, objectives))
        place = id(section), id(objectives)
        if place not in self._known:
            self._known[place] = section, objectives, tuple(_parts(method, template, section, objectives))
        return self._known[place][-1]


def _parts(
    method: MethodDefinition, template: SheetTemplate, section: Section, objectives: Objectives
) -> Iterator[Part]:
    """Yield the objectives in the order given; the payment-times one stands apart where it decides a share."""
    counted = [one for one in objectives if not is_left_apart(template, one)]
    parts = iter(
        weighed(section, counted, [objective_part(section, one, method) for one in counted], method.difficulties)
    )
    for objective in objectives:
        yield left_apart(section, objective) if is_left_apart(template, objective) else next(parts)
