"""Objectives that are lines with a share in brackets, «Aprire il museo (20%)», where those of a unit make 100."""

import re

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.position import Decision, PlanPosition
from app.domain.plan_text.roles import CarriedFact, LineRole

_SHARED = re.compile(r"(?P<title>\S.{8,240}?)\s*[(\[]\s*(?P<share>\d{1,3})\s*(?:%|/\s*100|punti)?\s*[)\]]\s*[.;:]?")
_WHOLE, _FEWEST = 100, 2


def weighed_in_brackets(position: PlanPosition) -> Decision | None:
    """Return an objective where the numbers in brackets of the lines of its unit make 100 together."""
    found = _shared(position.block)
    if found is None or not position.takes_objectives or not position.has_unit:
        return None
    shares = [int(one["share"]) for block in _of_the_unit(position) if (one := _shared(block))]
    if len(shares) < _FEWEST or sum(shares) != _WHOLE:
        return None
    said = (found["title"], (CarriedFact(LineRole.WEIGHT, found["share"]),))
    return Decision(
        position.objective_role, 75, "Porta tra parentesi il peso, e i pesi dell'unità fanno 100", said=said
    )


def _shared(block: PlanBlock) -> re.Match[str] | None:
    return _SHARED.fullmatch(block.text) if block.kind is not BlockKind.TABLE_ROW else None


def _of_the_unit(position: PlanPosition) -> list[PlanBlock]:
    """Return the blocks of the unit in which the block stands."""
    start = next((place for place in range(position.place, -1, -1) if place in position.units), 0)
    end = next(
        (place for place in range(position.place + 1, len(position.blocks)) if place in position.units),
        len(position.blocks),
    )
    return position.blocks[start:end]
