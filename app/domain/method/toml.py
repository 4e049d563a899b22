"""A method file (TOML) to a definition: what a consultant writes by hand."""

import re
import tomllib
from decimal import Decimal

from app.domain.issues import Issue, errors_of
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.plain import from_plain
from app.domain.method.words import ITALIAN


def read_method(text: str) -> tuple[MethodDefinition | None, list[Issue]]:
    """Read a method file; with errors the definition is None, otherwise there may still be warnings."""
    try:
        plain = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return None, [_not_toml(str(error))]
    definition, problems = from_plain(MethodDefinition, plain, ITALIAN)
    if definition is None:
        return None, [problem.as_issue() for problem in problems]
    issues = validate(definition)
    return (None if errors_of(issues) else definition), issues


def _not_toml(message: str) -> Issue:
    """Say where the text stops being TOML; the parser tells the place only inside its message."""
    found = re.search(r"at line (\d+), column (\d+)", message)
    where = f"Riga {found[1]}, colonna {found[2]}" if found else "Alla fine del testo"
    return Issue("toml", f"{where}: il testo non rispetta le regole del formato TOML.")
