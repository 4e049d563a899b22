"""The files of the example, read into the drafts that forms edit."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from app.domain.errors import UserError
from app.domain.serial.plain import from_plain
from app.services.resources import RESOURCES
from app.services.toml_resources import read_toml

T = TypeVar("T")
Row = Mapping[str, Any]

FOLDER = "example"
LOGO = RESOURCES / FOLDER / "logo.png"
OBJECTIVES = {
    2023: ("obiettivi-2023",),
    2024: (
        "obiettivi-comuni-2024",
        "obiettivi-affari-generali-2024",
        "obiettivi-ragioneria-2024",
        "obiettivi-territorio-2024",
        "obiettivi-persona-2024",
    ),
}
"""The files with the objectives of each year, in the order in which the plan lists them."""


def municipality_file() -> Row:
    return read_toml(FOLDER, "comune.toml")


def people_file() -> Row:
    return read_toml(FOLDER, "personale.toml")


def progressions_file() -> Row:
    return read_toml(FOLDER, "progressioni.toml")


def training_file(year: int) -> Row:
    found: Row = read_toml(FOLDER, "formazione.toml")[str(year)]
    return found


def session_file(year: int) -> Row:
    found: Row = read_toml(FOLDER, "sessione.toml")[str(year)]
    return found


def objective_rows(year: int, table: str) -> Iterator[Row]:
    """Yield the `common`, `cross` or `sector` tables of a year, file after file."""
    for name in OBJECTIVES[year]:
        yield from read_toml(FOLDER, f"{name}.toml").get(table, ())


def draft_of(shape: type[T], row: Row, *apart: str) -> T:
    """Read a row as a draft, leaving the keys in `apart` to the caller; any other unknown key is refused."""
    value, problems = from_plain(shape, {key: item for key, item in row.items() if key not in apart})
    if value is None:
        raise UserError(f"Dati del comune di esempio: {problems[0].as_issue().sentence}.", "Reinstallare il programma.")
    return value


def noon(day: date) -> datetime:
    """Return the moment at which the example does what it does on `day`."""
    return datetime.combine(day, time(12), UTC)
