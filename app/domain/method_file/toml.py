"""A file of rules (TOML) to their definition: what a consultant writes by hand."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from app.domain.issues import Issue, errors_of
from app.domain.method.definition import MethodDefinition
from app.domain.method_file.form import FileForm
from app.domain.method_file.key_locations import home_of
from app.domain.method_file.limits import why_too_large
from app.domain.method_file.method_form import METHOD_FILE
from app.domain.method_file.positions import line_of, lines_of, path_of
from app.domain.method_file.toml_words import not_toml
from app.domain.serial.plain import Path, Problem, from_plain

T = TypeVar("T")


def read_method(text: str) -> tuple[MethodDefinition | None, list[Issue]]:
    """Read a method file, as `read_rules` does."""
    return read_rules(METHOD_FILE, text)


def read_rules(form: FileForm[T], text: str) -> tuple[T | None, list[Issue]]:
    """Read a file of rules; with errors the definition is None, otherwise there may still be warnings.

    Every finding begins with the line of the file it is about.
    """
    plain = _parsed(text)
    if isinstance(plain, Issue):
        return None, [plain]
    definition, problems = from_plain(form.shape, plain, form.dialect)
    if definition is None:
        return None, _problems_with_lines(form, problems, plain, text)
    issues = form.validate(definition)
    return (None if errors_of(issues) else definition), with_lines(issues, text)


def _parsed(text: str) -> dict[str, Any] | Issue:
    if why := why_too_large(text):
        return Issue("too_large", why)
    try:
        return tomllib.loads(f"{text}\n", parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return Issue("toml", not_toml(str(error), text))


def _problems_with_lines(form: FileForm[T], problems: Iterable[Problem], plain: Any, text: str) -> list[Issue]:
    lines = lines_of(text)
    return _in_order((line_of(lines, problem.path), _told(form, problem, plain).as_issue()) for problem in problems)


def _told(form: FileForm[T], problem: Problem, plain: Any) -> Problem:
    """Say of a key known elsewhere where it belongs."""
    groups = [part for part in problem.path if isinstance(part, str)]
    if (instead := form.instead.get((groups[-2], groups[-1])) if len(groups) > 1 else None) is not None:
        return replace(problem, sentence=f"voce fuori posto: {instead}")
    home = home_of(problem.path, plain, form.shape, form.dialect) if problem.is_unknown_key else ""
    return replace(problem, sentence=f"voce fuori posto: {home}") if home else problem


def with_lines(issues: Iterable[Issue], text: str) -> list[Issue]:
    """Begin each finding on the rules that a text says with the line it is about."""
    listed = list(issues)
    lines: Mapping[Path, int] = lines_of(text) if listed else {}
    return _in_order((line_of(lines, path_of(issue.field)), issue) for issue in listed)


def _in_order(placed: Iterable[tuple[int, Issue]]) -> list[Issue]:
    return [_on_line(line, issue) for line, issue in sorted(placed, key=lambda one: one[0])]


def _on_line(line: int, issue: Issue) -> Issue:
    return replace(issue, sentence=f"Riga {line}: {issue.sentence[:1].lower()}{issue.sentence[1:]}")
