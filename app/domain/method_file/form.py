"""What a text file of rules (a method, awards, progressions) is made of: one reader and one writer serve them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.domain.issues import Issue
from app.domain.serial.plain import Dialect

T = TypeVar("T")


@dataclass(frozen=True)
class FileForm(Generic[T]):
    """One kind of file: the class that it becomes, its Italian spelling, what is checked once it is read.

    `opening` are the comments at its head, `comments` those above a group by its path; a class of `short` is written
    in one line, a field of `always` also where it has the value that it begins with. `instead` says what is written in
    a group in the place of a key that it has not.
    """

    shape: type[T]
    dialect: Dialect
    validate: Callable[[T], list[Issue]]
    opening: str
    comments: Mapping[str, str]
    short: tuple[type, ...] = ()
    always: frozenset[str] = frozenset()
    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)
