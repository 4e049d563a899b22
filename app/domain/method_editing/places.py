"""Places in a method: a path of fields and positions, read and replaced without touching the rest."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from app.domain.method_file.positions import path_of
from app.domain.method_file.words import ITALIAN
from app.domain.serial.plain import Dialect, Path

T = TypeVar("T")
Place = Path
"""For instance `("templates", 0, "sections", 1)`; the empty one is the whole."""


def at(whole: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for step in place:
        whole = whole[step] if isinstance(step, int) else getattr(whole, step)
    return whole


def put(whole: T, place: Place, value: Any) -> T:
    """Return the whole with `value` at a place."""
    if not place:
        found: T = value
        return found
    step, rest = place[0], place[1:]
    own: Any = whole
    if isinstance(step, int):
        items: Any = (*own[:step], put(own[step], rest, value), *own[step + 1 :])
        filled: T = items
        return filled
    changed: T = replace(own, **{step: put(getattr(own, step), rest, value)})
    return changed


def add(whole: T, items: Place, item: Any) -> tuple[T, Place]:
    """Add an item at the end of a list, with a code of its own; return also its place."""
    present = at(whole, items)
    return put(whole, items, (*present, _with_own_code(item, present))), (*items, len(present))


def duplicate(whole: T, place: Place) -> tuple[T, Place]:
    """Put a copy of an item after it."""
    items, number = split(place)
    present = at(whole, items)
    copy = _with_own_code(present[number], present)
    return put(whole, items, (*present[: number + 1], copy, *present[number + 1 :])), (*items, number + 1)


def remove(whole: T, place: Place) -> T:
    """Take an item out of its list."""
    items, number = split(place)
    present = at(whole, items)
    return put(whole, items, (*present[:number], *present[number + 1 :]))


def move(whole: T, place: Place, by: int) -> tuple[T, Place]:
    """Move an item up (-1) or down (+1) in its list, as far as the list goes."""
    items, number = split(place)
    present = list(at(whole, items))
    target = min(max(number + by, 0), len(present) - 1)
    present.insert(target, present.pop(number))
    return put(whole, items, tuple(present)), (*items, target)


def is_item(place: Place) -> bool:
    """Tell whether a place is an item of a list, which can be moved, copied and taken out."""
    return bool(place) and isinstance(place[-1], int)


def split(place: Place) -> tuple[Place, int]:
    """Return the list that holds an item, and its position."""
    number = place[-1]
    if not isinstance(number, int):
        message = f"{place} is not an item of a list"
        raise TypeError(message)
    return place[:-1], number


def place_of_field(whole: Any, field: str, dialect: Dialect = ITALIAN) -> Place:
    """Return the place of an issue's field (`scheda[0].sezione[1].peso`), as far as it can be followed."""
    place: Place = ()
    for part in path_of(field):
        step = _step(at(whole, place), part, dialect)
        if step is None:
            break
        place = (*place, step)
    return place


def _step(inside: Any, part: str | int, dialect: Dialect) -> str | int | None:
    if isinstance(part, int):
        return part if isinstance(inside, tuple) and part < len(inside) else None
    if not is_dataclass(inside):
        return None
    return next((one.name for one in fields(inside) if dialect.key(one.name) == part), None)


def _with_own_code(item: Any, present: tuple[Any, ...]) -> Any:
    code = getattr(item, "code", None)
    taken = {getattr(one, "code", None) for one in present}
    if code is None or code not in taken:
        return item
    stem = code.rstrip("0123456789").rstrip("-")
    joint = "-" if len(stem) > 1 else ""
    numbers = (number for number in range(2, len(present) + 3) if f"{stem}{joint}{number}" not in taken)
    return replace(item, code=f"{stem}{joint}{next(numbers)}")
