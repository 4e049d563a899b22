"""The values of a step that are totals of other people's sheets, and the same step without them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.italian import plural
from app.domain.scoring.numbers import written
from app.domain.scoring.steps import Step

TOTALS_GIVEN = "totali dati"
"""How the value is called, also in the closed sheets of before: another word must go beside this one."""
_BETWEEN = "; "


def totals_value(totals: Sequence[Decimal]) -> tuple[str, str]:
    return TOTALS_GIVEN, _BETWEEN.join(map(written, totals))


def tells_totals(tree: Step) -> bool:
    return any(name == TOTALS_GIVEN for step in tree.walk() for name, _ in step.values)


def without_totals(step: Step) -> Step:
    """Return the explanation with how many totals were given in the place of each of them."""
    values = tuple((name, _counted(value) if name == TOTALS_GIVEN else value) for name, value in step.values)
    return replace(step, values=values, children=tuple(map(without_totals, step.children)))


def _counted(value: str) -> str:
    return f"{plural(len(value.split(_BETWEEN)), 'scheda', 'schede')} di altre persone"
