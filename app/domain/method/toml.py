"""A method file (TOML) to a definition: what a consultant writes by hand."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.issues import Issue, errors_of
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.plain import Path, Problem, from_plain
from app.domain.method.positions import line_of, lines_of, path_of
from app.domain.method.words import ITALIAN


def read_method(text: str) -> tuple[MethodDefinition | None, list[Issue]]:
    """Read a method file; with errors the definition is None, otherwise there may still be warnings.

    Every finding begins with the line of the file it is about.
    """
    plain = _parsed(text)
    if isinstance(plain, Issue):
        return None, [plain]
    definition, problems = from_plain(MethodDefinition, plain, ITALIAN)
    if definition is None:
        return None, _problems_with_lines(problems, text)
    issues = validate(definition)
    return (None if errors_of(issues) else definition), _with_lines(issues, text)


def _parsed(text: str) -> dict[str, Any] | Issue:
    try:
        return tomllib.loads(f"{text}\n", parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return _not_toml(str(error))


def _problems_with_lines(problems: Iterable[Problem], text: str) -> list[Issue]:
    lines = lines_of(text)
    placed = [(line_of(lines, problem.path), problem.as_issue()) for problem in problems]
    return [_on_line(line, issue) for line, issue in sorted(placed, key=lambda one: one[0])]


def _with_lines(issues: Iterable[Issue], text: str) -> list[Issue]:
    listed = list(issues)
    lines: Mapping[Path, int] = lines_of(text) if listed else {}
    return [_on_line(line_of(lines, path_of(issue.field)), issue) for issue in listed]


def _on_line(line: int, issue: Issue) -> Issue:
    return replace(issue, sentence=f"Riga {line}: {issue.sentence[:1].lower()}{issue.sentence[1:]}")


def _not_toml(message: str) -> Issue:
    """Say where the text stops being TOML; the parser tells the place only inside its message."""
    found = re.search(r"at line (\d+), column (\d+)", message)
    where = f"Riga {found[1]}, colonna {found[2]}" if found else "Alla fine del testo"
    why = next((words for start, words in _WHY.items() if message.startswith(start)), _RULES)
    return Issue("toml", f"{where}: {why}.")


_RULES = "il testo non rispetta le regole del formato TOML"
_WHY = {
    "Cannot overwrite a value": "questa voce c'è già",
    "Cannot declare": "questo gruppo c'è già, oppure il suo nome è già quello di una voce",
    "Duplicate inline table key": "questa voce c'è già",
    "Expected '=' after a key": "dopo il nome della voce ci vuole il segno =",
    "Invalid value": "manca il valore, o è un testo senza virgolette",
    "Unclosed array": "un elenco non è chiuso con ]",
    "Unclosed inline table": "un gruppo tra parentesi graffe non è chiuso con }, oppure va a capo",
    "Unterminated string": "un testo non è chiuso con le virgolette",
    "Illegal character": "un testo non è chiuso con le virgolette prima di andare a capo",
    "Expected newline or end of document": "dopo il valore c'è qualcosa di troppo",
}
