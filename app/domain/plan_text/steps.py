"""Phases and activities as a line writes them: each with when it ends, many of them on one line."""

import re

from app.domain.plan_text.cleaning import without_loose_end
from app.domain.plan_text.inline_facts import with_facts
from app.domain.plan_text.periods import dated
from app.domain.plan_text.roles import CarriedFact, LineRole

_BETWEEN = re.compile(r"\s*;\s+|\s+(?=\(?[1-9a-h]\)\s)")
_MARK = re.compile(r"\(?(?:[1-9]|[a-h])[.)]\s+")


def steps_in(text: str, role: LineRole) -> tuple[str, tuple[CarriedFact, ...]]:
    """Return the first step of a line, and as facts what it carries and the other steps: «gara; lavori»."""
    pieces = [_MARK.sub("", piece, count=1) for piece in _BETWEEN.split(text.strip(" ;")) if piece.strip(" .;")]
    if len(pieces) > 1 and all(any(map(str.isalpha, piece)) for piece in pieces) and "(" not in _unclosed(pieces):
        told = [_step(piece) for piece in pieces]
        first, *others = told
        rest = (fact for step, facts in others for fact in (CarriedFact(role, step), *facts))
        return first[0], (*first[1], *rest)
    return _step(text)


def _step(text: str) -> tuple[str, tuple[CarriedFact, ...]]:
    rest, facts = with_facts(text)
    if any(fact.role is LineRole.DEADLINE for fact in facts):
        return rest, facts
    what, when = dated(rest)
    return without_loose_end(what), (*facts, *((CarriedFact(LineRole.DEADLINE, when),) if when else ()))


def _unclosed(pieces: list[str]) -> str:
    """Return the pieces in which a bracket stays open: what is parted there is one step."""
    return "".join(piece for piece in pieces if piece.count("(") != piece.count(")"))
