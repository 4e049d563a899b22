"""A method file (TOML) to a definition: what a consultant writes by hand."""

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
        return None, [Issue("toml", f"Il testo non è scritto secondo le regole del formato TOML: {error}.")]
    definition, problems = from_plain(MethodDefinition, plain, ITALIAN)
    if definition is None:
        return None, [problem.as_issue() for problem in problems]
    issues = validate(definition)
    return (None if errors_of(issues) else definition), issues
