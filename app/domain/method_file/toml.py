"""A method file (TOML) to a definition: what a consultant writes by hand."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.issues import Issue, errors_of
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method_file.key_locations import home_of
from app.domain.method_file.limits import why_too_large
from app.domain.method_file.positions import line_of, lines_of, path_of
from app.domain.method_file.toml_words import not_toml
from app.domain.method_file.words import ITALIAN
from app.domain.serial.plain import Path, Problem, from_plain


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
    return (None if errors_of(issues) else definition), with_lines(issues, text)


def _parsed(text: str) -> dict[str, Any] | Issue:
    if why := why_too_large(text):
        return Issue("too_large", why)
    try:
        return tomllib.loads(f"{text}\n", parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return Issue("toml", not_toml(str(error), text))


def _problems_with_lines(problems: Iterable[Problem], text: str) -> list[Issue]:
    lines = lines_of(text)
    return _in_order((line_of(lines, problem.path), _told(problem).as_issue()) for problem in problems)


def _told(problem: Problem) -> Problem:
    """Say of a key known elsewhere where it belongs."""
    home = home_of(str(problem.path[-1])) if problem.is_unknown_key else ""
    return replace(problem, sentence=f"voce fuori posto: {home}") if home else problem


def with_lines(issues: Iterable[Issue], text: str) -> list[Issue]:
    """Begin each finding on the method that a text says with the line it is about."""
    listed = list(issues)
    lines: Mapping[Path, int] = lines_of(text) if listed else {}
    return _in_order((line_of(lines, path_of(issue.field)), issue) for issue in listed)


def _in_order(placed: Iterable[tuple[int, Issue]]) -> list[Issue]:
    return [_on_line(line, issue) for line, issue in sorted(placed, key=lambda one: one[0])]


def _on_line(line: int, issue: Issue) -> Issue:
    return replace(issue, sentence=f"Riga {line}: {issue.sentence[:1].lower()}{issue.sentence[1:]}")
