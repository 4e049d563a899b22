"""Units as people call them in their lists: by the beginning of the name, by a path, at whatever level they are."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.structure.units import UnitKind, UnitRow, name_without_kind

_LEVELS = re.compile(r"\s*[/›>]\s*")


def unit_elsewhere(units: Sequence[UnitRow], text: str) -> UnitRow | None:
    """Return the only unit that a text names: `Settore I` of «Settore I – Affari generali», `Settore I / Tributi`.

    What people call settore may be an area of the archive; of a path the lowest unit known counts.
    """
    for part in reversed([part for part in _LEVELS.split(text) if part]):
        for is_called in (_has_code, _has_name, _has_name_without_kind, _begins_with):
            found = [unit for unit in units if is_called(unit, part)]
            if len(found) == 1:
                return found[0]
    return None


def _has_code(unit: UnitRow, part: str) -> bool:
    return text_key(unit.code) == text_key(part)


def _has_name(unit: UnitRow, part: str) -> bool:
    return text_key(unit.name) == text_key(part)


def _has_name_without_kind(unit: UnitRow, part: str) -> bool:
    return _bare(unit.name) == _bare(part)


def _begins_with(unit: UnitRow, part: str) -> bool:
    """`Settore I` begins «I – Affari generali» too: the word of the kind stands for one of the two words asked."""
    key = text_key(part)
    return " " in key and f"{_bare(unit.name)} ".startswith(f"{_bare(part)} ")


def _bare(name: str) -> str:
    """Leave out the word of whatever kind a name begins with."""
    for kind in UnitKind:
        name = name_without_kind(kind, name)
    return text_key(name)
