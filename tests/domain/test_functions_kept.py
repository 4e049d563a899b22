"""What every small function of the domain answers to the same words, numbers and days, kept as it was looked at.

Functions of texts, numbers, days and choices alone are asked by themselves, each with whatever of `ASKED` fits its
parameters; one that is new is asked at once. An answer that changes is a line of the difference: it is right, or it is
a fault of somebody who is told by no other test.
"""

import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import islice, product
from math import prod
from pathlib import Path
from random import Random
from typing import Any

import app.domain
from app.domain.errors import UserError
from tests.golden.kept import compare

MOST = 40
"""Questions to a function of many parameters; of more, a draw that is always the same."""
LONGEST = 220
"""Letters kept of an answer."""
WORDS = Path(__file__).with_name("asked_words.txt").read_text(encoding="utf-8").splitlines()
ASKED: dict[type, Sequence[Any]] = {
    str: ("", *WORDS),
    int: (0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 21, 30, 31, 60, 99, 100, 101, 2023, 2024, 2025),
    Decimal: tuple(
        map(Decimal, ("0", "1", "0.5", "2.345", "33.33", "50", "60", "99.99", "100", "100.01", "1234.5", "-1"))
    ),
    Fraction: (Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1), Fraction(100), Fraction(7, 2)),
    date: tuple(
        date(*one)
        for one in (
            (2023, 12, 31),
            (2024, 1, 1),
            (2024, 2, 29),
            (2024, 6, 30),
            (2024, 7, 1),
            (2024, 12, 31),
            (2025, 1, 1),
        )
    ),
    bool: (False, True),
    types.NoneType: (None,),
}

LISTS: dict[Any, Callable[[Sequence[Any]], Any]] = {
    set: set, frozenset: frozenset, list: list, tuple: tuple, Sequence: tuple, Iterable: tuple, Collection: tuple,
}  # fmt: skip


def questions(kind: Any) -> Sequence[Any] | None:
    """The values asked for a parameter of this kind; None where it is of records."""
    origin = typing.get_origin(kind)
    kind = getattr(kind, "__supertype__", kind)
    if isinstance(kind, type) and not origin:
        return tuple(kind) if issubclass(kind, Enum) else ASKED.get(kind)
    inner = [questions(one) for one in typing.get_args(kind) if one is not Ellipsis]
    if not inner or any(one is None for one in inner):
        return None
    flat = [value for one in inner for value in one or ()]
    if origin in {typing.Union, types.UnionType}:
        return flat
    return lists_of(origin, flat) if origin in LISTS and len(inner) == 1 else None


def lists_of(origin: Any, flat: Sequence[Any]) -> Sequence[Any]:
    lists = [flat[:size] for size in (0, 1, 2, 5)]
    lists += [[one, flat[(7 * place + 3) % len(flat)]] for place, one in enumerate(flat[:40])]
    return [LISTS[origin](one) for one in [*lists, [*flat[:3], *flat[:3]]]]


def functions() -> Iterator[tuple[str, Callable[..., Any], list[Sequence[Any]]]]:
    for found in pkgutil.walk_packages(app.domain.__path__, "app.domain."):
        for name, one in vars(import_module(found.name)).items():
            if inspect.isfunction(one) and one.__module__ == found.name:
                asked = [questions(kind) for kind in kinds_of(one)]
                if asked and all(asked):
                    yield f"{found.name[11:]}.{name}", one, [part for part in asked if part is not None]


@cache
def kinds_of(one: Callable[..., Any]) -> tuple[Any, ...]:
    hints = typing.get_type_hints(one)
    return tuple(hints.get(name) for name in inspect.signature(one).parameters)


def answers(name: str, one: Callable[..., Any], asked: list[Sequence[Any]]) -> Iterator[tuple[str, str]]:
    if len(asked) == 1 or prod(map(len, asked)) <= MOST:
        drawn = list(product(*asked))
    else:
        draw = Random(name)  # noqa: S311 (questions, the same at each run)
        drawn = [tuple(map(draw.choice, asked)) for _ in range(MOST)]
    parameters = inspect.signature(one).parameters.values()
    for values in drawn:
        plain = [value for value, by in zip(values, parameters, strict=True) if by.kind is not by.KEYWORD_ONLY]
        named = {by.name: value for value, by in zip(values, parameters, strict=True) if by.kind is by.KEYWORD_ONLY}
        try:
            answer = written(one(*plain, **named))
        except UserError as refusal:
            answer = f"! {refusal.sentence}"
        except Exception as error:
            answer = f"!! {type(error).__name__}"
        yield answer[:LONGEST], " ".join(map(short, values))


def short(value: Any) -> str:
    """Name what was asked: the words by their beginning, a list by its first and how many it has."""
    if isinstance(value, set | frozenset):
        value = sorted(value, key=written)
    if isinstance(value, list | tuple):
        return f"[{len(value)}: {short(value[0])}]" if value else "[]"
    text = written(value)
    return text if len(text) < 16 else f"{text[:14]}…"


def written(value: Any) -> str:
    match value:
        case Enum():
            text = value.name
        case Decimal() | int() | Fraction() | date():
            text = str(value)
        case str() | None:
            text = repr(value)
        case dict():
            text = "{" + ", ".join(f"{written(key)}: {written(one)}" for key, one in value.items()) + "}"
        case set() | frozenset():
            text = "{" + ", ".join(sorted(map(written, value))) + "}"
        case list() | tuple() | Iterator():
            text = "[" + ", ".join(map(written, islice(value, 40))) + "]"
        case _ if is_dataclass(value):
            said = ((one.name, getattr(value, one.name)) for one in fields(value))
            text = "(" + " ".join(f"{name}={written(one)}" for name, one in said if one not in (None, "", ())) + ")"
        case _:
            text = type(value).__name__
    return text


def test_that_every_small_function_answers_what_is_kept() -> None:
    lines = []
    for name, one, asked in functions():
        by_answer: dict[str, list[str]] = {}
        for answer, question in answers(name, one, asked):
            by_answer.setdefault(answer, []).append(question)
        lines += [name, *(f"  {answer} < {' · '.join(questions)}" for answer, questions in by_answer.items())]
    compare("functions", "\n".join(lines) + "\n")
