"""Finds the lines repeated in many units and offers them as cross objectives."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.matching import is_prefix, stems, text_key
from app.domain.plan_text.nearness import are_near
from app.domain.plan_text.shapes import Bullet, CrossGroup, CrossMember, UnitName

_STEMS_COMPARED = 60
_LEADERS_COMPARED = 12


@dataclass(frozen=True, slots=True)
class _Wording:
    """One way of writing a line, wherever it stands (once for each unit)."""

    key: str
    stems: tuple[str, ...]
    bullet: Bullet
    members: tuple[CrossMember, ...]

    @property
    def is_repeated(self) -> bool:
        return len(self.members) > 1


def groups_of(bullets: Sequence[tuple[UnitName, Bullet]], common: Sequence[Bullet]) -> tuple[CrossGroup, ...]:
    """Group the lines that are equal, then propose those that are nearly so; time grows with the lines."""
    wordings = _wordings(bullets)
    restated = Restated(common)
    equal = [_group(wording, wording.members, restated) for wording in wordings if wording.is_repeated]
    near = [group for family in _families(wordings) for group in _near_groups(family, restated)]
    return (*equal, *near)


def fingerprint(text: str) -> str:
    """Return a short key of a text that does not change with case, accents, punctuation and spaces."""
    return hashlib.sha256((text_key(text) or text).encode()).hexdigest()[:16]


class Restated:
    """Tells which common objective (from 1) a line says again, by its title."""

    def __init__(self, common: Iterable[Bullet]) -> None:
        self._by_start: dict[tuple[str, ...], tuple[int, Bullet]] = {}
        for number, bullet in enumerate(common, start=1):
            if title := stems(bullet.title):
                self._by_start.setdefault(title[:3], (number, bullet))

    def number(self, bullet: Bullet) -> int | None:
        title = stems(bullet.title)
        number, common = self._by_start.get(title[:3], (None, bullet))
        known = stems(common.title)
        is_same = title == known if len(title) > 1 else text_key(bullet.title) == text_key(common.title)
        return number if is_same or is_prefix(title, known) or is_prefix(known, title) else None


def _wordings(bullets: Sequence[tuple[UnitName, Bullet]]) -> list[_Wording]:
    """Return the different wordings, the most repeated first."""
    places: dict[str, dict[UnitName, Bullet]] = {}
    for unit, bullet in bullets:
        places.setdefault(text_key(bullet.text) or bullet.text, {}).setdefault(unit, bullet)
    wordings = [_wording(key, found) for key, found in places.items()]
    return sorted(wordings, key=lambda wording: -len(wording.members))


def _wording(key: str, places: dict[UnitName, Bullet]) -> _Wording:
    members = tuple(CrossMember(unit, bullet.line, bullet.text) for unit, bullet in places.items())
    return _Wording(key, stems(key[:1000])[:_STEMS_COMPARED], next(iter(places.values())), members)


def _families(wordings: list[_Wording]) -> Iterator[list[_Wording]]:
    """Put each wording behind the first, more repeated one that is near to it and begins with the same word."""
    families: dict[str, list[list[_Wording]]] = {}
    for wording in wordings:
        known = families.setdefault(wording.stems[0] if wording.stems else "", [])
        family = next((one for one in known[:_LEADERS_COMPARED] if are_near(one[0].stems, wording.stems)), None)
        if family is None:
            known.append([wording])
        else:
            family.append(wording)
    return (family for known in families.values() for family in known if len(family) > 1)


def _near_groups(family: list[_Wording], restated: Restated) -> Iterator[CrossGroup]:
    leader, *others = family
    taken = {member.unit for member in leader.members}
    if not leader.is_repeated:
        members = list({member.unit: member for one in reversed(family) for member in one.members}.values())
        if len(members) > 1:
            group = _group(leader, tuple(sorted(members, key=lambda member: member.line)), restated)
            yield replace(group, key=f"{group.key}~", is_exact=False)
        return
    for other in others:
        if members := [member for member in other.members if member.unit not in taken]:
            joins = fingerprint(leader.key)
            group = _group(other, tuple(members), restated)
            yield replace(group, key=f"{group.key}~{joins}", is_exact=False, joins=joins)
            taken.update(member.unit for member in members)


def _group(wording: _Wording, members: tuple[CrossMember, ...], restated: Restated) -> CrossGroup:
    bullet = wording.bullet
    key = fingerprint(wording.key)
    return CrossGroup(key, bullet.title, bullet.description, members, True, restates=restated.number(bullet))
