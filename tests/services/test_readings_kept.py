"""What every reading of the services gives of the example comune, kept as it was looked at, with what records say.

The readings are those that `scoping` names, asked by whom may see everything. Of each record the fields and the
properties are written, once: a filter, an order, a sum or a word that changes is a line of the difference.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from app.domain.errors import UserError
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace
from tests.golden.kept import compare
from tests.services.scoping import facts
from tests.services.scoping.test_leaks import NOW, reads

SEVERAL = 6
"""How many sheets, objectives and people are asked of one by one."""
LEFT_OUT = (
    "attachment",
    "verification",
    "undoable",
    "entry",
    "audit",
    "reminders",
    "duties",
    "objective_history",
    "sheet_history",
)
OF_THE_FIRST_YEAR = ("people", "overview", "tree", "awards", "progressions", "results", "round", "sheets")
_SEVENTH = re.compile(r"\w+ [7-9] \d+")
DEEPEST = 14


def test_that_every_reading_of_the_example_is_the_one_kept(example: Workspace) -> None:
    written, lines = Written(), []
    on_a_day = replace(example, now=lambda: NOW)
    for name, read in reads(asked_of(example)):
        if is_kept(name):
            try:
                said = written(read(on_a_day))
            except UserError as error:
                said = f"! {error.sentence}"
            lines.append(f"{name}: {said}")
    compare("readings", "\n".join(lines) + "\n")


def is_kept(name: str) -> bool:
    is_old = name.endswith(f" {facts.YEARS[0]}") and not name.startswith(OF_THE_FIRST_YEAR)
    return not (name.startswith(LEFT_OUT) or is_old or _SEVENTH.fullmatch(name))


def asked_of(workspace: Workspace) -> Any:
    sheets = [one.id for one in list_sheets(workspace, 1)][:SEVERAL]
    goals = range(1, SEVERAL + 1)
    return SimpleNamespace(
        sheets=[SimpleNamespace(id=one) for one in sheets], goals=[SimpleNamespace(id=one) for one in goals]
    )


class Written:
    """Writes values short; a long one that was written already is told by its mark, the same whatever is before it."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, value: Any, depth: int = 0) -> str:
        text = self._text(value, depth)
        if len(text) < 60:
            return text
        mark = sha256(text.encode()).hexdigest()[:6]
        if mark in self._seen:
            return f"#{mark}"
        self._seen.add(mark)
        return text

    def _text(self, value: Any, depth: int) -> str:
        deeper = depth + 1
        match value:
            case Enum():
                text = value.name
            case bytes():
                text = f"{len(value)} byte"
            case int() | Decimal() | Fraction():
                text = str(value)
            case date() | datetime() | float() | str() | None:
                text = repr(value)
            case _ if depth > DEEPEST:
                text = "…"
            case Mapping():
                text = "{" + ", ".join(f"{self(key, deeper)}: {self(one, deeper)}" for key, one in value.items()) + "}"
            case set() | frozenset():
                text = "{" + ", ".join(sorted(self(one, deeper) for one in value)) + "}"
            case list() | tuple() | Iterator():
                text = "[" + "\n  ".join(self(one, deeper) for one in value) + "]"
            case _ if is_dataclass(value):
                text = "(" + " ".join(f"{name}={self(one, deeper)}" for name, one in self._said(value)) + ")"
            case _:
                text = type(value).__name__
        return text

    def _said(self, value: Any) -> Iterator[tuple[str, Any]]:
        names = [one.name for one in fields(value)]
        for kind in type(value).__mro__[:-1]:
            names += [name for name, one in vars(kind).items() if isinstance(one, property)]
        for name in dict.fromkeys(names):
            one = getattr(value, name)
            if one not in (None, "", (), False):
                yield name, one
