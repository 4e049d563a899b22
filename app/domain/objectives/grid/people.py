"""People as they are written in the cells of the grid: by name, in either order."""

from collections import defaultdict
from collections.abc import Sequence

from app.domain.ids import EmployeeId
from app.domain.matching import text_key
from app.domain.objectives.detail import PersonChoice


def people_by_name(people: Sequence[PersonChoice]) -> dict[str, list[EmployeeId]]:
    """Return the people by their names, written in either order."""
    found: dict[str, list[EmployeeId]] = defaultdict(list)
    for person in people:
        found[name_key(person.name)].append(person.id)
    return found


def name_key(name: str) -> str:
    return " ".join(sorted(text_key(name).split()))
