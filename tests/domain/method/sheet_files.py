"""Sheets worked out by hand, read from files: what is given, and what must come out to the last digit."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from app.domain.issues import errors_of
from app.domain.method.definition import MethodDefinition
from app.domain.method_file.toml import read_method
from app.domain.scoring.inputs import SheetInput
from app.domain.serial.plain import from_plain

HERE = Path(__file__).parent / "methods"
SHEETS = HERE / "schede"
PRESETS = Path(__file__).parents[3] / "app" / "resources" / "methods"


@dataclass(frozen=True, slots=True)
class Expected:
    """The outcome; `degrees` of some sections, `missing` by kind, `issues` by code, `words` among the labels."""

    exact: Fraction | None = None
    total: Decimal | None = None
    individual: Decimal | None = None
    band: str = ""
    share: Decimal | None = None
    award: Decimal | None = None
    is_negative: bool = False
    degrees: tuple[tuple[str, Fraction], ...] = ()
    missing: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One sheet of a method."""

    title: str
    template: str
    expected: Expected
    sheet: SheetInput


@dataclass(frozen=True, slots=True)
class Year:
    """Days and totals of the sheets of one person, and the result of the year."""

    sheets: tuple[tuple[int, Decimal], ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Cases:
    """A file of sheets."""

    case: tuple[Case, ...]
    year: tuple[Year, ...] = ()


def method_files() -> list[Path]:
    return sorted(HERE.glob("*.toml"))


def method(name: str) -> MethodDefinition:
    """Read a method of the tests or a preset."""
    path = next(path for path in (HERE / f"{name}.toml", PRESETS / f"{name}.toml") if path.exists())
    found, issues = read_method(path.read_text(encoding="utf-8"))
    assert errors_of(issues) == []
    assert found is not None
    return found


def cases(name: str) -> Cases:
    text = (SHEETS / f"{name}.toml").read_text(encoding="utf-8")
    found, problems = from_plain(Cases, tomllib.loads(text, parse_float=Decimal))
    assert problems == []
    assert found is not None
    return found


NAMES = sorted(path.stem for path in SHEETS.glob("*.toml"))
EVERY = [(name, case) for name in NAMES for case in cases(name).case]
