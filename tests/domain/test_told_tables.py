"""What the lists show, what a form begins with and how far things go, one line each: a change is seen in its commit.

`tests/golden/kept/told` has the columns of every list and workbook, with what they are not by default; the values of a
record or of a form when nobody says them (`beginnings`); limits, widths and days that are numbers (`figures`).
"""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

import app.domain
from app.domain.columns import Column
from tests.golden.kept import compare


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(app.domain.__path__, "app.domain."):
        yield import_module(found.name)


def columns() -> Iterator[str]:
    """Every `Column` that a module holds, in tuples, dictionaries or records, under the first name that has it."""
    seen: set[int] = set()
    for module in modules():
        for name, value in vars(module).items():
            for column in _columns_in(value, seen) if not name.startswith("__") else ():
                yield f"{module.__name__[11:]}.{name} {_told(column)}"


def _columns_in(value: object, seen: set[int]) -> Iterator[Column]:
    if isinstance(value, Column):
        if id(value) not in seen:
            seen.add(id(value))
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _columns_in(one, seen)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _columns_in(one, seen)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _columns_in(getattr(value, field.name), seen)


def _told(record: Any) -> str:
    """The fields that are not what they are by default."""
    said = []
    for field in fields(record):
        value = getattr(record, field.name)
        if field.default is MISSING or value != field.default:
            said.append(f"{field.name}={_written(value)}")
    return " ".join(said)


def beginnings() -> Iterator[str]:
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__ and is_dataclass(value):
                for field in fields(value):
                    if field.default is not MISSING:
                        yield f"{module.__name__[11:]}.{name}.{field.name} = {_written(field.default)}"


def figures() -> Iterator[str]:
    for module in modules():
        for name, value in vars(module).items():
            if name.lstrip("_").isupper() and _is_figure(value):
                yield f"{module.__name__[11:]}.{name} = {_written(value)}"


def _is_figure(value: object) -> bool:
    if isinstance(value, tuple | list):
        return bool(value) and all(_is_figure(one) for one in value)
    if isinstance(value, dict):
        return bool(value) and all(_is_figure(one) or isinstance(one, bool) for one in value.values())
    return isinstance(value, int | Decimal | Fraction | date | timedelta) and not isinstance(value, Enum | bool)


def _written(value: Any) -> str:
    match value:
        case Enum():
            text = f"{type(value).__name__}.{value.name}"
        case dict():
            text = "{" + ", ".join(f"{_written(key)}: {_written(one)}" for key, one in value.items()) + "}"
        case tuple() | list():
            text = "(" + ", ".join(map(_written, value)) + ")"
        case set() | frozenset():
            text = "{" + ", ".join(sorted(map(_written, value))) + "}"
        case _ if callable(value):
            text = getattr(value, "__qualname__", type(value).__name__)
        case _ if is_dataclass(value):
            text = f"{type(value).__name__}({_told(value)})"
        case _:
            text = repr(value)
    return text


@pytest.mark.parametrize("told", [columns, beginnings, figures])
def test_that_what_is_told_in_tables_is_what_was_looked_at(told: Callable[[], Iterator[str]]) -> None:
    compare(f"told/{told.__name__}", "\n".join(told()) + "\n")
